"""A search for dynamometers on its thread, and a timer that looks how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from strengthtrack.devices.finding.answers import Outcome
from strengthtrack.devices.finding.search import Step
from strengthtrack.devices.ports.ports import Port
from strengthtrack.devices.profiles.profile import Profile

LOOK_MS = 30


class Searches(Protocol):
    """How a search is done; `devices.finding.search.search` is the real one."""

    def __call__(
        self,
        ports: Sequence[Port],
        profiles: Sequence[Profile],
        *,
        told: Callable[[Step], None],
        stopped: Callable[[], bool],
    ) -> Iterator[Outcome]:
        """One outcome for each port."""


class _Run:
    """One search on its thread, which ends soon after `end`, whoever asked for it."""

    def __init__(self, search: Searches, ports: Sequence[Port], profiles: Sequence[Profile]) -> None:
        self._search, self._ports, self._profiles = search, ports, profiles
        self.stop = Event()
        self.news: SimpleQueue[Step | Outcome] = SimpleQueue()
        self.error: Exception | None = None
        self._thread = Thread(target=self._do, name="search for dynamometers", daemon=True)
        self._thread.start()

    @property
    def over(self) -> bool:
        """Whether the thread has ended."""
        return not self._thread.is_alive()

    def end(self) -> None:
        """Let it stop at its next read."""
        self.stop.set()

    def _do(self) -> None:
        try:
            for outcome in self._search(self._ports, self._profiles, told=self.news.put, stopped=self.stop.is_set):
                self.news.put(outcome)
        except Exception as error:
            self.error = error


class Searching(QObject):
    """One search at a time. Signals: `stepped(Step)`, `found(Outcome)`; in the end `ended`, also if it was stopped."""

    stepped = Signal(object)
    found = Signal(object)
    ended = Signal()

    def __init__(self, search: Searches, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._run: _Run | None = None
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_MS)
        self._looks.timeout.connect(self._look)

    @property
    def running(self) -> bool:
        """Whether a search is under way."""
        return self._run is not None

    def begin(self, ports: Sequence[Port], profiles: Sequence[Profile]) -> None:
        """Search these ports for these profiles."""
        self._run = _Run(self._search, ports, profiles)
        # neither a page that is thrown away nor the end of the app waits for it
        self.destroyed.connect(self._run.end)
        if (app := QCoreApplication.instance()) is not None:
            app.aboutToQuit.connect(self._run.end)
        self._looks.start()

    def stop(self) -> None:
        """Let it end at its next read; `ended` says when it has."""
        if self._run is not None:
            self._run.end()

    def _look(self) -> None:
        run = self._run
        if run is None:
            return
        over = run.over  # asked first: what it told last is told before its end
        self._tell(run)
        if over:
            self._end(run)

    def _tell(self, run: _Run) -> None:
        while True:
            try:
                news = run.news.get_nowait()
            except Empty:
                return
            (self.found if isinstance(news, Outcome) else self.stepped).emit(news)

    def _end(self, run: _Run) -> None:
        self._looks.stop()
        self._run = None
        self.destroyed.disconnect(run.end)
        if (app := QCoreApplication.instance()) is not None:
            app.aboutToQuit.disconnect(run.end)
        self.ended.emit()
        if run.error is not None:
            raise run.error
