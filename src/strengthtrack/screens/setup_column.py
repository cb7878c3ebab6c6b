"""The right column of the test page: the lever arm and facts of the set-up, the words to say, a value to type."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.setup import lever_arm_from_cm
from strengthtrack.practice.session_view import Phase, SessionView, TestLine
from strengthtrack.screens.parts.drawing import Drawing
from strengthtrack.screens.parts.facts import Facts
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.trial_words import newtons, tied
from strengthtrack.screens.typed_value import TypedValue

WIDTH = 320
_SAME_M = 0.0005


class _Edit(QLineEdit):
    """A short field of the test page: Enter means the same as leaving it, and Space goes on to the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.clearFocus()


class LeverArm(QWidget):
    """Joint centre to pad in cm. Signals: `given(float)`, metres."""

    given = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: float | None = None
        self._last: float | None = None
        self._joint = ""
        self.edit = _Edit()
        self.edit.setProperty("big", True)
        self.edit.setFont(inter(20, 600))
        self.edit.setFixedSize(128, 48)
        self.edit.setAccessibleName("Lever arm in centimetres")
        self.edit.setTextMargins(0, 0, 36, 0)
        self.edit.setClearButtonEnabled(False)
        self.edit.textEdited.connect(self._edited)
        self.edit.editingFinished.connect(self._finished)
        unit = label("cm", "quiet", parent=self.edit)
        unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        unit.setGeometry(92, 14, 28, 20)
        self.check = IconWords("check", "ok")
        self.note = label("", "quiet", wrap=True)
        self.fault = label("", "warn", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.edit)
        row.addWidget(self.check)
        row.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        column.addWidget(label("Lever arm", "strong"))
        column.addLayout(row)
        column.addWidget(self.fault)
        self.fault.hide()

    def show_line(self, line: TestLine, joint: str) -> None:
        """Show the lever arm of a movement and side, from `joint` to pad, and whether it is the last visit's."""
        self._last = line.lever_arm_last_m
        self._shown = line.lever_arm_m
        self._show_kept()
        self._joint = joint
        self._say_fault("")
        self._compare()

    def _show_kept(self) -> None:
        self.edit.setText("" if self._shown is None else f"{self._shown * 100:.1f}")

    def _compare(self) -> None:
        """Say whether it is the last visit's, and if not, what that was."""
        same = self._shown is not None and self._last is not None and abs(self._shown - self._last) < _SAME_M
        self.check.say("Same as\nlast visit" if same else "")
        self.check.setVisible(same)
        self.note.setVisible(not same)
        before = (
            f"Measure it,\n{self._joint.lower()} to pad"
            if self._last is None
            else f"Last visit\n{self._last * 100:.1f} cm"
        )
        self.note.setText("" if self._last is None and self._shown is not None else before)

    def settle(self) -> bool:
        """Take what was typed; False, and the focus here, where it cannot be right."""
        if self.edit.hasFocus():
            self.edit.clearFocus()
        if not self.fault.text():
            return True
        self.edit.setFocus()
        self.edit.selectAll()
        return False

    def _edited(self) -> None:
        self.check.hide()

    def _finished(self) -> None:
        try:
            metres = lever_arm_from_cm(self.edit.text())
        except ValueError as fault:
            self._say_fault(str(fault))
            return
        self._say_fault("")
        self._compare()
        if metres is None:
            self._show_kept()
        elif metres != self._shown:
            self.given.emit(metres)

    def _say_fault(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.edit.setProperty("fault", bool(sentence))
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)


class SetUpColumn(QWidget):
    """What stands on the right while a test is set up.

    Signals: `lever_arm_given(float)` metres; `typed(float, str)` a value and its unit.
    """

    lever_arm_given = Signal(float)
    typed = Signal(float, str)

    def __init__(self, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: TestLine | None = None
        self.lever = LeverArm()
        self.facts = Facts()
        self.typed_value = TypedValue()
        self.drawing = Drawing(numbers=False)
        self.drawing.setFixedHeight(152)
        self._say_head = label("Say", "strong")
        self._say = label("", "say", wrap=True)
        self._note = label(f"One easy practice push first, not counted. {note}", "quiet", wrap=True)
        self.lever.given.connect(self.lever_arm_given)
        self.typed_value.given.connect(self.typed)
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addWidget(self.drawing)
        column.addWidget(self.lever)
        column.addSpacing(16)
        column.addWidget(self.facts)
        column.addWidget(self.typed_value)
        column.addSpacing(20)
        column.addWidget(self._say_head)
        column.addSpacing(4)
        column.addWidget(self._say)
        column.addSpacing(8)
        column.addStretch()
        column.addWidget(self._note)

    def show_view(self, view: SessionView, *, typing: bool) -> None:
        """Show the set-up of the test at hand; `typing` makes room for a value."""
        setting_up = view.phase is Phase.SET_UP
        self.lever.setVisible(setting_up)
        self.drawing.setVisible(not setting_up and not typing)
        self._note.setVisible(setting_up and not typing)
        self.typed_value.setVisible(typing)
        self.facts.setVisible(not (typing and setting_up))
        self.drawing.show_drawing(view.plan.drawing, view.test.side)
        self._show_words(_words_for(view), "cheer" if view.phase is Phase.PUSHING else "say")
        if setting_up and (self._line is None or _lever_of(self._line) != _lever_of(view.test)):
            self.lever.show_line(view.test, view.plan.landmarks[0].title)
        self._line = view.test
        self.facts.show_facts(_facts_for(view))

    def _show_words(self, words: str, role: str) -> None:
        if words != self._say.text():
            self._say.set_role(role)
            self._say.setText(words)


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
    facts = (
        ("Hold", f"{plan.hold_s:g} s, build up over 1 s"),
        ("Trials", f"{plan.trials}, the best counts"),
        ("Rest", f"{plan.rest_s:g} s"),
        ("Fixation", fixation),
    )
    if line.last_visit_n is None:
        return facts
    return (*facts, ("Last visit", f"{newtons(line.last_visit_n)} N"))
