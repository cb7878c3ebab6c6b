"""Where a patient's programme stands, and which tests it plans."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.programme import Programme, next_test, planned_for
from strengthtrack.practice.due import programme_words
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.fact_list import FactList
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.parts.week_bar import WeekBar


class ProgrammePanel(QWidget):
    """The programme with its planned tests, or the way to start one. Signals: `asked`, to give it a start date."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what = label("", "quiet", wrap=True)
        self.week = label("", "body")
        self.bar = WeekBar(0, 0)
        self.tests = FactList()
        self.start = button("Start a programme", "secondary", icon="calendar-plus")
        self.start.clicked.connect(self.asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("Programme", "strong"))
        column.addWidget(self.what)
        row = QHBoxLayout()
        row.setSpacing(15)
        row.addWidget(self.bar)
        row.addWidget(self.week)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.tests)
        column.addWidget(self.start)

    def show_programme(self, programme: Programme | None, tested: Sequence[date], today: date) -> None:
        """Show a programme with the local days the patient was tested on; None where there is none."""
        for part in (self.week, self.bar, self.tests):
            part.setVisible(programme is not None)
        self.start.setVisible(programme is None)
        if programme is None:
            self.what.setText("No programme yet. It plans the tests; strength can be tested without one.")
            return
        self.what.setText(what_words(programme))
        self.week.setText(programme_words(programme, today))
        self.bar.show_weeks(programme.weeks, min(max(programme.week_of(today), 0), programme.weeks))
        self.tests.show_facts(planned_facts(programme, tested, today))


def what_words(programme: Programme) -> str:
    """“Hip, 8 weeks, 3 × a week, from 3 Mar 2026”."""
    name = programme.name[:1].upper() + programme.name[1:]
    start = day_words(programme.starts_on)
    return f"{name}, {programme.weeks} weeks, {programme.per_week} × a week, from {start}"


def planned_facts(programme: Programme, tested: Sequence[date], today: date) -> tuple[tuple[str, str], ...]:
    """Each planned test with what became of it: the day it was done, or the day it is due."""
    coming = next_test(programme, tuple(tested), today)
    facts = []
    for test in programme.tests:
        done = [day for day in tested if planned_for(programme, day) is test or planned_for(programme, day) == test]
        due = day_words(programme.date_of(test))
        said = (
            f"done {day_words(done[0])}" if done else f"due {due}" if coming and coming[0] == test else f"planned {due}"
        )
        if not done and coming and programme.date_of(test) < programme.date_of(coming[0]):
            said = "not done"
        facts.append((test.name, said))
    return tuple(facts)
