"""The right column of the test page: lever arm and facts, the trials that were done, words to say, a value to type."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.clinic.battery import TestPlan
from strengthtrack.clinic.setup import Contraction
from strengthtrack.practice.testing.session_view import Phase, SessionView, TestLine
from strengthtrack.screens.parts.drawing import Drawing
from strengthtrack.screens.parts.facts import Facts
from strengthtrack.screens.parts.side_marker import SideMarker
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.testing.lever_arm import LeverArm
from strengthtrack.screens.testing.trial_list import TrialList
from strengthtrack.screens.testing.trial_words import RULE_WORDS, newtons, tied
from strengthtrack.screens.testing.typed_value import TypedValue

WIDTH = 320
_RESTING = frozenset({Phase.REST, Phase.TEST_DONE})


class SetUpColumn(QWidget):
    """What stands on the right while a test is set up, and in its rest.

    Signals: `lever_arm_given(float)` metres; `aside_asked(str)` and `back_asked(str)`, the trial that is to be set
    aside or brought back. What comes into `typed_value` it says itself.
    """

    lever_arm_given = Signal(float)
    aside_asked = Signal(str)
    back_asked = Signal(str)

    def __init__(self, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: TestLine | None = None
        self._battery_note, self._cheer = note, ""
        self._fitted: tuple[object, ...] = ()
        self.lever = LeverArm()
        self.facts = Facts()
        self.trials = TrialList()
        self.typed_value = TypedValue()
        self.next_leg = _NextLeg()
        self.drawing = Drawing(numbers=False)
        self.drawing.setFixedHeight(152)
        self._say_head = label("Say", "strong")
        self._say = label("", "say", wrap=True)
        self._note = label("", "quiet", wrap=True)
        self.lever.given.connect(self.lever_arm_given)
        self.trials.aside_asked.connect(self.aside_asked)
        self.trials.back_asked.connect(self.back_asked)
        self.setFixedWidth(WIDTH)
        self._lay_out()

    def use(self, note: str) -> None:
        """Say another battery's note."""
        self._battery_note = note

    def begin(self) -> None:
        """Forget what was typed for another patient."""
        self._line = None
        self.typed_value.begin()

    def show_view(self, view: SessionView, *, typing: bool) -> None:
        """Show the set-up of the test at hand; `typing` makes room for a value."""
        setting_up, resting = view.phase is Phase.SET_UP, view.phase in _RESTING
        self.lever.setVisible(setting_up)
        self.next_leg.show_view(view)
        self.trials.setVisible(resting)
        self.typed_value.setVisible(typing)
        self.typed_value.show_sent(view.given, view.given_waiting)
        self.facts.setVisible(not (typing and (setting_up or resting)))
        self.drawing.show_drawing(view.plan.drawing, view.test.side)
        self._cheer = f"“{view.plan.say_pushing}”"
        self._show_words(_words_for(view))
        if setting_up and (self._line is None or _lever_of(self._line) != _lever_of(view.test)):
            self.lever.show_line(view.test, view.plan.landmarks[0].title)
        self._line = view.test
        if resting:
            self.trials.show_line(view.test, hidden=view.blind)
        self._show_note(note_for(view.plan, self._battery_note))
        self.facts.show_facts(_facts_for(view))
        self._fit(
            noted=setting_up and not typing and view.asked is None,
            drawn=(not setting_up or view.asked is not None) and not typing,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitted = ()

    def _fit(self, *, noted: bool, drawn: bool) -> None:
        """Let give way what there is no room for: first the drawing, then the battery's note, then the large words."""
        role = "cheer" if self._say.text() == self._cheer else "say"
        content = (noted, drawn, role, self._say.text(), self.facts.facts, self.trials.sizeHint().height())
        seen = tuple(part.isHidden() for part in (self.next_leg, self.lever, self.lever.fault, self.trials, self.facts))
        if (*content, *seen) == self._fitted:
            return
        self._fitted = (*content, *seen)
        for with_drawing, with_note, words in ((True, True, role), (False, True, role), (False, False, role)):
            self._show_parts(drawn=drawn and with_drawing, noted=noted and with_note, role=words)
            if self._fits:
                return
        self._show_parts(drawn=False, noted=False, role="reading")

    def _show_parts(self, *, drawn: bool, noted: bool, role: str) -> None:
        self.drawing.setVisible(drawn)
        self._note.setVisible(noted)
        self._say.set_role(role)

    @property
    def _fits(self) -> bool:
        layout = self.layout()
        scrolled = self.trials.sizeHint().height() - self.trials.minimumSizeHint().height()
        more = 0 if self.trials.isHidden() else scrolled
        return layout is None or layout.minimumHeightForWidth(self.width()) + more <= self.height()

    def _show_words(self, words: str) -> None:
        if words != self._say.text():
            self._say.setText(words)

    def _show_note(self, words: str) -> None:
        if words != self._note.text():
            self._note.setText(words)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addWidget(self.next_leg)
        column.addWidget(self.drawing)
        column.addWidget(self.lever)
        column.addWidget(self.trials)
        column.addSpacing(16)
        column.addWidget(self.facts)
        column.addWidget(self.typed_value)
        column.addSpacing(16)
        column.addWidget(self._say_head)
        column.addSpacing(4)
        column.addWidget(self._say)
        column.addStretch()
        column.addSpacing(8)
        column.addWidget(self._note)
        self.trials.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def minimumSizeHint(self) -> QSize:
        # what is too long for a low window gives way in its own place, and the window must not grow with it
        return QSize(WIDTH, 0)


class _NextLeg(QWidget):
    """“Next: the right leg”, where sides take turns and the middle still shows what the other leg did."""

    def __init__(self) -> None:
        super().__init__()
        self._marker, self._words = SideMarker(), label("", "section")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 12)
        row.setSpacing(12)
        row.addWidget(self._marker)
        row.addWidget(self._words)
        row.addStretch()
        self.hide()

    def show_view(self, view: SessionView) -> None:
        """Say which leg is next, if the middle does not."""
        if self.isHidden() is (wanted := view.asked is not None):
            self.setVisible(wanted)
        words = f"Next: the {view.test.side.value} leg"
        if words != self._words.text():
            self._words.setText(words)
            self._marker.show_side(view.test.side)


def note_for(plan: TestPlan, battery_note: str) -> str:
    """How many practice pushes come first, and what the battery says of its values."""
    pushes = {0: "", 1: "One easy practice push first, not counted. "}
    return pushes.get(plan.practice, f"{plan.practice} easy practice pushes first, not counted. ") + battery_note


def _lever_of(line: TestLine) -> tuple[object, ...]:
    return line.movement, line.side, line.lever_arm_m, line.lever_arm_last_m


def _words_for(view: SessionView) -> str:
    plan = view.plan
    if view.phase is Phase.PUSHING:
        return f"“{plan.say_pushing}”"
    if view.phase is Phase.REST:
        return f"“{plan.say_resting} One more like that.”"
    return f"“{plan.say_resting}”" if view.phase is Phase.TEST_DONE else f"“{plan.say}”"


def _facts_for(view: SessionView) -> tuple[tuple[str, str], ...]:
    plan, line = view.plan, view.test
    fixation = (line.fixation or plan.fixation).value.capitalize()
    if view.phase is not Phase.SET_UP:
        lever = "not measured" if line.lever_arm_m is None else f"{line.lever_arm_m * 100:.1f} cm"
        return ("Lever arm", lever), ("Pad", tied(plan.pad)), ("Fixation", fixation), ("Hold", f"{plan.hold_s:g} s")
    facts = [
        ("Hold", f"{plan.hold_s:g} s, build up over 1 s"),
        ("Trials", f"{plan.trials}, {RULE_WORDS[view.value]}"),
        ("Rest", f"{plan.rest_s:g} s"),
        ("Fixation", fixation),
    ]
    if plan.contraction is Contraction.BREAK:
        facts.insert(0, ("Break test", "you overcome the push"))
    if line.last_visit_n is not None and not view.blind:
        facts.append(("Last visit", f"{newtons(line.last_visit_n)} N"))
    return tuple(facts)
