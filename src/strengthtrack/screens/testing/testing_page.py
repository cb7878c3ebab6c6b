"""The heart: three columns that never move, the action bar, and a key for everything."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.clinic.battery import Battery
from strengthtrack.clinic.trial import Mark
from strengthtrack.practice.testing.session_view import LiveTrace, Phase, SessionView
from strengthtrack.screens.parts.buttons import button_in_focus
from strengthtrack.screens.parts.lines import standing_hairline
from strengthtrack.screens.parts.pain_row import pain_of_key
from strengthtrack.screens.testing.action_bar import ActionBar
from strengthtrack.screens.testing.bar_words import bar_for
from strengthtrack.screens.testing.battery_list import BatteryList
from strengthtrack.screens.testing.commands import Commands
from strengthtrack.screens.testing.deeds import TestDeeds
from strengthtrack.screens.testing.faces import MiddleFaces, RightFaces
from strengthtrack.screens.testing.foot import TestFoot
from strengthtrack.screens.testing.heading import ArmedBar
from strengthtrack.screens.testing.keys import PEDAL, TestKeys, means
from strengthtrack.screens.testing.plug_column import PlugColumn
from strengthtrack.screens.testing.push_face import PushFace
from strengthtrack.screens.testing.questions import SKIP, aside_question, note_question, skip_question, trial_with
from strengthtrack.screens.testing.rest_face import RestFace
from strengthtrack.screens.testing.say_line import SayLine, said_now
from strengthtrack.screens.testing.setup_column import SetUpColumn
from strengthtrack.screens.testing.setup_face import SetUpFace
from strengthtrack.screens.testing.trial_words import MARK_KEYS, saved_words, trials_by_name
from strengthtrack.screens.testing.value_entry import TYPED_IN, ValueEntry
from strengthtrack.screens.testing.zero_step import ZeroStep

_ARMED = frozenset({Phase.ARMED, Phase.PUSHING, Phase.REST})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


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
        self._view: SessionView | None = None
        self._known: frozenset[str] = frozenset()
        self._typing = False
        self._mark_to_come = ""
        self.list = BatteryList()
        self.armed_bar = ArmedBar()
        self.set_up = SetUpFace()
        self.push = PushFace(palette)
        self.rest = RestFace(battery.repeat_over)
        self.zero, self.saying = ZeroStep(), SayLine()
        self.column = SetUpColumn(battery.note)
        self.plug = PlugColumn()
        self.foot = TestFoot()
        self.keys, self.deeds = TestKeys(self), TestDeeds(self)
        self.values = ValueEntry(self.column.typed_value, self.deeds, self)
        self._middle = MiddleFaces(self.set_up, self.push, self.rest)
        self._right = RightFaces(self.column, self.plug)
        self._lay_out()
        self._means = self._table()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("The tests of this session")

    @property
    def bar(self) -> ActionBar:
        """The one next thing and the other keys."""
        return self.foot.bar

    def begin(self, session: Commands, title: str, day: date, battery: Battery | None = None) -> None:
        """Show this session from now on; `title` names the visit, `battery` is the one whose note and rule are said."""
        self.deeds.session, self._view, self._typing = session, None, False
        if battery is not None:
            self.rest.use(battery.repeat_over)
            self.column.use(battery.note)
        view = session.view()
        self._known = frozenset(trials_by_name(view))
        self.push.prepare()
        self.foot.close_question()
        self.column.begin()
        self.list.begin(title, day, view.tests)
        self.show_view(view, session.live_trace())

    def show_view(self, view: SessionView, trace: LiveTrace) -> None:
        """Show one moment; called at most once a tick, and cheap where nothing changed."""
        before, self._view = self._view, view
        if before is not None:
            self._settle_focus(before, view)
        if view.phase is not Phase.PUSHING:
            self._mark_to_come = ""
        self.list.show_view(view)
        self.armed_bar.show_armed(view.test.side if view.phase in _ARMED else None)
        self.zero.show_view(view)
        self.saying.say(said_now(view, zero_shown=not self.zero.isHidden()))
        self._middle.show_view(view, trace)
        self._right.show_view(view, typing=self._typing)
        self.bar.show_bar(bar_for(view), self._mark_to_come)
        moved = before is None or (before.phase, before.current) != (view.phase, view.current)
        if moved and self.foot.question is None:
            self.values.await_one(view)
        self._tell_saved(view)
        if view.phase is Phase.FINISHED and (before is None or before.phase is not Phase.FINISHED):
            self.finished.emit()

    def look(self) -> None:
        """Ask the session how it stands, and show it."""
        if (session := self.deeds.session) is not None:
            self.show_view(session.view(), session.live_trace())

    def press(self, key: str) -> None:
        """Do what a key means now; keys that mean nothing now do nothing."""
        if self._view is None:
            return
        if self.foot.question is not None:
            self.foot.press(key)
            return
        if self.bar.isAncestorOf(QApplication.focusWidget() or self):
            self.setFocus()  # what was pressed there goes away with its moment
        if not means(key, self._view):
            return
        if (score := pain_of_key(key)) is not None:
            self.rest.pain.press(score)
        elif key in MARK_KEYS:
            self._mark(MARK_KEYS[key])
        else:
            self._means[key]()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Space that a text field let pass, and Enter where no field has it; every other key comes by its shortcut
        if event.key() == Qt.Key.Key_Space:
            self._typed("Space")
        elif event.key() in _ENTER and self._view is not None and self._view.given is not None:
            self.press("Enter")
        elif self.foot.question is not None or not self.values.begins(event.text(), self._view):
            super().keyPressEvent(event)

    def _typed(self, key: str) -> None:
        """Space presses the button that Tab went to; else it is, as the pedal is, the one next thing."""
        bar = self.bar.bar
        if key == "Space" and (focused := button_in_focus()) is not None:
            focused.click()
        elif key in {"Space", PEDAL} and self.foot.question is None:
            self.press(bar.next_key if bar is not None and bar.next_words else "Space")
        elif self.foot.question is not None or not self.values.begins(key, self._view):
            self.press(key)

    # what the keys and buttons do

    def _next(self) -> None:
        if self._view is not None and self._view.phase is Phase.FINISHED:
            self.finished.emit()
        elif self._view is not None and (self._view.phase is not Phase.SET_UP or self.column.lever.settle()):
            self.deeds.advance()

    def _mark(self, mark: Mark) -> None:
        if self._view is not None and self._view.phase is Phase.PUSHING:
            key = next(key for key, meant in MARK_KEYS.items() if meant is mark)
            self._mark_to_come = "" if self._mark_to_come == key else key
        self.deeds.mark(mark)

    def _escape(self) -> None:
        if self.values.let_go():
            self.setFocus()
        elif self._typing:
            self._show_typing(False)
        else:
            self.deeds.pause()

    def _zero(self) -> None:
        self.deeds.zero()
        self.setFocus()

    def _swap(self) -> None:
        self.deeds.swap()
        self.setFocus()

    def _bring_back(self, trial_id: str) -> None:
        self.deeds.bring_back(trial_id)
        self.setFocus()

    def _choose(self, index: int) -> None:
        if self.column.lever.settle():
            self.deeds.choose(index)
            self.setFocus()

    def _type(self) -> None:
        self._show_typing(True)
        self.column.typed_value.start()

    def _value_taken(self) -> None:
        self._show_typing(False)
        self.look()

    def _ask_skip(self) -> None:
        self.foot.ask(skip_question())

    def _ask_note(self) -> None:
        if self._view is not None and (trial := trial_with(self._view, "")) is not None:
            self.foot.ask(note_question(self._view, trial))

    def _ask_aside(self, trial_id: str = "") -> None:
        wanted = trial_id or self.column.trials.in_focus
        if self._view is not None and (trial := trial_with(self._view, wanted)) is not None:
            self.foot.ask(aside_question(trial))

    # showing

    def _settle_focus(self, before: SessionView, view: SessionView) -> None:
        """A key pressed for what was there must not press what comes in its place; a field typed in keeps the focus."""
        focused = QApplication.focusWidget()
        ours = focused is None or (self.isAncestorOf(focused) and not isinstance(focused, TYPED_IN))
        if before.phase is not view.phase and ours and self.isVisible():
            self.setFocus()
        asked = self.foot.question
        if before.current != view.current and asked is not None and asked.kind == SKIP:
            self.foot.close_question()

    def _show_typing(self, typing: bool) -> None:
        self._typing = typing
        if self._view is not None:
            self._right.show_view(self._view, typing=typing)
        if not typing:
            self.setFocus()

    def _tell_saved(self, view: SessionView) -> None:
        names = trials_by_name(view)
        new = [trial_id for trial_id in names if trial_id not in self._known]
        if new:
            self._known |= frozenset(new)
            self.done.emit(saved_words(*names[new[-1]]))

    def _table(self) -> dict[str, Callable[[], None]]:
        return {
            "Space": self._next,
            "R": self.deeds.repeat,
            "S": self._ask_skip,
            "V": self._type,
            "Z": self._zero,
            "N": self._ask_note,
            "Del": self._ask_aside,
            "Esc": self._escape,
            "Enter": self.values.keep,
        }

    def _connect(self) -> None:
        self.keys.pressed.connect(self._typed)
        self.deeds.did.connect(self.look)
        self.deeds.fault.connect(self.fault)
        self.list.chosen.connect(self._choose)
        self.list.end_asked.connect(self.finished)
        self.zero.asked.connect(self._zero)
        self.rest.marked.connect(self._mark)
        self.rest.pain_given.connect(self.deeds.pain)
        self.rest.pressed.connect(self.press)
        self.rest.swap_asked.connect(self._swap)
        self.column.lever_arm_given.connect(self.deeds.lever_arm)
        self.column.typed_value.pressed.connect(self.press)
        self.values.taken.connect(self._value_taken)
        self.column.aside_asked.connect(self._ask_aside)
        self.column.back_asked.connect(self._bring_back)
        self.foot.pressed.connect(self.press)
        self.foot.answered.connect(self.deeds.answer)
        self.foot.asking.connect(self.column.trials.point_at)

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.armed_bar)
        column.addWidget(self._middle, 1)
        column.addWidget(self.zero)
        column.addWidget(self.saying)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.list, 0, 0, 2, 1)
        grid.addWidget(standing_hairline(), 0, 1, 2, 1)
        grid.addWidget(middle, 0, 2)
        grid.addWidget(standing_hairline(), 0, 3)
        grid.addWidget(self._right, 0, 4)
        grid.addWidget(self.foot, 1, 2, 1, 3)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(0, 1)
