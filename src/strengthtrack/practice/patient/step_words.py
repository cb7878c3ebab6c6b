"""One movement and side as a patient is shown it: two sentences apart, what is drawn, and what must be said beside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.practice.patient.days import PatientDays
from strengthtrack.practice.patient.pain_told import NEW, comparable, pain_told
from strengthtrack.practice.patient.steps import Step, last_tested, visits
from strengthtrack.practice.patient.strength_told import Situation, Told, pull, since_when, start_words, strength_told
from strengthtrack.science.care import Bands, Care, Look
from strengthtrack.science.trend import Segment, Trend
from strengthtrack.science.trend_of import trend

Dated = tuple[tuple[date, float], ...]


@dataclass(frozen=True, slots=True)
class StepWords:
    """`line` is % more or less than the first test, `half` the error band around it in the same, None if not known.

    Only what may be compared is in `line` and in `answers`, which are scores 0 to 10. `days` are the axis's words.
    """

    movement: Movement
    side: Side
    name: str
    title: str
    strength: Told
    pain: Told
    notes: tuple[str, ...]
    line: Dated
    half: float | None
    start: str
    answers: Dated
    days: Mapping[date, str]

    @property
    def aloud(self) -> str:
        """All of it as it is read out."""
        return " ".join((self.strength.sentence, *self.notes, self.pain.sentence))


def step_words(care: Care, step: Step, bands: Bands, days: PatientDays) -> StepWords:
    """The last test of `step` against its baseline; it was tested at least once."""
    movement, side = step
    drawn = trend(movement, care, Look(quantity=Quantity.OF_BASELINE), bands)
    segment, last = drawn.compared(side), last_tested(care, step)
    assert last is not None  # noqa: S101 - steps are what was tested
    line, half = _line(segment), _half(segment)
    answers = tuple((point.day, point.score) for point in comparable(drawn.report))
    strength = strength_told(drawn, side, last.id, days)
    baseline = segment.baseline if segment else None
    pain = pain_told(drawn.report, visits(care), days, since_when(strength, baseline))
    broken = any(gap.side is side for gap in drawn.breaks)
    return StepWords(
        movement=movement,
        side=side,
        name=days.phrases.say(f"movement.{movement}"),
        title=days.phrases.say(f"chart.title{pull(movement)}"),
        strength=strength,
        pain=pain,
        notes=(
            *_when_notes(last.day, answers, days),
            *_strength_notes(strength, line, days, broken=broken),
            *_pain_notes(drawn, pain, answers, days),
        ),
        line=line,
        half=half,
        start=start_words(baseline, line[-1][0], days) if baseline and line else "",
        answers=answers,
        days=_labels((*line, *answers), days),
    )


def _line(segment: Segment | None) -> Dated:
    return tuple((point.day, point.value - 100.0) for point in segment.points) if segment else ()


def _half(segment: Segment | None) -> float | None:
    return segment.line.half if segment is not None and segment.line is not None else None


def _when_notes(tested: date, answers: Dated, days: PatientDays) -> tuple[str, ...]:
    """Of what day it is, where that is not the day of the page."""
    found = {"tested_on": tested, "pain_on": answers[-1][0] if answers else days.today}
    old = {key: day for key, day in found.items() if day != days.today}
    if len(old) == len(found) and len(set(old.values())) == 1:
        old = {"as_on": tested}
    return tuple(days.phrases.say(f"note.{key}", day=days.day(day)) for key, day in old.items())


def _strength_notes(told: Told, line: Dated, days: PatientDays, *, broken: bool) -> tuple[str, ...]:
    if not line or not broken or told.situation == Situation.CHANGED:
        return ()
    return (days.phrases.say("note.another_way"),)


def _pain_notes(drawn: Trend, told: Told, answers: Dated, days: PatientDays) -> tuple[str, ...]:
    if len(answers) == len(drawn.report.points) or told.situation in NEW:
        return ()
    return (days.phrases.say("note.pain_another_way"),)


def _labels(shown: Dated, days: PatientDays) -> dict[date, str]:
    """Every day on the axis; all of them with their year where one is of another year than this."""
    full = any(day.year != days.today.year for day, _ in shown)
    return {day: days.full(day) if full else days.day(day) for day, _ in shown}
