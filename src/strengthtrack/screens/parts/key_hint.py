"""A key and what it does, in a line of others; a click does the same."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.parts.key_cap import HEIGHT, key_cap_width, paint_key_cap
from strengthtrack.screens.theme import faded, palette_in_use

_GAP = 7
_EDGE = 3


class KeyHint(QAbstractButton):
    """“L Limited by pain”. Checked, it is filled: the mark is on."""

    def __init__(self, key: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setText(words)
        self.setAccessibleDescription(f"Key: {key}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def key(self) -> str:
        """The key as it is drawn."""
        return self._key

    def say(self, words: str) -> None:
        """Call it something else."""
        if words != self.text():
            self.setText(words)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = ceil(QFontMetricsF(inter(15, 500, tabular=False)).horizontalAdvance(self.text()))
        return QSize(key_cap_width(self._key) + _GAP + words + 2 * _EDGE, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        if self.hasFocus() or on:
            painter.setPen(QPen(QColor(look.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.tint) if on else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        ink = QColor(look.text if on or self.underMouse() or self.isDown() else look.text2)
        edge, cap = QColor(look.control), QColor(look.text)
        if not self.isEnabled():
            ink, edge, cap = faded(look.text2, 0.62), QColor(look.line), faded(look.text2, 0.62)
        top = (self.height() - HEIGHT) / 2
        paint_key_cap(painter, QPointF(_EDGE, top), self._key, edge, cap)
        painter.setFont(inter(15, 500 if on else 400, tabular=False))
        painter.setPen(ink)
        metrics = QFontMetricsF(painter.font())
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(_EDGE + key_cap_width(self._key) + _GAP, baseline), self.text())
