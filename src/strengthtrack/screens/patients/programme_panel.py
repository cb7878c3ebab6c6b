"""Where a patient's programme stands, which tests it plans, and the way to its exercise log."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.course import Course
from strengthtrack.clinic.sentences import lower_first
from strengthtrack.practice.due import programme_words
from strengthtrack.practice.programme.course_words import (
    earlier_words,
    over_words,
    pause_words,
    plan_words,
    planned_states,
)
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.fact_list import FactList
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.parts.week_bar import WeekBar

NONE = "No programme yet. It plans the tests; strength can be tested without one."


class ProgrammePanel(QWidget):
    """The programme with its planned tests, or the way to start one. Signals: `asked`, to go to its page."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what = label("", "quiet", wrap=True)
        self.week = label("", "body")
        self.bar = WeekBar(0, 0)
        self.more = label("", "quiet", wrap=True)
        self.tests = FactList()
        self.start = button("Start a programme", "secondary", icon="calendar-plus")
        self.log = button("Exercise log", "quiet", "Ctrl 6", "calendar-check")
        self.start.clicked.connect(self.asked)
        self.log.clicked.connect(self.asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label("Programme", "strong"))
        head.addStretch()
        head.addWidget(self.log)
        column.addLayout(head)
        column.addWidget(self.what)
        row = QHBoxLayout()
        row.setSpacing(15)
        row.addWidget(self.bar)
        row.addWidget(self.week)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.more)
        column.addWidget(self.tests)
        column.addWidget(self.start)

    def show_courses(self, courses: Sequence[Course], tested: Sequence[date], today: date) -> None:
        """Show the last of a patient's courses; `tested` are the local days they were tested on."""
        has_one = bool(courses)
        for part in (self.week, self.bar, self.tests, self.log):
            part.setVisible(has_one)
        self.start.setVisible(not has_one)
        self.more.setText("\n".join(_more(courses, today)))
        self.more.setVisible(bool(self.more.text()))
        if not courses:
            self.what.setText(NONE)
            return
        course = courses[-1]
        programme, days = course.running, [day for day in tested if course.holds(day)]
        self.what.setText(plan_words(programme))
        self.week.setText(programme_words(programme, today))
        self.bar.show_weeks(programme.weeks, min(max(programme.week_of(today), 0), programme.weeks))
        states = planned_states(programme, days, today)
        self.tests.show_facts((state.name, state.words(today)) for state in states)


def _more(courses: Sequence[Course], today: date) -> Iterator[str]:
    """Pauses, what it was changed from, and the earlier courses, a line each."""
    if not courses:
        return
    programme = courses[-1].running
    if programme.ended_by(today) and programme.ended_why:
        yield f"Ended: {programme.ended_why}"
    for pause in programme.pauses:
        yield pause_words(pause)
    for before in reversed(courses[-1].programmes[:-1]):
        yield f"Changed from {lower_first(over_words(before))}"
    yield from earlier_words(courses)
