"""A chart with lines below it that must go wherever it goes, as that a calibration was overdue."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from strengthtrack.charts.fonts import inter
from strengthtrack.charts.palette import Palette
from strengthtrack.charts.paper import Sheet
from strengthtrack.charts.paper_size import PIXELS_PER_INCH, POINTS_PER_INCH, PaperSize
from strengthtrack.charts.patient.lines import wrapped

LEADING = 1.35
"""Of the height of the type, from line to line."""
SMALLER = 0.72
"""Where the height is given the chart gives way to the lines, and its type with it."""


@dataclass(frozen=True, slots=True)
class Noted:
    """`inside` with `lines` below it, in type of `text_px`; where its height is given the chart is drawn smaller."""

    inside: Sheet
    palette: Palette
    lines: tuple[str, ...]
    text_px: int
    margin: float
    size: tuple[float, float]

    @property
    def name(self) -> str:
        """The title of what is inside."""
        return self.inside.name

    @property
    def words(self) -> str:
        """What is inside and below it, in words."""
        return " ".join((self.inside.words, *self.lines))

    def draw(self, painter: QPainter) -> None:
        """The ground, what is inside, the lines at the foot."""
        painter.fillRect(QRectF(0, 0, *self.size), QColor(self.palette.ground))
        row = self.text_px * LEADING
        room = self.size[1] - len(self.lines) * row - max(self.margin, row / 2)
        factor = min(1.0, room / self.inside.size[1])
        painter.save()
        painter.translate((self.size[0] - factor * self.inside.size[0]) / 2, 0)
        painter.scale(factor, factor)
        self.inside.draw(painter)
        painter.restore()
        painter.setFont(inter(self.text_px, 500, tabular=False))
        painter.setPen(QColor(self.palette.warn))
        rise = QFontMetricsF(painter.font()).ascent()
        for number, line in enumerate(self.lines):
            painter.drawText(QPointF(self.margin, room + number * row + rise), line)


def noted(sheet: Sheet, size: PaperSize, palette: Palette, notes: Sequence[str]) -> Sheet:
    """The sheet with its notes; the sheet itself where there are none."""
    if not notes:
        return sheet
    smaller = 1.0 if size.height is None else SMALLER
    text_px = ceil(size.text_pt / POINTS_PER_INCH * PIXELS_PER_INCH * smaller)
    width = sheet.size[0] - 2 * size.margin
    lines = tuple(line for note in notes for line in wrapped(note, inter(text_px, 500, tabular=False), width))
    high = len(lines) * text_px * LEADING + max(size.margin, text_px * LEADING / 2)
    height = sheet.size[1] + (0.0 if size.height is not None else high)
    return Noted(sheet, palette, lines, text_px, size.margin, (sheet.size[0], height))
