"""What a letter says of change: each with its answer, and under the table how large the error is taken to be."""

from collections.abc import Iterator

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.session import Session
from strengthtrack.practice import letter_words as say
from strengthtrack.practice.change_words import answer_words, percent_words
from strengthtrack.practice.letter_material import Material, Series
from strengthtrack.science.change import Answer, Baseline
from strengthtrack.science.trend import StrengthPoint


def change_cell(series: Series, point: StrengthPoint | None) -> str:
    """“+31 %, beyond error”; “baseline”, or nothing where the visit has no value that may be compared."""
    if point is None:
        return ""
    if point.change is None:
        return "baseline" if series.baseline and point.session_id in series.baseline.visits else ""
    if point.change.answer is Answer.CANNOT_TELL:
        return answer_words(point.change)
    return f"{percent_words(point.change)}, {answer_words(point.change)}".replace(" ", say.SPACE)


def changes_note(material: Material, latest: Session) -> Iterator[str]:
    """How large the error of each movement is taken to be, and why nothing can be told where that is so."""
    judged = [(series, point.change) for series in material.series if (point := series.at(latest.id)) and point.change]
    bands = {series.movement: series.baseline for series, _ in judged if series.baseline}
    known = [
        f"{say.lower_first(movement.words)} ±{_half(baseline)} ({_short(baseline.band.words)})"
        for movement, baseline in bands.items()
        if baseline.half is not None
    ]
    if known:
        since = say.unique(day_in_full(series.baseline.first_day) for series, _ in judged if series.baseline)
        yield f"Change is counted from {say.listed(since)}. Measurement error: {'; '.join(known)}; same tester only."
    for why in say.unique(change.why for _, change in judged if change.answer is Answer.CANNOT_TELL):
        which = [say.lower_first(series.words) for series, change in judged if change.why == why]
        whose = "" if len(which) == len(judged) else f" for {say.listed(which)}"
        yield f"It cannot be told yet{whose} whether a change is more than measurement error: {why}."


def _half(baseline: Baseline) -> str:
    part = baseline.half_part
    return f"{(part or 0.0) * 100:.0f}{say.SPACE}%"


def _short(words: str) -> str:
    """The first sentence, inside another."""
    return say.lower_first(words.partition(". ")[0].rstrip("."))
