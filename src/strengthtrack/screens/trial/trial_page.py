"""The trials of one patient, and the curve of the chosen one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.errors import Mendable
from strengthtrack.practice.calibration.overdue import overdue_of_trials
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edit
from strengthtrack.practice.setting_names import TESTER
from strengthtrack.practice.trial_analysis import (
    TrialAnalysis,
    TrialEntry,
    move_onset,
    take_on,
    trial_analysis,
    trial_entries,
)
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.actions import Act
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.lines import standing_hairline
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.taking.chart_taker import ChartTaker
from strengthtrack.screens.taking.offer import ChartOffer, patients_chart
from strengthtrack.screens.taking.take_menu import TakeMenu
from strengthtrack.screens.trial.taken import curve_taken
from strengthtrack.screens.trial.trial_list import TrialList
from strengthtrack.screens.trial.trial_view import TrialView

LIST_PX = 496
_SHOWN_HERE = {Kind.SESSION, Kind.TRIAL, Kind.ANALYSIS, Kind.CALIBRATION}


class TrialPage(QWidget):
    """Left the trials by visit, right the chosen one.

    Signals: `asked(act)`, `done(words)`, `said(words)`, `fault(sentence)`.
    """

    asked = Signal(str)
    done = Signal(str)
    said = Signal(str)
    fault = Signal(str)

    def __init__(self, desk: Desk, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._patient_id = self._chosen = self._beside = ""
        self._found: TrialAnalysis | None = None
        self.entries: tuple[TrialEntry, ...] = ()
        self.list, self.view = TrialList(), TrialView(palette)
        self.overdue = label("", "warn", wrap=True)
        self.test = button("Start a test", "primary", big=True)
        self.taker = ChartTaker(self, self._offered_chart)
        self.view.take_by(TakeMenu(self, self.taker))
        self.taker.let_drag(self.view.chart, self.view.chart.drags_at)
        self.taker.said.connect(self.said)
        self.taker.fault.connect(self.fault)
        self.list.chosen.connect(self.choose)
        self.view.compared.connect(self._compare)
        self.view.onset_kept.connect(self._keep_onset)
        self.view.taken_on.connect(self._take_on)
        self.test.clicked.connect(self._ask_test)
        self._lay_out()

    def open_patient(self, patient_id: str) -> None:
        """Show this patient's trials, the first one that has a curve chosen."""
        self._patient_id, self._chosen, self._beside = patient_id, "", ""
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Read the trials again, if it is this patient's that changed."""
        mine = changes is None or changes.patient_id in {None, self._patient_id}
        if not self._patient_id or not mine or (changes is not None and not changes.kinds & _SHOWN_HERE):
            return
        self.entries = trial_entries(self._desk.store, self._patient_id)
        if self._entry(self._chosen) is None:
            drawn = next((entry for entry in self.entries if entry.trial.trace is not None), None)
            first = drawn or next(iter(self.entries), None)
            self._chosen = first.trial.id if first else ""
        self.list.show_entries(self.entries, self._chosen)
        self._full.setVisible(bool(self.entries))
        self._empty.setVisible(not self.entries)
        self.setFocusProxy(self.list if self.entries else self.test)
        self._show()

    def choose(self, trial_id: str) -> None:
        """Show another trial, by itself."""
        self._chosen, self._beside = trial_id, ""
        self._show()

    def _show(self) -> None:
        entry = self._entry(self._chosen)
        if entry is None:
            return
        others = self._others(entry)
        other = next((one for one in others if one.trial.id == self._beside), None)
        self._found = self._worked_out(entry)
        self.overdue.setText(" ".join(self._overdue(entry)))
        self.overdue.setVisible(bool(self.overdue.text()))
        self.view.offer(others, others.index(other) if other else -1)
        if other is None:
            self.view.show_one(entry, self._found)
        else:
            self.view.show_two(entry, self._found, other, self._worked_out(other))

    def _others(self, entry: TrialEntry) -> tuple[TrialEntry, ...]:
        """What it may be laid over: the same movement, either leg, the same leg first."""
        setup = entry.trial.setup
        alike = [one for one in self.entries if one.trial.setup.movement is setup.movement and one.trial.trace]
        alike.sort(key=lambda one: one.trial.setup.side is not setup.side)
        return tuple(one for one in alike if one.trial.id != entry.trial.id)

    def _worked_out(self, entry: TrialEntry) -> TrialAnalysis:
        return trial_analysis(self._desk.store, entry.trial, self._desk.now())

    def _entry(self, trial_id: str) -> TrialEntry | None:
        return next((entry for entry in self.entries if entry.trial.id == trial_id), None)

    def _compare(self, index: int) -> None:
        entry = self._entry(self._chosen)
        if entry is not None:
            self._beside = self._others(entry)[index].trial.id if index >= 0 else ""
            self._show()

    def _keep_onset(self, onset_s: float) -> None:
        entry = self._entry(self._chosen)
        if entry is not None and self._found is not None:
            by = self._desk.setting(TESTER) or entry.tester
            self._do(move_onset(self._found, onset_s, by, self._desk.now()))

    def _take_on(self) -> None:
        if self._found is not None:
            self._do(take_on(self._found, self._desk.now()))

    def _do(self, edit: Edit) -> None:
        try:
            self._desk.edits.do(edit)
        except Mendable as fault:
            self.fault.emit(str(fault))
        else:
            self.done.emit(edit.name)

    def _offered_chart(self) -> ChartOffer | None:
        entry, chart = self._entry(self._chosen), self.view.chart
        if entry is None or not chart.curves:
            return None
        taken, size = curve_taken(entry, chart), (chart.width(), chart.height())
        return patients_chart(self._desk, self._patient_id, *taken, size, notes=self._overdue(entry))

    def _overdue(self, entry: TrialEntry) -> tuple[str, ...]:
        return overdue_of_trials(self._desk, (entry.trial,))

    def _ask_test(self) -> None:
        self.asked.emit(Act.TEST.value)

    def _lay_out(self) -> None:
        self._full, self._empty = QWidget(), self._nothing_yet()
        self.list.setFixedWidth(LIST_PX)
        row = QHBoxLayout(self._full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self.list)
        row.addWidget(standing_hairline())
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.view, 1)
        right.addWidget(self.overdue)
        row.addLayout(right, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(32, 16, 32, 8)
        page.addWidget(self._full)
        page.addWidget(self._empty)

    def _nothing_yet(self) -> QWidget:
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(0, 88, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("No trial has been recorded yet.", "hero"))
        column.addWidget(label("Every push is kept with its curve; they are shown here from then on.", "lead"))
        column.addSpacing(24)
        row = QHBoxLayout()
        row.addWidget(self.test)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        return empty
