"""How the next test is set up: the drawing, and three short notes its numbers lead to."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.clinic.battery import Landmark, TestPlan
from strengthtrack.clinic.sentences import lower_first
from strengthtrack.clinic.setup import Side
from strengthtrack.practice.testing.session_view import SessionView, TestLine
from strengthtrack.screens.parts.drawing import PLACES, Badge, Drawing
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.testing.heading import Heading
from strengthtrack.screens.testing.trial_words import tied

_LEAST_DRAWING = 120


class _Note(QWidget):
    """One numbered note."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._title = label("", "name")
        self._text = label("", "lead", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Badge(number))
        head.addWidget(self._title)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addStretch()

    def show_note(self, landmark: Landmark | None) -> None:
        """Say what the place is."""
        self.setVisible(landmark is not None)
        if landmark is not None:
            self._title.setText(landmark.title)
            self._text.setText(tied(landmark.text))


class SetUpFace(QWidget):
    """The face before a test is armed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[TestPlan, Side] | None = None
        self._fitted: tuple[object, ...] = ()
        self._heading = Heading("title")
        self._lying = label("", "lead", wrap=True)
        self.changed = IconWords("unlink", "warn", wrap=True)
        self._drawing = Drawing()
        self._notes = [_Note(number) for number in PLACES]
        notes = QHBoxLayout()
        notes.setSpacing(24)
        for note in self._notes:
            notes.addWidget(note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 16, 32, 12)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addSpacing(2)
        column.addWidget(self._lying)
        column.addWidget(self.changed)
        column.addSpacing(14)
        self.changed.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self._drawing, 1)
        column.addSpacing(16)
        column.addLayout(notes)
        self.changed.hide()
        self._drawing.setMinimumHeight(_LEAST_DRAWING)
        self._drawing.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_view(self, view: SessionView) -> None:
        """Show the test at hand."""
        line, plan = view.test, view.plan
        self._drawing.show_drawing(plan.drawing, line.side, line.lever_arm_m)
        self.changed.say(changed_words(line.changed))
        self.changed.setVisible(bool(line.changed))
        if self._shown != (plan, line.side):
            self._show_plan(line, plan)
        self._fit()

    def _show_plan(self, line: TestLine, plan: TestPlan) -> None:
        self._shown = (plan, line.side)
        self._heading.show_test(line)
        self._lying.setText(plan.lying.format(side=line.side.value, other=line.side.other.value))
        for index, note in enumerate(self._notes):
            note.show_note(plan.landmarks[index] if index < len(plan.landmarks) else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The drawing shrinks, and where a low window has much to say it gives way; words never do."""
        layout = self.layout()
        fitted = (self.size().toTuple(), self._shown, self.changed.words)
        if layout is None or fitted == self._fitted:
            return
        self._fitted = fitted
        self._drawing.show()
        self._drawing.setVisible(layout.minimumHeightForWidth(self.width()) <= self.height())


def changed_words(changed: tuple[str, ...]) -> str:
    """What is set up otherwise than at the last visit, and what follows from it for the chart; empty for none."""
    said = "; ".join(_short(phrase) for phrase in changed)
    return tied(f"Changed since last visit: {said}. The line will break here.") if said else ""


def _short(phrase: str) -> str:
    """“Fixation changed, by hand to belt” after a heading that says “changed” already."""
    return lower_first(phrase.replace(" changed, ", ", "))
