"""What is heard: tones at once, words beside them, and a plain word on what this computer can do of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from strengthtrack.practice.testing.cues import Cue, Tone
from strengthtrack.screens.sound.tone_player import TonePlayer
from strengthtrack.screens.sound.voice import Voice, VoiceState

SPOKEN_SAMPLE = "left hip, abduction"
SAMPLES = (Cue(Tone.READY, SPOKEN_SAMPLE), Cue(Tone.GO), Cue(Tone.TICK), Cue(Tone.RELAX))
_SAMPLE_MS = 900
_LATER_MS = 300
"""After a page is shown, which takes as long to be painted."""


@dataclass(frozen=True, slots=True)
class SoundStatus:
    """What can be heard: two or three words, the sentence behind them, and an icon."""

    short: str
    sentence: str
    icon: str = "volume-2"


ON = SoundStatus("Sound on", "Sound on")
UNTRIED = SoundStatus("Sound on", "Looked for when a session begins, or at “Try it”.")
OFF = SoundStatus("Sound off", "Sound off", "volume-x")
NO_DEVICE = SoundStatus("No sound device", "No sound device: cues are shown, not heard.", "volume-x")
NO_VOICE = SoundStatus("Tones only, no voice", "No voice on this computer: tones only.")
TONES = SoundStatus("Sound on, no voice", "Sound on, voice off")


class Sounds(QObject):
    """Plays cues as the settings say. Signals: `told`, when `status` became another."""

    told = Signal()

    def __init__(
        self, parent: QObject | None = None, tones: TonePlayer | None = None, voice: Voice | None = None
    ) -> None:
        super().__init__(parent)
        self._tones, self._voice = tones or TonePlayer(self), voice or Voice(self)
        self._on = self._spoken = True
        self._wanted = False
        self._samples: list[Cue] = []
        self._later, self._between = QTimer(self), QTimer(self)
        self._later.timeout.connect(self._load)
        self._between.timeout.connect(self._next_sample)
        for timer in (self._later, self._between):
            timer.setSingleShot(True)
        self.status = UNTRIED
        self._tones.changed.connect(self._look)
        self._voice.changed.connect(self._look)

    def prepare(self) -> None:
        """Load what is needed a moment after the page is shown."""
        self._wanted = True
        if self._on:
            self._later.start(_LATER_MS)

    def play(self, cues: Iterable[Cue]) -> None:
        """Let these be heard now; words of several are said in one go, for a new word stops an older one."""
        if not self._on:
            return
        some = tuple(cues)
        for cue in some:
            if cue.tone is not None:
                self._tones.play(cue.tone)
        words = ". ".join(cue.words for cue in some if cue.words)
        if words and self._spoken and self._tones.heard:
            self._voice.say(words)

    def play_samples(self) -> None:
        """Ready, go, a tick, relax, and a name as it is said aloud, for somebody who turns a knob."""
        if self._on:
            if self._voice.state is VoiceState.NONE:
                self._voice.close()  # somebody may have mended it meanwhile
            self._load()
            self._samples = list(SAMPLES)
            self._next_sample()

    def set_on(self, on: bool) -> None:
        """Whether anything is heard at all."""
        self._on = on
        if on and self._wanted and self._tones.heard is None:
            self._later.start(_LATER_MS)
        elif not on:
            self._samples.clear()
            self._voice.hush()
        self._look()

    def set_voice(self, spoken: bool) -> None:
        """Whether words are said beside the tones."""
        self._spoken = spoken
        if not spoken:
            self._voice.hush()
        self._look()

    def set_volume(self, percent: int) -> None:
        """0 to 100, of tones and words."""
        self._tones.set_volume(percent)
        self._voice.set_volume(percent)

    def close(self) -> None:
        """Let everything go."""
        self._wanted = False
        for timer in (self._later, self._between):
            timer.stop()
        self._tones.close()
        self._voice.close()

    def _load(self) -> None:
        self._tones.load()
        self._look_for_voice()

    def _look_for_voice(self) -> None:
        """A voice without a device can hang for ever, so the device is asked for first."""
        if self._on and self._spoken and self._tones.heard:
            self._voice.start()

    def _next_sample(self) -> None:
        if not self._samples:
            return
        cue = self._samples.pop(0)
        self.play((Cue(cue.tone),))
        if cue.words and self._spoken and self._tones.heard:
            self._voice.say_when_ready(cue.words)
        self._between.start(_SAMPLE_MS)

    def _look(self) -> None:
        if self._tones.heard is not None:
            self._look_for_voice()
        status = self._status()
        if status != self.status:
            self.status = status
            self.told.emit()

    def _status(self) -> SoundStatus:
        if not self._on:
            return OFF
        if self._tones.heard is None:
            return UNTRIED
        if self._tones.heard is False:
            return NO_DEVICE
        if not self._spoken:
            return TONES
        return NO_VOICE if self._voice.state is VoiceState.NONE else ON
