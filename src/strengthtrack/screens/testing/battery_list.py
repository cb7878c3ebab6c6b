"""The battery as a list: movement and side, with ticks and values as they come."""

from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.days import long_day_words
from strengthtrack.practice.testing.session_view import Phase, SessionView, TestLine
from strengthtrack.screens.parts import icons
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.testing.battery_row import WIDTH, BatteryRow
from strengthtrack.screens.testing.trial_words import shown_words, shows_force, shows_today
from strengthtrack.screens.theme import palette_in_use

_IN_PUSH = frozenset({Phase.ARMED, Phase.PUSHING})


class BatteryList(QWidget):
    """The left column of the test page.

    Signals: `chosen(int)` index of a movement and side; `end_asked`, the session shall end now.
    """

    chosen = Signal(int)
    end_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[BatteryRow] = []
        self._current = -1
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._title, self._day = label("", "section"), label("", "quiet")
        self._title.setMinimumWidth(1)
        self._inside = QWidget()
        self._tests = QVBoxLayout(self._inside)
        self._tests.setContentsMargins(0, 0, 0, 0)
        self._tests.setSpacing(0)
        self._area = scrolled(self._inside)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.end = button("End the session now", "quiet")
        self.end.setFixedHeight(32)
        self.end.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.end.clicked.connect(self.end_asked)
        self.shown = _Fact("eye")
        self.left = _Fact("clock")
        self.notes = QVBoxLayout()
        """Room for one more line on the session, whether it is heard say."""
        self.notes.setSpacing(0)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Battery")
        self._lay_out()

    def begin(self, title: str, day: date, tests: tuple[TestLine, ...]) -> None:
        """Show another session's battery."""
        self._title.setText(title)
        self._day.setText(long_day_words(day))
        self._clear()
        movement = None
        for index, line in enumerate(tests):
            if line.movement is not movement:
                movement = line.movement
                self._tests.addSpacing(14 if index else 4)
                self._tests.addLayout(_inset(_heading(movement.words)))
                self._tests.addSpacing(4)
            row = BatteryRow(line)
            self.rows.append(row)
            self._group.addButton(row, index)
            self._tests.addLayout(_inset(row, left=8, right=9))
        self._tests.addStretch()
        self._current = -1
        for before, after in pairwise((self, *self.rows, self.end)):
            QWidget.setTabOrder(before, after)

    def show_view(self, view: SessionView) -> None:
        """Bring rows and time up to date."""
        for index, (row, line) in enumerate(zip(self.rows, view.tests, strict=True)):
            now = index == view.current
            row.show_line(line, now=now, practice=view.practice, hidden=_is_hidden(view, now=now))
        self.shown.say(shown_words(view), "eye" if shows_force(view) else "eye-off")
        words = f"About {view.minutes_left} min left" if view.minutes_left else "All tests done"
        self.left.say(words, "clock")
        if view.current != self._current:
            self._current = view.current
            self._area.ensureWidgetVisible(self.rows[view.current], 0, 24)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 8)
        column.setSpacing(0)
        column.addLayout(_inset(self._title))
        column.addLayout(_inset(self._day))
        column.addSpacing(12)
        column.addWidget(self._area, 1)
        column.addSpacing(4)
        column.addLayout(_inset(self.end, left=20))
        column.addLayout(self.notes)
        column.addWidget(self.shown)
        column.addWidget(self.left)

    def _clear(self) -> None:
        self.rows.clear()
        while (item := self._tests.takeAt(0)) is not None:
            _delete(item.layout())


def _is_hidden(view: SessionView, *, now: bool) -> bool:
    """Whether a row's force may not be seen: always in a blind session, else today's best while it would be a line."""
    return view.blind or (now and view.phase in _IN_PUSH and not shows_today(view))


def _delete(layout: object) -> None:
    if isinstance(layout, QHBoxLayout):
        while (item := layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def _heading(words: str) -> QWidget:
    heading = label(words, "strong")
    heading.setFixedHeight(28)
    return heading


def _inset(widget: QWidget, left: int = 24, right: int = 16) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(left, 0, right, 0)
    row.addWidget(widget)
    if not isinstance(widget, BatteryRow):
        row.addStretch()
    return row


class _Fact(QWidget):
    """An icon and what it says, on as many lines as it takes."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._words = label("", "quiet", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(56, 6, 12, 6)
        row.addWidget(self._words)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, words: str, icon: str) -> None:
        """Say something else; the same again costs nothing."""
        if (words, icon) != (self.words, self._icon):
            self._icon = icon
            self._words.setText(words)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._icon, palette_in_use().text2, QPointF(25, 7), px=18)
