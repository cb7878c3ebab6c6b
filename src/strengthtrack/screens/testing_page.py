"""The heart: three columns that never move, the action bar, and a key for everything."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.clinic.battery import Battery
from strengthtrack.clinic.trial import Mark
from strengthtrack.errors import Mendable
from strengthtrack.practice.session_view import LiveTrace, Phase, SessionView
from strengthtrack.screens.action_bar import ActionBar, bar_for
from strengthtrack.screens.battery_list import BatteryList
from strengthtrack.screens.commands import Commands
from strengthtrack.screens.parts.buttons import button_in_focus
from strengthtrack.screens.parts.lines import standing_hairline
from strengthtrack.screens.parts.pain_row import pain_of_key
from strengthtrack.screens.plug_column import PlugColumn
from strengthtrack.screens.push_face import PushFace
from strengthtrack.screens.rest_face import RestFace
from strengthtrack.screens.setup_column import WIDTH as RIGHT_WIDTH
from strengthtrack.screens.setup_column import SetUpColumn
from strengthtrack.screens.setup_face import SetUpFace
from strengthtrack.screens.test_heading import ArmedBar
from strengthtrack.screens.trial_words import MARK_KEYS, saved_words

_RESTING = frozenset({Phase.REST, Phase.TEST_DONE})
_ARMED = frozenset({Phase.ARMED, Phase.PUSHING, Phase.REST})
_KEYS = ("Space", "R", "S", "V", "Esc", "T", *MARK_KEYS, *(str(digit) for digit in range(10)))


class TestingPage(QWidget):
    """One session under way. Commands go to the session it was begun with; `show_view` shows what became of them.

    Signals: `done(str)` what can be taken back, `fault(str)` a sentence, `finished`, nothing is left to test.
    """

    __test__ = False  # pytest: this is a page of strength tests

    done = Signal(str)
    fault = Signal(str)
    finished = Signal()

    def __init__(self, battery: Battery, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Commands | None = None
        self._view: SessionView | None = None
        self._known: frozenset[str] = frozenset()
        self._typing = False
        self._mark_to_come = ""
        self.list = BatteryList()
        self.armed_bar = ArmedBar()
        self.set_up = SetUpFace()
        self.push = PushFace(palette)
        self.rest = RestFace(battery.repeat_over)
        self.column = SetUpColumn(battery.note)
        self.plug = PlugColumn()
        self.bar = ActionBar()
        self._faces, self._right = _stack(self.set_up, self.push, self.rest), _stack(self.column, self.plug)
        self._lay_out()
        self._deeds = self._table()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("The tests of this session")

    def begin(self, session: Commands, title: str, day: date) -> None:
        """Show this session from now on; `title` names the visit."""
        self._session, self._view, self._typing = session, None, False
        view = session.view()
        self._known = _trial_ids(view)
        self.push.prepare()
        self.list.begin(title, day, view.tests)
        self.show_view(view, session.live_trace())

    def show_view(self, view: SessionView, trace: LiveTrace) -> None:
        """Show one moment; called at most once a tick, and cheap where nothing changed."""
        before, self._view = self._view, view
        if before is not None and before.phase is not view.phase and self.isAncestorOf(button_in_focus() or self):
            self.setFocus()  # a key pressed for what was there must not press what comes in its place
        if view.phase is not Phase.PUSHING:
            self._mark_to_come = ""
        self.list.show_view(view)
        self.armed_bar.show_armed(view.test.side if view.phase in _ARMED else None)
        self._show_face(view, trace)
        self._show_right(view)
        self.bar.show_bar(bar_for(view), self._mark_to_come)
        self._tell_saved(view)
        if view.phase is Phase.FINISHED and (before is None or before.phase is not Phase.FINISHED):
            self.finished.emit()

    def look(self) -> None:
        """Ask the session how it stands, and show it."""
        if self._session is not None:
            self.show_view(self._session.view(), self._session.live_trace())

    def press(self, key: str) -> None:
        """Do what a key means now; keys that mean nothing now do nothing."""
        if self._view is None or self._session is None:
            return
        if self.bar.isAncestorOf(QApplication.focusWidget() or self):
            self.setFocus()  # what was pressed there goes away with its moment
        if (score := pain_of_key(key)) is not None:
            if self._view.phase in _RESTING:
                self.rest.pain.press(score)
        elif key in MARK_KEYS:
            self._mark(MARK_KEYS[key])
        else:
            self._deeds[key]()

    def _typed(self, key: str) -> None:
        """Space presses the button that Tab went to; else it is the one next thing, whatever its key."""
        bar = self.bar.bar
        if key == "Space" and (focused := button_in_focus()) is not None:
            focused.click()
        else:
            self.press(bar.next_key if key == "Space" and bar is not None and bar.next_words else key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Space that a text field let pass; every other key comes by its shortcut
        if event.key() == Qt.Key.Key_Space:
            self._typed("Space")
        else:
            super().keyPressEvent(event)

    # what the keys and buttons do

    def _next(self) -> None:
        assert self._session is not None and self._view is not None  # noqa: S101, PT018 - press() looked
        if self._view.phase is Phase.FINISHED:
            self.finished.emit()
            return
        if self._view.phase is Phase.SET_UP and not self.column.lever.settle():
            return
        deeds = {
            Phase.SET_UP: self._session.arm,
            Phase.ARMED: self._session.start_trial,
            Phase.PUSHING: self._session.stop_trial,
            Phase.REST: self._session.arm,
            Phase.TEST_DONE: self._session.next_test,
            Phase.PAUSED: self._session.arm,
        }
        if self._view.phase in deeds:
            self._do(deeds[self._view.phase])

    def _mark(self, mark: Mark) -> None:
        assert self._session is not None and self._view is not None  # noqa: S101, PT018 - press() looked
        if self._view.phase not in _RESTING | {Phase.PUSHING}:
            return
        if self._view.phase is Phase.PUSHING:
            key = next(key for key, meant in MARK_KEYS.items() if meant is mark)
            self._mark_to_come = "" if self._mark_to_come == key else key
        self._do(partial(self._session.mark, mark))

    def _escape(self) -> None:
        if self._typing:
            self._show_typing(False)
        elif self._session is not None:
            self._do(self._session.pause)

    def _repeat(self) -> None:
        if self._session is not None and self._view is not None and self._view.phase is not Phase.SET_UP:
            self._do(self._session.repeat)

    def _skip(self) -> None:
        if self._session is not None and self._view is not None and self._view.phase is not Phase.PUSHING:
            self._do(self._session.skip)

    def _type(self) -> None:
        if self._view is not None and self._view.phase is not Phase.PUSHING:
            self._show_typing(True)
            self.column.typed_value.start()

    def _choose(self, index: int) -> None:
        if self._session is not None and self.column.lever.settle():
            self._do(partial(self._session.choose, index))
            self.setFocus()

    def _give_pain(self, score: int | None) -> None:
        if self._session is not None:
            self._do(partial(self._session.pain, score))

    def _give_lever_arm(self, metres: float) -> None:
        if self._session is not None:
            self._do(partial(self._session.set_lever_arm, metres))

    def _give_value(self, value: float, unit: str) -> None:
        if self._session is None:
            return
        try:
            self._session.type_value(value, unit)
        except Mendable as fault:
            self.column.typed_value.show_fault(str(fault))
            return
        self.column.typed_value.filed()
        self._show_typing(False)
        self.look()

    def _do(self, deed: Callable[[], None]) -> None:
        try:
            deed()
        except Mendable as fault:
            self.fault.emit(str(fault))
        self.look()

    # showing

    def _show_face(self, view: SessionView, trace: LiveTrace) -> None:
        if view.phase in {Phase.SET_UP, Phase.FINISHED}:
            self.set_up.show_view(view)
            self._faces.setCurrentWidget(self.set_up)
        elif view.phase in _RESTING:
            self.rest.show_view(view)
            self._faces.setCurrentWidget(self.rest)
        else:
            self.push.show_view(view, trace)
            self._faces.setCurrentWidget(self.push)

    def _show_right(self, view: SessionView) -> None:
        silent = view.force_n is None and view.phase not in {Phase.LOST, Phase.PUSHING, Phase.FINISHED}
        typing = self._typing or silent
        if view.phase is Phase.LOST and not typing:
            self.plug.show_view(view)
            self._right.setCurrentWidget(self.plug)
        else:
            self.column.show_view(view, typing=typing)
            self._right.setCurrentWidget(self.column)

    def _show_typing(self, typing: bool) -> None:
        self._typing = typing
        if not typing:
            self.setFocus()
        if self._view is not None:
            self._show_right(self._view)

    def _tell_saved(self, view: SessionView) -> None:
        if self._session is None:
            return
        newest = [trial for line in view.tests for trial in line.trials if trial.trial_id not in self._known]
        if newest:
            self._known = _trial_ids(view)
            self.done.emit(saved_words(newest[-1]))

    def _shortcut(self) -> None:
        shortcut = self.sender()
        if isinstance(shortcut, QShortcut):
            self._typed(shortcut.objectName())

    def _table(self) -> dict[str, Callable[[], None]]:
        return {"Space": self._next, "R": self._repeat, "S": self._skip, "V": self._type, "Esc": self._escape}

    def _connect(self) -> None:
        for key in _KEYS:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setObjectName(key)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._shortcut)
        self.list.chosen.connect(self._choose)
        self.list.end_asked.connect(self.finished)
        self.rest.marked.connect(self._mark)
        self.rest.pain_given.connect(self._give_pain)
        self.column.lever_arm_given.connect(self._give_lever_arm)
        self.column.typed.connect(self._give_value)
        self.bar.pressed.connect(self.press)

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.armed_bar)
        column.addWidget(self._faces, 1)
        self._right.setFixedWidth(RIGHT_WIDTH)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.list, 0, 0, 2, 1)
        grid.addWidget(standing_hairline(), 0, 1, 2, 1)
        grid.addWidget(middle, 0, 2)
        grid.addWidget(standing_hairline(), 0, 3)
        grid.addWidget(self._right, 0, 4)
        grid.addWidget(self.bar, 1, 2, 1, 3)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(0, 1)


def _stack(*pages: QWidget) -> QStackedWidget:
    stack = QStackedWidget()
    for page in pages:
        stack.addWidget(page)
    return stack


def _trial_ids(view: SessionView) -> frozenset[str]:
    return frozenset(trial.trial_id for line in view.tests for trial in line.trials)
