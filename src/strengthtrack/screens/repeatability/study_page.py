"""Repeatability studies: how it is tested, the people and their values, what they come to. Kept as fields are left."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.clinic.setup import Movement
from strengthtrack.clinic.study import ENOUGH_PEOPLE, Study, StudyPerson
from strengthtrack.errors import Mendable
from strengthtrack.practice.bands.choice import BandKind
from strengthtrack.practice.bands.edits import use_study
from strengthtrack.practice.bands.error_bands import ErrorBands
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edit
from strengthtrack.practice.study import repeatability
from strengthtrack.practice.study.pack import is_saved, pack_id, save_pack
from strengthtrack.practice.study.visits import RepeatedTest, repeated_tests, taken_in
from strengthtrack.practice.study.words import study_facts
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.parts.disclosure import Disclosure
from strengthtrack.screens.parts.lines import standing_hairline
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.repeatability.empty_study import EmptyStudy
from strengthtrack.screens.repeatability.study_form import StudyForm
from strengthtrack.screens.repeatability.study_head import StudyHead
from strengthtrack.screens.repeatability.study_panel import StudyPanel
from strengthtrack.screens.repeatability.study_results import StudyResults
from strengthtrack.screens.repeatability.taken import plot_offer
from strengthtrack.screens.repeatability.visit_choice import VisitChoice
from strengthtrack.screens.taking.chart_taker import ChartTaker
from strengthtrack.screens.taking.offer import ChartOffer
from strengthtrack.screens.taking.take_menu import TakeMenu

LEFT_PX, WIDEST = 496, 1040
_SHOWN_HERE = {Kind.STUDY, Kind.REFERENCE, Kind.SETTING}


class StudyPage(QWidget):
    """Left the people, right what they come to. Signals: `done(words)`, `said(words)`, `fault(sentence)`."""

    done = Signal(str)
    said = Signal(str)
    fault = Signal(str)

    def __init__(self, desk: Desk, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bands = ErrorBands(desk)
        self._chosen, self._shown = "", ""
        self.empty, self.panel = EmptyStudy(), StudyPanel()
        self.head, self.results = StudyHead(), StudyResults(palette)
        self.form = Disclosure("How it is tested", self._make_form)
        self.visits = Disclosure("Take values from the records", self._make_visits)
        self.taker = ChartTaker(self, self._offered_plot)
        self.results.take_by(TakeMenu(self, self.taker))
        self.taker.let_drag(self.results.plot)
        self._connect()
        self._stack = QStackedLayout(self)
        self._lay_out()
        self.refresh(None)

    @property
    def study(self) -> Study | None:
        """The one that is shown: the chosen one, else the newest."""
        studies = self._desk.store.studies.all()
        return next((study for study in studies if study.id == self._chosen), studies[0] if studies else None)

    def refresh(self, changes: Changes | None) -> None:
        """Show what is kept."""
        if changes is not None and not changes.kinds & _SHOWN_HERE:
            return
        study = self.study
        self._stack.setCurrentIndex(0 if study is None else 1)
        if study is not None:
            self._show(study)
        self.setFocusProxy(self.empty.begin if study is None else self.panel.people.blank.fields[0].edit)

    def begin(self) -> None:
        """Begin another study, set up as the clinic tests."""
        study = repeatability.new_study(self._desk)
        self._chosen = study.id
        self._do(repeatability.begin(study, self._desk.now()))
        self.form.open()

    def choose(self, study_id: str) -> None:
        """Show another study."""
        self._chosen = study_id
        self.refresh(None)

    def _show(self, study: Study) -> None:
        people = self._desk.store.studies.people(study.id)
        anew, self._shown = study.id != self._shown, study.id
        self.panel.show_studies(self._desk.store.studies.all(), study)
        self.panel.show_people(people, self._next)
        saved = is_saved(self._bands.packs, study, people)
        whole = sum(person.whole for person in people) >= ENOUGH_PEOPLE
        self.head.show_study(study, whole=whole, saved=saved, used=self._is_used(study))
        self.results.show_people(people)
        self.form.header.say(study_facts(study))
        if self.form.made is not None:
            self.form.made.show_study(study, anew=anew)
        if self.visits.made is not None and self.visits.header.isChecked():
            self._look()

    def _is_used(self, study: Study) -> bool:
        choice = self._bands.chosen(study.movement)
        return choice.kind is BandKind.STUDY and choice.pack_id == pack_id(study)

    def _next(self) -> StudyPerson:
        assert self.study is not None  # noqa: S101 - people are shown of a study only
        return repeatability.next_person(self._desk, self.study)

    def _open_form(self) -> None:
        form = self.form.inside
        if self.study is not None:
            form.show_study(self.study, anew=True)

    def _look(self) -> None:
        if self.study is not None:
            people = self._desk.store.studies.people(self.study.id)
            self.visits.inside.show_tests(repeated_tests(self._desk, self.study, people))

    def _make_form(self) -> StudyForm:
        form = StudyForm()
        form.changed.connect(self._change)
        form.movement_chosen.connect(self._choose_movement)
        return form

    def _make_visits(self) -> VisitChoice:
        choice = VisitChoice()
        choice.taken.connect(self._take_in)
        return choice

    def _change(self, after: Study) -> None:
        if self.study is not None:
            self._do(repeatability.change(self.study, after))

    def _choose_movement(self, movement: Movement) -> None:
        if self.study is not None:
            self._change(repeatability.with_movement(self._desk, self.study, movement))

    def _add(self, person: StudyPerson) -> None:
        self._do(repeatability.add_people((person,), self._desk.now()), quiet=True)

    def _change_person(self, after: StudyPerson) -> None:
        people = self._desk.store.studies.people(after.study_id)
        before = next(person for person in people if person.id == after.id)
        self._do(repeatability.change_person(before, after), quiet=True)

    def _remove_person(self, person: StudyPerson) -> None:
        self._do(repeatability.remove_person(person, self._desk.now()))

    def _take_in(self, tests: list[RepeatedTest]) -> None:
        if self.study is not None:
            people = taken_in(self._desk, self.study, tests)
            self._do(repeatability.add_people(people, self._desk.now()))

    def _remove(self) -> None:
        if self.study is not None:
            self._do(repeatability.remove(self.study, self._desk.now()))

    def _save(self) -> None:
        study = self.study
        if study is None:
            return
        try:
            edit = save_pack(self._bands.packs, study, self._desk.store.studies.people(study.id))
        except Mendable as fault:
            self.fault.emit(str(fault))
        else:
            self._do(edit)

    def _use(self) -> None:
        study = self.study
        pack = None if study is None else self._bands.packs.pack(pack_id(study))
        if study is not None and pack is not None:
            self._do(use_study(self._desk, study.movement, pack))

    def _offered_plot(self) -> ChartOffer | None:
        return plot_offer(self._desk, self.study, self.results.plot) if self.study is not None else None

    def _do(self, edit: Edit, *, quiet: bool = False) -> None:
        """Write an edit; `quiet` where what was typed is seen to be kept."""
        try:
            self._desk.edits.do(edit)
        except Mendable as fault:
            self.fault.emit(str(fault))
            self.refresh(None)
        else:
            if not quiet:
                self.done.emit(edit.name)

    def _connect(self) -> None:
        self.taker.said.connect(self.said)
        self.taker.fault.connect(self.fault)
        self.form.opened.connect(self._open_form)
        self.visits.opened.connect(self._look)
        self.empty.begin_asked.connect(self.begin)
        self.panel.begin_asked.connect(self.begin)
        self.panel.chosen.connect(self.choose)
        self.panel.people.added.connect(self._add)
        self.panel.people.changed.connect(self._change_person)
        self.panel.people.removed.connect(self._remove_person)
        self.head.save.clicked.connect(self._save)
        self.head.use.clicked.connect(self._use)
        self.head.remove.clicked.connect(self._remove)

    def _lay_out(self) -> None:
        of_study = QWidget()
        across = QHBoxLayout(of_study)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        left = scrolled(self.panel)
        left.setFixedWidth(LEFT_PX)
        for part in (left, standing_hairline()):
            across.addWidget(part)
        across.addWidget(scrolled(self._right()), 1)
        for page in (self.empty, of_study):
            self._stack.addWidget(page)

    def _right(self) -> QWidget:
        right = QWidget()
        right.setMaximumWidth(WIDEST + 64)
        column = QVBoxLayout(right)
        column.setContentsMargins(32, 24, 32, 32)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addSpacing(24)
        column.addWidget(self.results, 1)
        column.addSpacing(24)
        for section in (self.form, self.visits):
            column.addWidget(section)
        column.addStretch()
        return right
