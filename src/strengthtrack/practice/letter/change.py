"""What a letter says of change: each with its answer, and under the table how large the error is taken to be."""

from collections.abc import Iterator

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.sentences import first_sentence, listed, lower_first
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Movement
from strengthtrack.practice.change_words import answer_words, percent_words
from strengthtrack.practice.letter import words as say
from strengthtrack.practice.letter.material import Material, Series
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
    known = list(_known({movement: one for movement, one in bands.items() if one.half is not None}))
    if known:
        since = say.unique(day_in_full(series.baseline.first_day) for series, _ in judged if series.baseline)
        yield f"Change is counted from {listed(since)}. Measurement error: {'; '.join(known)}; same tester only."
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


def _short(words: str) -> str:
    """The first sentence, inside another."""
    return lower_first(first_sentence(words))
