"""A clinic file as it was read: what it says of itself, each patient, and what becomes of them. It decides nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from strengthtrack.clinic.days import day_in_full, day_words
from strengthtrack.clinic.figures import counted
from strengthtrack.clinic.sentences import listed
from strengthtrack.practice.intake.clinic_preview import ImportPreview, Standing
from strengthtrack.screens.intake.choice_panel import ChoicePanel
from strengthtrack.screens.intake.clinic_words import (
    Incoming,
    button_words,
    chip_of,
    line_of,
    reasons,
    rest_words,
)
from strengthtrack.screens.intake.file_line import FileLine
from strengthtrack.screens.intake.foot import ImportFoot
from strengthtrack.screens.intake.halves import halves, page_of, top_of
from strengthtrack.screens.intake.preview_list import PreviewList
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.tab_order import tab_by_layout
from strengthtrack.screens.parts.tick import Tick

NOTHING = "Nothing to bring in"
_FILTERS: tuple[tuple[str, frozenset[Standing]], ...] = (
    ("All", frozenset(Standing)),
    *((one.value, frozenset({one})) for one in Standing),
)


class ClinicView(QWidget):
    """What it shows is given to it. Signals: `another`, a file; `chosen(patients, fate)`; `ticked`."""

    another = Signal()
    chosen = Signal(object, object)
    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Incoming] = ()
        self._anew = True
        self.file = FileLine(table=False)
        self.filter = Segment([words for words, _ in _FILTERS], name="Which patients are shown")
        self.of_clinic = Tick("")
        self.list, self.panel = PreviewList("Patients of the file"), ChoicePanel()
        self.foot = ImportFoot("")
        self.setFocusProxy(self.list)
        self._connect()
        self._lay_out()

    def show_preview(self, preview: ImportPreview, rows: Sequence[Incoming]) -> None:
        """Show what a file holds, and what would become of it."""
        self.file.show_file(preview.path.name, _told(preview))
        clinic = listed(filter(None, (*preview.of_clinic.told, _settings(preview))))
        self.of_clinic.setText(f"With what is the clinic’s own: {clinic}" if clinic else "")
        self.of_clinic.setVisible(bool(clinic))
        self.of_clinic.updateGeometry()
        counts = [sum(one.patient.standing in states for one in rows) for _, states in _FILTERS]
        self.filter.set_labels([f"{words} {count}" for (words, _), count in zip(_FILTERS, counts, strict=True)])
        self.show_rows(rows)

    def show_rows(self, rows: Sequence[Incoming]) -> None:
        """The same patients, of whom something else becomes; who is gone to stays so."""
        at = self.list.currentIndex().row()
        self._rows = rows
        self._filter(self.filter.index)
        if 0 <= at < self.list.preview.rowCount():
            self.list.stand_at(at)
        words = button_words(rows, of_clinic=self.with_clinic)
        self.foot.offer(words or NOTHING, possible=bool(words), rest=rest_words(rows))

    @property
    def with_clinic(self) -> bool:
        """Whether what is the clinic's own is brought in, too."""
        return bool(self.of_clinic.text()) and self.of_clinic.isChecked()

    def show_running(self, running: bool) -> None:
        """Show how far it is, or that it is done."""
        self.foot.show_running(running)
        for part in (self.file, self.filter, self.of_clinic, self.panel):
            part.setEnabled(not running)

    def _filter(self, index: int) -> None:
        states = _FILTERS[index][1]
        self.list.show_rows([one for one in self._rows if one.patient.standing in states], line_of)

    def _stand(self, one: Incoming | None) -> None:
        self.panel.setVisible(one is not None)
        if one is None:
            return
        who = one.patient
        self.panel.show_row("In the file", who.name or "Without a name", chip_of(one), reasons(one))
        mine = one.twin.patient if one.twin is not None else None
        facts = (
            ("Name", mine.name if mine else "", who.name),
            ("Date of birth", day_words(mine.born) if mine else "", day_words(who.born)),
            ("Record number", mine.record_number if mine else "", who.record_number),
        )
        self.panel.show_facts(("Here" if mine else "", "In the file"), facts)
        before = self.panel.segment
        index = -1 if one.fate not in one.choices else one.choices.index(one.fate)
        self.panel.offer([choice.value for choice in one.choices], index, self._all_words(one))
        if self.panel.segment is not before:
            tab_by_layout(self)

    def _alike(self, one: Incoming) -> list[Incoming]:
        return [other for other in self._rows if other.choices == one.choices]

    def _all_words(self, one: Incoming) -> str:
        alike = len(self._alike(one))
        return (
            f"The same for all {counted(alike, 'patient')} like this" if one.fate and one.choices and alike > 1 else ""
        )

    def _choose(self, index: int) -> None:
        one: Incoming | None = self.list.current
        if one is not None:
            self.chosen.emit([one.patient.id], one.choices[index])

    def _choose_all(self) -> None:
        one: Incoming | None = self.list.current
        if one is not None and one.fate is not None:
            self.chosen.emit([other.patient.id for other in self._alike(one)], one.fate)

    def _connect(self) -> None:
        self.file.another.connect(self.another)
        self.filter.chosen.connect(self._filter)
        self.list.stood.connect(self._stand)
        self.panel.chosen.connect(self._choose)
        self.panel.alike.connect(self._choose_all)
        self.of_clinic.clicked.connect(self.ticked)
        self.of_clinic.setChecked(True)

    def _lay_out(self) -> None:
        top = top_of(self.filter, self.file, self.of_clinic)
        page_of(self, top, halves(self.list, self.panel), self.foot)


def _told(preview: ImportPreview) -> str:
    written = day_in_full(preview.written_at.astimezone().date())
    clinic = f" in {preview.clinic_name}" if preview.clinic_name else ""
    names = "" if preview.identified else " Who the patients are was left out of it."
    differs = listed(one.words for one in preview.clinic_differences)
    kept = f" Of the clinic’s own this differs and stays as it is here: {differs}." if differs else ""
    return f"Written by version {preview.app_version} on {written}{clinic}. {preview.words}.{names}{kept}"


def _settings(preview: ImportPreview) -> str:
    return counted(len(preview.settings), "setting") if preview.settings else ""
