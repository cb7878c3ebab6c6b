"""Strength over pain across the programme, and the same numbers as a table."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.clinic.setup import Movement
from strengthtrack.errors import Mendable
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.progress import MovementProgress, Progress, progress
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.actions import Act
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.progress.chart_file import ask_file, save_chart
from strengthtrack.screens.progress.legend import ProgressLegend
from strengthtrack.screens.progress.movement_choice import MovementChoice
from strengthtrack.screens.progress.table import ProgressTable

if TYPE_CHECKING:  # its library is slow to import, so the chart is made when it is first seen
    from strengthtrack.charts.trend_chart import TrendChart

_SHOWN_HERE = {Kind.PROGRAMME, Kind.SESSION, Kind.TRIAL, Kind.PAIN}


class ProgressPage(QWidget):
    """One movement at a time. Signals: `asked(act)` by the name of an action, `said(words)`, `fault(sentence)`."""

    asked = Signal(str)
    said = Signal(str)
    fault = Signal(str)

    def __init__(self, desk: Desk, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._palette = desk, palette
        self._patient_id = ""
        self._progress: Progress | None = None
        self.ask_file: Callable[[QWidget, str], Path | None] = ask_file
        self.chart: TrendChart | None = None
        self.picker = MovementChoice()
        self.copy = button("Copy chart", icon="copy")
        self.save = button("Save chart", icon="download")
        self.letter = button("Write letter", "primary")
        self.test = button("Start a test", "primary", big=True)
        self.table = ProgressTable()
        self.picker.chosen.connect(self._show_chosen)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        self.letter.clicked.connect(self._ask_letter)
        self.test.clicked.connect(self._ask_test)
        self._lay_out()

    def open_patient(self, patient_id: str) -> None:
        """Show this patient, beginning with the first movement that was tested."""
        self._patient_id = patient_id
        self.refresh(None)
        found = self._progress.movements if self._progress else ()
        self.picker.choose(next((one.trend.movement for one in found if one.trend.segments), None))
        self._show_chosen()

    def refresh(self, changes: Changes | None) -> None:
        """Read the visits again, if it is this patient's that changed."""
        mine = changes is None or changes.patient_id in {None, self._patient_id}
        if not self._patient_id or not mine or (changes is not None and not changes.kinds & _SHOWN_HERE):
            return
        self._progress = progress(self._desk.store, self._patient_id)
        self.picker.offer(self._offered(self._progress))
        self._show_chosen()

    @property
    def shown(self) -> MovementProgress | None:
        """The movement that is shown."""
        movement = self.picker.movement
        return self._progress.of(movement) if self._progress and movement else None

    def _offered(self, found: Progress) -> tuple[Movement, ...]:
        """Those that were tested, and those the clinic's battery tests."""
        planned = {plan.movement for plan in self._desk.battery.plans}
        return tuple(
            one.trend.movement
            for one in found.movements
            if one.trend.segments or one.trend.uncounted or one.trend.movement in planned
        )

    def _show_chosen(self) -> None:
        shown = self.shown
        if shown is None or self._progress is None:
            return
        nothing = all(one.trend.is_empty for one in self._progress.movements)
        self._empty.setVisible(nothing)
        self._full.setVisible(not nothing)
        self.setFocusProxy(self.test if nothing else self.picker)
        if not nothing:
            self._made_chart().show_trend(shown.trend)
            self.table.show_rows(shown.rows)

    def _made_chart(self) -> "TrendChart":
        if self.chart is None:
            from strengthtrack.charts.trend_chart import TrendChart

            self.chart = TrendChart(self._palette)
            self._column.insertWidget(1, self.chart, 3)
            QWidget.setTabOrder(self.letter, self.chart)
        return self.chart

    def _copy(self) -> None:
        from strengthtrack.charts.clipboard import to_clipboard

        if self.shown is not None:
            to_clipboard(self.shown.trend)
            self.said.emit("The chart is on the clipboard, to be pasted as a picture or a drawing.")

    def _save(self) -> None:
        if self.shown is None:
            return
        name = f"{self.shown.trend.movement.words}, {self._desk.today().isoformat()}.png"
        chosen = self.ask_file(self, name)
        if chosen is None:
            return
        try:
            save_chart(self.shown.trend, chosen)
        except Mendable as fault:
            self.fault.emit(str(fault))
        else:
            self.said.emit(f"The chart is saved as “{chosen.name}”.")

    def _ask_letter(self) -> None:
        self.asked.emit(Act.LETTERS.value)

    def _ask_test(self) -> None:
        self.asked.emit(Act.TEST.value)

    def _lay_out(self) -> None:
        self._full, self._empty = QWidget(), self._nothing_yet()
        self._column = QVBoxLayout(self._full)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addLayout(self._head())
        self._column.addWidget(self.table, 2)
        page = QVBoxLayout(self)
        page.setContentsMargins(32, 16, 32, 8)
        page.addWidget(self._full)
        page.addWidget(self._empty)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.picker)
        row.addSpacing(48)
        row.addWidget(ProgressLegend())
        row.addStretch()
        for one in (self.copy, self.save, self.letter):
            row.addWidget(one)
        return row

    def _nothing_yet(self) -> QWidget:
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(0, 88, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("Nothing has been tested yet.", "hero"))
        words = "The first session becomes the baseline; strength and pain are drawn here from then on."
        column.addWidget(label(words, "lead"))
        column.addSpacing(24)
        row = QHBoxLayout()
        row.addWidget(self.test)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        return empty
