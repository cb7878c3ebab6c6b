"""A line with a handle on it, from little to much; arrow keys move it by tens."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle, QStyleOptionSlider, QWidget

from strengthtrack.screens.theme import by_keyboard, palette_in_use

_HANDLE, _LINE, _HEIGHT, _WIDTH = 20, 4, 40, 240


class Slider(QSlider):
    """0 to 100."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._show_focus = False
        self.setRange(0, 100)
        self.setSingleStep(10)
        self.setPageStep(20)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_focus = by_keyboard(event.reason())
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, middle = palette_in_use(), self.height() / 2
        at = QPointF(self._handle_x(), middle)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for right, colour in ((self.width() - _LINE / 2, look.line), (at.x(), look.accent)):
            painter.setPen(QPen(QColor(colour), _LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(_LINE / 2, middle), QPointF(right, middle))
        ringed = self.hasFocus() and self._show_focus
        painter.setPen(QPen(QColor(look.accent), 3 if ringed else 1.5))
        painter.setBrush(QColor(look.ground))
        radius = _HANDLE / 2 - 1.5
        painter.drawEllipse(QRectF(at.x() - radius, middle - radius, 2 * radius, 2 * radius))

    def _handle_x(self) -> float:
        """Where Qt's own slider has the middle of its handle, so that the mouse finds it."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = QStyle.SubControl.SC_SliderHandle
        box = self.style().subControlRect(QStyle.ComplexControl.CC_Slider, option, handle, self)
        spare = max(1, self.width() - box.width())
        return _HANDLE / 2 + box.x() / spare * (self.width() - _HANDLE)
