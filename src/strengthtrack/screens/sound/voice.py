"""The voice, at arm's length: it lives in a process of its own, for an engine may block, and the window must not."""

import sys
from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from strengthtrack.screens.sound.speaker import NONE, READY, SAID

COMMAND = (sys.executable, "-P", "-m", "strengthtrack.screens.sound.speaker")
_UNANSWERED = 4
"""So many words that nobody said, one a second: the engine hangs."""
_PATIENCE_MS = 30_000
"""An engine takes ten seconds on a busy computer; one that hangs takes for ever."""
_END_MS = 500


class VoiceState(Enum):
    """How far the voice is."""

    OFF = auto()
    STARTING = auto()
    READY = auto()
    NONE = auto()


class Voice(QObject):
    """Says words, the newest at once. Signals: `changed`, when there is a voice or none any more."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, command: Sequence[str] = COMMAND) -> None:
        super().__init__(parent)
        self.state = VoiceState.OFF
        self._command = tuple(command)
        self._process: QProcess | None = None
        self._hanging: QProcess | None = None
        self._volume = 100
        self._unanswered = 0
        self._to_say = ""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._give_up)

    def start(self) -> None:
        """Look for a voice; `changed` says what was found, seconds later."""
        if self.state is not VoiceState.OFF:
            return
        self._process = QProcess(self)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.errorOccurred.connect(self._failed)
        self._process.finished.connect(self._failed)
        self._set(VoiceState.STARTING)
        self._patience.start()
        self._process.start(self._command[0], list(self._command[1:]))
        self.set_volume(self._volume)

    def say(self, words: str) -> None:
        """Say this now, and stop what is being said; lost where there is no voice yet, for it would come too late."""
        if self.state is not VoiceState.READY:
            return
        if self._unanswered >= _UNANSWERED:
            self._give_up()
            return
        self._unanswered += 1
        self._write(f"say {words}")

    def say_when_ready(self, words: str) -> None:
        """Say this as soon as there is a voice."""
        if self.state is VoiceState.STARTING:
            self._to_say = words
        else:
            self.say(words)

    def hush(self) -> None:
        """Say no more of what is being said."""
        if self.state is VoiceState.READY:
            self._write("hush")

    def set_volume(self, percent: int) -> None:
        """0 to 100."""
        self._volume = percent
        self._write(f"volume {percent}")

    def close(self) -> None:
        """End it, and its process."""
        process, hanging = self._let_go(), self._hanging
        self._hanging = None
        self._set(VoiceState.OFF)
        if process is not None:
            process.closeWriteChannel()
            if not process.waitForFinished(_END_MS):
                process.kill()
        for ending in (process, hanging):
            if ending is not None:
                ending.waitForFinished(_END_MS)
                ending.deleteLater()

    def _write(self, line: str) -> None:
        if self._process is not None:
            self._process.write(f"{line}\n".encode())

    def _hear(self) -> None:
        if self._process is None:
            return
        words = bytes(self._process.readAllStandardOutput().data()).decode(errors="replace").split()
        self._unanswered = max(0, self._unanswered - words.count(SAID))
        if READY in words:
            self._patience.stop()
            self._set(VoiceState.READY)
            if self._to_say:
                self.say(self._to_say)
            self._to_say = ""
        elif NONE in words:
            self._give_up()

    def _failed(self) -> None:
        """The process could not be started, or ended by itself."""
        self._give_up()

    def _give_up(self) -> None:
        """There is no voice; nobody waits for a process that may hang."""
        process = self._let_go()
        if process is not None:
            process.kill()
            self._hanging = process
        self._set(VoiceState.NONE)

    def _let_go(self) -> QProcess | None:
        process, self._process = self._process, None
        self._unanswered, self._to_say = 0, ""
        self._patience.stop()
        if process is not None:
            process.errorOccurred.disconnect(self._failed)
            process.finished.disconnect(self._failed)
        return process

    def _set(self, state: VoiceState) -> None:
        if state is not self.state:
            self.state = state
            self.changed.emit()
