"""The programme of a patient and what was done of it: left the course, right the exercise log."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.clinic.course import Course, ExerciseDone
from strengthtrack.errors import EntryFault, Mendable
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edit
from strengthtrack.practice.programme.course_book import CourseBook
from strengthtrack.practice.programme.course_words import course_name
from strengthtrack.practice.programme.programmes import Programmes
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.parts.picker import Picker
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.programme.ask_form import AskForm
from strengthtrack.screens.programme.course_panel import Shown
from strengthtrack.screens.programme.course_side import CourseSide
from strengthtrack.screens.programme.log_panel import Log, LogPanel
from strengthtrack.screens.programme.start_form import Offered, StartForm

_SHOWN_HERE = {Kind.PATIENT, Kind.PROGRAMME, Kind.EXERCISE, Kind.EVENT, Kind.SESSION, Kind.TRIAL}
"""What a change must touch for the page to look again."""


class ProgrammePage(QWidget):
    """One patient's courses, one of them shown. Signals: `done(words)`, `fault(sentence)`."""

    done = Signal(str)
    fault = Signal(str)

    def __init__(self, desk: Desk, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._book, self._course_id = CourseBook(desk, ""), ""
        self._courses: tuple[Course, ...] = ()
        self._asking_for_one = False
        self.picker = Picker()
        self.picker.setAccessibleName("Course of care")
        self.side, self.log, self.form = CourseSide(), LogPanel(), StartForm(desk.today)
        self._faces = QStackedLayout(self)
        self._lay_out()
        self._connect()

    def open_patient(self, patient_id: str) -> None:
        """Show this patient."""
        self._book, self._course_id, self._asking_for_one = CourseBook(self._desk, patient_id), "", False
        self._courses = ()
        self.side.put_away()
        self.log.events.begin_anew()
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Read the courses again, if they are this patient's."""
        mine = changes is None or changes.patient_id in {None, self._book.patient_id}
        if not self._book.patient_id or not mine or (changes is not None and not changes.kinds & _SHOWN_HERE):
            return
        known, self._courses = self._courses, self._book.courses
        if len(known) < len(self._courses):  # one was begun: it is the one to be seen
            self._course_id, self._asking_for_one = "", False
        self._name_courses()
        if self.course is None:
            self._ask_start()
        elif not self._asking_for_one:
            self._show_course(self.course)

    @property
    def course(self) -> Course | None:
        """The course that is shown: the chosen one, or the last; None where there is none."""
        chosen = [course for course in self._courses if course.id == self._course_id]
        return next(iter(chosen or self._courses[-1:]), None)

    def _show_course(self, course: Course) -> None:
        book, today = self._book, self._desk.today()
        self.side.panel.show_course(Shown(course, book.tested(course), today, is_last=course is self._courses[-1]))
        self.log.show_log(course, Log(book.done(course), book.events(course)), today)
        self._faces.setCurrentWidget(self._looking)
        self.setFocusProxy(self.log.grid)

    # what is asked

    def _ask_start(self) -> None:
        self.form.ask(self._offered())
        self.form.cancel.setVisible(bool(self._courses))
        self._faces.setCurrentWidget(self._asking)
        self.setFocusProxy(self.form)

    def _ask_another(self) -> None:
        self._asking_for_one = True
        self._ask_start()
        self.form.setFocus()

    def _ask_change(self) -> None:
        self._asking_for_one = True
        self.form.ask_change(self._shown.running, self._offered())
        self._faces.setCurrentWidget(self._asking)
        self.setFocusProxy(self.form)
        self.form.setFocus()

    def _offered(self) -> Offered:
        programmes = Programmes(self._desk.data)
        return Offered(programmes.usable(), programmes.faults(), self._book.patient.affected)

    def _leave_asking(self) -> None:
        self.side.put_away()
        self._asking_for_one = False
        if self.course is not None:
            self._show_course(self.course)
            self.log.grid.setFocus()

    # what is done

    def _start_given(self) -> None:
        try:
            new = self.form.programme(self._book.patient_id)
            change = self.form.is_change
            edit = self._book.change(self._shown, new, self.form.why.text) if change else self._book.start(new)
        except EntryFault as fault:
            self.form.show_faults(fault.faults)
            return
        self._asking_for_one = False
        self._do(edit)
        self.log.grid.setFocus()

    def _pause_given(self) -> None:
        self._answer(self.side.pause, self._paused)

    def _resume_given(self) -> None:
        self._answer(self.side.resume, self._resumed)

    def _end_given(self) -> None:
        self._answer(self.side.end, self._ended)

    def _paused(self, form: AskForm) -> Edit:
        return self._book.pause(self._shown, form.day.text, form.last.text, form.why.text)

    def _resumed(self, form: AskForm) -> Edit:
        return self._book.resume(self._shown, form.day.text)

    def _ended(self, form: AskForm) -> Edit:
        return self._book.end(self._shown, form.day.text, form.why.text)

    def _answer(self, form: AskForm, made: Callable[[AskForm], Edit]) -> None:
        try:
            edit = made(form)
        except EntryFault as fault:
            form.show_fault(fault.faults)
            return
        form.hide()
        self._do(edit)
        self.log.grid.setFocus()

    def _go_on(self) -> None:
        self._try(lambda: self._book.go_on(self._shown))

    # the log

    def _press(self, day: date) -> None:
        """The first press marks a session; on a day that is marked, the next one asks what was done."""
        if self.log.grid.day is not None and self.log.grid.day.done:
            self.log.day.what.setFocus()
        else:
            self._try(lambda: self._book.mark(self._shown, day))

    def _mark_another(self) -> None:
        day = self.log.grid.day
        if day is not None:
            self._try(lambda: self._book.mark(self._shown, day.day))

    def _tell(self, what: str) -> None:
        done = self._last_done
        if done is not None:
            self._try(lambda: self._book.tell(self._shown, done, what))

    def _take_back(self) -> None:
        done = self._last_done
        if done is not None:
            self._try(lambda: self._book.take_back(done))
        self.log.grid.setFocus()

    def _write_event(self, event_id: str, day: str, words: str) -> None:
        try:
            edit = self._book.write_event(event_id, day, words)
        except EntryFault as fault:
            self.log.events.show_fault(fault.faults)
            return
        self.log.events.begin_anew()
        self._do(edit)

    def _remove_event(self, event_id: str) -> None:
        self._try(lambda: self._book.remove_event(event_id))

    # what the methods above share

    @property
    def _shown(self) -> Course:
        assert self.course is not None  # noqa: S101 - who sees no course is asked for nothing in it
        return self.course

    @property
    def _last_done(self) -> ExerciseDone | None:
        """The last session of the day the cursor is on."""
        day = self.log.grid.day
        return day.done[-1] if day is not None and day.done else None

    def _try(self, make: Callable[[], Edit]) -> None:
        try:
            edit = make()
        except EntryFault as fault:
            self.fault.emit(str(fault))
        else:
            self._do(edit)

    def _do(self, edit: Edit) -> None:
        try:
            self._desk.edits.do(edit)
        except Mendable as fault:
            self.fault.emit(str(fault))
        else:
            self.done.emit(edit.name)

    def _choose(self, index: int) -> None:
        """The picker lists the newest course first."""
        self._course_id = self._courses[len(self._courses) - 1 - index].id
        self.side.put_away()
        self._show_course(self._shown)

    def _name_courses(self) -> None:
        names = [course_name(course) for course in reversed(self._courses)]
        self.picker.clear()
        self.picker.addItems(names)
        self.picker.setVisible(len(names) > 1)
        if self.course is not None:
            self.picker.setCurrentIndex(len(self._courses) - 1 - self._courses.index(self.course))

    def _connect(self) -> None:
        self.picker.activated.connect(self._choose)
        self.form.given.connect(self._start_given)
        self.form.left.connect(self._leave_asking)
        side = self.side
        side.panel.change_asked.connect(self._ask_change)
        side.panel.another_asked.connect(self._ask_another)
        side.panel.go_on_asked.connect(self._go_on)
        side.pause.given.connect(self._pause_given)
        side.resume.given.connect(self._resume_given)
        side.end.given.connect(self._end_given)
        side.left.connect(self._leave_asking)
        self.log.grid.pressed_day.connect(self._press)
        self.log.grid.taken_back.connect(self._take_back)
        self.log.day.told.connect(self._tell)
        self.log.day.more.connect(self._mark_another)
        self.log.day.back.connect(self._take_back)
        self.log.events.written.connect(self._write_event)
        self.log.events.removed.connect(self._remove_event)

    def _lay_out(self) -> None:
        self._looking, self._asking = QWidget(), QWidget()
        columns = QHBoxLayout(self._looking)
        columns.setContentsMargins(32, 24, 32, 16)
        columns.setSpacing(48)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(label("Programme", "title"))
        left.addWidget(self.picker)
        left.addWidget(self.side, 1)
        columns.addLayout(left)
        columns.addWidget(self.log, 1)
        columns.addStretch()  # a wide screen leaves its room at the right
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 24, 32, 24)
        column.addWidget(self.form)
        asking.addWidget(scrolled(inside))
        for face in (self._looking, self._asking):
            self._faces.addWidget(face)
