"""Reads the records for long while the window goes on: a thread with a connection of its own, a timer that looks."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from strengthtrack.errors import Mendable
from strengthtrack.practice.export.extract import Stopped

if TYPE_CHECKING:
    from strengthtrack.records.store import Store

LOOK_MS = 30
Tell = Callable[[object], None]
Cancelled = Callable[[], bool]
Job = Callable[["Store", Tell, Cancelled], object]


class _Run:
    """One job on its thread, which ends soon after `end`, whoever asked for it."""

    def __init__(self, beside: Callable[[], Store], job: Job) -> None:
        self._beside, self._job = beside, job
        self._stop = Event()
        self.told: object = None
        self.found: object = None
        self.error: Exception | None = None
        self._thread = Thread(target=self._do, name="reading aside")
        self._thread.start()

    @property
    def over(self) -> bool:
        """Whether the thread has ended."""
        return not self._thread.is_alive()

    def end(self) -> None:
        """Let it stop at its next step."""
        self._stop.set()

    def _tell(self, step: object) -> None:
        self.told = step

    def _do(self) -> None:
        try:
            store = self._beside()
            try:
                self.found = self._job(store, self._tell, self._stop.is_set)
            finally:
                store.close()
        except Exception as error:
            self.error = error


class Aside(QObject):
    """One job at a time; a new one puts an end to the one before, of which nothing is heard any more.

    Signals: `stepped(step)`, what the job told last; then one of `finished(found)`, `stopped`, `fault(sentence)`, or
    `broken`, where the fault is ours and is raised.
    """

    stepped = Signal(object)
    finished = Signal(object)
    stopped = Signal()
    fault = Signal(str)
    broken = Signal()

    def __init__(self, beside: Callable[[], Store], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._beside = beside
        self._run: _Run | None = None
        self._told: object = None
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_MS)
        self._looks.timeout.connect(self._look)

    @property
    def running(self) -> bool:
        """Whether a job is under way."""
        return self._run is not None

    def begin(self, job: Job) -> None:
        """Do a job of the records, of whom to tell how far it is, and of whom to ask whether to stop."""
        self.forget()
        self._told, self._run = None, _Run(self._beside, job)
        # neither a page that is thrown away nor the end of the app waits for it
        self.destroyed.connect(self._run.end)
        if (app := QCoreApplication.instance()) is not None:
            app.aboutToQuit.connect(self._run.end)
        self._looks.start()

    def cancel(self) -> None:
        """Let the job stop at its next step; `stopped` says when it has."""
        if self._run is not None:
            self._run.end()

    def forget(self) -> None:
        """Let the job stop, and hear nothing more of it."""
        run, self._run = self._run, None
        self._looks.stop()
        if run is None:
            return
        run.end()
        self.destroyed.disconnect(run.end)
        if (app := QCoreApplication.instance()) is not None:
            app.aboutToQuit.disconnect(run.end)

    def _look(self) -> None:
        run = self._run
        if run is None:
            return
        over = run.over  # asked first: what it told last is told before its end
        if run.told is not self._told:
            self._told = run.told
            self.stepped.emit(run.told)
        if over and run is self._run:
            self.forget()
            self._end(run)

    def _end(self, run: _Run) -> None:
        match run.error:
            case None:
                self.finished.emit(run.found)
            case Stopped():
                self.stopped.emit()
            case Mendable() as fault:
                self.fault.emit(str(fault))
            case bug:
                self.broken.emit()
                raise bug
