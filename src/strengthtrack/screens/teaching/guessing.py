"""Judging a capture on a thread, so that the window goes on."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.teaching.capture import Captured
from strengthtrack.devices.teaching.proposal import Proposals
from strengthtrack.devices.teaching.proposing import proposals

LOOK_MS = 30


class _Run:
    """One judgement; it ends by itself well within two seconds."""

    def __init__(self, captured: Captured, profiles: Sequence[Profile]) -> None:
        self._captured, self._profiles = captured, profiles
        self.found: Proposals | None = None
        self.error: Exception | None = None
        self.thread = Thread(target=self._do, name="judging a capture")
        self.thread.start()

    def _do(self) -> None:
        try:
            self.found = proposals(self._captured, self._profiles)
        except Exception as error:
            self.error = error


class Guessing(QObject):
    """One capture at a time; a new one puts an end to hearing of the one before. Signals: `guessed(Proposals)`."""

    guessed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run: _Run | None = None
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_MS)
        self._looks.timeout.connect(self._look)

    @property
    def running(self) -> bool:
        """Whether a capture is being judged."""
        return self._run is not None

    def begin(self, captured: Captured, profiles: Sequence[Profile]) -> None:
        """Judge a capture."""
        self._run = _Run(captured, profiles)
        self._looks.start()

    def forget(self) -> None:
        """Hear nothing of it."""
        self._looks.stop()
        self._run = None

    def _look(self) -> None:
        run = self._run
        if run is None or run.thread.is_alive():
            return
        self.forget()
        if run.error is not None:
            raise run.error
        if run.found is not None:
            self.guessed.emit(run.found)
