"""Frames of a capture with what they read as: some of each thing that was done, and those that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.figures import figure
from strengthtrack.devices.finding.words import in_hex, shown
from strengthtrack.devices.teaching.handling import Kind
from strengthtrack.devices.teaching.proposal import FrameRow
from strengthtrack.screens.parts.painted_words import paint_left, paint_right
from strengthtrack.screens.teaching.capture_card import TITLES
from strengthtrack.screens.theme import palette_in_use

HEAD, ROW = 32, 28
OF_EACH, MOST_UNREAD = 2, 2
NO_READING = "no reading"
_SHARES = (0.10, 0.25, 0.48, 0.17)
_NAMES = ("Done", "As text", "In hexadecimal", "Reads as")


class FrameTable(QWidget):
    """Four columns, hairlines between the rows; numbers at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[tuple[str, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """What it shows, row by row."""
        return self._lines

    def show_rows(self, rows: Sequence[FrameRow]) -> None:
        """Show some of these."""
        digits = decimals(max((abs(row.value) for row in rows if row.value is not None), default=0.0))
        self._lines = tuple(_line(row, digits) for row in chosen(rows))
        self.setAccessibleName(
            "Frames: " + "; ".join(f"{line[0]} {line[1]} reads as {line[3]}" for line in self._lines)
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, HEAD + ROW * len(self._lines))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = palette_in_use(), QPainter(self)
        quiet, plain, strong = inter(15, 500, tabular=False), inter(15), inter(15, 600)
        painter.fillRect(0, 0, self.width(), HEAD, QColor(look.surface))
        for at, name in enumerate(_NAMES):
            self._paint(painter, name, QPointF(at, HEAD / 2), quiet, look.text2)
        for number, line in enumerate(self._lines):
            top = HEAD + number * ROW
            painter.fillRect(0, top + ROW - 1, self.width(), 1, QColor(look.line))
            for at, words in enumerate(line):
                reads = at == 3 and words != NO_READING
                ink = look.text if at in {1, 3} else look.text2
                self._paint(painter, words, QPointF(at, top + ROW / 2), strong if reads else plain, ink)

    def _paint(self, painter: QPainter, words: str, cell: QPointF, font: QFont, ink: str) -> None:
        """In a cell: x is its column, y the middle of its row in px."""
        column = int(cell.x())
        left = self.width() * sum(_SHARES[:column]) + 12
        room = self.width() * _SHARES[column] - 24
        cut = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
        if column == len(_NAMES) - 1:
            paint_right(painter, cut, QPointF(left + room, cell.y()), font, ink)
        else:
            paint_left(painter, cut, QPointF(left, cell.y()), font, ink)


def chosen(rows: Sequence[FrameRow]) -> list[FrameRow]:
    """From each thing that was done some that read, evenly over its time, and a few that do not."""
    found: list[FrameRow] = []
    for kind in Kind:
        read = [row for row in rows if row.kind is kind and row.value is not None]
        found += [read[at * (len(read) - 1) // max(1, OF_EACH - 1)] for at in range(min(OF_EACH, len(read)))]
    return found + [row for row in rows if row.value is None][:MOST_UNREAD]


def _line(row: FrameRow, digits: int) -> tuple[str, str, str, str]:
    value = NO_READING if row.value is None else f"{figure(row.value, digits)} {row.unit}"
    return TITLES.get(row.kind, "Any"), shown(row.raw), in_hex(row.raw), value


def decimals(size: float) -> int:
    """So many digits behind the point that four figures of the largest number are seen, and no more than three."""
    return 0 if size >= 1000 else 1 if size >= 100 else 2 if size >= 10 else 3
