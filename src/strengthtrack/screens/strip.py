"""The strip on top: who is open, and which dynamometer is connected."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.practice.testing.dynamometer_state import State
from strengthtrack.screens.actions import Act
from strengthtrack.screens.parts import icons
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.gauge import NO_GAUGE, SPEAKS, WARNS, ForceReadout, Gauge, PlugIcon
from strengthtrack.screens.parts.key_cap import HEIGHT as KEY_HEIGHT
from strengthtrack.screens.parts.key_cap import key_cap_width, paint_key_cap
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.theme import RADIUS_CONTROL, palette_in_use

HEIGHT = 64


class FindButton(QPushButton):
    """Looks like a field, opens the search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Find", parent)
        self.setAccessibleDescription("Key: Ctrl K")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(192, 40)

    def sizeHint(self) -> QSize:
        return QSize(192, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self.hasFocus() else 1
        painter.setPen(QPen(QColor(look.accent if self.hasFocus() else look.control), width))
        painter.setBrush(QColor(look.ground))
        half = width / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)
        icons.paint(painter, "search", look.text2, QPointF(14, 11), px=18)
        painter.setFont(inter(15))
        painter.setPen(QColor(look.text2))
        metrics = QFontMetricsF(painter.font())
        painter.drawText(QPointF(41, (self.height() + metrics.ascent() - metrics.descent()) / 2), self.text())
        at = QPointF(self.width() - 9 - key_cap_width("Ctrl K"), (self.height() - KEY_HEIGHT) / 2)
        paint_key_cap(painter, at, "Ctrl K", QColor(look.control), QColor(look.text2))


class Strip(QWidget):
    """Who and what. Signals: `asked(act)`, by the name of an action."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._gauge: Gauge | None = None
        self._who, self._facts = label("No patient open", "name"), label("", "quiet")
        self._name, self._word = label("", "control"), label("", "quiet")
        self._plug, self.force = PlugIcon(), ForceReadout()
        self.find_button = FindButton()
        self.zero_button, self.connect_button = button("Zero"), button("Connect")
        for part in (self.find_button, self.zero_button, self.connect_button):
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the page
        self.zero_button.setAccessibleName("Zero the dynamometer, unloaded in the test’s orientation")
        self.find_button.clicked.connect(self._ask_find)
        self.zero_button.clicked.connect(self._ask_zero)
        self.connect_button.clicked.connect(self._ask_connect)
        self._lay_out()
        self.show_gauge(NO_GAUGE)

    def show_who(self, name: str, facts: str) -> None:
        """Name over one line of facts."""
        self._who.setText(name)
        self._facts.setText(facts)

    @property
    def who(self) -> tuple[str, str]:
        """The two lines about the patient."""
        return self._who.text(), self._facts.text()

    @property
    def gauge_words(self) -> tuple[str, str]:
        """The two lines about the dynamometer."""
        return self._name.text(), self._word.text()

    def show_gauge(self, gauge: Gauge) -> None:
        """Follow the dynamometer; called at every tick, so only what changed is touched."""
        self.force.show_force(gauge.force_n)
        before, self._gauge = self._gauge, gauge
        if before is not None and replace(before, force_n=gauge.force_n) == gauge:
            return
        self._name.setText(gauge.name)
        self._word.setText(gauge.hint or gauge.state.value)
        self._word.set_role("warn" if gauge.hint or gauge.state in WARNS else "quiet")
        self._word.setToolTip(gauge.whole)
        self._plug.show_state(gauge.state)
        speaks = gauge.state in SPEAKS
        self.zero_button.setVisible(speaks)
        self.force.setVisible(speaks)
        self.connect_button.setVisible(not speaks and gauge.state is not State.WAITING)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.ground))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(look.line))

    def _ask_find(self) -> None:
        self.asked.emit(Act.FIND.value)

    def _ask_zero(self) -> None:
        self.asked.emit(Act.ZERO.value)

    def _ask_connect(self) -> None:
        self.asked.emit(Act.CONNECT.value)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 0, 32, 1)
        row.setSpacing(0)
        row.addLayout(_two_lines(self._who, self._facts), 1)
        row.addWidget(self.find_button)
        row.addSpacing(30)
        row.addWidget(self._plug)
        row.addSpacing(12)
        row.addLayout(_two_lines(self._name, self._word))
        row.addWidget(self.force)
        row.addSpacing(24)
        row.addWidget(self.zero_button)
        row.addWidget(self.connect_button)


def _two_lines(upper: QWidget, lower: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addStretch()
    column.addWidget(upper)
    column.addWidget(lower)
    column.addStretch()
    return column
