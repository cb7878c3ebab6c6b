"""The batteries there are, one below the other: name, how long it takes, its version, and which one is used."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.battery import Battery
from strengthtrack.practice.battery.duration import minutes
from strengthtrack.screens.parts import icons
from strengthtrack.screens.parts.painted_words import paint_left, width_of
from strengthtrack.screens.theme import RADIUS_CARD, by_keyboard, palette_in_use

HEIGHT, PADDING = 64, 16
_TICK_PX, _USED = 18, "Used"


class BatteryRow(QAbstractButton):
    """One battery. Signals: `chosen(battery_id)`."""

    chosen = Signal(str)

    def __init__(self, battery: Battery, *, selected: bool, used: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.battery, self.selected, self.used = battery, selected, used
        self._ringed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{battery.name}, {self.facts}{', used' if used else ''}")
        self.clicked.connect(self._choose)

    @property
    def facts(self) -> str:
        """The quiet line."""
        return f"About {minutes(self.battery)} min, version {self.battery.version}"

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = by_keyboard(event.reason())
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, whole = palette_in_use(), QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.tint) if self.selected else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(whole, RADIUS_CARD, RADIUS_CARD)
        if self.hasFocus() and self._ringed:
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), RADIUS_CARD - 1, RADIUS_CARD - 1)
        room = self.width() - 2 * PADDING - (self._paint_used(painter) if self.used else 0)
        name = inter(17, 600, tabular=False)
        said = QFontMetricsF(name).elidedText(self.battery.name, Qt.TextElideMode.ElideRight, room)
        paint_left(painter, said, QPointF(PADDING, 22), name, look.accent if self.selected else look.text)
        paint_left(painter, self.facts, QPointF(PADDING, 44), inter(15), look.text2)

    def _paint_used(self, painter: QPainter) -> int:
        """A tick and a word at the right; returns the pixels they take."""
        look, font = palette_in_use(), inter(15, 500, tabular=False)
        left = self.width() - PADDING - width_of(_USED, font)
        paint_left(painter, _USED, QPointF(left, 22), font, look.ok)
        icons.paint(painter, "check", look.ok, QPointF(left - _TICK_PX - 4, 22 - _TICK_PX / 2), px=_TICK_PX)
        return round(width_of(_USED, font)) + _TICK_PX + 16

    def _choose(self) -> None:
        self.chosen.emit(self.battery.id)


class BatteryChoices(QWidget):
    """All of them. Signals: `chosen(battery_id)`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[BatteryRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_batteries(self, batteries: Sequence[Battery], chosen: str, used: str) -> None:
        """Show these; the focus stays on the row it was on."""
        focused = next((row.battery.id for row in self.rows if row.hasFocus()), "")
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [BatteryRow(one, selected=one.id == chosen, used=one.id == used) for one in batteries]
        for row in self.rows:
            row.chosen.connect(self.chosen)
            self._column.addWidget(row)
            if row.battery.id == focused:
                row.setFocus(Qt.FocusReason.TabFocusReason)
        for before, after in pairwise((self, *self.rows)):
            QWidget.setTabOrder(before, after)
