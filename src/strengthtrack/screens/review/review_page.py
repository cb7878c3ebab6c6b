"""The clinic review, for the owner of the service: every course of care by programme, nobody named."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.documents.files import put
from strengthtrack.errors import Mendable
from strengthtrack.practice.calibration.overdue import overdue_of_clinic
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.review.clinic_review import review_steps
from strengthtrack.practice.review.csv_file import review_csv
from strengthtrack.practice.review.groups import Review
from strengthtrack.practice.review.measures import Time
from strengthtrack.practice.review.words import GROUPS, PAIRS, headline
from strengthtrack.records.changes import Changes
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.progress.table import NumbersTable
from strengthtrack.screens.review.progress_line import ProgressLine
from strengthtrack.screens.review.review_block import ReviewBlock
from strengthtrack.screens.review.review_numbers import completion_numbers
from strengthtrack.screens.review.review_work import ReviewWork

STRENGTH, PAIN = "Strength change, % of baseline", "Worst pain change, points of its scale"
FILE = "clinic-review.csv"
NOBODY = "No course of care has begun yet. A programme is started on the page of a patient; from then on it is counted."
STALE = "Something was written since; work it out again to have it counted."
STOPPED = "It was cancelled, and nothing is shown in part."


class ReviewPage(QWidget):
    """Worked out when it is first seen, and again when asked. Signals: `said(words)`, `fault(sentence)`."""

    said = Signal(str)
    fault = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.review: Review | None = None
        self.work = ReviewWork(self)
        self.lead, self.state = label("", "reading", wrap=True), label("", "quiet", wrap=True)
        self.overdue = label("", "warn", wrap=True)
        self.line = ProgressLine()
        self.again, self.save = button("Work it out again"), button("Save as CSV", icon="download")
        self.times = Segment([time.value for time in Time], name="At which planned test")
        self.completion = NumbersTable("Completion, by programme")
        self.strength, self.pain = ReviewBlock(desk, STRENGTH), ReviewBlock(desk, PAIN)
        self._told = QWidget()
        self._connect()
        self._lay_out()
        self._show_state()
        self.setFocusProxy(self.times)

    def refresh(self, changes: Changes | None) -> None:
        """Say that what is shown is of before."""
        if self.review is not None:
            self.state.setText(STALE)
            self.state.show()

    def begin(self) -> None:
        """Work it out."""
        self.review = None
        self.line.show_step(0, 0)
        self.work.begin(review_steps(self._desk))
        self._show_state()

    def cancel(self) -> None:
        """Stop working it out."""
        self.work.cancel()
        self._show_state(STOPPED)

    def save_to(self, path: Path) -> None:
        """Save what is shown as a table, whole or not at all."""
        if self.review is None:
            return
        try:
            put(review_csv(self.review), path, "table")
        except Mendable as fault:
            self.fault.emit(str(fault))
        else:
            self.said.emit(f"Saved as {path.name}")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.work.running:
            self.work.go_on()
        elif self.review is None:
            self.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page has the time to itself."""
        self.work.rest()
        super().hideEvent(event)

    def _show(self, found: Review) -> None:
        self.review = found
        self.completion.show_numbers(completion_numbers(found.completion))
        self.completion.setFixedHeight(self.completion.sizeHint().height())
        self._show_time(self.times.index)
        self._show_state()

    def _show_time(self, index: int) -> None:
        if self.review is not None:
            time = tuple(Time)[index]
            self.strength.show_changes(self.review.at(time, strength=True))
            self.pain.show_changes(self.review.at(time, strength=False))

    def _show_state(self, state: str = "") -> None:
        """What of the page is seen."""
        found, running = self.review, self.work.running
        told = found is not None and found.courses > 0
        self.lead.setText("" if found is None else headline(found) if told else NOBODY)
        self.lead.setVisible(found is not None)
        self.overdue.setText("\n".join(overdue_of_clinic(self._desk)) if told else "")
        self.overdue.setVisible(bool(self.overdue.text()))
        self.line.setVisible(running)
        self.again.setVisible(not running)
        for part in (self.save, self._told):
            part.setVisible(told)
        self.state.setText(state)
        self.state.setVisible(bool(state))

    def _failed(self, sentence: str) -> None:
        self._show_state(STOPPED)
        self.fault.emit(sentence)

    def _ask(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the review", str(Path(folder) / FILE), "CSV table (*.csv)")
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix else path.with_suffix(".csv"))

    def _connect(self) -> None:
        self.work.stepped.connect(self.line.show_step)
        self.work.finished.connect(self._show)
        self.work.fault.connect(self._failed)
        self.line.cancelled.connect(self.cancel)
        self.again.clicked.connect(self.begin)
        self.save.clicked.connect(self._ask)
        self.times.chosen.connect(self._show_time)
        for block in (self.strength, self.pain):
            block.said.connect(self.said)
            block.fault.connect(self.fault)

    def _lay_out(self) -> None:
        told = QVBoxLayout(self._told)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(8)
        told.addWidget(label(GROUPS, "quiet", wrap=True))
        told.addSpacing(16)
        told.addWidget(label("Tests and exercise", "section"))
        told.addWidget(self.completion)
        told.addSpacing(16)
        row = QHBoxLayout()
        row.addWidget(self.times)
        row.addStretch()
        told.addLayout(row)
        for block in (self.strength, self.pain):
            told.addSpacing(8)
            told.addWidget(block)
        told.addWidget(label(PAIRS, "quiet", wrap=True))
        inside = QWidget()
        page = QVBoxLayout(inside)
        page.setContentsMargins(32, 24, 32, 32)
        page.setSpacing(8)
        page.addLayout(self._head())
        for part in (self.lead, self.overdue, self.state, self.line, self._told):
            page.addWidget(part)
        page.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label("Clinic review", "title"))
        head.addStretch()
        head.addWidget(self.again)
        head.addWidget(self.save)
        return head
