"""A box to tick, with its words."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.parts import icons
from strengthtrack.screens.theme import RADIUS_KEY, by_keyboard, faded, palette_in_use

_BOX, _GAP, _HEIGHT = 20, 12, 40


class Tick(QCheckBox):
    """A 20 px box with a control edge; ticked it is filled with the accent."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._show_focus = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(inter(15, tabular=False)).horizontalAdvance(self.text())
        return QSize(_BOX + _GAP + int(words) + 4, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, at: object) -> bool:
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_focus = by_keyboard(event.reason())
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - _BOX) / 2
        ringed = self.hasFocus() and self._show_focus
        edge = QPen(QColor(look.accent if ringed or self.isChecked() else look.control), 2 if ringed else 1)
        painter.setPen(edge)
        painter.setBrush(QColor(look.accent if self.isChecked() else look.ground))
        half = edge.widthF() / 2
        painter.drawRoundedRect(QRectF(0, top, _BOX, _BOX).adjusted(half, half, -half, -half), RADIUS_KEY, RADIUS_KEY)
        if self.isChecked():
            icons.paint(painter, "check", look.on_accent, QPointF(2, top + 2), px=16)
        painter.setFont(inter(15, tabular=False))
        painter.setPen(QColor(look.text) if self.isEnabled() else faded(look.text2, 0.62))
        metrics = QFontMetricsF(painter.font())
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(_BOX + _GAP, baseline), self.text())
