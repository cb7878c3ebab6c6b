"""A process of its own that speaks, run by `screens.sound.voice`: an engine may block for seconds, or for ever.

A line in is `say WORDS`, `volume PERCENT` or `hush`; a line out is `ready` or `none` at first, then `said` for each
`say`. It ends with its standard input, even in the midst of a call that never comes back.
"""

import os
import sys
import threading
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QLoggingCategory, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

READY, NONE, SAID = "ready", "none", "said"
_LANGUAGES = ("en_GB", "en_US")


class Lines(QObject):
    """Reads lines in a thread and says each in the thread of Qt. Signals: `came(str)`."""

    came = Signal(str)

    def __init__(self, source: IO[str]) -> None:
        super().__init__()
        self._source = source

    def follow(self) -> None:
        """Read until the input ends, and the process with it: whoever wanted words is gone."""
        for line in self._source:
            self.came.emit(line.strip())
        os._exit(0)  # not sys.exit: the engine may hold the other thread, and Python would wait for it


class Speaker(QObject):
    """Says what the lines ask for; a new word stops an older one."""

    def __init__(self, engine: "QTextToSpeech", out: IO[str]) -> None:
        super().__init__()
        self._engine, self._out = engine, out

    def obey(self, line: str) -> None:
        """Do what one line says."""
        verb, _, rest = line.partition(" ")
        if verb in {"say", "hush"}:
            self._engine.stop()
        if verb == "say":
            self._engine.say(rest)
            tell(self._out, SAID)
        elif verb == "volume" and rest.isdecimal():
            self._engine.setVolume(int(rest) / 100.0)


def locale_for(system: str) -> str:
    """The language of the app's words, as it is spoken where the computer is; British where it is not English."""
    return system if system.startswith("en_") else _LANGUAGES[0]


def engine() -> "QTextToSpeech | None":
    """The computer's voice in the app's language; None where there is none. May block for seconds."""
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:  # without libpulse0 there is no sound at all
        return None
    if not [name for name in QTextToSpeech.availableEngines() if name != "mock"]:
        return None
    made = QTextToSpeech()
    if made.state() is QTextToSpeech.State.Error:
        return None
    known = {locale.name() for locale in made.availableLocales()}
    wanted = [name for name in (locale_for(QLocale.system().name()), *_LANGUAGES) if name in known]
    if not wanted and not any(name.startswith("en") for name in known):
        return None
    made.setLocale(QLocale(wanted[0] if wanted else "en"))
    return made


def tell(out: IO[str], word: str) -> None:
    """One line to whoever runs this."""
    out.write(f"{word}\n")
    out.flush()


def main() -> int:
    """Speak until the input ends."""
    QLoggingCategory.setFilterRules("qt.multimedia.*=false\nqt.speech.*=false")
    app = QCoreApplication(["strengthtrack-voice"])
    lines = Lines(sys.stdin)
    threading.Thread(target=lines.follow, daemon=True).start()
    voice = engine()
    if voice is None:
        tell(sys.stdout, NONE)
        return 0
    speaker = Speaker(voice, sys.stdout)
    lines.came.connect(speaker.obey)
    tell(sys.stdout, READY)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
