"""The sentences of a letter. Values with their days; never a change, a verdict or a cause."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from math import floor

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.letter import LetterKind
from strengthtrack.clinic.pain import PainReport
from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.clinic.programme import Programme
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.sentences import NOT_WHY, listed, lower_first
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import SIDES, Side
from strengthtrack.documents.letter.facts import ChartFacts
from strengthtrack.practice.letter import words as say
from strengthtrack.practice.letter.material import Material, Series
from strengthtrack.practice.letter.results import shown_visits
from strengthtrack.science.trend import StrengthPoint, Trend

WORST, USUAL, NOW = "Worst pain in the last week", "Usual pain in the last week", "Pain before the test"


def programme_words(programme: Programme | None) -> str:
    """“eight-week hip programme from 3 March 2026”; empty without a programme."""
    if programme is None:
        return ""
    return f"{say.count(programme.weeks)}-week {programme.name} programme from {day_in_full(programme.starts_on)}"


def opening(material: Material, kind: LetterKind = LetterKind.PROGRESS) -> str:
    """What the letter is for, and the programme the patient was seen for."""
    programme = programme_words(material.programme)
    thanks = (
        "Thank you for referring this patient" if material.patient.referrer.strip() else "This is a report on a patient"
    )
    begins, seen = (_ONWARD, "who was seen here") if kind is LetterKind.ONWARD else (thanks, "seen")
    first = f"{begins}, {seen} for {say.a_or_an(programme)}." if programme else f"{begins}."
    return f"{first} This letter is written at discharge." if kind is LetterKind.DISCHARGE else first


_ONWARD = "Thank you for seeing this patient"


def diagnosis(material: Material) -> str:
    """Diagnosis or reason as it was recorded, and the affected side."""
    patient = material.patient
    reason = " ".join(patient.reason.split())
    side = "" if patient.affected is AffectedSide.UNKNOWN else f"Affected side: {patient.affected.value}."
    return " ".join(filter(None, (say.sentence(reason) if reason else "", side)))


def summary(material: Material) -> str:
    """The values of the affected side at the first and the last visit shown."""
    return " ".join(_strength(material))


def _strength(material: Material) -> Iterator[str]:
    shown = {session.id for session in shown_visits(material)}
    for side in material.sides:
        by_days: dict[tuple[date, ...], list[tuple[Series, list[StrengthPoint]]]] = {}
        for series in material.series:
            points = [point for point in series.points if point.session_id in shown]
            if series.side is side and points:
                ends = points[:1] + points[1:][-1:]
                by_days.setdefault(tuple(point.day for point in ends), []).append((series, ends))
        for days, found in by_days.items():
            yield _pushed(side.value, days, found)


def _pushed(side: str, days: Sequence[date], found: Sequence[tuple[Series, list[StrengthPoint]]]) -> str:
    first = listed([f"{say.value(ends[0])} in {series.movement.words.lower()}" for series, ends in found])
    words = f"The {side} side pushed {first} on {day_in_full(days[0])}"
    if len(days) > 1:
        words += f", and {listed([say.value(ends[1]) for _, ends in found])} on {day_in_full(days[1])}"
    return f"{words}."


def of_ten(score: str) -> str:
    """“7 of 10”, “3.7 VAS of 10”, “2 of 10 (right knee)”."""
    given, bracket, place = score.partition(" (")
    return f"{given} of 10{bracket}{place}"


def pain_visits(material: Material) -> tuple[Session, ...]:
    """The visits whose pain is told: those of the table, or without one those that have an answer."""
    answered = [one for one in material.sessions if one.pain.answered]
    return shown_visits(material) or material.shown(answered, lambda session: session.day)


def pain(material: Material) -> str:
    """Pain as it was answered, visit by visit; what was not answered is not in it."""
    asked = ((WORST, _worst_of), (USUAL, lambda told: told.usual), (NOW, lambda told: told.now))
    told = [_scores(what, _answered(material, which)) for what, which in asked]
    return " ".join(filter(None, (*told, _in_tests(material))))


def _worst_of(told: PainReport) -> float | None:
    return told.worst


def _answered(material: Material, which: Callable[[PainReport], float | None]) -> list[tuple[date, str]]:
    """Day and score of the visits that answered, each as its scale tells it."""
    asked = [(session.day, session.pain, which(session.pain)) for session in pain_visits(material)]
    places = {told.place for _, told, score in asked if score is not None}
    return [
        (day, told.scale.words(score) + (f" ({told.place})" if told.place and len(places) > 1 else ""))
        for day, told, score in asked
        if score is not None
    ]


def _scores(what: str, answered: Sequence[tuple[date, str]]) -> str:
    if not answered:
        return ""
    return f"{what}, 0 to 10: {', '.join(f'{score} on {day_in_full(day)}' for day, score in answered)}."


def _in_tests(material: Material) -> str:
    visits = material.visits()
    if not visits:
        return ""
    last = visits[-1]
    given = [
        (series.movement, series.side, str(score))
        for series in material.series
        if (score := material.pain_in_test.get((last.id, series.movement, series.side))) is not None
    ]
    return f"Pain during the tests of {day_in_full(last.day)}, 0 to 10: {say.by_movement(given)}." if given else ""


def chart(trend: Trend) -> ChartFacts:
    """What the picture of one movement shows."""
    sides = {segment.side.value for segment in trend.segments}
    drawn = {"right": "Right: circles, solid.", "left": "Left: squares, dashed."}
    key = [words for side, words in drawn.items() if side in sides]
    caption = " ".join((f"{trend.movement.words}.", *key, *_shaded(trend), NOT_WHY))
    return ChartFacts(_alternative(trend), caption)


def _shaded(trend: Trend) -> Iterator[str]:
    """Which measurement error is drawn: the affected side's, else the right one's, and that of pain."""
    order = sorted(SIDES, key=lambda side: side is not (trend.affected or Side.RIGHT))
    lines = (segment for side in order if (segment := trend.compared(side)) and segment.baseline)
    segment, pain = next(lines, None), trend.report.baseline
    strength = segment is not None and segment.line is not None and segment.line.half is not None
    whose = [f"of the {segment.side.value} side"] if strength and segment else []
    whose += ["of pain"] if pain is not None and pain.half is not None else []
    if whose:
        yield f"Shaded: within measurement error {listed(whose)}."


def _alternative(trend: Trend) -> str:
    what = f"{trend.movement.words.lower()}, in {trend.quantity.words.lower()}"
    parts = [f"Two panels over one axis of weeks. Above, strength in {what}.", *_lines(trend)]
    if trend.report.points:
        scores = ", ".join(f"{point.words} in {_week(point.week)}" for point in trend.report.points)
        parts.append(f"Below, worst pain in the last week, 0 to 10: {scores}.")
    parts += [say.sentence(f"Paused from {_week(pause.week)}, {pause.why}".rstrip(", ")) for pause in trend.pauses]
    parts += [say.sentence(f"In {_week(event.week)}: {event.words}") for event in trend.events]
    return " ".join((*parts, NOT_WHY))


def _lines(trend: Trend) -> Iterator[str]:
    """The values of each line as they are drawn, and why a line breaks."""
    for segment in trend.segments:
        values = [f"{_in_chart(point, trend.quantity)} in {_week(point.week)}" for point in segment.points]
        apart = "" if segment.compared else ", not compared with what follows"
        yield f"{segment.side.value.capitalize()}{apart}: {', '.join(values)}."
    for found in trend.breaks:
        yield f"The {found.side.value} line breaks: {lower_first(listed(found.why))}."


def _in_chart(point: StrengthPoint, quantity: Quantity) -> str:
    newtons = quantity is Quantity.NEWTONS
    drawn = say.newtons(point.value_n) if newtons else figure(point.value, quantity.decimals)
    return drawn + (" (typed)" if point.typed else "")


def _week(week: float) -> str:
    return say.week(floor(week)).replace(say.SPACE, " ")
