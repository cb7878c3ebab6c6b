"""The fields of the patient form: what they show, what was typed in them, what is wrong with it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from strengthtrack.clinic.days import day_in_full, day_words, long_day_words
from strengthtrack.clinic.patient import HEIGHT_RANGE_M, AffectedSide, Patient, Sex
from strengthtrack.clinic.programme import Programme
from strengthtrack.clinic.programme_template import ProgrammeTemplate
from strengthtrack.clinic.sentences import upper_first
from strengthtrack.clinic.setup import Side
from strengthtrack.clinic.typed_days import day_typed
from strengthtrack.errors import EntryFault
from strengthtrack.screens.parts.fields import Field, LongTextField, PickField, TextField

BORN_NOTE = "Day, month, year, for example 12 Mar 1994"
PROGRAMME_NOTE = "Empty for none."
_LATEST_START, _EARLIEST_START = timedelta(days=366), timedelta(days=3653)
_SEXES = (Sex.UNKNOWN, *(sex for sex in Sex if sex is not Sex.UNKNOWN))
_SIDES = (AffectedSide.UNKNOWN, *(side for side in AffectedSide if side is not AffectedSide.UNKNOWN))
_LEGS = (None, Side.LEFT, Side.RIGHT)
_NOT_RECORDED = "not recorded"
PROGRAMME_SIDES = ("", "left", "right", "both")
_AS_AFFECTED = "as affected"


@dataclass(frozen=True, slots=True)
class Facts:
    """What was typed; height in metres, `starts_on` the local day the programme begins.

    `template` is what it is made from, None where there is one already.
    """

    name: str
    born: date
    sex: Sex
    record_number: str
    affected: AffectedSide
    dominant: Side | None
    height_m: float | None
    reason: str
    referrer: str
    address: str
    starts_on: date | None
    template: ProgrammeTemplate | None
    programme_side: str
    """left, right, both, or "" where it is not said."""


class PatientFields(QWidget):
    """All fields in two columns. A date says under it what was understood."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.name = TextField("Name")
        self.born = TextField("Date of birth", note=BORN_NOTE)
        self.sex = PickField("Sex", [sex.value for sex in _SEXES])
        self.record_number = TextField("Record number")
        self.affected = PickField("Affected side", [side.value for side in _SIDES])
        self.dominant = PickField("Dominant leg", [leg.value if leg else _NOT_RECORDED for leg in _LEGS])
        self.height_cm = TextField("Height", unit="cm")
        self.starts_on = TextField("Programme starts", note=PROGRAMME_NOTE)
        self.template = PickField("Programme", [])
        self.programme_side = PickField("Side of the programme", [side or _AS_AFFECTED for side in PROGRAMME_SIDES])
        self._templates: tuple[ProgrammeTemplate, ...] = ()
        self.reason = LongTextField("Reason or diagnosis")
        self.referrer = LongTextField("Referrer, as the letter addresses them")
        self.address = LongTextField("Address")
        self._by_fault: dict[str, Field] = {
            "name": self.name,
            "born": self.born,
            "height": self.height_cm,
            "starts_on": self.starts_on,
        }
        self._lay_out()
        self.born.edit.textEdited.connect(self._born_typed)
        self.born.edit.editingFinished.connect(self._born_left)
        self.starts_on.edit.textEdited.connect(self._start_typed)
        self.starts_on.edit.editingFinished.connect(self._start_left)
        self.name.edit.textEdited.connect(self.name.clear_fault)
        self.height_cm.edit.textEdited.connect(self.height_cm.clear_fault)

    def offer(self, templates: Sequence[ProgrammeTemplate]) -> None:
        """The programmes a patient may be given."""
        self._templates = tuple(templates)
        self.template.picker.clear()
        self.template.picker.addItems([_begun_large(template.name) for template in templates])

    def show_patient(self, patient: Patient | None, programme: Programme | None) -> None:
        """Fill the fields; empty for nobody."""
        self._show_programme(programme)
        self.name.edit.setText(patient.name if patient else "")
        self.born.edit.setText(day_words(patient.born) if patient else "")
        self.sex.picker.setCurrentIndex(_SEXES.index(patient.sex if patient else Sex.UNKNOWN))
        self.record_number.edit.setText(patient.record_number if patient else "")
        self.affected.picker.setCurrentIndex(_SIDES.index(patient.affected if patient else AffectedSide.UNKNOWN))
        self.dominant.picker.setCurrentIndex(_LEGS.index(patient.dominant if patient else None))
        height = patient.height_m if patient else None
        self.height_cm.edit.setText(f"{height * 100:g}" if height is not None else "")
        self.reason.edit.setPlainText(patient.reason if patient else "")
        self.referrer.edit.setPlainText(patient.referrer if patient else "")
        self.address.edit.setPlainText(patient.address if patient else "")
        self.starts_on.edit.setText(day_words(programme.starts_on) if programme else "")
        for field in self._by_fault.values():
            field.clear_fault()
        self.born.show_note(self._born_note())
        self.starts_on.show_note(self._start_note())

    def _show_programme(self, programme: Programme | None) -> None:
        """Which one it is can be chosen while there is none; afterwards it is changed on its own page."""
        self.template.setEnabled(programme is None)
        ids = [template.id for template in self._templates]
        known = programme.template if programme is not None else ""
        none = 0 if programme is None else -1
        self.template.picker.setCurrentIndex(ids.index(known) if known in ids else none)
        words = f"{_begun_large(programme.name)}, changed on the programme’s own page" if programme else ""
        self.template.show_note(words)
        side = programme.side if programme is not None else ""
        self.programme_side.picker.setCurrentIndex(PROGRAMME_SIDES.index(side) if side in PROGRAMME_SIDES else 0)

    def show_faults(self, faults: Iterable[tuple[str, str]]) -> None:
        """Say under each field what is wrong; the first of them has the focus."""
        for field in self._by_fault.values():
            field.clear_fault()
        named = [(self._by_fault[name], sentence) for name, sentence in faults]
        for field, sentence in named:
            field.show_fault(sentence)
        if named:
            named[0][0].setFocus()

    def read(self) -> tuple[Facts, list[tuple[str, str]]]:
        """What was typed, with every fault found in reading it; a fact that could not be read is a stand-in."""
        faults: list[tuple[str, str]] = []
        facts = Facts(
            name=self.name.text,
            born=self._born(faults),
            sex=_SEXES[self.sex.picker.currentIndex()],
            record_number=self.record_number.text,
            affected=_SIDES[self.affected.picker.currentIndex()],
            dominant=_LEGS[self.dominant.picker.currentIndex()],
            height_m=self._height(faults),
            reason=self.reason.text,
            referrer=self.referrer.text,
            address=self.address.text,
            starts_on=self._start(faults),
            template=self._templates[self.template.picker.currentIndex()] if self._templates else None,
            programme_side=self._programme_side(),
        )
        if not facts.name:
            faults.insert(0, ("name", "Give the patient a name."))
        return facts, faults

    def _programme_side(self) -> str:
        chosen = PROGRAMME_SIDES[self.programme_side.picker.currentIndex()]
        affected = _SIDES[self.affected.picker.currentIndex()].value
        return chosen or (affected if affected in PROGRAMME_SIDES else "")

    def _born(self, faults: list[tuple[str, str]]) -> date:
        if not self.born.text:
            faults.append(("born", "Give the date of birth: day, month and year, for example 12 Mar 1994."))
            return self._today()
        try:
            return day_typed(self.born.text, self._today())
        except EntryFault as fault:
            faults.append(("born", str(fault)))
            return self._today()

    def _start(self, faults: list[tuple[str, str]]) -> date | None:
        if not self.starts_on.text:
            return None
        try:
            start = day_typed(self.starts_on.text, self._today(), past=False)
        except EntryFault as fault:
            faults.append(("starts_on", str(fault)))
            return None
        if start > self._today() + _LATEST_START:
            faults.append(("starts_on", f"{day_in_full(start)} is more than a year ahead; check the year."))
        elif start < self._today() - _EARLIEST_START:
            faults.append(("starts_on", f"{day_in_full(start)} is more than ten years ago; check the year."))
        return start

    def _height(self, faults: list[tuple[str, str]]) -> float | None:
        text = self.height_cm.text
        if not text:
            return None
        try:
            return float(text.replace(",", ".")) / 100
        except ValueError:
            low, high = (f"{metres * 100:.0f}" for metres in HEIGHT_RANGE_M)
            faults.append(
                ("height", f"“{text[:20]}” is not a number; give the height in centimetres, {low} to {high}.")
            )
            return None

    def _born_note(self) -> str:
        faults: list[tuple[str, str]] = []
        born = self._born(faults)
        if faults:
            return BORN_NOTE
        today = self._today()
        if born > today:
            return day_in_full(born)
        years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        return f"{day_in_full(born)}, {years} years old"

    def _start_note(self) -> str:
        start = self._start([])
        return f"{long_day_words(start)}. {PROGRAMME_NOTE}" if start else PROGRAMME_NOTE

    def _born_typed(self) -> None:
        self.born.show_note(self._born_note())

    def _start_typed(self) -> None:
        self.starts_on.show_note(self._start_note())

    def _born_left(self) -> None:
        self._say_half_typed(self.born, self._born)

    def _start_left(self) -> None:
        self._say_half_typed(self.starts_on, self._start)

    @staticmethod
    def _say_half_typed(field: TextField, read: Callable[[list[tuple[str, str]]], object]) -> None:
        faults: list[tuple[str, str]] = []
        read(faults)
        if field.text and faults:
            field.show_fault(faults[0][1])

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(16)
        places: tuple[tuple[Field, int, int, int], ...] = (
            (self.name, 0, 0, 2),
            (self.born, 0, 2, 2),
            (self.sex, 1, 0, 1),
            (self.record_number, 1, 1, 1),
            (self.affected, 1, 2, 1),
            (self.dominant, 1, 3, 1),
            (self.height_cm, 2, 0, 1),
            (self.template, 2, 1, 1),
            (self.starts_on, 2, 2, 1),
            (self.programme_side, 2, 3, 1),
            (self.address, 3, 0, 2),
            (self.referrer, 3, 2, 2),
            (self.reason, 4, 0, 4),
        )
        for field, row, left, wide in places:
            grid.addWidget(field, row, left, 1, wide)
            grid.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        for column in range(4):
            grid.setColumnStretch(column, 1)


def _begun_large(name: str) -> str:
    return upper_first(name)
