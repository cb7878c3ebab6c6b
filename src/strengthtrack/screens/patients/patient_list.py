"""The rows of the patient list: a model of lines and the hand that paints them. Stays quick with thousands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from strengthtrack.clinic.days import day_words
from strengthtrack.practice.due import ChipKind, Group, Row
from strengthtrack.screens.parts.chip import Chip
from strengthtrack.screens.patients.patient_row import HEADING_HEIGHT, ROW_HEIGHT, PatientRowPainter

LINE = Qt.ItemDataRole.UserRole
_HEADING, _ROW = QSize(0, HEADING_HEIGHT), QSize(0, ROW_HEIGHT)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: a heading, or a patient with a chip. `last` of its group has no hairline."""

    heading: str = ""
    row: Row | None = None
    chip: Chip | None = None
    last: bool = False

    @property
    def spoken(self) -> str:
        """The line as it is read aloud."""
        if self.row is None:
            return self.heading
        patient = self.row.patient
        tested = f"last test {day_words(self.row.last_test)}" if self.row.last_test else "not tested yet"
        said = (patient.name, patient.record_number, f"{self.row.age} years", f"side {patient.affected}")
        chip = self.chip.words if self.chip else ""
        return ", ".join(part for part in (*said, self.row.programme_words, tested, chip) if part)


_ICONS = {
    ChipKind.OVERDUE: "clock",
    ChipKind.TODAY: "calendar",
    ChipKind.MILESTONE: "flag",
    ChipKind.LATER: "calendar",
    ChipKind.PAUSED: "pause",
}


def lines_of(groups: Iterable[Group]) -> tuple[Line, ...]:
    """Groups of due patients as lines."""
    lines: list[Line] = []
    for group in groups:
        lines.append(Line(heading=group.when.value))
        for row in group.rows:
            chip = Chip(row.next.words, _ICONS[row.next.kind], row.next.kind) if row.next else None
            lines.append(Line(row=row, chip=chip, last=row is group.rows[-1]))
    return tuple(lines)


def discarded_lines(rows: Sequence[Row]) -> tuple[Line, ...]:
    """Discarded patients as lines; the chip says what Enter does."""
    chip = Chip("Bring back", "undo-2", ChipKind.LATER)
    return (Line(heading="Discarded"), *(Line(row=row, chip=chip, last=row is rows[-1]) for row in rows))


class PatientModel(QAbstractListModel):
    """Lines as Qt wants them; headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.SizeHintRole:  # asked of every line, the others only of those that are seen
            return _HEADING if line.row is None else _ROW
        if role == LINE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return line.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.lines[index.row()]
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen if line.row is not None else Qt.ItemFlag.NoItemFlags


class PatientList(QListView):
    """The list itself. Signals: `opened(patient_id)`, by click or Enter; `widened(px)`, the room its rows have."""

    opened = Signal(str)
    widened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PatientModel(self)
        self.setModel(self._model)
        self.setItemDelegate(PatientRowPainter(self))
        self.setAccessibleName("Patients")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        # what is out of sight is laid out a little later, so that thousands of rows hold nothing up
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(200)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines; who was chosen stays chosen, else the first."""
        before = self.chosen
        self._model.show_lines(lines)
        ids = [line.row.patient.id if line.row else "" for line in lines]
        wanted = ids.index(before.patient.id) if before and before.patient.id in ids else self._next(-1, 1)
        self._choose(wanted)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What it lists."""
        return self._model.lines

    @property
    def chosen(self) -> Row | None:
        """The chosen row."""
        index = self.currentIndex()
        return self._model.lines[index.row()].row if index.isValid() else None

    def step(self, by: int) -> None:
        """Choose another row so many rows on, headings skipped; stops at the ends."""
        at = self.currentIndex().row()
        for _ in range(abs(by)):
            following = self._next(at, 1 if by > 0 else -1)
            at = following if following is not None else at
        self._choose(at)

    def open_chosen(self) -> None:
        """Open the chosen row, if there is one."""
        if self.chosen is not None:
            self.opened.emit(self.chosen.patient.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.widened.emit(self.viewport().width())

    def _open(self, index: QModelIndex) -> None:
        line = self._model.lines[index.row()]
        if line.row is not None:
            self.opened.emit(line.row.patient.id)

    def _next(self, at: int, way: int) -> int | None:
        rows = range(at + 1, len(self.lines)) if way > 0 else range(at - 1, -1, -1)
        return next((row for row in rows if self.lines[row].row is not None), None)

    def _choose(self, row: int | None) -> None:
        if row is None or row < 0:
            return
        self.setCurrentIndex(self._model.index(row))
        if row == 1:
            self.scrollToTop()  # with its heading
