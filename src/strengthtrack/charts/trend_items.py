"""The data of a progress chart: lines, markers, trials."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPolygonF

from strengthtrack.charts.ink import Ink, pen, side_colour, side_dash
from strengthtrack.charts.trend_plane import Panel, Plane
from strengthtrack.charts.trend_weeks import Strip
from strengthtrack.charts.visits import SIDES
from strengthtrack.clinic.setup import Side
from strengthtrack.science.trend import StrengthPoint, Trend


@dataclass(frozen=True, slots=True)
class SideRun:
    """Visits of one side that one line may join, within one strip."""

    side: Side
    points: tuple[StrengthPoint, ...]
    compared: bool


def side_runs(trend: Trend, strip: Strip) -> tuple[SideRun, ...]:
    """The segments as far as they lie in a strip, left first so that right is drawn over it."""
    cut = (
        SideRun(segment.side, tuple(point for point in segment.points if strip.holds(point.week)), segment.compared)
        for side in reversed(SIDES)
        for segment in trend.segments
        if segment.side is side
    )
    return tuple(run for run in cut if run.points)


def draw_data(ink: Ink, trend: Trend, plane: Plane) -> None:
    """Every strip of both panels; no line crosses the cut between strips."""
    for strip in plane.strips:
        for visit in (visit for visit in trend.uncounted if strip.holds(visit.week)):
            ink.painter.setPen(pen(side_colour(ink.palette, visit.side), ink.form.trial[1]))
            _aside(ink, plane, visit.week, visit.trials_n)
        _draw_strength(ink, side_runs(trend, strip), plane)
        _draw_pain(ink, trend, strip, plane)


def _draw_strength(ink: Ink, runs: tuple[SideRun, ...], plane: Plane) -> None:
    """Trials below, lines over them, markers on top."""
    panel = plane.strength
    for run in runs:
        _trials(ink, run, plane)
    for run in runs:
        ink.painter.setPen(pen(side_colour(ink.palette, run.side), ink.form.line, side_dash(run.side)))
        ink.painter.drawPolyline(QPolygonF([_at(plane, panel, point.week, point.value_n) for point in run.points]))
    for run in runs:
        for point in run.points:
            ink.side(run.side, _at(plane, panel, point.week, point.value_n), filled=run.compared)


def _draw_pain(ink: Ink, trend: Trend, strip: Strip, plane: Plane) -> None:
    """Diamonds joined as far as scale, site and side are the same; set-up does not touch pain."""
    shown = [pain for pain in trend.pain if strip.holds(pain.week)]
    where = [_at(plane, plane.pain, pain.week, pain.score) for pain in shown]
    ink.painter.setPen(pen(ink.palette.pain, ink.form.line))
    starts = [at for at, pain in enumerate(shown) if at == 0 or not pain.joined]
    for first, end in pairwise([*starts, len(shown)]):
        ink.painter.drawPolyline(QPolygonF(where[first:end]))
    for place in where:
        ink.pain(place)


def _trials(ink: Ink, run: SideRun, plane: Plane) -> None:
    """A tick each; those set aside are split, for they are kept but do not count."""
    wide, high = ink.form.trial
    ink.painter.setPen(pen(side_colour(ink.palette, run.side), high))
    for point in run.points:
        for force in point.trials_n:
            _tick(ink, _at(plane, plane.strength, point.week, force), -wide / 2, wide / 2)
        _aside(ink, plane, point.week, point.set_aside_n)


def _aside(ink: Ink, plane: Plane, week: float, forces: Iterable[float]) -> None:
    wide, _ = ink.form.trial
    for force in forces:
        at = _at(plane, plane.strength, week, force)
        _tick(ink, at, -wide / 2, -wide / 6)
        _tick(ink, at, wide / 6, wide / 2)


def _tick(ink: Ink, at: QPointF, left: float, right: float) -> None:
    ink.painter.drawLine(QLineF(at.x() + left, at.y(), at.x() + right, at.y()))


def _at(plane: Plane, panel: Panel, week: float, value: float) -> QPointF:
    return QPointF(*plane.point(panel, week, value))
