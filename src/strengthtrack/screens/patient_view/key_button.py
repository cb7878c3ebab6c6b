"""A key and what it does, to be pressed, clicked or touched; it grows with the screen."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.theme import RADIUS_KEY, by_keyboard, palette_in_use

WORDS_PX, LEAST_PX = 20, 15


class KeyButton(QAbstractButton):
    """“P print”; `says` is its name where the key stands without words."""

    def __init__(self, key: str, words: str = "", says: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._factor, self._show_focus = key, 1.0, False
        self.setText(words)
        self.setAccessibleName(says or words)
        self.setAccessibleDescription(f"Key: {key}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_factor(self, factor: float) -> None:
        """By the size of the screen."""
        self._factor = factor
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = self._gap() + self._width(self.text()) if self.text() else 0.0
        return QSize(ceil(self._cap_width() + words + 2 * self._edge()), max(40, round(56 * self._factor)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_focus = by_keyboard(event.reason())
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = palette_in_use(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() and self._show_focus:
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_KEY, RADIUS_KEY)
        high = self._px() * 1.6
        cap = QRectF(self._edge() + 0.5, (self.height() - high) / 2, self._cap_width() - 1, high)
        painter.setPen(QPen(QColor(look.control), 1))
        painter.setBrush(QColor(look.tint) if self.isDown() or self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap, RADIUS_KEY, RADIUS_KEY)
        painter.setFont(self._font())
        painter.setPen(QColor(look.text))
        self._write(painter, cap.left() + (cap.width() - self._width(self._key)) / 2, self._key)
        painter.setPen(QColor(look.text2))
        self._write(painter, cap.right() + self._gap(), self.text())

    def _write(self, painter: QPainter, left: float, words: str) -> None:
        metrics = QFontMetricsF(self._font())
        painter.drawText(QPointF(left, (self.height() + metrics.ascent() - metrics.descent()) / 2), words)

    def _px(self) -> int:
        return max(LEAST_PX, round(WORDS_PX * self._factor))

    def _font(self) -> QFont:
        return inter(self._px(), tabular=False)

    def _width(self, words: str) -> float:
        return QFontMetricsF(self._font()).horizontalAdvance(words)

    def _cap_width(self) -> float:
        return max(self._px() * 1.8, self._width(self._key) + self._px())

    def _gap(self) -> float:
        return self._px() * 0.6

    def _edge(self) -> float:
        return self._px() * 0.3
