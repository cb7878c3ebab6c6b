"""Every movement beside the others, as a sheet in one of the named sizes."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from strengthtrack.charts.framed import Framed, framed
from strengthtrack.charts.palette import LIGHT, Palette
from strengthtrack.charts.paper_size import PaperSize, Room
from strengthtrack.charts.trend.form import TAKEN_SMALL
from strengthtrack.charts.trend.layout import PLAIN
from strengthtrack.charts.trend.picture import TrendPicture, picture
from strengthtrack.charts.trend.view import TrendView
from strengthtrack.science.trend import Trend

NAME = "Every movement: strength over pain"
LEAST_WIDE, HIGH, GAP = 340.0, 344.0, 24.0


@dataclass(frozen=True, slots=True)
class Multiples:
    """Charts of one height in rows of as many as are readable, from left to right."""

    pictures: tuple[TrendPicture, ...]
    palette: Palette
    across: int
    width: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        rows = ceil(len(self.pictures) / self.across)
        return self.width, rows * (self.pictures[0].size[1] + GAP) - GAP

    @property
    def name(self) -> str:
        """What all of them are."""
        return NAME

    @property
    def words(self) -> str:
        """Each in words, one after the other."""
        return " ".join(one.words for one in self.pictures)

    def draw(self, painter: QPainter) -> None:
        """Each in its place."""
        painter.fillRect(QRectF(0, 0, *self.size), QColor(self.palette.ground))
        wide, high = self.pictures[0].size
        for number, one in enumerate(self.pictures):
            painter.save()
            painter.translate(number % self.across * (wide + GAP), number // self.across * (high + GAP))
            one.draw(painter)
            painter.restore()


def multiples_in(size: PaperSize, trends: Sequence[Trend], palette: Palette = LIGHT, view: TrendView = PLAIN) -> Framed:
    """At least one trend."""
    shown = tuple(trends)

    def made(room: Room) -> Multiples:
        across = across_in(room.width, len(shown))
        rows = ceil(len(shown) / across)
        wide = (room.width - GAP * (across - 1)) / across
        high = HIGH if room.height is None else (room.height + GAP) / rows - GAP
        pictures = (picture(trend, palette, TAKEN_SMALL, wide, high, view=view) for trend in shown)
        return Multiples(tuple(pictures), palette, across, room.width)

    def fits(room: Room) -> bool:
        return room.height is None or all(one.layout.least_height <= one.size[1] for one in made(room).pictures)

    return framed(made, size, palette, TAKEN_SMALL, high_enough=fits)


def across_in(width: float, count: int) -> int:
    """How many stand beside one another: no more than are readable, in rows as full as may be."""
    room = max(1, int((width + GAP) // (LEAST_WIDE + GAP)))
    return ceil(count / ceil(count / room))
