"""What a patient is told of one strength test: its situation, the sentence, and the words at the end of the line."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.practice.patient.days import PatientDays
from strengthtrack.science.change import Answer, Baseline
from strengthtrack.science.trend import Segment, Trend


class Situation(StrEnum):
    """What can be said, each with a phrase of its own."""

    BETTER = "better"
    WORSE = "worse"
    WITHIN = "within"
    FIRST = "first"
    START = "start"
    START_DONE = "start_done"
    CHANGED = "changed"
    NO_BAND = "no_band"
    MISSING = "missing"
    UNCOUNTED = "uncounted"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with what stands large and small at the end of its line; both may be empty."""

    situation: str
    sentence: str
    big: str = ""
    small: str = ""


_COMPARED = {
    Answer.BETTER: Situation.BETTER,
    Answer.WORSE: Situation.WORSE,
    Answer.WITHIN: Situation.WITHIN,
}
_BEGINS = {Situation.FIRST, Situation.START, Situation.START_DONE, Situation.CHANGED}
_PULLED = frozenset({Movement.KNEE_FLEXION})


def pull(movement: Movement) -> str:
    """The ending of a phrase's key where the patient pulls and does not push."""
    return "_pull" if movement in _PULLED else ""


def strength_told(drawn: Trend, side: Side, last_session: str, days: PatientDays) -> Told:
    """One side of a trend in % of its baseline; `last_session` is the last in which it was tested."""
    segment = drawn.compared(side)
    found = situation(drawn, side, last_session)
    if segment is None or found in {Situation.MISSING, Situation.UNCOUNTED}:
        return Told(found, days.phrases.say(f"strength.{found}"), small=days.phrases.say("end.cannot_tell"))
    if found in _COMPARED.values():
        return _compared(found, drawn.movement, segment, days)
    small = "end.start" if found in _BEGINS else "end.cannot_tell"
    return Told(found, _not_compared(found, segment.baseline, days), small=days.phrases.say(small))


def situation(drawn: Trend, side: Side, last_session: str) -> Situation:
    """What can be said of a side's last test."""
    segment = drawn.compared(side)
    if segment is None or segment.points[-1].session_id != last_session:
        uncounted = any((one.side, one.session_id) == (side, last_session) for one in drawn.uncounted)
        return Situation.UNCOUNTED if uncounted else Situation.MISSING
    change = segment.points[-1].change
    if change is None:
        return _begun(drawn, segment)
    return _COMPARED.get(change.answer) or _untold(segment.baseline)


def start_words(baseline: Baseline, last: date, days: PatientDays) -> str:
    """What the baseline is called on the axis."""
    if baseline.wanted > 1:
        return days.phrases.say("chart.start")
    return days.start(baseline.first_day, last)


def since_when(told: Told, baseline: Baseline | None) -> date | None:
    """The day that a sentence holds strength against; None where it names none."""
    return baseline.first_day if baseline is not None and told.situation in _COMPARED.values() else None


def _begun(drawn: Trend, segment: Segment) -> Situation:
    baseline = segment.baseline
    if baseline is not None and baseline.wanted > 1:
        return Situation.START_DONE if baseline.whole else Situation.START
    broken = any(gap.side is segment.side for gap in drawn.breaks)
    return Situation.CHANGED if broken else Situation.FIRST


def _untold(baseline: Baseline | None) -> Situation:
    if baseline is None or baseline.half is not None:
        return Situation.START if baseline is not None and not baseline.whole else Situation.MISSING
    return Situation.NO_BAND if baseline.whole else Situation.START


def _compared(found: Situation, movement: Movement, segment: Segment, days: PatientDays) -> Told:
    last, baseline = segment.points[-1], segment.baseline
    assert last.change is not None  # noqa: S101 - whoever is beyond or within error was compared
    assert baseline is not None  # noqa: S101
    percent = percent_words(last.change.part or 0.0, days)
    sentence = days.phrases.say(
        f"strength.{found}{pull(movement)}",
        who=days.phrases.say(f"who.{movement.value.split('_')[0]}_{segment.side}"),
        percent=percent,
        when=_when(baseline, last.day, days),
    )
    big = "" if found is Situation.WITHIN else days.phrases.say("end.percent", percent=percent)
    return Told(found, sentence, big, days.phrases.say(f"end.{found}"))


def percent_words(part: float, days: PatientDays) -> str:
    """“31”; “under 1” where it would be rounded to nothing."""
    whole = round(abs(part) * 100.0)
    return str(whole) if whole else days.phrases.say("end.under_one")


def _when(baseline: Baseline, day: date, days: PatientDays) -> str:
    if len(baseline.visits) > 1:
        return days.phrases.say("when.first_tests", count=str(len(baseline.visits)))
    return days.since(baseline.first_day, day)


def _not_compared(found: Situation, baseline: Baseline | None, days: PatientDays) -> str:
    gaps = {}
    if baseline is not None and found in {Situation.START, Situation.START_DONE}:
        gaps = {"done": str(len(baseline.visits)), "count": str(baseline.wanted)}
    return days.phrases.say(f"strength.{found}", **gaps)
