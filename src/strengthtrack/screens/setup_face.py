"""How the next test is set up: the drawing, and three short notes its numbers lead to."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.clinic.battery import Landmark, TestPlan
from strengthtrack.clinic.setup import Side
from strengthtrack.practice.session_view import SessionView
from strengthtrack.screens.parts.drawing import PLACES, Badge, Drawing
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.test_heading import Heading
from strengthtrack.screens.trial_words import tied


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
        self._heading = Heading("title")
        self._lying = label("", "lead")
        self._lying.setMinimumWidth(200)
        self._drawing = Drawing()
        self._notes = [_Note(number) for number in PLACES]
        notes = QHBoxLayout()
        notes.setSpacing(24)
        for note in self._notes:
            notes.addWidget(note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 16, 32, 16)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addSpacing(2)
        column.addWidget(self._lying)
        column.addSpacing(16)
        column.addWidget(self._drawing, 1)
        column.addSpacing(24)
        column.addLayout(notes)
        self._drawing.setMinimumHeight(200)
        self._drawing.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_view(self, view: SessionView) -> None:
        """Show the test at hand."""
        line, plan = view.test, view.plan
        self._drawing.show_drawing(plan.drawing, line.side, line.lever_arm_m)
        if self._shown == (plan, line.side):
            return
        self._shown = (plan, line.side)
        self._heading.show_test(line, armed=False)
        self._lying.setText(plan.lying.format(side=line.side.value, other=line.side.other.value))
        for index, note in enumerate(self._notes):
            note.show_note(plan.landmarks[index] if index < len(plan.landmarks) else None)
