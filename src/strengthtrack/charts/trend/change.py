"""What a progress chart says of a change: how much, and which of the three answers."""

from strengthtrack.clinic.figures import figure, signed
from strengthtrack.science.change import Answer, Baseline, Change

_SHORT = {
    Answer.BASELINE: "baseline",
    Answer.BETTER: "beyond error",
    Answer.WORSE: "beyond error",
    Answer.WITHIN: "within error",
    Answer.CANNOT_TELL: "cannot tell yet",
}
_LONG = {
    Answer.BASELINE: "the baseline",
    Answer.BETTER: "beyond measurement error",
    Answer.WORSE: "beyond measurement error",
    Answer.WITHIN: "within measurement error",
    Answer.CANNOT_TELL: "cannot tell yet",
}


def decimals_of(value: float) -> int:
    """Decimals of a score or of half a band in points: none where it is whole."""
    return 0 if abs(value - round(value)) < 0.05 else 1


def how_much(change: Change) -> str:
    """“+31 %” of the baseline, “−4” where there is no such part; empty where nothing was counted."""
    if change.part is not None:
        return f"{signed(change.part * 100.0, change.decimals)} %"
    return "" if change.by is None else signed(change.by, decimals_of(change.by))


def points(change: Change) -> str:
    """“−4”: a change of a score in its own points, never as a part of them."""
    return "" if change.by is None else signed(change.by, decimals_of(change.by))


def answer(change: Change) -> str:
    """“beyond error”, “within error”, “cannot tell yet”."""
    return _SHORT[change.answer]


def against_points(change: Change, baseline: Baseline | None) -> str:
    """“beyond ±2”, “within ±2”; without a band as `answer` says it."""
    half = baseline.half if baseline else None
    if half is None or change.answer in {Answer.CANNOT_TELL, Answer.BASELINE}:
        return answer(change)
    return f"{'beyond' if change.beyond else 'within'} ±{figure(half, decimals_of(half))}"


def change_aloud(change: Change, *, scored: bool = False) -> str:
    """“31 % over the baseline, beyond measurement error”; scores are told in points."""
    told = points(change) if scored else how_much(change)
    parts = [_from_baseline(told, scored=scored)] if told else []
    why = f": {change.why}" if change.why else ""
    return ", ".join([*parts, f"{_LONG[change.answer]}{why}"])


def _from_baseline(told: str, *, scored: bool) -> str:
    size = told.lstrip("+−")
    if size.removesuffix(" %") in {"0", "0.0"}:
        return "as at the baseline"
    unit = "" if not scored else " point" if size == "1" else " points"
    return f"{size}{unit} {'under' if told.startswith('−') else 'over'} the baseline"
