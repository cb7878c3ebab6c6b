"""The battery as a list: movement and side, with ticks and values as they come."""

from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.days import long_day_words
from strengthtrack.practice.session_view import SessionView, TestLine
from strengthtrack.screens.parts import icons
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.dots import dots_of, paint_dot
from strengthtrack.screens.parts.painted_words import paint_left, paint_right, width_of
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.theme import RADIUS_CARD, palette_in_use
from strengthtrack.screens.trial_words import best_is_typed, line_words, newtons

WIDTH = 272
_ROW_PX, _LOWEST = 48, 36
_DOT_PX, _DOT_STEP, _DOTS_ROOM = 9.0, 13.0, 45.0
_DOTS_X, _SPREAD_X, _VALUE_X = 96.0, 184.0, 239.0


class _Row(QAbstractButton):
    """One movement and side. The current one has the tint."""

    def __init__(self, line: TestLine) -> None:
        super().__init__()
        self._line, self._now = line, False
        self.setMinimumHeight(_LOWEST)
        self.setMaximumHeight(_ROW_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, _ROW_PX)

    def show_line(self, line: TestLine, *, now: bool) -> None:
        """Show what the line says; the same again costs nothing."""
        if line == self._line and now == self._now and self.accessibleName():
            return
        self._line, self._now = line, now
        self.setAccessibleName(line_words(line))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, line = palette_in_use(), self._line
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        self._paint_ground(painter)
        self._paint_state(painter, QPointF(26, middle))
        ink = look.accent if self._now else look.text if line.trials else look.text2
        side = line.side.value.capitalize()
        paint_left(painter, side, QPointF(44, middle), inter(15, 600 if self._now else 400, tabular=False), ink)
        self._paint_dots(painter, middle)
        self._paint_value(painter, middle)

    def _paint_ground(self, painter: QPainter) -> None:
        look = palette_in_use()
        painter.setPen(QPen(QColor(look.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.tint) if self._now else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 0, -1, 0), RADIUS_CARD, RADIUS_CARD)

    def _paint_state(self, painter: QPainter, at: QPointF) -> None:
        look = palette_in_use()
        if self._now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent))
            painter.drawEllipse(at, 6.0, 6.0)
        elif self._line.done:
            icons.paint(painter, "check", look.accent, at - QPointF(9, 9), px=18)
        elif self._line.skipped:
            icons.paint(painter, "minus", look.text2, at - QPointF(9, 9), px=18)
        else:
            painter.setPen(QPen(QColor(look.control), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, 6.0, 6.0)

    def _paint_dots(self, painter: QPainter, middle: float) -> None:
        if not self._line.trials and not self._now:
            return
        dots = dots_of(self._line, running=self._now)
        step = min(_DOT_STEP, _DOTS_ROOM / len(dots)) if dots else 0.0
        for number, dot in enumerate(dots):
            paint_dot(painter, QPointF(_DOTS_X + _DOT_PX / 2 + number * step, middle), _DOT_PX, dot)

    def _paint_value(self, painter: QPainter, middle: float) -> None:
        look, line = palette_in_use(), self._line
        if line.skipped and not line.trials:
            paint_right(painter, "skipped", QPointF(_VALUE_X, middle), inter(15), look.text2)
            return
        if line.best_n is None:
            return
        typed = best_is_typed(line)
        if line.spread is not None:
            paint_right(painter, f"{line.spread * 100:.0f} %", QPointF(_SPREAD_X, middle), inter(15), look.text2)
        at = QPointF(_VALUE_X, middle - 9 if typed else middle)
        paint_right(painter, "N", at, inter(15), look.text2)
        left = QPointF(at.x() - width_of(" N", inter(15)), at.y())
        paint_right(painter, newtons(line.best_n), left, inter(15, 600), look.text)
        if typed:
            paint_right(painter, "typed", QPointF(_VALUE_X, middle + 10), inter(15), look.text2)


class BatteryList(QWidget):
    """The left column of the test page.

    Signals: `chosen(int)` index of a movement and side; `end_asked`, the session shall end now.
    """

    chosen = Signal(int)
    end_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.rows: list[_Row] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._title = label("", "section")
        self._day = label("", "quiet")
        self._left = label("", "quiet")
        self._tests = QVBoxLayout()
        self._tests.setSpacing(0)
        self.end = button("End the session", "quiet")
        self.end.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.end.clicked.connect(self.end_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 14)
        column.setSpacing(0)
        column.addLayout(_inset(self._title))
        column.addLayout(_inset(self._day))
        column.addSpacing(16)
        column.addLayout(self._tests)
        column.addStretch()
        column.addLayout(_inset(self.end, left=20))
        column.addSpacing(4)
        column.addLayout(_fact("eye", label("Shown: force, both bests", "quiet")))
        column.addLayout(_fact("clock", self._left))

    def begin(self, title: str, day: date, tests: tuple[TestLine, ...]) -> None:
        """Show another session's battery."""
        self._title.setText(title)
        self._day.setText(long_day_words(day))
        self._clear()
        movement = None
        for index, line in enumerate(tests):
            if line.movement is not movement:
                movement = line.movement
                self._tests.addSpacing(16 if index else 4)
                self._tests.addLayout(_inset(_heading(movement.words)))
                self._tests.addSpacing(4)
            row = _Row(line)
            self.rows.append(row)
            self._group.addButton(row, index)
            self._tests.addLayout(_inset(row, left=8, right=9))
        for before, after in pairwise((self, *self.rows, self.end)):
            QWidget.setTabOrder(before, after)

    def show_view(self, view: SessionView) -> None:
        """Bring rows and time up to date."""
        for index, (row, line) in enumerate(zip(self.rows, view.tests, strict=True)):
            row.show_line(line, now=index == view.current)
        words = f"About {view.minutes_left} min left" if view.minutes_left else "All tests done"
        if words != self._left.text():
            self._left.setText(words)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def _clear(self) -> None:
        self.rows.clear()
        while (item := self._tests.takeAt(0)) is not None:
            _delete(item.layout())


def _delete(layout: object) -> None:
    if isinstance(layout, QHBoxLayout):
        while (item := layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def _heading(words: str) -> QWidget:
    heading = label(words, "strong")
    heading.setFixedHeight(32)
    return heading


def _inset(widget: QWidget, left: int = 24, right: int = 16) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(left, 0, right, 0)
    row.addWidget(widget)
    if not isinstance(widget, _Row):
        row.addStretch()
    return row


class _Icon(QWidget):
    """A small icon before its words."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(20, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._name, palette_in_use().text2, QPointF(1, 7), px=18)


def _fact(icon: str, words: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(24, 0, 16, 0)
    row.setSpacing(12)
    row.addWidget(_Icon(icon))
    row.addWidget(words)
    row.addStretch()
    return row
