"""What the records can leave as."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.practice.export.counts import Counts, many
from strengthtrack.practice.export.order import TABULAR, Format, Order
from strengthtrack.screens.exports.format_row import FormatRow

_ROWS = {
    Format.CSV: (
        "Tables (CSV)",
        "For statistics: a row a trial, a row a session, and what each column holds",
        "table-2",
    ),
    Format.XLSX: ("Workbook (Excel)", "To look through: the same in one file with a sheet each", "file-spreadsheet"),
    Format.JSON: ("Clinic file (JSON)", "For another laptop: everything that is kept, losing nothing", "file-braces"),
    Format.FHIR: ("FHIR R4 bundle", "For a record system: patients, programmes, strength and pain", "share-2"),
    Format.TRACES: ("Raw traces (CSV)", "For reanalysis: a row a reading, as the dynamometer sent it", "activity"),
}


class FormatList(QWidget):
    """A row a format; tables are ticked at first. Signals: `changed`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = {one: FormatRow(*_ROWS[one]) for one in Format}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self.rows.values():
            column.addWidget(row)
        self.rows[Format.TRACES].last = True
        self.rows[Format.CSV].setChecked(True)
        for row in self.rows.values():
            row.toggled.connect(self._tell)
        self.setFocusProxy(self.rows[Format.CSV])

    @property
    def ticked(self) -> frozenset[Format]:
        """The formats that are wanted."""
        return frozenset(one for one, row in self.rows.items() if row.isChecked())

    def show_counts(self, order: Order, counts: Counts) -> None:
        """Say beside each how much there would be, ticked or not."""
        for one, row in self.rows.items():
            what = many(counts.trials, "trial") if one in TABULAR else many(counts.of(one), "patient")
            row.say(f"{what}  ·  {many(len(order.files_of(one)), 'file')}")

    def forget_counts(self) -> None:
        """Say nothing of how much there would be."""
        for row in self.rows.values():
            row.say("")

    def _tell(self, _ticked: bool) -> None:
        self.changed.emit()
