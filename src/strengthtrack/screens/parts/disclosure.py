"""A section that opens: its title and what it holds so far; what is inside is made when it is first opened."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.parts import icons
from strengthtrack.screens.theme import RADIUS_CONTROL, by_keyboard, palette_in_use

HEIGHT = 56
_ICON_PX, _GAP = 20, 12
_Inside_co = TypeVar("_Inside_co", bound=QWidget, covariant=True)


class Header(QAbstractButton):
    """An arrow, a title, and at the right what stands in the section while it is closed."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setCheckable(True)
        self._summary = ""
        self._ringed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(self._name)
        self._name()

    @property
    def summary(self) -> str:
        """What the section holds, in a few words."""
        return self._summary

    def say(self, summary: str) -> None:
        """Show another summary."""
        self._summary = summary
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = by_keyboard(event.reason())
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, QColor(look.line))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = look.accent if self.underMouse() or self.isDown() else look.text
        arrow = "chevron-down" if self.isChecked() else "chevron-right"
        icons.paint(painter, arrow, ink, QPointF(0, (HEIGHT - _ICON_PX) / 2), px=_ICON_PX)
        painter.setFont(inter(20, 600, tabular=False))
        painter.setPen(QColor(ink))
        left = _ICON_PX + _GAP
        painter.drawText(QPointF(left, _baseline(painter)), self.text())
        left += round(QFontMetricsF(painter.font()).horizontalAdvance(self.text())) + 2 * _GAP
        if not self.isChecked():
            self._paint_summary(painter, left)
        if self.hasFocus() and self._ringed:
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 5, -1, -5), RADIUS_CONTROL, RADIUS_CONTROL)

    def _paint_summary(self, painter: QPainter, left: float) -> None:
        painter.setFont(inter(15))
        painter.setPen(QColor(palette_in_use().text2))
        metrics = QFontMetricsF(painter.font())
        room = self.width() - left - 4
        words = metrics.elidedText(self._summary, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(self.width() - 4 - metrics.horizontalAdvance(words), _baseline(painter)), words)

    def _name(self) -> None:
        state = "open" if self.isChecked() else self._summary
        self.setAccessibleName(f"{self.text()}: {state}" if state else self.text())


class Disclosure(QWidget, Generic[_Inside_co]):
    """A header over what `make` makes, once, when it is first opened or asked for. Signals: `opened`."""

    opened = Signal()

    def __init__(self, title: str, make: Callable[[], _Inside_co], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._inside: _Inside_co | None = None
        self.header = Header(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self.header.toggled.connect(self._show)

    @property
    def made(self) -> _Inside_co | None:
        """What is inside, where it was opened before."""
        return self._inside

    @property
    def inside(self) -> _Inside_co:
        """What is inside; made now if it was not."""
        if self._inside is None:
            self._inside = self._make()
            self._column.addWidget(self._inside)  # first: shown without a parent it would be a window for a moment
            self._inside.setVisible(self.header.isChecked())
        return self._inside

    def open(self) -> None:
        """Open it."""
        self.header.setChecked(True)

    def _show(self, opened: bool) -> None:
        if opened or self._inside is not None:
            self.inside.setVisible(opened)
        if opened:
            self.opened.emit()


def _baseline(painter: QPainter) -> float:
    metrics = QFontMetricsF(painter.font())
    return (HEIGHT + metrics.ascent() - metrics.descent()) / 2
