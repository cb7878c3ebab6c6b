"""One format the records can leave in: what it is for, and how much of it there would be."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.parts import icons
from strengthtrack.screens.theme import RADIUS_CARD, RADIUS_KEY, by_keyboard, palette_in_use

HEIGHT = 72
_BOX, _ICON, _GAP = 24, 24, 16
_ICON_LEFT = _GAP + _BOX + _GAP
_TEXT_LEFT = _ICON_LEFT + _ICON + _GAP
_LINE = 22


class FormatRow(QAbstractButton):
    """A box to tick, an icon, the format's name over what it is for; at the right what it comes to."""

    def __init__(self, words: str, line: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self.line, self._icon = line, icon
        self._amount = ""
        self._ringed = False
        self.last = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name()

    @property
    def amount(self) -> str:
        """How much there would be, as it says it."""
        return self._amount

    def say(self, amount: str) -> None:
        """Say how much there would be."""
        self._amount = amount
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, HEIGHT)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = by_keyboard(event.reason())
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else 0.62)
        self._paint_ground(painter)
        self._paint_box(painter)
        look = palette_in_use()
        ink = look.accent if self.isChecked() else look.text2
        icons.paint(painter, self._icon, ink, QPointF(_ICON_LEFT, (HEIGHT - _ICON) / 2), px=_ICON)
        self._paint_words(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        look, whole = palette_in_use(), QRectF(self.rect())
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.surface))
            painter.drawRoundedRect(whole, RADIUS_CARD, RADIUS_CARD)
        if not self.last:
            painter.fillRect(QRectF(_TEXT_LEFT, whole.bottom() - 1, whole.width() - _TEXT_LEFT, 1), QColor(look.line))
        if self.hasFocus() and self._ringed:
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), RADIUS_CARD - 1, RADIUS_CARD - 1)

    def _paint_box(self, painter: QPainter) -> None:
        look = palette_in_use()
        box = QRectF(_GAP, (HEIGHT - _BOX) / 2, _BOX, _BOX)
        painter.setPen(QPen(QColor(look.accent if self.isChecked() else look.control), 1))
        painter.setBrush(QColor(look.accent if self.isChecked() else look.ground))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_KEY, RADIUS_KEY)
        if self.isChecked():
            icons.paint(painter, "check", look.on_accent, QPointF(box.left() + 3, box.top() + 3), px=18)

    def _paint_words(self, painter: QPainter) -> None:
        look, middle = palette_in_use(), Qt.AlignmentFlag.AlignVCenter
        room = QRectF(_TEXT_LEFT, HEIGHT / 2 - _LINE, self.width() - _TEXT_LEFT - _GAP, _LINE)
        painter.setFont(inter(15))
        painter.setPen(QColor(look.text2))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, self._amount)
        below = room.translated(0, _LINE)
        line = QFontMetricsF(painter.font()).elidedText(self.line, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | middle, line)
        painter.setFont(inter(17, 600, tabular=False))
        painter.setPen(QColor(look.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, self.text())

    def _name(self) -> None:
        self.setAccessibleName(f"{self.text()}. {self.line}")
        self.setAccessibleDescription(self._amount)
