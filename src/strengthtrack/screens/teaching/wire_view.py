"""What comes from a port, the newest at the foot: when, as text, and in hexadecimal."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.devices.finding.words import in_hex, shown
from strengthtrack.devices.teaching.capture import Read
from strengthtrack.screens.parts.painted_words import paint_left
from strengthtrack.screens.theme import RADIUS_CARD, palette_in_use

ROW, HEAD, PADDING = 24, 36, 16
_TIME, _TEXT = 88, 0.44
"""Pixels of the times, and the share of the rest that the text gets."""
MOST_BYTES = 48


class WireView(QWidget):
    """As many of the last reads as there is room for; `empty` is said while there are none."""

    def __init__(self, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = empty
        self._reads: tuple[Read, ...] = ()
        self._began_s = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("What comes from the port")

    @property
    def lines(self) -> tuple[tuple[str, str, str], ...]:
        """Time, text and hexadecimal of every read it was given, the newest last."""
        return tuple(
            (f"{t_s - self._began_s:.2f} s", shown(data[:MOST_BYTES]), in_hex(data[:MOST_BYTES]))
            for t_s, data in self._reads
        )

    def show_reads(self, reads: Sequence[Read], began_s: float) -> None:
        """Show these; times are counted from `began_s`."""
        self._reads, self._began_s = tuple(reads), began_s
        self.setAccessibleDescription(self.lines[-1][1] if self._reads else self._empty)
        self.update()

    def say_empty(self, words: str) -> None:
        """What is said while nothing came."""
        self._empty = words
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, HEAD + 10 * ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, HEAD + 3 * ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = palette_in_use(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS_CARD, RADIUS_CARD)
        quiet = inter(15, 500, tabular=False)
        for words, left, _ in self._columns(("Time", "As text", "In hexadecimal")):
            paint_left(painter, words, QPointF(left, HEAD / 2 + 2), quiet, look.text2)
        painter.fillRect(PADDING, HEAD, self.width() - 2 * PADDING, 1, QColor(look.line))
        if not self._reads:
            paint_left(painter, self._empty, QPointF(PADDING, HEAD + ROW), inter(15), look.text2)
            return
        rows = max(1, (self.height() - HEAD - 12) // ROW)
        font = inter(15)
        for at, line in enumerate(self.lines[-rows:]):
            middle = HEAD + 8 + ROW * (at + 0.5)
            for column, (words, left, room) in enumerate(self._columns(line)):
                ink = look.text if column == 1 else look.text2
                paint_left(painter, _cut(words, room, font), QPointF(left, middle), font, ink)

    def _columns(self, words: tuple[str, str, str]) -> tuple[tuple[str, float, float], ...]:
        """Each with where it begins and its room, in px."""
        rest = self.width() - 2 * PADDING - _TIME
        text = PADDING + _TIME
        hexes = text + rest * _TEXT
        return (
            (words[0], PADDING, _TIME - 8.0),
            (words[1], text, rest * _TEXT - 16.0),
            (words[2], hexes, self.width() - PADDING - hexes),
        )


def _cut(words: str, room: float, font: QFont) -> str:
    return QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
