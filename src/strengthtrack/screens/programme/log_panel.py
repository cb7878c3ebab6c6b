"""Right of the page: the exercise log with its adherence, the day the cursor is on, and the events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.course import Course, CourseEvent, ExerciseDone, exercise_weeks
from strengthtrack.practice.programme.course_words import adherence_words
from strengthtrack.practice.programme.exercise_log import log_weeks
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.programme.day_line import DayLine
from strengthtrack.screens.programme.event_list import EventList, newest_first
from strengthtrack.screens.programme.log_grid import LogGrid

WIDEST = 1040


@dataclass(frozen=True, slots=True)
class Log:
    """What was done of a course, and what happened in it."""

    done: Sequence[ExerciseDone]
    events: Sequence[CourseEvent]


class LogPanel(QWidget):
    """Attributes: grid, day, events. Nothing of it writes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid, self.day, self.events = LogGrid(), DayLine(), EventList()
        self.adherence = label("", "section")
        self.grid.moved.connect(self._show_day)
        self.day.left.connect(self.grid.setFocus)
        self.setMaximumWidth(WIDEST)
        self._lay_out()

    def show_log(self, course: Course, log: Log, today: date) -> None:
        """Show a course; the cursor stays where it was."""
        weeks = log_weeks(course, log.done, log.events, today)
        self.adherence.setText(adherence_words(exercise_weeks(course, log.done, today)))
        self.grid.show_weeks(weeks, today)
        self.events.show_events(newest_first(log.events))

    def _show_day(self) -> None:
        self.day.show_day(self.grid.day)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label("Exercise log", "strong"))
        head.addStretch()
        head.addWidget(self.adherence)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        column.addWidget(self.day)
        column.addSpacing(8)
        column.addWidget(self.events)
        column.addStretch()
