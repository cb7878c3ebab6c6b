"""The dynamometers the clinic measures with, what is due first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from strengthtrack.clinic.calibration import Standing
from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.figures import counted
from strengthtrack.practice.calibration.gauges import Gauge
from strengthtrack.screens.parts.pick_row import PADDING, Note, PickRow
from strengthtrack.screens.parts.text import label

NONE_YET = "No dynamometer has measured yet. Connect one, and it is listed here; or write down a certificate of one."
_NOTES = {
    Standing.OVERDUE: ("triangle-alert", "warn"),
    Standing.DUE_SOON: ("calendar-clock", "text2"),
    Standing.NEVER: ("circle-dashed", "text2"),
    Standing.GOOD: ("check", "ok"),
}


class GaugeList(QWidget):
    """Signals: `chosen(words of the dynamometer)`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PickRow] = []
        self.empty = label(NONE_YET, "quiet", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        inset = QVBoxLayout()
        inset.setContentsMargins(PADDING, 4, PADDING, 4)
        inset.addWidget(self.empty)
        self._column.addLayout(inset)

    def show_gauges(self, gauges: Sequence[Gauge], chosen: str) -> None:
        """Show these; `chosen` is the one that is looked at."""
        if [row.id for row in self.rows] != [gauge.dynamometer for gauge in gauges]:
            self._make_rows([gauge.dynamometer for gauge in gauges])
        for row, gauge in zip(self.rows, gauges, strict=True):
            icon, ink = _NOTES[gauge.standing.state]
            note = Note(gauge.standing.short, icon, ink)
            row.show_facts(used_words(gauge), note, selected=gauge.dynamometer == chosen)
        self.empty.setVisible(not self.rows)

    def _make_rows(self, names: Sequence[str]) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [PickRow(name, name, self) for name in names]
        for row in self.rows:
            row.chosen.connect(self.chosen)
            self._column.addWidget(row)
            row.show()


def used_words(gauge: Gauge) -> str:
    """“On the desk now, 42 trials since 3 Oct 2025”."""
    trials = counted(gauge.trials, "trial") if gauge.trials else "no trial yet"
    if gauge.connected:
        return f"On the desk now, {trials}"
    return f"{trials}, last on {day_words(gauge.last_on)}" if gauge.last_on else trials.capitalize()
