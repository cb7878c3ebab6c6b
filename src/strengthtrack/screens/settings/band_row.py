"""One movement and the measurement error that is gone by: typical, of an own study, or typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.practice.bands.choice import BandKind
from strengthtrack.practice.bands.overview import MovementBand
from strengthtrack.screens.batteries.fields import in_percent
from strengthtrack.screens.parts.fields import bare_edit
from strengthtrack.screens.parts.form_row import FormRow
from strengthtrack.screens.parts.picker import Picker
from strengthtrack.screens.parts.segment import Segment

_PERCENT_PX, _STUDY_PX = 96, 240
Shape = tuple[str, bool, tuple[str, ...]]


class BandRow(QWidget):
    """Signals: `typical_chosen`, `study_chosen(pack_id)`, `typed(text)`."""

    typical_chosen = Signal()
    study_chosen = Signal(str)
    typed = Signal(str)

    def __init__(self, band: MovementBand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.band, self.shape = band, self.shape_of(band)
        self._kinds = (BandKind.TYPICAL, *([BandKind.STUDY] if band.studies else []), BandKind.TYPED)
        words = {
            BandKind.TYPICAL: "Typical" if band.has_typical else "None known",
            BandKind.STUDY: "Own study",
            BandKind.TYPED: "Typed",
        }
        movement = band.movement.words
        self.kind = Segment([words[kind] for kind in self._kinds], name=f"{movement}, measurement error")
        self.percent = bare_edit(f"{movement}, per cent of the baseline", unit="%", width=_PERCENT_PX)
        self.study = Picker([pack.name for pack in band.studies])
        self.study.setAccessibleName(f"{movement}, study")
        self.study.setFixedWidth(_STUDY_PX)
        self._row = FormRow(movement, self.study, self.percent, self.kind, field=self.percent)
        self.kind.chosen.connect(self._choose)
        self.study.activated.connect(self._choose_study)
        self.percent.editingFinished.connect(self._type)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)

    @staticmethod
    def shape_of(band: MovementBand) -> Shape:
        """What a row is made for; another one needs another row."""
        return band.movement.value, band.has_typical, tuple(f"{pack.id} {pack.name}" for pack in band.studies)

    @property
    def words(self) -> str:
        """What it says of the band."""
        return self._row.note

    @property
    def fault(self) -> str:
        """The fault it shows; empty where there is none."""
        return self._row.fault

    def show_band(self, band: MovementBand) -> None:
        """Show what is kept."""
        self.band = band
        kind = band.choice.kind if band.choice.kind in self._kinds else BandKind.TYPICAL
        self.kind.choose(self._kinds.index(kind))
        self._show_inside(kind)
        self._row.show_note(band.words)
        ids = [pack.id for pack in band.studies]
        if band.choice.pack_id in ids:
            self.study.setCurrentIndex(ids.index(band.choice.pack_id))
        if kind is BandKind.TYPED and not self.percent.hasFocus():
            self.percent.setText(in_percent(band.choice.part))
            self.show_fault("")

    def show_fault(self, sentence: str) -> None:
        """Say under the row what is wrong; "" takes it away."""
        self._row.show_fault(sentence)

    def _show_inside(self, kind: BandKind) -> None:
        self.percent.setVisible(kind is BandKind.TYPED)
        self.study.setVisible(kind is BandKind.STUDY)

    def _choose(self, index: int) -> None:
        kind = self._kinds[index]
        self._show_inside(kind)
        self.show_fault("")
        if kind is BandKind.TYPICAL:
            self.typical_chosen.emit()
        elif kind is BandKind.STUDY:
            self._choose_study(max(self.study.currentIndex(), 0))
        else:
            self.percent.setText("" if self.band.band.mdc95 is None else in_percent(round(self.band.band.mdc95, 3)))
            self.percent.setFocus()
            self.percent.selectAll()

    def _choose_study(self, index: int) -> None:
        self.study_chosen.emit(self.band.studies[index].id)

    def _type(self) -> None:
        if self.percent.isVisible():
            self.typed.emit(self.percent.text())
