"""A chart drawn larger, with a margin round it and perhaps a title over it, as a sheet again."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from strengthtrack.charts.ink import Ink, font_for
from strengthtrack.charts.palette import Palette
from strengthtrack.charts.paper import Sheet
from strengthtrack.charts.paper_size import PaperSize, Room
from strengthtrack.charts.patient.lines import wrapped
from strengthtrack.charts.trend.form import Form

SHRINK, LEAST = 0.95, 0.4
"""In how large steps, and how far at the most, type gives way where a chart would not fit."""
MOST_LINES = 2
"""Of a title."""


@dataclass(frozen=True, slots=True)
class Framed:
    """`inside` drawn `factor` times larger in `size`, under the lines of a title in the type of `form`."""

    inside: Sheet
    palette: Palette
    form: Form
    size: tuple[float, float]
    factor: float = 1.0
    margin: float = 0.0
    title: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The title of what is inside."""
        return self.inside.name

    @property
    def words(self) -> str:
        """What is inside, in words."""
        return self.inside.words

    def draw(self, painter: QPainter) -> None:
        """The ground, the title, what is inside below it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, *self.size), QColor(self.palette.ground))
        painter.save()
        painter.translate(self.margin, self.margin)
        painter.scale(self.factor, self.factor)
        for row, words in enumerate(self.title):
            at = QPointF(0, (row + 0.5) * self.form.row)
            Ink(painter, self.palette, self.form).words(at, words, weight=600)
        painter.translate(0, title_height(self.title, self.form))
        self.inside.draw(painter)
        painter.restore()


def framed(
    make: Callable[[Room], Sheet],
    size: PaperSize,
    palette: Palette,
    form: Form,
    *,
    title: str = "",
    high_enough: Callable[[Room], bool] = lambda _room: True,
) -> Framed:
    """A chart in a size, its type smaller where it would not fit otherwise."""
    by = 1.0
    while by * SHRINK > LEAST and not high_enough(_below(size.room(form.text, by), title, form)):
        by *= SHRINK
    room = size.room(form.text, by)
    lines, inside = _lines(title, form, room.width), make(_below(room, title, form))
    high = (inside.size[1] + title_height(lines, form)) * room.factor + 2 * size.margin
    outer = (size.width, size.height or high)
    return Framed(inside, palette, form, outer, room.factor, size.margin, lines)


def title_height(lines: tuple[str, ...], form: Form) -> float:
    """Of all its lines with the space below them."""
    return len(lines) * form.row + form.title_gap if lines else 0.0


def _below(room: Room, title: str, form: Form) -> Room:
    if room.height is None:
        return room
    return Room(room.width, room.height - title_height(_lines(title, form, room.width), form), room.factor)


def _lines(title: str, form: Form, width: float) -> tuple[str, ...]:
    lines = tuple(wrapped(title, font_for(title, form, 600), width)) if title else ()
    return lines if len(lines) <= MOST_LINES else (*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]}…")
