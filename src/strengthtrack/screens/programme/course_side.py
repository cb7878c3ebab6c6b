"""The left column: the course, and over it what is asked when it is paused, resumed or ended."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.programme.ask_form import AskForm
from strengthtrack.screens.programme.course_panel import CoursePanel

WIDTH = 416


class CourseSide(QWidget):
    """Attributes: panel, pause, resume, end. Signals: `left`, when what was asked is not answered."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel = CoursePanel()
        self.pause = AskForm("Pause the programme", "First day", "Pause", last="Last day", why="Reason")
        self.resume = AskForm("Resume the programme", "Goes on from", "Resume")
        self.end = AskForm("End the programme before its time", "Ends on", "End programme", why="Reason")
        self._questions = (self.pause, self.resume, self.end)
        self.panel.pause_asked.connect(self._ask_pause)
        self.panel.resume_asked.connect(self._ask_resume)
        self.panel.end_asked.connect(self._ask_end)
        for question in self._questions:
            question.left.connect(self.left)
        self.setFixedWidth(WIDTH)
        self._lay_out()

    def put_away(self) -> None:
        """Ask nothing."""
        for question in self._questions:
            question.hide()

    def _ask_pause(self) -> None:
        self._ask(self.pause)

    def _ask_resume(self) -> None:
        self._ask(self.resume)

    def _ask_end(self) -> None:
        self._ask(self.end)

    def _ask(self, question: AskForm) -> None:
        self.put_away()
        question.ask()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        for part in (*self._questions, self.panel):
            column.addWidget(part)
        self.put_away()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))
