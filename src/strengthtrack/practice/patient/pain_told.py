"""What a patient is told of their own answers about pain: its situation, the sentence, and the words at the end."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.session import Session
from strengthtrack.practice.patient.days import PatientDays
from strengthtrack.practice.patient.strength_told import Told
from strengthtrack.science.change import Answer, Baseline
from strengthtrack.science.trend import ReportPoint, ReportSeries


class PainSituation(StrEnum):
    """What can be said, each with a phrase of its own."""

    LESS = "less"
    MORE = "more"
    WITHIN = "within"
    EQUAL = "equal"
    NO_BAND = "no_band"
    FIRST = "first"
    START = "start"
    START_DONE = "start_done"
    NEW_SCALE = "new_scale"
    NEW_PLACE = "new_place"
    NOT_NOW = "not_now"
    NONE = "none"


NEW = frozenset({PainSituation.NEW_SCALE, PainSituation.NEW_PLACE})
_ANSWERS = {
    Answer.BETTER: PainSituation.LESS,
    Answer.WORSE: PainSituation.MORE,
    Answer.WITHIN: PainSituation.WITHIN,
}


def comparable(series: ReportSeries) -> tuple[ReportPoint, ...]:
    """The answers after the last cut."""
    cut = max((at for at, point in enumerate(series.points) if not point.joined), default=0)
    return series.points[cut:]


def pain_told(series: ReportSeries, visits: Sequence[Session], days: PatientDays, begun: date | None) -> Told:
    """The patient's worst pain; `visits` oldest first, `begun` the day that the strength above is held against."""
    found = pain_situation(series, visits)
    if found is PainSituation.NONE:
        return Told(found, days.phrases.say("pain.none"))
    point, now = series.points[-1], _score(series.points[-1].score)
    if found is PainSituation.NOT_NOW:
        return Told(found, days.phrases.say("pain.not_now", day=days.day(point.day), now=now))
    if point.change is None or series.baseline is None:
        gaps = _counted(series.baseline) if found in {PainSituation.START, PainSituation.START_DONE} else {}
        return Told(
            found, days.phrases.say(f"pain.{found}", now=now, **gaps), now, days.phrases.say("end.first_answer")
        )
    sentence = _compared(found, series.baseline, point, days, begun)
    return Told(found, sentence, now, days.phrases.say("end.was", before=_score(series.baseline.value)))


def pain_situation(series: ReportSeries, visits: Sequence[Session]) -> PainSituation:
    """What can be said of the last answer."""
    if not series.points:
        return PainSituation.NONE
    point = series.points[-1]
    if visits and visits[-1].id != point.session_id:
        return PainSituation.NOT_NOW
    if point.change is None:
        return _begun(series, visits)
    if point.change.by == 0.0:
        return PainSituation.EQUAL
    return _ANSWERS.get(point.change.answer, PainSituation.NO_BAND)


def _begun(series: ReportSeries, visits: Sequence[Session]) -> PainSituation:
    baseline = series.baseline
    if baseline is not None and baseline.wanted > 1:
        return PainSituation.START_DONE if baseline.whole else PainSituation.START
    if series.points[-1].joined:
        return PainSituation.FIRST
    last, before = [visit.pain for visit in reversed(visits) if visit.pain.worst is not None][:2]
    return PainSituation.NEW_SCALE if last.scale is not before.scale else PainSituation.NEW_PLACE


def _score(score: float) -> str:
    """“7”, or “6.5” for a mark on a line or a mean."""
    return figure(score, int(score != int(score)))


def _compared(
    found: PainSituation, baseline: Baseline, point: ReportPoint, days: PatientDays, begun: date | None
) -> str:
    before, now = _score(baseline.value), _score(point.score)
    if len(baseline.visits) > 1:
        when = days.phrases.say("when.first_answers", count=str(len(baseline.visits)))
    elif baseline.first_day == begun:
        return days.phrases.say(f"pain.{found}", before=before, now=now)
    else:
        when = days.since(baseline.first_day, point.day)
    return days.phrases.say(f"pain.{found}_since", before=before, now=now, when=when)


def _counted(baseline: Baseline | None) -> dict[str, str]:
    return {} if baseline is None else {"done": str(len(baseline.visits)), "count": str(baseline.wanted)}
