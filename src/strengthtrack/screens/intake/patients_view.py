"""A table of patients as it was read: the file, its columns, its rows, and what becomes of each. It decides nothing."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from strengthtrack.clinic.figures import counted
from strengthtrack.practice.intake.cells import DayOrder
from strengthtrack.practice.intake.columns import Fact
from strengthtrack.practice.intake.csv_text import Separator, Table
from strengthtrack.practice.intake.encodings import Encoding, FileText
from strengthtrack.practice.intake.patient_plan import PatientPlan
from strengthtrack.practice.intake.patients import Choice, PatientRow, Preview, State
from strengthtrack.screens.intake.file_line import FileLine
from strengthtrack.screens.intake.foot import ImportFoot
from strengthtrack.screens.intake.halves import halves, page_of, top_of
from strengthtrack.screens.intake.mapping_row import MappingRow
from strengthtrack.screens.intake.patient_panel import PatientPanel
from strengthtrack.screens.intake.patient_words import line_of
from strengthtrack.screens.intake.preview_line import PreviewLine
from strengthtrack.screens.intake.preview_list import PreviewList
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.tab_order import tab_by_layout
from strengthtrack.screens.parts.text import label

STOPPED = "Reading was cancelled; choose the file again."
_FILTERS: tuple[tuple[str, frozenset[State]], ...] = (
    ("All", frozenset(State)),
    ("New", frozenset({State.NEW})),
    ("Duplicates", frozenset({State.SAME, State.MAYBE})),
    ("Only bad rows", frozenset({State.BAD})),
)


class PatientsView(QWidget):
    """What it shows is given to it.

    Signals: `another`, a file; `encoding_chosen`, `separator_chosen`, `order_chosen`; `picked(column, choice)`;
    `chosen(rows, choice)`.
    """

    another = Signal()
    encoding_chosen = Signal(Encoding)
    separator_chosen = Signal(Separator)
    order_chosen = Signal(DayOrder)
    picked = Signal(int, int)
    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[PatientRow] = ()
        self._choices: Mapping[int, Choice] = {}
        self._names: tuple[str, ...] = ()
        self.file = FileLine()
        self.columns = MappingRow([fact.value for fact in Fact])
        self.filter = Segment([words for words, _ in _FILTERS], name="Which rows are shown")
        self.list, self.panel = PreviewList("Rows of the file"), PatientPanel()
        self.asked = label("", "lead", wrap=True)
        self.foot = ImportFoot("rows")
        self._body = halves(self.list, self.panel)
        self.setFocusProxy(self.list)
        self._connect()
        self._lay_out()

    def show_file(self, name: str, file: FileText, table: Table, preview: Preview | None, order: DayOrder) -> None:
        """Say how the file was read."""
        told = f"{counted(len(table.lines), 'row')}. {file.told}"
        days = preview.order_told if preview else ""
        self.file.show_file(name, f"{told} {days}".strip())
        self.file.offer(file.encoding, table.separator, order)

    def show_mapping(self, columns: tuple[str, ...], chosen: Sequence[int]) -> None:
        """Show what each column holds."""
        if columns != self._names:
            self._names = columns
            self.columns.show_columns(columns)
            tab_by_layout(self)
        self.columns.choose(chosen)

    def show_preview(self, preview: Preview | None, choices: Mapping[int, Choice], asked: str) -> None:
        """Show the rows, or what has to be said first."""
        self._rows, self._choices = preview.rows if preview else (), choices
        self.panel.show_names(self._names)
        self._count(preview)
        self._filter(self.filter.index)
        self.asked.setText(asked)
        self.asked.setVisible(bool(asked))
        self._body.setVisible(not asked)

    def show_choices(self, choices: Mapping[int, Choice]) -> None:
        """The same rows, of which something else becomes."""
        self._choices = choices
        self.list.preview.changed()
        self._stand(self.list.current)

    def show_plan(self, plan: PatientPlan | None) -> None:
        """Say what would be done."""
        if plan is None:
            self.foot.offer("Add patients", possible=False)
            return
        save = f"Save the {counted(plan.bad, 'bad row')}" if plan.bad > 1 else "Save the bad row" if plan.bad else ""
        self.foot.offer(plan.words, possible=plan.does_something, rest=plan.rest_words, save=save)

    def show_running(self, running: bool) -> None:
        """Show how far it is, or that it is done."""
        self.foot.show_running(running)
        for part in (self.file, self.columns, self.filter, self.panel):
            part.setEnabled(not running)

    def show_stopped(self) -> None:
        """Reading was broken off."""
        self.show_running(False)
        self.show_preview(None, {}, STOPPED)
        self.show_plan(None)

    def _count(self, preview: Preview | None) -> None:
        counts = [sum(preview.count(state) for state in states) if preview else 0 for _, states in _FILTERS]
        self.filter.set_labels([f"{words} {count}" for (words, _), count in zip(_FILTERS, counts, strict=True)])

    def _filter(self, index: int) -> None:
        states = _FILTERS[index][1]
        self.list.show_rows([row for row in self._rows if row.state in states], self._line)

    def _line(self, row: PatientRow) -> PreviewLine:
        return line_of(row, self._choices.get(row.line.number))

    def _stand(self, row: PatientRow | None) -> None:
        self.panel.setVisible(row is not None)
        if row is None:
            return
        before = self.panel.panel.segment
        self.panel.show_row(row, self._choices.get(row.line.number), len(self._alike(row)))
        if self.panel.panel.segment is not before:
            tab_by_layout(self)

    def _alike(self, row: PatientRow) -> list[PatientRow]:
        return [one for one in self._rows if one.state is row.state and one.choices == row.choices]

    def _choose(self, choice: Choice) -> None:
        row = self.list.current
        if row is not None:
            self.chosen.emit([row], choice)

    def _choose_all(self, choice: Choice) -> None:
        row = self.list.current
        if row is not None:
            self.chosen.emit(self._alike(row), choice)

    def _connect(self) -> None:
        self.file.another.connect(self.another)
        self.file.encoding_chosen.connect(self.encoding_chosen)
        self.file.separator_chosen.connect(self.separator_chosen)
        self.file.order_chosen.connect(self.order_chosen)
        self.columns.picked.connect(self.picked)
        self.filter.chosen.connect(self._filter)
        self.list.stood.connect(self._stand)
        self.panel.chosen.connect(self._choose)
        self.panel.chosen_for_all.connect(self._choose_all)

    def _lay_out(self) -> None:
        self.asked.setContentsMargins(32, 24, 32, 24)
        self.asked.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.asked.hide()
        page_of(self, top_of(self.filter, self.file, self.columns), self._body, self.asked, self.foot)
