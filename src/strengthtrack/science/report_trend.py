"""What the patient reports across the visits: worst pain, or one questionnaire, with its baseline and error band."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore
from strengthtrack.clinic.pain import PainReport, PainScale
from strengthtrack.clinic.reported import reported
from strengthtrack.clinic.session import Session
from strengthtrack.science.care import Bands, Care
from strengthtrack.science.change import Baseline, ErrorBand, change
from strengthtrack.science.trend import ReportPoint, ReportSeries
from strengthtrack.science.weeks import week_of


def report_series(measure: FunctionMeasure | None, care: Care, bands: Bands) -> ReportSeries:
    """Worst pain for None, else a questionnaire; the sessions of `care` oldest first."""
    kind, visits, start = reported(measure), care.sessions, care.start
    if measure is None:
        points = _pain(visits, start)
        scale = _last_scale(visits)
        band, guide = bands.pain(scale), bands.pain_mic(scale)
    else:
        points = _scores(measure, care)
        band, guide = bands.function(measure), bands.function_mic(measure)
    told, source = guide or (None, "")
    if kind.is_change:
        return ReportSeries(kind, points, None, told, source)
    judged, baseline = _judged(points, care, bands.baseline_visits, band, higher_is_better=kind.higher_is_better)
    return ReportSeries(kind, judged, baseline, told, source)


def _last_scale(visits: Sequence[Session]) -> PainScale:
    scales = [visit.pain.scale for visit in visits if visit.pain.worst is not None]
    return scales[-1] if scales else PainScale.NUMERIC


def _pain(visits: Sequence[Session], start: date) -> tuple[ReportPoint, ...]:
    points: list[ReportPoint] = []
    before: PainReport | None = None
    for visit in visits:
        told = visit.pain
        if told.worst is not None:
            joined = before is None or told.joins(before)
            week, words = week_of(visit.day, start), told.scale.words(told.worst)
            points.append(ReportPoint(visit.id, visit.day, week, told.worst, words, joined))
            before = told.placed_as(before) if before is not None and joined else told
    return tuple(points)


def _scores(measure: FunctionMeasure, care: Care) -> tuple[ReportPoint, ...]:
    points: list[ReportPoint] = []
    before: FunctionScore | None = None
    for visit in care.sessions:
        for score in care.scores.get(visit.id, ()):
            if score.measure is measure and score.total is not None:
                joined, week = before is None or score.joins(before), week_of(visit.day, care.start)
                points.append(ReportPoint(visit.id, visit.day, week, score.total, _told(score.total), joined))
                before = score
    return tuple(points)


def _told(total: float) -> str:
    return figure(total, int(total != int(total)))


def _judged(
    points: tuple[ReportPoint, ...], care: Care, wanted: int, band: ErrorBand, *, higher_is_better: bool
) -> tuple[tuple[ReportPoint, ...], Baseline | None]:
    """Every point after the last cut with its change; the baseline is the reports at the course's start."""
    cut = max((at for at, point in enumerate(points) if not point.joined), default=0)
    own = [point for point in points[cut:] if care.holds(point.day)]
    if not own:
        return points, None
    chosen = care.baseline_among([point.day for point in own], wanted)
    first = own[chosen]
    value = sum(point.score for point in first) / len(first)
    visits = tuple(point.session_id for point in first)
    baseline = Baseline(value, "points", visits, first[0].day, first[-1].day, band, wanted)
    later = set(own[chosen.stop :])
    judged = (
        replace(point, change=change(point.score, baseline, higher_is_better=higher_is_better))
        if point in later
        else point
        for point in points
    )
    return tuple(judged), baseline
