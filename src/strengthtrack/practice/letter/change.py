"""What a letter says of change: each with its answer, and under the table how large the error is taken to be."""

from collections.abc import Iterator, Sequence

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.sentences import first_sentence, listed, lower_first
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Movement
from strengthtrack.practice.change_words import percent_words
from strengthtrack.practice.letter import words as say
from strengthtrack.practice.letter.material import Material, Series
from strengthtrack.science.change import Answer, Baseline, Change
from strengthtrack.science.trend import StrengthPoint

BEYOND_MARK, WITHIN_MARK = "◆", "◇"


def change_cells(series: Series, point: StrengthPoint | None) -> tuple[str, str, bool]:
    """“+31 %” and “◆ beyond ±15 %”, and whether it is beyond; empty where the visit has nothing that is compared."""
    if point is None:
        return "", "", False
    found = point.change
    if found is None:
        first = series.baseline is not None and point.session_id in series.baseline.visits
        return "", Answer.BASELINE.value if first else "", False
    if found.answer is Answer.CANNOT_TELL:
        return "", found.answer.value, False
    return say.kept_together(percent_words(found)), _against_band(found), found.beyond


def _against_band(found: Change) -> str:
    """“◆ beyond ±15 %”: the mark says it too, where print has no colour."""
    mark, words = (BEYOND_MARK, "beyond") if found.beyond else (WITHIN_MARK, "within")
    if found.half_part is None:
        return say.kept_together(f"{mark} {words} error")
    return say.kept_together(f"{mark} {words} ±{figure(found.half_part * 100.0, found.decimals)} %")


def changes_note(material: Material, latest: Session) -> Iterator[str]:
    """How large the error of each movement is taken to be, and why nothing can be told where that is so."""
    judged = [(series, point.change) for series in material.series if (point := series.at(latest.id)) and point.change]
    bands = {series.movement: series.baseline for series, _ in judged if series.baseline}
    known = list(_known({movement: one for movement, one in bands.items() if one.half is not None}))
    if known:
        since = say.unique(day_in_full(series.baseline.first_day) for series, _ in judged if series.baseline)
        yield f"Change is counted from {listed(since)}. Measurement error: {'; '.join(known)}; same tester only."
    yield from _in_torque([series for series, _ in judged], len(judged))
    for why in say.unique(change.why for _, change in judged if change.answer is Answer.CANNOT_TELL):
        which = [lower_first(series.words) for series, change in judged if change.why == why]
        whose = "" if len(which) == len(judged) else f" for {listed(which)}"
        yield f"It cannot be told yet{whose} whether a change is more than measurement error: {why}."


def _known(bands: dict[Movement, Baseline]) -> Iterator[str]:
    """“hip abduction ±15 % and hip extension ±20 % (typical published value)”: where they are from, once for all."""
    for source in say.unique(_short(one.band.words) for one in bands.values()):
        those = [(movement, one) for movement, one in bands.items() if _short(one.band.words) == source]
        yield f"{listed([f'{lower_first(movement.words)} ±{_half(one)}' for movement, one in those])} ({source})"


def _half(baseline: Baseline) -> str:
    part = baseline.half_part
    return f"{(part or 0.0) * 100:.0f}{say.SPACE}%"


def _in_torque(judged: Sequence[Series], tests: int) -> Iterator[str]:
    """Which changes are not those of the newtons in the table."""
    moved = [series for series in judged if series.baseline and series.baseline.unit == Quantity.TORQUE.value]
    if moved:
        arms = say.unique(say.centimetres(arm) for series in moved for arm in _arms(series))
        which = "" if len(moved) == tests else f" of {listed([lower_first(series.words) for series in moved])}"
        yield (
            f"The change{which} is told in newton metres, force times lever arm, for the lever arm was measured "
            f"differently from visit to visit ({listed(arms)})."
        )


def _arms(series: Series) -> Iterator[float]:
    yield from (point.setup.lever_arm_m for point in series.points if point.setup and point.setup.lever_arm_m)


def _short(words: str) -> str:
    """The first sentence, inside another; who reads a letter has a clinic of their own."""
    return lower_first(first_sentence(words)).replace("your clinic", "this clinic")
