"""The row that is gone to: what it is and why, what would become of it, and what it holds beside what is here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.clinic.figures import counted
from strengthtrack.practice.intake.merging import facts_beside, facts_of
from strengthtrack.practice.intake.patients import Choice, PatientRow, State
from strengthtrack.screens.intake.choice_panel import ChoicePanel
from strengthtrack.screens.intake.patient_words import chip_of

MEND = "Mend it in the file; or save the bad rows, mend them there and read that file."
_ALIKE = {State.SAME: "duplicate", State.MAYBE: "possible duplicate", State.NEW: "new patient"}
_SHORT = {Choice.ADD: "Add as new", Choice.MERGE: "Merge", Choice.LEAVE: "Leave out"}


class PatientPanel(QWidget):
    """Signals: `chosen(choice)` for this row; `chosen_for_all(choice)`, for every row like it."""

    chosen = Signal(Choice)
    chosen_for_all = Signal(Choice)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: PatientRow | None = None
        self._choice = Choice.LEAVE
        self._names: tuple[str, ...] = ()
        self.panel = ChoicePanel()
        self.panel.chosen.connect(self._chose)
        self.panel.alike.connect(self._chose_for_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)

    def show_names(self, names: tuple[str, ...]) -> None:
        """What the columns of the file are called."""
        self._names = names

    def show_row(self, row: PatientRow, chosen: Choice | None, alike: int) -> None:
        """Show a row; `alike` rows are in the same state."""
        self._row, self._choice = row, chosen or row.proposed
        mend = MEND if row.state is State.BAD else ""
        self.panel.show_row(f"Line {row.line.number}", row.title, chip_of(row, chosen), row.why, mend)
        self.panel.show_facts(*self._facts(row))
        undecided = row.state is State.MAYBE and chosen is None
        index = -1 if undecided or not row.choices else row.choices.index(self._choice)
        self.panel.offer([_SHORT[one] for one in row.choices], index, self._all_words(row, alike, undecided=undecided))

    def _facts(self, row: PatientRow) -> tuple[tuple[str, str], list[tuple[str, str, str]]]:
        if row.patient is None:
            pairs = zip(self._names, row.line.cells, strict=False)
            return ("", "In the file"), [(name, "", cell) for name, cell in pairs if cell.strip()]
        if row.twin is None:
            return ("", "In the file"), [(_upper(name), "", told) for name, told in facts_of(row.patient)]
        head = "Here" if row.twin.line is None else f"Line {row.twin.line}"
        facts = facts_beside(row.twin.patient, row.patient)
        return (head, "In this row"), [(_upper(name), here, told) for name, here, told in facts]

    def _all_words(self, row: PatientRow, alike: int, *, undecided: bool) -> str:
        if row.state not in _ALIKE or alike < 2 or undecided:
            return ""
        return f"The same for all {counted(alike, _ALIKE[row.state])}"

    def _chose(self, index: int) -> None:
        if self._row is not None:
            self.chosen.emit(self._row.choices[index])

    def _chose_for_all(self) -> None:
        self.chosen_for_all.emit(self._choice)


def _upper(name: str) -> str:
    return name[:1].upper() + name[1:]
