"""Where everything of a change path lies, in pixels. No Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, hypot

from strengthtrack.charts.path.words import label_of
from strengthtrack.charts.scale import Scale, value_ticks
from strengthtrack.charts.trend.form import Form
from strengthtrack.charts.trend.marks import Measure
from strengthtrack.science.change_path import ChangePath, PathPoint

TITLE, FOOT_ROWS = 1.6, 3.6
"""Rows of words above and below the panel."""
RIGHT = 24.0
LEAST_PERCENT, LEAST_POINTS = 10.0, 2.0
"""What each axis spans at least, either way of nought."""
INK_PX, NAME_GAP = 6.0, 6.0
CROWDED = 24
"""More visits than this have smaller markers."""


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether they have a part in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, x: float, y: float) -> bool:
        """Whether a place lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a visit and where it begins; its middle is at `y`."""

    point: PathPoint
    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class PathLayout:
    """Both maps (per cent across, points up), round values, the error box, and the names of the visits."""

    width: float
    height: float
    across: Scale
    up: Scale
    percents: tuple[float, ...]
    reports: tuple[float, ...]
    error: Box | None
    labels: tuple[Label, ...]
    marker: float
    """Of the form's size."""

    def place(self, point: PathPoint) -> tuple[float, float]:
        """Where a visit lies."""
        return self.across.at(point.strength * 100.0), self.up.at(point.report)


def path_layout(path: ChangePath, form: Form, width: float, height: float, measure: Measure) -> PathLayout:
    """Measure a path out."""
    percents = _percents(path)
    reports = _reports(path)
    top, bottom = form.row * TITLE, height - form.row * FOOT_ROWS
    across = Scale(form.gutter, width - RIGHT, percents[0], percents[-1])
    up = Scale(bottom, top, reports[0], reports[-1])
    marker = 1.0 if len(path.points) <= CROWDED else 0.6
    bare = PathLayout(width, height, across, up, percents, reports, _error(path, across, up), (), marker)
    return replace(bare, labels=_labels(path, form, bare, measure))


def _percents(path: ChangePath) -> tuple[float, ...]:
    half = (path.strength_half or 0.0) * 100.0
    return _enclosing([point.strength * 100.0 for point in path.points], half, LEAST_PERCENT, 9)


def _reports(path: ChangePath) -> tuple[float, ...]:
    return _enclosing([point.report for point in path.points], path.report_half or 0.0, LEAST_POINTS, 7)


def _enclosing(values: Sequence[float], half: float, least: float, most: int) -> tuple[float, ...]:
    """Round values around all that is drawn, nought among them, with a little room."""
    low, high = min([-least, -half, *values]), max([least, half, *values])
    room = 0.04 * (high - low)
    return value_ticks(low - room, high + room, most)


def _error(path: ChangePath, across: Scale, up: Scale) -> Box | None:
    """Where neither has changed by more than it may be out; as long as the panel where one error is not known."""
    strength, report = path.strength_half, path.report_half
    if strength is None and report is None:
        return None
    left, right = (
        (across.start, across.end) if strength is None else (across.at(-strength * 100), across.at(strength * 100))
    )
    top, bottom = (up.end, up.start) if report is None else (up.at(report), up.at(-report))
    return Box(left, top, right, bottom)


def _labels(path: ChangePath, form: Form, layout: PathLayout, measure: Measure) -> tuple[Label, ...]:
    """The first and the last before the others; one that would lie on a marker or another name is left out."""
    places = {point: layout.place(point) for point in path.points}
    half = form.circle * layout.marker / 2 + 1
    taken = [Box(x - half, y - half, x + half, y + half) for x, y in places.values()]
    inked = _inked([*places.values()], layout)
    found = []
    for point in _in_turn(path.points):
        words = label_of(point, path)
        wide = measure(words, 600 if point is path.points[-1] else 400)
        for box in _around(*places[point], wide, form):
            free = not any(box.meets(other) for other in taken) and not any(box.holds(*ink) for ink in inked)
            inside = box.left >= layout.across.start and box.right <= layout.width and box.top >= layout.up.end - half
            if free and inside and box.bottom <= layout.up.start:
                taken.append(Box(box.left - NAME_GAP, box.top, box.right + NAME_GAP, box.bottom))
                found.append(Label(point, box.left, (box.top + box.bottom) / 2, words))
                break
    return tuple(found)


def _inked(places: Sequence[tuple[float, float]], layout: PathLayout) -> list[tuple[float, float]]:
    """Places along the lines, near enough to one another that no name lies across one: the path's and both noughts."""
    nought_x, nought_y = layout.across.at(0.0), layout.up.at(0.0)
    lines = [
        *pairwise(places),
        ((layout.across.start, nought_y), (layout.across.end, nought_y)),
        ((nought_x, layout.up.end), (nought_x, layout.up.start)),
    ]
    found = []
    for (x1, y1), (x2, y2) in lines:
        steps = max(1, ceil(hypot(x2 - x1, y2 - y1) / INK_PX))
        found += [(x1 + (x2 - x1) * n / steps, y1 + (y2 - y1) * n / steps) for n in range(steps + 1)]
    return found


def _in_turn(points: Sequence[PathPoint]) -> Iterator[PathPoint]:
    if points:
        yield points[-1]
    if len(points) > 1:
        yield points[0]
    yield from reversed(points[1:-1])


def _around(x: float, y: float, wide: float, form: Form) -> Iterator[Box]:
    """Beside a marker, above and below it, and at its corners."""
    away, high = form.circle / 2 + 5.0, float(form.row)
    near = form.circle / 2 + 2.5
    for left, top in (
        (x + away, y - high / 2),
        (x + near, y - near - high),
        (x - wide / 2, y - away - high),
        (x + near, y + near),
        (x - wide / 2, y + away),
        (x - away - wide, y - high / 2),
        (x - near - wide, y - near - high),
        (x - near - wide, y + near),
    ):
        yield Box(left, top, left + wide, top + high)
