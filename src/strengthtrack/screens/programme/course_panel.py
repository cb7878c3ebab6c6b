"""Left of the page: where the course stands, its phases, its planned tests, and what can be done with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.course import Course
from strengthtrack.clinic.course_rules import lasting_pause
from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.programme import Pause, Programme
from strengthtrack.practice.due import programme_words
from strengthtrack.practice.programme.course_words import (
    over_words,
    pause_words,
    phase_words,
    plan_words,
    planned_states,
)
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.fact_list import FactList
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.parts.week_bar import WeekBar

EARLIER = "An earlier course of care. Its log and its events can still be put right."
OWN_PLAN = "Exercises are not written down."


@dataclass(frozen=True, slots=True)
class Shown:
    """A course as it is looked at: the local days of its visits with a test, today, and whether it is the last one."""

    course: Course
    tested: tuple[date, ...]
    today: date
    is_last: bool = True


class CoursePanel(QWidget):
    """Signals: `pause_asked`, `resume_asked`, `change_asked`, `end_asked`, `go_on_asked`, `another_asked`."""

    pause_asked = Signal()
    resume_asked = Signal()
    change_asked = Signal()
    end_asked = Signal()
    go_on_asked = Signal()
    another_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what, self.week = label("", "body", wrap=True), label("", "strong")
        self.bar, self.state = WeekBar(0, 0), label("", "body", wrap=True)
        self.phases, self.tests = FactList(), FactList()
        self.earlier = label("", "quiet", wrap=True)
        self.phase_head = label("Phases", "strong")
        self.pause, self.resume = button("Pause", icon="pause"), button("Resume", icon="play")
        self.change, self.end = button("Change programme"), button("End")
        self.go_on = button("Take it up again", icon="undo-2")
        self.another = button("Start another course", icon="calendar-plus")
        self._card = _card(self.state)
        self._connect()
        self._lay_out()

    def show_course(self, shown: Shown) -> None:
        """Show a course."""
        programme, today = shown.course.running, shown.today
        over = programme.ended_by(today)
        self.what.setText(plan_words(programme))
        self.week.setText(_week(shown))
        until = min(today, programme.ended_on or today)
        self.bar.show_weeks(programme.weeks, min(max(programme.week_of(until), 0), programme.weeks))
        self.state.setText("\n".join(_state(shown)))
        self._card.setVisible(bool(self.state.text()))
        self.phases.show_facts(_phases(programme, today))
        self.tests.show_facts(_tests(shown))
        self.earlier.setText("\n".join(map(over_words, shown.course.programmes[:-1])))
        self.earlier.setVisible(len(shown.course.programmes) > 1)
        self._offer(programme, shown, over=over)

    def _offer(self, programme: Programme, shown: Shown, *, over: bool) -> None:
        """Only what can be done now is there to be pressed."""
        lasts = lasting_pause(programme) is not None
        done = programme.last_day is not None and programme.last_day < shown.today
        runs = shown.is_last and not over
        self.resume.setVisible(runs and lasts)
        self.pause.setVisible(runs and not lasts and not done)
        self.change.setVisible(runs)
        self.end.setVisible(runs)
        self.go_on.setVisible(shown.is_last and over)
        self.another.setVisible(shown.is_last and (over or done))

    def _connect(self) -> None:
        self.pause.clicked.connect(self.pause_asked)
        self.resume.clicked.connect(self.resume_asked)
        self.change.clicked.connect(self.change_asked)
        self.end.clicked.connect(self.end_asked)
        self.go_on.clicked.connect(self.go_on_asked)
        self.another.clicked.connect(self.another_asked)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        where = QHBoxLayout()
        where.setSpacing(15)
        where.addWidget(self.bar)
        where.addWidget(self.week)
        where.addStretch()
        column.addLayout(where)
        column.addWidget(self.what)
        column.addWidget(self._card)
        column.addSpacing(4)
        column.addLayout(_row(self.pause, self.resume, self.go_on, self.change, self.end))
        column.addLayout(_row(self.another))
        column.addSpacing(12)
        column.addWidget(label("Planned tests", "strong"))
        column.addWidget(self.tests)
        column.addSpacing(12)
        column.addWidget(self.phase_head)
        column.addWidget(self.phases)
        column.addWidget(self.earlier)
        column.addStretch()


def _week(shown: Shown) -> str:
    programme = shown.course.running
    if shown.is_last or programme.last_day is None or programme.ended_by(shown.today):
        return programme_words(programme, shown.today)
    return f"Until {day_words(programme.last_day)}"


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch()
    return row


def _card(inside: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("ground", "quiet card")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.addWidget(inside)
    return card


def _state(shown: Shown) -> Iterator[str]:
    programme = shown.course.running
    if not shown.is_last:
        yield EARLIER
    if programme.ended_by(shown.today) and programme.ended_why:
        yield f"Ended: {programme.ended_why}"
    for pause in sorted(programme.pauses, key=_first_day):
        yield pause_words(pause)


def _first_day(pause: Pause) -> date:
    return pause.first_day


def _phases(programme: Programme, today: date) -> Sequence[tuple[str, str]]:
    if not programme.phases:
        return (("All weeks", OWN_PLAN),)
    return tuple((phase_words(phase, programme, today), phase.exercises or OWN_PLAN) for phase in programme.phases)


def _tests(shown: Shown) -> Sequence[tuple[str, str]]:
    """Of every programme of the course, the ones of those that were ended before it among them."""
    return tuple(
        (state.name, state.words(shown.today))
        for programme in shown.course.programmes
        for state in planned_states(programme, shown.tested, shown.today, over=not shown.is_last)
    )
