"""What is heard, over loudspeakers and a voice that only remember; and the real ones in a process of their own."""

import io
import os
import subprocess
import sys
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from pytestqt.qtbot import QtBot

from strengthtrack.practice.testing.cues import Cue, Tone
from strengthtrack.screens.sound import speaker, tones
from strengthtrack.screens.sound.sounds import NO_DEVICE, NO_VOICE, OFF, ON, TONES, Sounds
from strengthtrack.screens.sound.tone_player import TonePlayer
from strengthtrack.screens.sound.voice import Voice, VoiceState

HELLO = Cue(Tone.READY, "left hip, abduction")


class Loudspeakers(TonePlayer):
    """They are there or not, as the test says, and remember what they played."""

    def __init__(self, *, there: bool = True) -> None:
        super().__init__()
        self.there, self.played, self.percent = there, list[Tone](), 0

    def load(self) -> None:
        self.plug(there=self.there)

    def plug(self, *, there: bool) -> None:
        self.heard = there
        self.changed.emit()

    def play(self, tone: Tone) -> None:
        if self.heard:
            self.played.append(tone)

    def set_volume(self, percent: int) -> None:
        self.percent = percent


class Tongue(Voice):
    """A voice that is ready as soon as it is started, or never is."""

    def __init__(self, *, there: bool = True) -> None:
        super().__init__()
        self.there, self.said = there, list[str]()

    def start(self) -> None:
        if self.state is VoiceState.OFF:
            self.state = VoiceState.READY if self.there else VoiceState.NONE
            self.changed.emit()

    def say(self, words: str) -> None:
        if self.state is VoiceState.READY:
            self.said.append(words)

    def hush(self) -> None:
        self.said.append("")

    def close(self) -> None:
        self.state = VoiceState.OFF
        self.changed.emit()


class Set:
    """Sounds with both, loaded."""

    def __init__(self, *, device: bool = True, voice: bool = True) -> None:
        self.tones, self.voice = Loudspeakers(there=device), Tongue(there=voice)
        self.sounds = Sounds(None, self.tones, self.voice)
        self.told: list[str] = []
        self.sounds.told.connect(self.hear)
        self.sounds.prepare()
        self.sounds.findChildren(QTimer)[0].timeout.emit()

    def hear(self) -> None:
        self.told.append(self.sounds.status.short)


@pytest.fixture
def loud(qtbot: QtBot) -> Iterator[Set]:
    made = Set()
    yield made
    made.sounds.close()


# the tones


def test_every_tone_is_another_one_and_ends_softly() -> None:
    made = {tone: tones.samples(tone) for tone in Tone}
    assert len({sound.tobytes() for sound in made.values()}) == len(Tone)
    for sound in made.values():
        assert 0 < np.abs(sound).max() < 32_767
        assert abs(int(sound[0])) < 50
        assert abs(int(sound[-1])) < 50
        assert len(sound) < tones.RATE_HZ


def test_go_is_higher_than_ready_and_relax_falls() -> None:
    def pitch(sound: np.ndarray) -> float:
        return float(np.argmax(np.abs(np.fft.rfft(sound)))) * tones.RATE_HZ / len(sound)

    ready, relax = tones.samples(Tone.READY), tones.samples(Tone.RELAX)
    assert pitch(ready[: len(ready) // 2]) < pitch(ready[len(ready) // 2 :]) < pitch(tones.samples(Tone.GO))
    assert pitch(relax[: len(relax) // 3]) > pitch(relax[len(relax) * 2 // 3 :])


def test_a_tone_is_kept_as_a_file_that_any_player_takes(tmp_path: Path) -> None:
    files = tones.write(tmp_path)
    assert set(files) == set(Tone)
    with wave.open(str(files[Tone.GO])) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, tones.RATE_HZ)
        assert 0.2 < file.getnframes() / tones.RATE_HZ < 0.4


# what is played


def test_tones_and_words_are_heard(loud: Set) -> None:
    loud.sounds.play((HELLO, Cue(Tone.HINT)))
    assert loud.tones.played == [Tone.READY, Tone.HINT]
    assert loud.voice.said == ["left hip, abduction"]
    assert loud.sounds.status == ON


def test_words_of_one_moment_are_said_in_one_go(loud: Set) -> None:
    loud.sounds.play((Cue(words="next: left hip, abduction"), Cue(Tone.ONE_MORE, "one more")))
    assert loud.voice.said == ["next: left hip, abduction. one more"]


def test_turned_off_nothing_is_heard_and_it_says_so(loud: Set) -> None:
    loud.sounds.set_on(False)
    loud.sounds.play((HELLO,))
    assert loud.tones.played == []
    assert loud.voice.said == [""]  # hushed
    assert loud.sounds.status == OFF
    loud.sounds.set_on(True)
    loud.sounds.play((HELLO,))
    assert loud.tones.played == [Tone.READY]
    assert loud.told == ["Sound on", "Sound off", "Sound on"]


def test_tones_alone_where_no_voice_is_wanted(loud: Set) -> None:
    loud.sounds.set_voice(False)
    loud.sounds.play((HELLO,))
    assert (loud.tones.played, loud.voice.said) == ([Tone.READY], [""])
    assert loud.sounds.status == TONES


def test_the_volume_is_of_tones_and_words(loud: Set) -> None:
    loud.sounds.set_volume(30)
    assert (loud.tones.percent, loud.voice._volume) == (30, 30)


def test_without_a_device_it_says_so_and_looks_for_no_voice(qtbot: QtBot) -> None:
    mute = Set(device=False)
    mute.sounds.play((HELLO,))
    assert mute.voice.state is VoiceState.OFF  # one that has no device may hang
    assert mute.sounds.status == NO_DEVICE
    assert NO_DEVICE.sentence == "No sound device: cues are shown, not heard."
    assert mute.told == ["No sound device"]
    mute.sounds.close()


def test_a_device_that_comes_and_goes_is_told(loud: Set) -> None:
    loud.tones.plug(there=False)
    loud.sounds.play((HELLO,))
    loud.tones.plug(there=True)
    loud.sounds.play((HELLO,))
    assert loud.told == ["Sound on", "No sound device", "Sound on"]
    assert len(loud.tones.played) == len(loud.voice.said) == 1


def test_a_computer_without_a_voice_plays_tones(qtbot: QtBot) -> None:
    hoarse = Set(voice=False)
    hoarse.sounds.play((HELLO,))
    assert hoarse.tones.played == [Tone.READY]
    assert hoarse.sounds.status == NO_VOICE
    assert NO_VOICE.sentence == "No voice on this computer: tones only."
    hoarse.sounds.close()


def test_sound_that_was_off_is_loaded_when_it_is_turned_on(qtbot: QtBot) -> None:
    sounds = Sounds(None, Loudspeakers(), Tongue())
    sounds.set_on(False)
    sounds.prepare()
    (later, _) = sounds.findChildren(QTimer)
    assert not later.isActive()
    sounds.set_on(True)
    assert later.isActive()
    sounds.close()
    assert not later.isActive()


def test_the_samples_are_played_one_after_another(loud: Set) -> None:
    loud.sounds.play_samples()
    between = loud.sounds.findChildren(QTimer)[1]
    while between.isActive():
        between.stop()
        between.timeout.emit()
    assert loud.tones.played == [Tone.READY, Tone.GO, Tone.TICK, Tone.RELAX]
    assert loud.voice.said == ["left hip, abduction"]


def test_a_voice_that_was_given_up_is_looked_for_again_when_somebody_tries(qtbot: QtBot) -> None:
    hoarse = Set(voice=False)
    hoarse.voice.there = True
    hoarse.sounds.play_samples()
    assert hoarse.voice.said == ["left hip, abduction"]
    assert hoarse.sounds.status == ON
    hoarse.sounds.close()


# the loudspeakers


def test_without_the_library_there_is_nothing_and_no_fault(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)  # as an import without libpulse0
    player = TonePlayer()
    with qtbot.waitSignal(player.changed, timeout=1000):
        player.load()
    assert player.heard is False
    player.play(Tone.GO)
    player.close()


class StuckEffect(QObject):
    """What a sound effect is when its server died: it plays for ever."""

    playingChanged = Signal()

    def isPlaying(self) -> bool:
        return True

    def play(self) -> None:
        pass

    def stop(self) -> None:
        pass


def test_a_sound_server_that_died_is_noticed(qtbot: QtBot) -> None:
    now = [0.0]
    player = TonePlayer(clock=lambda: now[0])
    player.heard = True
    player._effects = {Tone.TICK: StuckEffect()}  # type: ignore[dict-item]
    for now[0] in (10.0, 11.0, 12.0):
        player.play(Tone.TICK)
    assert player.heard
    now[0] = 16.0
    player.play(Tone.TICK)
    assert player.heard is False
    player.close()


REAL = """
import threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from strengthtrack.practice.testing.cues import Cue, Tone
from strengthtrack.screens.sound.sounds import Sounds
app = QApplication([])
sounds = Sounds()
sounds.set_voice(False)
sounds.prepare()
sounds.set_volume(0)
def end():
    sounds.play([Cue(Tone.GO), Cue(Tone.TICK)])
    print(sounds.status.sentence)
    sounds.close()
    print(threading.active_count())
    app.quit()
QTimer.singleShot(600, end)
app.exec()
"""


def test_the_real_ones_come_and_go_without_a_word(tmp_path: Path) -> None:
    quiet = {name: value for name, value in os.environ.items() if name != "QT_LOGGING_RULES"}
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", REAL],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**quiet, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(tmp_path)},
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout in {f"{TONES.sentence}\n1\n", f"{NO_DEVICE.sentence}\n1\n"}
    assert ran.stderr == ""
    left = [path for path in tmp_path.iterdir() if not path.name.startswith("pulse-")]
    assert not left  # the files of the tones are gone with them; what the sound library keeps is its own


# the voice in its process


def voice_that(does: str) -> Voice:
    """A voice whose process is a few lines of Python."""
    return Voice(None, (sys.executable, "-c", f"import sys\nsay = lambda w: print(w, flush=True)\n{does}"))


def state(voice: Voice) -> VoiceState:
    return voice.state


ANSWERS = "say('ready')\nfor line in sys.stdin:\n    say('said' if line.startswith('say') else '')"


def test_a_voice_is_ready_when_its_process_says_so_and_ends_with_it(qtbot: QtBot) -> None:
    voice = voice_that(ANSWERS)
    with qtbot.waitSignal(voice.changed, timeout=5000):
        voice.start()
        assert state(voice) is VoiceState.STARTING
    qtbot.waitUntil(lambda: state(voice) is VoiceState.READY, timeout=10_000)
    for word in ("one", "two", "three", "four", "five", "six"):
        voice.say(word)
        qtbot.waitUntil(lambda: voice._unanswered == 0, timeout=5000)
    assert state(voice) is VoiceState.READY
    voice.close()
    assert state(voice) is VoiceState.OFF


@pytest.mark.parametrize("does", ["say('none')\nsys.stdin.read()", "sys.exit(3)"])
def test_a_computer_without_a_voice_says_so(qtbot: QtBot, does: str) -> None:
    voice = voice_that(does)
    voice.start()
    qtbot.waitUntil(lambda: state(voice) is VoiceState.NONE, timeout=10_000)
    voice.say("one")
    voice.close()


def test_a_process_that_cannot_be_started_is_no_voice(qtbot: QtBot, tmp_path: Path) -> None:
    voice = Voice(None, (str(tmp_path / "nothing"),))
    voice.start()
    qtbot.waitUntil(lambda: state(voice) is VoiceState.NONE, timeout=5000)
    voice.close()


def test_a_voice_that_hangs_is_given_up(qtbot: QtBot) -> None:
    voice = voice_that("say('ready')\nimport time\ntime.sleep(600)")
    voice.start()
    qtbot.waitUntil(lambda: state(voice) is VoiceState.READY, timeout=10_000)
    for word in ("one", "two", "three", "four"):
        voice.say(word)
    assert state(voice) is VoiceState.READY
    voice.say("five")
    assert state(voice) is VoiceState.NONE
    voice.close()


def test_a_voice_that_never_comes_is_given_up(qtbot: QtBot) -> None:
    voice = voice_that("sys.stdin.read()")
    voice.start()
    assert voice._patience.isActive()
    voice._patience.timeout.emit()
    assert voice.state is VoiceState.NONE
    assert not voice._patience.isActive()
    voice.close()


class Engine:
    """A speech engine that remembers."""

    def __init__(self) -> None:
        self.did: list[object] = []

    def say(self, words: str) -> None:
        self.did.append(words)

    def stop(self) -> None:
        self.did.append("stop")

    def setVolume(self, volume: float) -> None:
        self.did.append(volume)


def test_a_new_word_stops_an_older_one(qtbot: QtBot) -> None:
    engine, out = Engine(), io.StringIO()
    speaking = speaker.Speaker(engine, out)  # type: ignore[arg-type]
    for line in ("volume 70", "say one", "say and relax", "hush", "sing", "volume loud", ""):
        speaking.obey(line)
    assert engine.did == [0.7, "stop", "one", "stop", "and relax", "stop"]
    assert out.getvalue() == "said\nsaid\n"


@pytest.mark.parametrize(
    ("system", "spoken"), [("en_AU", "en_AU"), ("en_US", "en_US"), ("de_DE", "en_GB"), ("C", "en_GB")]
)
def test_english_is_spoken_as_where_the_computer_is(system: str, spoken: str) -> None:
    assert speaker.locale_for(system) == spoken


def test_without_the_library_there_is_no_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtTextToSpeech", None)
    assert speaker.engine() is None
