"""Plays the tones through QtMultimedia, loaded ahead; without library or device it only says that it cannot."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QObject, QTemporaryDir, QUrl, Signal, qInstallMessageHandler

from strengthtrack.practice.testing.cues import Tone
from strengthtrack.screens.sound import tones

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

_STUCK_S = 3.0
"""No tone is so long."""


class TonePlayer(QObject):
    """Attributes: `heard`, whether there is something to be heard by; None before `load`. Signals: `changed`."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = perf_counter) -> None:
        super().__init__(parent)
        self.heard: bool | None = None
        self._volume = 1.0
        self._clock = clock
        self._began: dict[Tone, float] = {}
        self._effects: dict[Tone, QSoundEffect] = {}
        self._devices: QMediaDevices | None = None
        self._folder: QTemporaryDir | None = None

    def load(self) -> None:
        """Load every tone; takes a quarter of a second, so not while somebody waits. Never raises."""
        if self.heard is not None:
            return
        with quiet():
            try:
                from PySide6.QtMultimedia import QMediaDevices
            except ImportError:  # a computer without libpulse0
                self._say(False)
                return
            self._devices = QMediaDevices(self)
            self._devices.audioOutputsChanged.connect(self._look)
            self._look()

    def play(self, tone: Tone) -> None:
        """Play a tone now, from its beginning."""
        if not self.heard or tone not in self._effects:
            return
        effect, now = self._effects[tone], self._clock()
        if effect.isPlaying() and now - self._began.get(tone, now) > _STUCK_S:
            self._say(False)  # the sound server died, of which no device tells
            return
        self._began[tone] = now
        effect.play()

    def set_volume(self, percent: int) -> None:
        """0 to 100, as loud as it is felt."""
        self._volume = (percent / 100.0) ** 2
        for effect in self._effects.values():
            effect.setVolume(self._volume)

    def close(self) -> None:
        """Let everything go, the files too."""
        if self._devices is not None:
            self._devices.audioOutputsChanged.disconnect(self._look)
            self._devices.deleteLater()
        for effect in self._effects.values():
            effect.stop()
            effect.deleteLater()
        self._effects.clear()
        self._devices, self._folder, self.heard = None, None, None

    def _look(self) -> None:
        """Is there a device now? It comes and goes with a plug."""
        from PySide6.QtMultimedia import QMediaDevices

        device = QMediaDevices.defaultAudioOutput()
        if not device.isNull():
            if not self._effects:
                self._make()
            for effect in self._effects.values():
                effect.stop()
                effect.setAudioDevice(device)
        self._say(not device.isNull() and bool(self._effects))

    def _make(self) -> None:
        from PySide6.QtMultimedia import QSoundEffect

        self._folder = QTemporaryDir()
        try:
            files = tones.write(Path(self._folder.path()))
        except OSError:  # a full disk: cues are shown, as without a device
            return
        for tone, path in files.items():
            effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(path)))
            effect.setVolume(self._volume)
            self._effects[tone] = effect
        self._wake()

    def _wake(self) -> None:
        """The first tone of all comes late, so one is played that nobody hears."""
        silent = self._effects[Tone.TICK]
        silent.setMuted(True)
        silent.play()
        silent.playingChanged.connect(self._awake)

    def _awake(self) -> None:
        tick = self._effects.get(Tone.TICK)
        if tick is not None and not tick.isPlaying():
            tick.playingChanged.disconnect(self._awake)
            tick.setMuted(False)

    def _say(self, heard: bool) -> None:
        if heard is not self.heard:
            self.heard = heard
            self.changed.emit()


@contextmanager
def quiet() -> Iterator[None]:
    """Inside, Qt says nothing of the libraries and servers for sound that a computer lacks: the page says it."""
    QLoggingCategory.setFilterRules("qt.multimedia.*=false\nqt.speech.*=false")
    before: Callable[..., object] | None = qInstallMessageHandler(_let_pass)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _let_pass(_kind: object, _context: object, _message: str) -> None:
    """Say nothing of it."""
