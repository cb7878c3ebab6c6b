"""Our own file from another laptop: looked at on the writing thread, chosen patient by patient, brought in whole."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edit
from strengthtrack.practice.intake.clinic_json import bring_in, look
from strengthtrack.practice.intake.clinic_preview import ImportPreview
from strengthtrack.practice.intake.twins import Twin
from strengthtrack.records.changes import Changes
from strengthtrack.records.store import Store
from strengthtrack.screens.intake.clinic_view import ClinicView
from strengthtrack.screens.intake.clinic_words import Fate, Incoming
from strengthtrack.screens.intake.empty_import import EmptyImport
from strengthtrack.screens.intake.files import CLINIC, ask_to_read
from strengthtrack.screens.intake.leaves import Leaves
from strengthtrack.screens.intake.writing import Cancelled, Progress, Writing

TITLE = "Bring in a clinic file of another laptop"
STEPS = (
    ("Choose a clinic file", "A JSON file that this app exported, of one patient or of the whole clinic."),
    ("Look at every patient", "Who is new, who is here already, who brings more, and where the two differ."),
    ("Bring them in", "What is here is never written over; afterwards all of it can be undone."),
)
STOPPED = "Cancelled; nothing was brought in"


class ClinicPart(QWidget):
    """Signals: `said(words)`, `fault(sentence)`, `done(words)`, as of a page."""

    said = Signal(str)
    fault = Signal(str)
    done = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path = Path()
        self._twins: dict[str, Twin] = {}
        self._chosen: dict[str, Fate] = {}
        self._stale = False
        self.preview: ImportPreview | None = None
        self.empty = EmptyImport(TITLE, STEPS, "Choose a clinic file")
        self.view = ClinicView()
        self.writing = Writing(desk.edits, self)
        self._leaves = Leaves(self, self.empty, self.view)
        self._connect()

    @property
    def rows(self) -> tuple[Incoming, ...]:
        """The patients of the file with what was chosen for them."""
        found = self.preview.patients if self.preview else ()
        return tuple(Incoming(one, self._twins.get(one.id), self._chosen.get(one.id)) for one in found)

    def ask_file(self) -> None:
        """Ask for a file and look at it."""
        path = ask_to_read(self, "Choose a clinic file", CLINIC)
        if path is not None:
            self.read_file(path)

    def read_file(self, path: Path) -> None:
        """Look at another file."""
        if self.writing.running:
            return
        self._path, self.preview = path, None
        self._twins.clear()
        self._chosen.clear()
        self._look()

    def refresh(self, changes: Changes | None) -> None:
        """What is here now may be other than before; it is looked at again when it is seen."""
        self._stale = self.preview is not None
        if self.isVisible():
            self._look_if_stale()

    def add(self) -> None:
        """Bring in what is chosen."""
        if self.preview is not None and not self.writing.running:
            self.writing.begin(self._edit)
            self.view.show_running(True)

    def cancel(self) -> None:
        """Stop what runs."""
        self.writing.cancel()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_if_stale()

    def _look_if_stale(self) -> None:
        if self._stale and not self.writing.running:
            self._look()

    def _look(self) -> None:
        self._stale = False
        self._leaves.turn_to(self.view)
        self.writing.ask(self._read)
        self.view.show_running(True)

    def _read(self, store: Store, progress: Progress, cancelled: Cancelled) -> ImportPreview:
        return look(store, self._path, self._merge(), progress=progress, cancelled=cancelled)

    def _merge(self) -> dict[str, str]:
        """Who of the file is somebody here, by both ids."""
        merged = (id for id, fate in self._chosen.items() if fate is Fate.MERGE and id in self._twins)
        return {id: self._twins[id].patient.id for id in merged}

    def _edit(self, progress: Progress, cancelled: Cancelled) -> Edit:
        left = [one.patient.id for one in self.rows if one.undecided or one.fate is Fate.LEAVE]
        return bring_in(
            self._path,
            self._desk.now,
            self._merge(),
            leave_out=left,
            with_clinic=self.view.with_clinic,
            as_seen=self.preview.stamp if self.preview else None,
            progress=progress,
            cancelled=cancelled,
        )

    def _show(self, found: ImportPreview) -> None:
        self.preview = found
        self._twins |= {one.id: one.twin for one in found.patients if one.twin is not None}
        self.view.show_running(False)
        self.view.show_preview(found, self.rows)

    def _choose(self, ids: list[str], fate: Fate) -> None:
        before = self._merge()
        self._chosen |= dict.fromkeys(ids, fate)
        self.view.show_rows(self.rows)
        if self._merge() != before and not self.writing.running:
            self._look()  # merged, their sessions meet those of somebody else

    def _ticked(self) -> None:
        self.view.show_rows(self.rows)

    def _written(self, name: str) -> None:
        self.done.emit(name)
        self._look()

    def _stopped(self) -> None:
        self.said.emit(STOPPED)
        self._back()

    def _failed(self, sentence: str) -> None:
        self.fault.emit(sentence)
        self._back()

    def _back(self) -> None:
        self.view.show_running(False)
        if self.preview is None:
            self._leaves.turn_to(self.empty)

    def _connect(self) -> None:
        self.empty.choosing.connect(self.ask_file)
        self.view.another.connect(self.ask_file)
        self.view.chosen.connect(self._choose)
        self.view.ticked.connect(self._ticked)
        self.view.foot.asked.connect(self.add)
        self.view.foot.cancelled.connect(self.cancel)
        self.writing.stepped.connect(self.view.foot.line.show_step)
        self.writing.found.connect(self._show)
        self.writing.finished.connect(self._written)
        self.writing.stopped.connect(self._stopped)
        self.writing.fault.connect(self._failed)
