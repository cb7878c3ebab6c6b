"""Where words may stand without covering anything. No Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from strengthtrack.charts.trend.form import Form
from strengthtrack.charts.trend.marks import Measure

AIR = 8.0
"""Around words, in pixels."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A straight piece of ink from one point to another; as a box it is as high as it is wide at its ends."""

    x1: float
    y1: float
    x2: float
    y2: float
    box: bool = False
    """Whether the whole box between the two points is taken, not just the line."""

    def within(self, top: float, bottom: float) -> tuple[float, float] | None:
        """From where to where it reaches into a row between two heights; None where it does not."""
        low, high = min(self.y1, self.y2), max(self.y1, self.y2)
        if high <= top or low >= bottom:
            return None
        left, right = min(self.x1, self.x2), max(self.x1, self.x2)
        if self.box or low == high or left == right:
            return left, right
        xs = [self._x(max(low, top)), self._x(min(high, bottom))]
        return min(xs), max(xs)

    def _x(self, y: float) -> float:
        return self.x1 + (y - self.y1) * (self.x2 - self.x1) / (self.y2 - self.y1)


def free_left(
    wide: float, row: tuple[float, float], span: tuple[float, float], taken: Iterable[Taken], *, from_right: bool
) -> float | None:
    """Where words of a width may begin within `span`, in a row from top to bottom; None where there is no room."""
    found = (piece.within(*row) for piece in taken)
    holes = _holes(sorted(reach for reach in found if reach is not None), span)
    fitting = [(left, right) for left, right in holes if right - left >= wide]
    if not fitting:
        return None
    return fitting[-1][1] - wide if from_right else fitting[0][0]


def _holes(reaches: Sequence[tuple[float, float]], span: tuple[float, float]) -> list[tuple[float, float]]:
    """What of `span` none of them covers."""
    holes, at = [], span[0]
    for left, right in reaches:
        if left > at:
            holes.append((at, min(left, span[1])))
        at = max(at, right)
    holes.append((at, span[1]))
    return holes


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: their left, the middle of their line, and their width."""

    x: float
    y: float
    words: str
    wide: float


@dataclass(frozen=True, slots=True)
class Room:
    """What of a panel is free for words: between `left` and `right`, and where nothing is `taken`.

    `hairlines` may be written over, but only where there is no other way.
    """

    left: float
    right: float
    form: Form
    measure: Measure
    taken: tuple[Taken, ...] = ()
    hairlines: tuple[float, ...] = ()

    def without(self, pieces: Iterable[Taken]) -> "Room":
        """The same with more of it taken."""
        return replace(self, taken=(*self.taken, *pieces))

    def level(self, y: float) -> "Room":
        """The same with a level line through all of it."""
        return self.without([Taken(self.left, y - 1.0, self.right, y + 1.0, box=True)])

    def less(self, place: Place) -> "Room":
        """The same with words in it."""
        half = self.form.text / 2
        return self.without([Taken(place.x, place.y - half, place.x + place.wide, place.y + half, box=True)])

    def place(self, words: str, heights: Iterable[float], *, from_right: bool) -> Place | None:
        """Words at the first of the heights at which they cover nothing; None where there is none."""
        wide, half = self.measure(words, 400), self.form.text * 0.55
        for y in sorted(heights, key=self._struck):
            left = free_left(
                wide + 2 * AIR, (y - half, y + half), (self.left, self.right), self.taken, from_right=from_right
            )
            if left is not None:
                return Place(left + AIR, y, words, wide)
        return None

    def _struck(self, y: float) -> bool:
        """Whether a hairline would run through words at this height."""
        return any(abs(y - line) < self.form.text * 0.45 for line in self.hairlines)
