"""The tables of phrases there are: ours, and the clinic's own. A broken one stops nothing."""

from pathlib import Path

from strengthtrack.practice.desk import Desk
from strengthtrack.practice.patient.phrases import ENGLISH, FOLDER, PhraseFault, Phrases, read, shipped
from strengthtrack.practice.setting_names import PHRASES


class PhraseBook:
    """English, and every language of the clinic's own folder; an English file of theirs stands before ours."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._own = desk, desk.data / FOLDER

    @property
    def folder(self) -> Path:
        """Where the clinic's own files are looked for."""
        return self._own

    @property
    def language(self) -> str:
        """The language that was chosen in the settings, whether it can be used or not."""
        return self._desk.setting(PHRASES, ENGLISH)

    def usable(self) -> tuple[Phrases, ...]:
        """Every table that can be used, English first."""
        english = shipped()
        own = {found.language: found for found in self._tried(english) if isinstance(found, Phrases)}
        return tuple({ENGLISH: english, **own}.values())

    def faults(self) -> tuple[PhraseFault, ...]:
        """Why tables of the clinic's own cannot be used."""
        return tuple(found for found in self._tried(shipped()) if isinstance(found, PhraseFault))

    def chosen(self) -> Phrases:
        """The chosen phrases; English where they cannot be used."""
        found = {one.language: one for one in self.usable()}
        return found.get(self.language, found[ENGLISH])

    def _tried(self, english: Phrases) -> tuple[Phrases | PhraseFault, ...]:
        return tuple(_try(path, english) for path in sorted(self._own.glob("*.toml")))


def _try(path: Path, english: Phrases) -> Phrases | PhraseFault:
    try:
        return read(path.read_text(encoding="utf-8-sig"), path.stem, english)  # some editors begin a file with a mark
    except PhraseFault as fault:
        return fault
    except UnicodeDecodeError as fault:
        return PhraseFault(path.stem, [("the file", f"this is not TOML ({fault})")])
    except OSError as fault:
        return PhraseFault(path.stem, [("the file", f"it cannot be read ({fault.strerror})")])
