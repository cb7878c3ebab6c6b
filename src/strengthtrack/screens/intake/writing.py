"""Long work on the thread that writes, while the window goes on: a timer looks how far it has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from strengthtrack.errors import Mendable
from strengthtrack.practice.edits import Edit, Edits
from strengthtrack.practice.export.extract import Stopped
from strengthtrack.records.changes import Changes

if TYPE_CHECKING:
    from concurrent.futures import Future

    from strengthtrack.records.store import Store

LOOK_MS = 30
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(slots=True)
class _Told:
    """What two threads tell each other: how far it has come, what was found, and that it is to stop."""

    step: tuple[int, int] = (0, 0)
    found: object = None
    stop: Event = field(default_factory=Event)

    def tell(self, done: int, of: int) -> None:
        """Called from the thread that works."""
        self.step = (done, of)


@dataclass(frozen=True, slots=True)
class _Running:
    edit: Edit | None
    written: Future[Changes]
    told: _Told


class Writing(QObject):
    """One thing at a time.

    Signals: `stepped(done, of)`; and at the end one of `finished(name)`, of an edit, `found(object)`, of a question,
    `stopped`, `fault(sentence)`.
    """

    stepped = Signal(int, int)
    finished = Signal(str)
    found = Signal(object)
    stopped = Signal()
    fault = Signal(str)

    def __init__(self, edits: Edits, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self._running: _Running | None = None
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_MS)
        self._looks.timeout.connect(self._look)

    @property
    def running(self) -> bool:
        """Whether something is being done."""
        return self._running is not None

    def begin(self, make: Callable[[Progress, Cancelled], Edit]) -> None:
        """Write the edit that `make` makes of whom to tell how far it is, and whom to ask whether to stop."""
        told = _Told()
        edit = make(told.tell, told.stop.is_set)
        self._run(_Running(edit, self._edits.begin(edit.do), told))

    def ask(self, what: Callable[[Store, Progress, Cancelled], object]) -> None:
        """Look something up that takes long; nothing is written."""
        told = _Told()

        def job(store: Store) -> Changes:
            told.found = what(store, told.tell, told.stop.is_set)
            return Changes(frozenset())

        self._run(_Running(None, self._edits.begin(job), told))

    def cancel(self) -> None:
        """Let it stop at its next step; nothing of it is kept then."""
        if self._running is not None:
            self._running.told.stop.set()

    def _run(self, running: _Running) -> None:
        self._running = running
        self._looks.start()

    def _look(self) -> None:
        running = self._running
        if running is None:
            return
        self.stepped.emit(*running.told.step)
        if running.written.done():
            self._looks.stop()
            try:
                self._end(running)
            finally:
                self._running = None if self._running is running else self._running

    def _end(self, running: _Running) -> None:
        try:
            if running.edit is not None:
                self._edits.ended(running.edit, running.written)
            else:
                running.written.result()
        except Stopped:
            self._running = None
            self.stopped.emit()
        except Mendable as fault:
            self._running = None
            self.fault.emit(str(fault))
        else:
            self._running = None
            self._tell(running)

    def _tell(self, running: _Running) -> None:
        if running.edit is not None:
            self.finished.emit(running.edit.name)
        else:
            self.found.emit(running.told.found)
