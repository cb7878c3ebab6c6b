"""The end of a session as a sheet in one of the named sizes: every line with its name and its numbers."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from strengthtrack.charts.ending.axis import Axis, axis_of
from strengthtrack.charts.ending.layout import HEAD, LEAST_WIDE, LEGEND, EndLayout, end_layout
from strengthtrack.charts.ending.lines import EndGroup, EndShown, PainLine
from strengthtrack.charts.ending.numbers import HALF_LINE, LESS, draw_heads, draw_told
from strengthtrack.charts.ending.picture import draw_axis, draw_legend, draw_line, draw_pain
from strengthtrack.charts.framed import Framed, framed
from strengthtrack.charts.ink import Ink, font_for
from strengthtrack.charts.palette import LIGHT, Palette
from strengthtrack.charts.paper_size import PaperSize, Room
from strengthtrack.charts.patient.lines import wrapped
from strengthtrack.charts.trend.form import TAKEN
from strengthtrack.clinic.setup import Side

_BAND_GAP, _SIDE_X, _SIDE_WORDS = 10.0, 8.0, 26.0
_MARKER = 0.8
"""Of a marker’s size, before the name of its side."""


@dataclass(frozen=True, slots=True)
class EndPicture:
    """It measured out, in its colours; nobody in it is called by a name. Notes stand below, in lines."""

    at: EndLayout
    palette: Palette
    axis: Axis
    notes: tuple[str, ...]
    note: str
    name: str

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        return self.at.width, self.at.bottom + len(self.notes) * TAKEN.row

    @property
    def words(self) -> str:
        """The title, every line, the notes."""
        return " ".join(filter(None, (f"{self.name}.", f"{self.at.shown.words}.", self.note)))

    def draw(self, painter: QPainter) -> None:
        """Everything."""
        painter.fillRect(QRectF(0, 0, *self.size), QColor(self.palette.ground))
        ink, at = Ink(painter, self.palette, TAKEN), self.at
        draw_legend(ink, 0.0, LEGEND / 2, [line.side for line in at.shown.lines])
        draw_heads(ink, at.columns, at.width, LEGEND + HEAD / 2)
        for group, top in at.groups:
            self._draw_group(ink, group, top)
        draw_axis(ink, self.axis, at.span, at.axis_top)
        if at.shown.pains:
            self._draw_rule(ink, at.pain_top)
            ink.words(QPointF(at.span.left, at.way_middle), LESS, quiet=True)
        for pain, middle in at.pains:
            self._draw_pain(ink, pain, middle)
        for number, line in enumerate(self.notes):
            ink.words(QPointF(0, at.bottom + (number + 0.5) * TAKEN.row), line, quiet=True)

    def _draw_group(self, ink: Ink, group: EndGroup, top: float) -> None:
        self._draw_rule(ink, top)
        wide = ink.words(QPointF(0, top + 16), group.title, weight=600)
        ink.words(QPointF(wide + _BAND_GAP, top + 16), group.band, quiet=True)
        for line, middle in self.at.lines(group, top):
            _draw_marker(ink, line.side, QPointF(_SIDE_X, middle))
            ink.words(QPointF(_SIDE_WORDS, middle), line.side.value.capitalize())
            draw_line(ink, line, self.axis, self.at.span, middle)
            draw_told(ink, line.told, self.at.columns, self.at.width, middle)

    def _draw_pain(self, ink: Ink, pain: PainLine, middle: float) -> None:
        ink.words(QPointF(0, middle - HALF_LINE), pain.title, weight=600)
        ink.words(QPointF(0, middle + HALF_LINE), pain.note, quiet=True)
        draw_pain(ink, pain, self.at.span, middle)
        draw_told(ink, pain.told, self.at.columns, self.at.width, middle)

    def _draw_rule(self, ink: Ink, top: float) -> None:
        ink.painter.fillRect(QRectF(0, top, self.at.width, 1), QColor(self.palette.line))


def end_in(size: PaperSize, shown: EndShown, title: str, note: str = "", palette: Palette = LIGHT) -> Framed:
    """At least one line; `note` says in sentences what is not compared and why."""

    def made(room: Room) -> EndPicture:
        lines = tuple(wrapped(note, font_for(note, TAKEN), room.width)) if note else ()
        below = len(lines) * TAKEN.row
        at = end_layout(shown, room.width, None if room.height is None else room.height - below)
        return EndPicture(at, palette, axis_of(shown.lines), lines, note, title)

    def fits(room: Room) -> bool:
        return room.width >= LEAST_WIDE and (room.height is None or made(room).size[1] <= room.height)

    return framed(made, size, palette, TAKEN, title=title, high_enough=fits)


def _draw_marker(ink: Ink, side: Side, at: QPointF) -> None:
    ink.painter.save()
    ink.painter.translate(at)
    ink.painter.scale(_MARKER, _MARKER)
    ink.side(side, QPointF(0, 0))
    ink.painter.restore()
