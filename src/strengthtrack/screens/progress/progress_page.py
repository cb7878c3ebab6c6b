"""Strength over pain across a programme, what has changed by more than error, and the same numbers as a table."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.reported import reported
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.errors import Mendable
from strengthtrack.practice.bands.error_bands import ErrorBands
from strengthtrack.practice.calibration.overdue import overdue_of_patient
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.progress.notes import notes
from strengthtrack.practice.progress.progress import MovementProgress, Progress
from strengthtrack.practice.progress.summary import latest, summary
from strengthtrack.practice.progress.visit_window import VisitWindow
from strengthtrack.practice.references.lines import reference_lines
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.science.change_path import ChangePath
from strengthtrack.science.trend import Trend
from strengthtrack.screens.actions import Act
from strengthtrack.screens.progress.body import ProgressBody
from strengthtrack.screens.progress.empty import NothingYet
from strengthtrack.screens.progress.head import ProgressHead
from strengthtrack.screens.progress.taken import chart_offer
from strengthtrack.screens.progress.view import View, paths_of
from strengthtrack.screens.taking.chart_taker import ChartTaker
from strengthtrack.screens.taking.offer import ChartOffer

_NOT_SHOWN_HERE = {Kind.BATTERY, Kind.STUDY, Kind.ANALYSIS}


class ProgressPage(QWidget):
    """One movement, or all. Signals: `asked(act)` by the name of an action, `said(words)`, `fault(sentence)`."""

    asked = Signal(str)
    said = Signal(str)
    fault = Signal(str)

    def __init__(self, desk: Desk, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._palette = desk, palette
        self._patient_id = ""
        self._progress: Progress | None = None
        self._summed: tuple[object, bool, Progress] | None = None
        self._to_sum_up, self._soon = False, QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(1)  # with none it would come before the paint reaches the screen
        self._soon.timeout.connect(self.sum_up)
        self.view = View()
        self.shown: MovementProgress | None = None
        self.head, self.body, self.empty = ProgressHead(self), ProgressBody(palette), NothingYet()
        self.taker = ChartTaker(self, self._offered_chart)
        self._connect()
        self._lay_out()

    def open_patient(self, patient_id: str) -> None:
        """Show this patient as one looks first, beginning with the first movement that was tested."""
        self._patient_id, self._progress, self.view = patient_id, None, View()
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Read the visits again, if it is this patient's that changed."""
        mine = changes is None or changes.patient_id in {None, self._patient_id}
        if not self._patient_id or not mine or (changes is not None and changes.kinds <= _NOT_SHOWN_HERE):
            return
        store, today = self._desk.store, self._desk.today()
        first = self._progress is None
        self._progress = Progress(store, self._patient_id, today, ErrorBands(self._desk))
        self.body.lines.warn(overdue_of_patient(self._desk, self._patient_id))
        self.head.movement.offer(self._offered(self._progress))
        if first:
            self.head.movement.choose(next(iter(self._progress.movements), None))
        self._show()

    def _offered(self, found: Progress) -> tuple[Movement, ...]:
        """Those that were tested, and those the clinic's battery tests."""
        planned = {plan.movement for plan in self._desk.battery.plans}
        return tuple(movement for movement in Movement if movement in planned or movement in found.movements)

    def _show(self) -> None:
        """Show what is chosen, as it is kept now."""
        found = self._progress
        if found is None:
            return
        nothing = not found.visits.sessions
        for part, shown in ((self.empty, nothing), (self.head, not nothing), (self.body, not nothing)):
            part.setVisible(shown)
        self.setFocusProxy(self.empty.test if nothing else self.head.movement)
        if not nothing:
            self._show_chosen(found)

    def _show_chosen(self, found: Progress) -> None:
        window = found.window(self.view.window)
        movement = self.head.movement.movement
        self.shown = found.of(movement, window, self.view.look) if movement else None
        self.head.tell(found, window, self.view, self._for_choices(found, window))
        if self.shown is None:
            self._show_all(found, window)
        else:
            self._show_one(self.shown)
        if self._summed != (window.key, self.shown is None, found):
            self.body.lines.tell_summary(None)
            self._to_sum_up = True  # every movement is read for it, and this one is to be seen first
            self.update()

    def _for_choices(self, found: Progress, window: VisitWindow) -> MovementProgress:
        """The movement whose visits say which quantities there are."""
        first = next(iter(found.movements), Movement.ABDUCTION)
        return self.shown or found.of(first, window, replace(self.view.look, quantity=None))

    def _show_one(self, shown: MovementProgress) -> None:
        paths = paths_of(shown.trend)
        self.head.more.tell_path(self._below, on=self.view.path, possible=bool(paths))
        self.head.more.tell_band(self._usual.other, on=self.view.band is not None)
        self.head.more.tell_reference(self._usual, on=self.view.reference is not None)
        self.head.more.tell(symmetry=self.view.symmetry, references=self.view.references)
        if self.path is not None:
            self.body.show_path(self.path, shown, both=len(paths) > 1)
        else:
            self.body.show_movement(shown, symmetry=self.view.symmetry, band=self.view.band)
        self.body.lines.tell_others((*notes(shown.trend), *self._references(shown.trend)))

    def _show_all(self, found: Progress, window: VisitWindow) -> None:
        look = self.view.look
        trends = [found.trend(movement, window, look) for movement in found.movements]
        self.body.show_all(trends, latest(trends), symmetry=self.view.symmetry)
        self.head.more.tell_path(self._below, on=False, possible=False)
        self.head.more.tell_band(None, on=False)
        self.head.more.tell(symmetry=self.view.symmetry, references=None)
        self.body.lines.tell_others(tuple(dict.fromkeys(note for trend in trends for note in notes(trend))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once it is seen the rest is read."""
        super().paintEvent(event)
        if self._to_sum_up:
            self._to_sum_up = False
            self._soon.start()

    @property
    def path(self) -> ChangePath | None:
        """The path that is shown in place of the panels."""
        return self.view.chosen_path(self.shown.trend) if self.shown else None

    def _references(self, trend: Trend) -> tuple[str, ...]:
        if not self.view.references:
            return ()
        packs = ErrorBands(self._desk).packs.usable()
        patient = self._desk.store.patient(self._patient_id)
        return reference_lines(packs, trend, patient, self._desk.today())

    @property
    def _usual(self) -> Side:
        """The side in question: the affected one, right where that is not one."""
        return (self.shown.trend.affected if self.shown else None) or Side.RIGHT

    @property
    def _below(self) -> str:
        """“worst pain”, “AKPS”: what stands below, inside a sentence."""
        kind = reported(self.view.measure)
        return kind.short if kind.measure else kind.short.lower()

    def sum_up(self) -> None:
        """Read what is not read yet, one movement a turn; then say of all what the last visit has changed."""
        found = self._progress
        if found is None:
            return
        if not self.isVisible():  # a closed window may outlive its records; seen again, it goes on
            self._to_sum_up = True
            return
        window = found.window(self.view.window)
        try:
            if not found.read_next(window):
                self._summed = (window.key, self.shown is None, found)
                self.body.lines.tell_summary(summary(found.latest(window)), in_full=self.shown is None)
                return
        except Mendable as fault:
            self.fault.emit(str(fault))
            return
        self._soon.start()

    # what a person chooses

    def _look(self, view: View) -> None:
        """Look at it so from now on; what cannot be read is said."""
        self.view = view
        try:
            self._show()
        except Mendable as fault:
            self.fault.emit(str(fault))

    def _movement_chosen(self) -> None:
        self._look(self.view)

    def _opened(self, movement: Movement) -> None:
        self.head.movement.choose(movement)
        self._look(self.view)

    def _quantity_chosen(self, index: int) -> None:
        self._look(replace(self.view, quantity=tuple(Quantity)[index]))

    def _window_chosen(self, index: int) -> None:
        if self._progress is not None:
            self._look(replace(self.view, window=self._progress.windows[index].key))

    def _below_chosen(self, index: int) -> None:
        if self._progress is not None:
            self._look(replace(self.view, measure=(None, *self._progress.measures)[index]))

    def _reference_asked(self, on: bool) -> None:
        self._look(replace(self.view, reference=self._usual if on else None))

    def _symmetry_asked(self, on: bool) -> None:
        self._look(replace(self.view, symmetry=on))

    def _band_asked(self, on: bool) -> None:
        self._look(replace(self.view, band=self._usual.other if on else None))

    def _path_asked(self, on: bool) -> None:
        self._look(replace(self.view, path=on))

    def _path_left(self) -> None:
        self._look(replace(self.view, path=False))

    def _path_side_chosen(self, side: Side) -> None:
        self._look(replace(self.view, path_side=side))

    def _references_asked(self, on: bool) -> None:
        self._look(replace(self.view, references=on))

    def _offered_chart(self) -> ChartOffer | None:
        return chart_offer(self._desk, self._patient_id, self.body) if self._progress is not None else None

    def _let_drag(self, chart: QWidget) -> None:
        self.taker.let_drag(chart, getattr(chart, "drags_at", None))

    def _ask_letter(self) -> None:
        self.asked.emit(Act.LETTERS.value)

    def _ask_test(self) -> None:
        self.asked.emit(Act.TEST.value)

    def _ask_trials(self) -> None:
        self.asked.emit(Act.TRIALS.value)

    def _ask_patient_view(self) -> None:
        self.asked.emit(Act.PATIENT_VIEW.value)

    def _connect(self) -> None:
        head, more = self.head, self.head.more
        head.movement.chosen.connect(self._movement_chosen)
        head.quantity.chosen.connect(self._quantity_chosen)
        head.visits.chosen.connect(self._window_chosen)
        head.below.chosen.connect(self._below_chosen)
        head.patient_view.clicked.connect(self._ask_patient_view)
        head.letter.clicked.connect(self._ask_letter)
        more.copy_asked.connect(self.taker.copy)
        more.save_asked.connect(self.taker.save)
        more.print_asked.connect(self.taker.print)
        self.taker.said.connect(self.said)
        self.taker.fault.connect(self.fault)
        more.trials_asked.connect(self._ask_trials)
        more.symmetry.connect(self._symmetry_asked)
        more.reference.connect(self._reference_asked)
        more.band.connect(self._band_asked)
        more.path.connect(self._path_asked)
        more.references.connect(self._references_asked)
        self.body.opened.connect(self._opened)
        self.body.made.connect(self._let_drag)
        self.body.path_left.connect(self._path_left)
        self.body.path_side.connect(self._path_side_chosen)
        self.empty.test.clicked.connect(self._ask_test)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 16, 32, 8)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.body, 1)
        column.addWidget(self.empty, 1)
