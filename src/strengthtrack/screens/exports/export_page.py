"""What of the records leaves: whose, as what, how, and to which folder."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.practice.calibration.overdue import overdue_of_clinic
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.export.counts import Counts, count, many, nothing, told
from strengthtrack.practice.export.delivery import Listener, deliver_in, new_folder
from strengthtrack.practice.export.order import Order
from strengthtrack.practice.export.tasks import Written
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.store import Store
from strengthtrack.screens.exports.aside import Aside, Cancelled, Job, Tell
from strengthtrack.screens.exports.choices import ExportChoices
from strengthtrack.screens.exports.folder import ask_folder, open_folder
from strengthtrack.screens.exports.foot import HEIGHT, ExportFoot
from strengthtrack.screens.exports.format_list import FormatList
from strengthtrack.screens.parts.icon_words import IconWords
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.parts.text import label

RIGHT_COLUMN = 400
CHOOSE = "Choose at least one of the formats."
CHOOSE_DAYS = "There are no such days; mend them first."
COUNTING = "Counting …"
CANCELLED = "It was cancelled; nothing was written."
OPEN_TO_ALL = "The records are encrypted, what is exported is not: whoever has the files can read them."

OVERDUE = "Each of its values says so in what is exported."


class ExportPage(QWidget):
    """Signals: `said(words)`, `fault(sentence)`."""

    said = Signal(str)
    fault = Signal(str)
    bar_height = HEIGHT

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._patient_id = ""
        self._counted: Order | None = None
        self._into: Path | None = None
        self.written: Path | None = None
        self.ask_folder: Callable[[QWidget, Path | None], Path | None] = ask_folder
        self.open_folder: Callable[[Path], bool] = open_folder
        self.formats, self.choices, self.foot = FormatList(), ExportChoices(desk.today), ExportFoot()
        self.counting, self.writing = Aside(desk.edits.beside, self), Aside(desk.edits.beside, self)
        self.overdue = IconWords("triangle-alert", "warn", wrap=True)
        self._body = QWidget()
        self._connect()
        self._lay_out()
        self.setFocusProxy(self.formats)
        self.foot.offer(COUNTING, possible=False)

    @property
    def order(self) -> Order | None:
        """What is chosen; None where it cannot be."""
        days, formats = self.choices.days, self.formats.ticked
        if days is None or not formats:
            return None
        return Order(formats, self.choices.extract(days), self.choices.form)

    def open_patient(self, patient_id: str) -> None:
        """Offer this patient's records alone."""
        self._patient_id = patient_id
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        """What was counted may be another number now."""
        if changes is not None and changes.kinds <= {Kind.SETTING}:
            return
        if self._patient_id:
            patient = self._desk.store.patient(self._patient_id)
            self.choices.offer("" if patient.discarded_at else patient.id, patient.name)
        self._counted = None
        overdue = overdue_of_clinic(self._desk)
        self.overdue.say(" ".join((*overdue, OVERDUE)) if overdue else "")
        self.overdue.setVisible(bool(overdue))
        self._look()

    def export(self) -> None:
        """Ask where to, and write it there."""
        order = self.order
        if order is None or self.writing.running:
            return
        into = self.ask_folder(self, self._into)
        if into is None:
            return
        self._into, self.written = into, new_folder(into, self._desk.today())
        self._show_running(True)
        self.writing.begin(_delivery(order, self.written, self._desk.now()))

    def cancel(self) -> None:
        """Stop writing; nothing of it is kept."""
        self.writing.cancel()

    def show_folder(self) -> None:
        """Open the folder that was written."""
        if self.written is not None and not self.open_folder(self.written):
            self.fault.emit(f"No program here shows folders; the files lie in “{self.written}”.")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        """Count what is chosen, if it is another choice than was counted."""
        self.choices.show_formats(self.formats.ticked)
        order = self.order
        if order is None:
            self._counted = None
            self.counting.forget()
            self.formats.forget_counts()
            self.foot.offer(CHOOSE_DAYS if self.formats.ticked else CHOOSE, possible=False)
        elif order != self._counted and self.isVisible():
            self._counted = order
            self.counting.begin(_count(order))

    def _show_counts(self, counts: Counts) -> None:
        if self._counted is None:
            return
        why_not = nothing(self._counted, counts)
        self.formats.show_counts(self._counted, counts)
        self.foot.offer(why_not or told(self._counted, counts), possible=not why_not)

    def _show_running(self, running: bool) -> None:
        focused = self.isAncestorOf(self.focusWidget() or self)
        self._body.setEnabled(not running)
        self.foot.show_running(running)
        if focused:
            part = self.foot.line.cancel if running else self.foot.do
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self, written: tuple[Written, ...]) -> None:
        self._show_running(False)
        assert self.written is not None  # noqa: S101 - it was begun with a folder
        words = f"Exported {many(len(written), 'file')} to “{self.written.name}”."
        self.foot.show_done(words)
        if not self.isVisible():
            self.said.emit(words)

    def _cancelled(self) -> None:
        self._show_running(False)
        self.foot.offer(CANCELLED, possible=True)

    def _failed(self, sentence: str) -> None:
        self._show_running(False)
        self.fault.emit(sentence)

    def _broken(self) -> None:
        self._show_running(False)

    def _not_counted(self, sentence: str) -> None:
        self._counted = None
        self.foot.offer(sentence, possible=False)

    def _connect(self) -> None:
        self.formats.changed.connect(self._look)
        self.choices.changed.connect(self._look)
        self.foot.asked.connect(self.export)
        self.foot.cancelled.connect(self.cancel)
        self.foot.opening.connect(self.show_folder)
        self.counting.finished.connect(self._show_counts)
        self.counting.fault.connect(self._not_counted)
        self.writing.stepped.connect(self.foot.show_stage)
        self.writing.finished.connect(self._done)
        self.writing.stopped.connect(self._cancelled)
        self.writing.fault.connect(self._failed)
        self.writing.broken.connect(self._broken)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(label("As what", "strong"))
        left.addSpacing(8)
        left.addWidget(self.formats)
        left.addSpacing(24)
        left.addWidget(IconWords("lock-open", "quiet", OPEN_TO_ALL, wrap=True))
        left.addSpacing(16)
        left.addWidget(self.overdue)
        left.addStretch()
        self.choices.setFixedWidth(RIGHT_COLUMN)
        columns = QHBoxLayout(self._body)
        columns.setContentsMargins(32, 16, 32, 16)
        columns.setSpacing(48)
        columns.addLayout(left, 1)
        columns.addWidget(self.choices)
        head = QHBoxLayout()
        head.setContentsMargins(32, 24, 32, 0)
        head.addWidget(label("Export", "title"))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(head)
        page.addWidget(scrolled(self._body), 1)
        page.addWidget(self.foot)


def _count(order: Order) -> Job:
    def job(store: Store, _tell: Tell, cancelled: Cancelled) -> Counts:
        return count(store, order, cancelled)

    return job


def _delivery(order: Order, folder: Path, now: datetime) -> Job:
    def job(store: Store, tell: Tell, cancelled: Cancelled) -> tuple[Written, ...]:
        return deliver_in(folder, store, order, now, Listener(tell, cancelled))

    return job
