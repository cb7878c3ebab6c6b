"""In the settings: how far each measurement may be out, and of how many visits the baseline is made."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.pain import PainScale
from strengthtrack.errors import EntryFault, Mendable
from strengthtrack.practice.bands import edits as band_edits
from strengthtrack.practice.bands.choice import BandKind, pain_band_from, part_from
from strengthtrack.practice.bands.error_bands import ErrorBands
from strengthtrack.practice.bands.overview import MovementBand, movement_bands
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edit
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.actions import Act, action
from strengthtrack.screens.batteries.fields import in_figures
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.fields import bare_edit
from strengthtrack.screens.parts.form_row import FormRow
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.settings.band_row import BandRow

_INTRO = (
    "A change inside its band is told as “within measurement error”. Your own band is found by a repeatability study."
)
_PAIN_NOTE = "A setting of this clinic, no published figure. A score within it counts as unchanged, in points or in cm."
_BASELINE_NOTE = "The mean of more visits is out by less, and cannot be told before all of them were made."
_BASELINES = ("First visit", "Mean of 2", "Mean of 3")
_SHOWN_HERE = {Kind.SETTING, Kind.BATTERY, Kind.REFERENCE}


class ErrorBandSection(QWidget):
    """One row a movement of the battery in use. Signals: `done(words)`, `fault(sentence)`."""

    done = Signal(str)
    fault = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bands = desk, ErrorBands(desk)
        self.rows: tuple[BandRow, ...] = ()
        row = action(Act.STUDY)
        self.study = button(row.words, icon=row.icon)
        self.baseline = Segment(_BASELINES, name="Baseline")
        self.pain = bare_edit("Pain counts as unchanged within, points", width=96)
        self._baseline_row = FormRow("Baseline", self.baseline, note=_BASELINE_NOTE)
        self.pain_row = FormRow("Pain, ± points", self.pain, note=_PAIN_NOTE)
        self._movements = QVBoxLayout()
        self._movements.setSpacing(0)
        self.baseline.chosen.connect(self._choose_baseline)
        self.pain.editingFinished.connect(self._keep_pain)
        self._lay_out()
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """Show what is kept."""
        if changes is not None and not changes.kinds & _SHOWN_HERE:
            return
        self._show_movements(movement_bands(self._desk, self._bands))
        self.baseline.choose(self._bands.baseline_visits - 1)
        self._show_pain()

    def _show_movements(self, bands: tuple[MovementBand, ...]) -> None:
        if [row.shape for row in self.rows] != [BandRow.shape_of(band) for band in bands]:
            self._make_rows(bands)
        for row, band in zip(self.rows, bands, strict=True):
            row.show_band(band)

    def _make_rows(self, bands: tuple[MovementBand, ...]) -> None:
        for old in self.rows:
            self._movements.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = tuple(BandRow(band, self) for band in bands)
        for row in self.rows:
            row.typical_chosen.connect(self._use_typical)
            row.study_chosen.connect(self._use_study)
            row.typed.connect(self._use_typed)
            self._movements.addWidget(row)

    def _use_typical(self) -> None:
        self._do(band_edits.use_typical(self._desk, self._row().band.movement))

    def _use_study(self, pack_id: str) -> None:
        band = self._row().band
        pack = next(pack for pack in band.studies if pack.id == pack_id)
        self._do(band_edits.use_study(self._desk, band.movement, pack))

    def _use_typed(self, text: str) -> None:
        row = self._row()
        try:
            part = part_from(text)
        except EntryFault as fault:
            row.show_fault(str(fault))
            return
        row.show_fault("")
        choice = row.band.choice
        if choice.kind is not BandKind.TYPED or choice.part != part:
            self._do(band_edits.use_typed(self._desk, row.band.movement, part))

    def _row(self) -> BandRow:
        row = self.sender()
        assert isinstance(row, BandRow)  # noqa: S101 - only rows are connected
        return row

    def _choose_baseline(self, index: int) -> None:
        self._do(band_edits.baseline_of(self._desk, index + 1))

    def _keep_pain(self) -> None:
        try:
            points = pain_band_from(self.pain.text())
        except EntryFault as fault:
            self.pain_row.show_fault(str(fault))
            return
        self.pain_row.show_fault("")
        if points != self._bands.pain(PainScale.NUMERIC).mdc95:
            self._do(band_edits.pain_band(self._desk, points))

    def _show_pain(self) -> None:
        words = in_figures(self._bands.pain(PainScale.NUMERIC).mdc95)
        if not self.pain.hasFocus() and self.pain.text() != words:
            self.pain.setText(words)
            self.pain_row.show_fault("")

    def _do(self, edit: Edit) -> None:
        try:
            self._desk.edits.do(edit)
        except Mendable as fault:
            self.fault.emit(str(fault))
            self.refresh(None)
        else:
            self.done.emit(edit.name)

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(label("Measurement error", "strong"), 1)
        heading.addWidget(self.study)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(heading)
        column.addSpacing(4)
        column.addWidget(label(_INTRO, "quiet", wrap=True))
        column.addSpacing(8)
        column.addLayout(self._movements)
        column.addWidget(self.pain_row)
        column.addWidget(self._baseline_row)
