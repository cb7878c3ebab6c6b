"""What ink there is in each panel already, so that no words are put over it. No Qt."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from strengthtrack.charts.trend.breaks import BreakSign
from strengthtrack.charts.trend.ends import EndLabel
from strengthtrack.charts.trend.form import Form
from strengthtrack.charts.trend.free import AIR, Room, Taken
from strengthtrack.charts.trend.marks import MarkLabel, Measure
from strengthtrack.charts.trend.plane import Panel, Plane, uncounted_factor
from strengthtrack.charts.trend.runs import report_runs, side_runs
from strengthtrack.science.trend import StrengthPoint, Trend


def strength_room(
    trend: Trend,
    plane: Plane,
    form: Form,
    beside: tuple[Sequence[MarkLabel], Sequence[BreakSign], Sequence[EndLabel]],
    measure: Measure,
) -> Room:
    """The near strip of the strength panel; `beside` are planned tests, breaks and the values at the end."""
    marks, signs, ends = beside
    pieces = [*_strength(trend, plane, form), *_marks(marks, plane.strength, form), *_ends(ends, form, measure)]
    pieces += [
        Taken(sign.x - form.sign / 2, plane.strength.top, sign.x + form.sign / 2, sign.y, box=True) for sign in signs
    ]
    return _room(plane, plane.strength, form, pieces, measure)


def report_room(
    trend: Trend,
    plane: Plane,
    form: Form,
    beside: tuple[Sequence[MarkLabel], Sequence[EndLabel]],
    measure: Measure,
) -> Room:
    """The near strip of the lower panel."""
    marks, ends = beside
    pieces = [*_reports(trend, plane, form), *_marks(marks, plane.report, form), *_ends(ends, form, measure)]
    return _room(plane, plane.report, form, pieces, measure)


def _room(plane: Plane, panel: Panel, form: Form, pieces: Iterable[Taken], measure: Measure) -> Room:
    near = plane.strips[0]
    hairlines = tuple(panel.scale.at(tick) for tick in panel.ticks)
    return Room(near.left + AIR, near.right - AIR, form, measure, tuple(pieces), hairlines)


def _strength(trend: Trend, plane: Plane, form: Form) -> Iterator[Taken]:
    panel = plane.strength
    for run in side_runs(trend, plane.strips[0]):
        where = [plane.point(panel, point.week, point.value) for point in run.points]
        yield from _joined(where)
        for (x, y), point in zip(where, run.points, strict=True):
            yield _marker(x, y, form.circle)
            yield from _ticks(x, [panel.scale.at(force) for force in _trials(point)], form)
    scale = uncounted_factor(trend.quantity)
    for visit in trend.uncounted if scale is not None else ():
        heights = [panel.scale.at(force * (scale or 1.0)) for force in (*visit.trials_n, *visit.limited_n)]
        yield from _ticks(plane.x(visit.week), heights, form)


def _trials(point: StrengthPoint) -> list[float]:
    return [force * point.factor for force in (*point.trials_n, *point.set_aside_n, *point.limited_n)]


def _reports(trend: Trend, plane: Plane, form: Form) -> Iterator[Taken]:
    for run in report_runs(trend, plane.strips[0]):
        where = [plane.point(plane.report, point.week, point.score) for point in run]
        yield from _joined(where)
        yield from (_marker(x, y, form.diamond) for x, y in where)


def _joined(where: Sequence[tuple[float, float]]) -> Iterator[Taken]:
    """Every piece of a line, as thick as a line is."""
    for (x1, y1), (x2, y2) in pairwise(where):
        yield Taken(x1, y1 - 2.0, x2, y2 - 2.0)
        yield Taken(x1, y1 + 2.0, x2, y2 + 2.0)


def _marker(x: float, y: float, size: float) -> Taken:
    return Taken(x - size / 2, y - size / 2, x + size / 2, y + size / 2, box=True)


def _ticks(x: float, heights: Iterable[float], form: Form) -> Iterator[Taken]:
    wide, high = form.trial
    return (Taken(x - wide / 2, y - high, x + wide / 2, y + high, box=True) for y in heights)


def _marks(marks: Iterable[MarkLabel], panel: Panel, form: Form) -> Iterator[Taken]:
    """The lines of planned tests, and their names above the values."""
    for mark in marks:
        yield Taken(mark.x - 1.0, panel.top, mark.x + 1.0, panel.bottom, box=True)
        if mark.row is not None:
            top = panel.top + mark.row * form.row
            yield Taken(mark.left, top, mark.right, top + form.row, box=True)


def _ends(ends: Iterable[EndLabel], form: Form, measure: Measure) -> Iterator[Taken]:
    for end in ends:
        right = max(end.x + measure(end.words, 600), end.change_x + measure(end.change, 600) + 24.0)
        rows = 1.5 if end.stacked else 0.5
        yield Taken(end.x, end.y - form.row / 2, right, end.y + rows * form.row, box=True)
