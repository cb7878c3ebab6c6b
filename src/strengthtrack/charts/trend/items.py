"""The data of a progress chart: lines, markers, trials."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF

from strengthtrack.charts.ink import SPLIT, Ink, pen, side_colour, side_dash
from strengthtrack.charts.trend.clip import polyline
from strengthtrack.charts.trend.plane import Panel, Plane, uncounted_factor
from strengthtrack.charts.trend.runs import SideRun, report_runs, side_runs
from strengthtrack.charts.trend.symmetry import draw_symmetry
from strengthtrack.charts.trend.weeks import Strip
from strengthtrack.science.trend import StrengthPoint, Trend

Trial = tuple[float, float]
"""The week and the value of one."""


def draw_data(ink: Ink, trend: Trend, plane: Plane) -> None:
    """Every strip of the panels; no line crosses the cut between strips."""
    for strip in plane.strips:
        _uncounted(ink, trend, strip, plane)
        _strength(ink, side_runs(trend, strip), plane, strip)
        _report(ink, trend, strip, plane)
        if plane.symmetry is not None:
            draw_symmetry(ink, trend, strip, plane.symmetry)


def _strength(ink: Ink, runs: tuple[SideRun, ...], plane: Plane, strip: Strip) -> None:
    """Trials below, lines over them, markers on top."""
    panel = plane.strength
    inside = [(run, [point for point in run.points if strip.holds(point.week)]) for run in runs]
    for run, points in inside:
        _trials(ink, points, side_colour(ink.palette, run.side), plane)
    for run in runs:
        line = pen(side_colour(ink.palette, run.side), ink.form.line, side_dash(run.side))
        polyline(ink, line, [_at(strip, panel, point.week, point.value) for point in run.points], strip, panel)
    for run, points in inside:
        for point in points:
            ink.side(run.side, _at(strip, panel, point.week, point.value), filled=run.compared)


def _report(ink: Ink, trend: Trend, strip: Strip, plane: Plane) -> None:
    """Diamonds, joined where they may be."""
    panel = plane.report
    runs = report_runs(trend, strip)
    for run in runs:
        where = [_at(strip, panel, point.week, point.score) for point in run]
        polyline(ink, pen(ink.palette.pain, ink.form.line), where, strip, panel)
    for point in (point for run in runs for point in run if strip.holds(point.week)):
        ink.pain(_at(strip, panel, point.week, point.score))


def _trials(ink: Ink, points: Sequence[StrengthPoint], colour: str, plane: Plane) -> None:
    """A tick each; those set aside are split, for they are kept but do not count; those limited by pain are hollow."""
    counted = [(point.week, force * point.factor) for point in points for force in point.trials_n]
    aside = [(point.week, force * point.factor) for point in points for force in point.set_aside_n]
    limited = [(point.week, force * point.factor) for point in points for force in point.limited_n]
    ink.painter.setPen(pen(colour, ink.form.trial[1]))
    ink.ticks(plane.point(plane.strength, *trial) for trial in counted)
    _others(ink, plane, colour, aside, limited)


def _uncounted(ink: Ink, trend: Trend, strip: Strip, plane: Plane) -> None:
    """Visits without a value: trials that do not count, where newtons alone make the quantity."""
    scale = uncounted_factor(trend.quantity)
    for visit in trend.uncounted if scale is not None else ():
        if strip.holds(visit.week):
            by, colour = scale or 1.0, side_colour(ink.palette, visit.side)
            aside, limited = ([(visit.week, n * by) for n in kind] for kind in (visit.trials_n, visit.limited_n))
            _others(ink, plane, colour, aside, limited)


def _others(ink: Ink, plane: Plane, colour: str, aside: Sequence[Trial], limited: Sequence[Trial]) -> None:
    """Trials that do not count, by week and value."""
    ink.painter.setPen(pen(colour, ink.form.trial[1]))
    ink.ticks((plane.point(plane.strength, *trial) for trial in aside), SPLIT)
    for trial in limited:
        ink.hollow_tick(QPointF(*plane.point(plane.strength, *trial)), colour)


def _at(strip: Strip, panel: Panel, week: float, value: float) -> QPointF:
    """Where a value lies, be it out of the strip."""
    return QPointF(strip.weeks.at(week), panel.scale.at(value))
