"""A chart on a page of paper, as it prints: what stands over it, the chart in its true size where it fits, the foot."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPageLayout, QPainter

from strengthtrack.charts.ink import Ink, font_for
from strengthtrack.charts.palette import Palette
from strengthtrack.charts.paper import Sheet
from strengthtrack.charts.paper_size import pixels
from strengthtrack.charts.patient.lines import wrapped
from strengthtrack.charts.patient.page import Paper
from strengthtrack.charts.trend.form import PAPER as FORM

MARGIN = pixels(20.0)
GAP = 16.0
HAIR = 2.0
"""What a chart may be wider by: half a millimetre, for paper is known in whole points."""


@dataclass(frozen=True, slots=True)
class PrintPage:
    """`above` and `below` are one paragraph each, and may be empty; it is itself a sheet."""

    sheet: Sheet
    paper: Paper
    palette: Palette
    above: str = ""
    below: str = ""

    @property
    def orientation(self) -> QPageLayout.Orientation:
        """Upright where the chart fits so in its true size, or is taller than wide."""
        wide, high = self.sheet.size
        upright = wide <= self.paper.size.width() - 2 * MARGIN + HAIR or high > wide
        return QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape

    @property
    def size(self) -> tuple[float, float]:
        """Of the paper as it lies, in pixels of 1/96 inch."""
        wide, high = self.paper.size.width(), self.paper.size.height()
        return (wide, high) if self.orientation is QPageLayout.Orientation.Portrait else (high, wide)

    @property
    def name(self) -> str:
        """That of the chart."""
        return self.sheet.name

    @property
    def words(self) -> str:
        """From top to bottom."""
        return " ".join(filter(None, (self.above, self.sheet.words, self.below)))

    @property
    def scale(self) -> float:
        """The chart’s size as a part of its true one: 1, or less where it would not fit."""
        wide, high = self.sheet.size
        room_wide, room_high = self._inside.width(), self._chart_bottom - self._chart_top
        return min(1.0, (room_wide + HAIR) / wide, room_high / high)

    def draw(self, painter: QPainter) -> None:
        """From its upper left corner."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, *self.size), QColor(self.palette.ground))
        ink = Ink(painter, self.palette, FORM)
        self._set(ink, self._lines(self.above), self._inside.top(), weight=600)
        self._set(ink, self._lines(self.below), self._chart_bottom + GAP, weight=400)
        painter.save()
        left = self._inside.left() + (self._inside.width() - self.sheet.size[0] * self.scale) / 2
        painter.translate(left, self._chart_top)
        painter.scale(self.scale, self.scale)
        self.sheet.draw(painter)
        painter.restore()

    @property
    def _inside(self) -> QRectF:
        return QRectF(0, 0, *self.size).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    @property
    def _chart_top(self) -> float:
        return self._inside.top() + self._high(self.above)

    @property
    def _chart_bottom(self) -> float:
        return self._inside.bottom() - self._high(self.below)

    def _high(self, words: str) -> float:
        return len(self._lines(words)) * FORM.row + GAP if words else 0.0

    def _lines(self, words: str) -> list[str]:
        most = int(self._inside.height() / FORM.row / 4)
        return [*wrapped(words, font_for(words, FORM, 600), self._inside.width())][:most] if words else []

    @staticmethod
    def _set(ink: Ink, lines: list[str], top: float, weight: int) -> None:
        for row, words in enumerate(lines):
            ink.words(QPointF(MARGIN, top + (row + 0.5) * FORM.row), words, weight=weight, quiet=weight == 400)
