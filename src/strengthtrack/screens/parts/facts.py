"""Short facts under one another: the name left, the value right, hairlines between."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.parts.painted_words import paint_left, paint_right, width_of
from strengthtrack.screens.theme import palette_in_use

ROW_PX, LOWEST_PX = 40, 30
_APART = 16
_LINE = 17


class Facts(QWidget):
    """Rows of (name, value), 40 px each, a little less where room is short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What it shows."""
        return self._facts

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show other facts; the same again cost nothing."""
        if tuple(facts) != self._facts:
            self._facts = tuple(facts)
            self.setAccessibleName("; ".join(f"{name}: {value}" for name, value in facts))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, ROW_PX * len(self._facts) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, LOWEST_PX * len(self._facts) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        strong = inter(15, 500, tabular=False)
        row_px = (self.height() - 1) / max(1, len(self._facts))
        for number, (name, value) in enumerate(self._facts):
            top = round(number * row_px)
            painter.fillRect(0, top, self.width(), 1, QColor(look.line))
            middle = top + row_px / 2
            paint_left(painter, name, QPointF(0, middle), inter(15, tabular=False), look.text2)
            room = self.width() - width_of(name, inter(15)) - _APART
            lines = broken(value, room, strong)
            for line, words in enumerate(lines):
                at = QPointF(self.width(), middle + (line - (len(lines) - 1) / 2) * _LINE)
                paint_right(painter, words, at, strong, look.text)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(look.line))


def broken(words: str, room: float, font: QFont) -> tuple[str, ...]:
    """Words on one line where they fit, else on two as even as may be; what is still too long is cut with dots."""
    if width_of(words, font) <= room:
        return (words,)
    parts = words.split(" ")
    halves = [(" ".join(parts[:cut]), " ".join(parts[cut:])) for cut in range(1, len(parts))] or [(words, "")]
    best = min(halves, key=lambda pair: max(width_of(half, font) for half in pair))
    return tuple(QFontMetricsF(font).elidedText(half, Qt.TextElideMode.ElideRight, room) for half in best if half)
