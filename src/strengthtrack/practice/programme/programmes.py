"""The programmes a patient may be given: ours, and the clinic's own in a folder. A broken one stops nothing."""

from pathlib import Path

from strengthtrack.clinic.programme_template import OWN, ProgrammeTemplate
from strengthtrack.paths import resources
from strengthtrack.practice.programme.programme_toml import ProgrammeFault, read

FOLDER = "programmes"
"""In the clinic's own folder, and among what ships."""
_ORDER = ("hip", "knee", "hip_and_knee")


class Programmes:
    """Ours, then the clinic's own, the empty one last; a clinic's stands in place of ours with the same id."""

    def __init__(self, data: Path) -> None:
        self._own = data / FOLDER

    def usable(self) -> tuple[ProgrammeTemplate, ...]:
        """Every template that can be read; one of ours, where the clinic's own of that id cannot."""
        own = {path.stem: _tried(path) for path in _files(self._own)}
        ours = {path.stem: _tried(path) for path in _files(resources() / FOLDER)}
        good = {stem: found for stem, found in own.items() if isinstance(found, ProgrammeTemplate)}
        templates = [found for found in {**ours, **good}.values() if isinstance(found, ProgrammeTemplate)]
        return tuple(sorted(templates, key=_place))

    def faults(self) -> tuple[ProgrammeFault, ...]:
        """Why programmes of the clinic's own cannot be offered."""
        return tuple(found for found in map(_tried, _files(self._own)) if isinstance(found, ProgrammeFault))


def shipped(template_id: str) -> ProgrammeTemplate:
    """One of ours; raises ProgrammeFault."""
    return _load(resources() / FOLDER / f"{template_id}.toml")


def _place(template: ProgrammeTemplate) -> tuple[int, str, str]:
    known = _ORDER.index(template.id) if template.id in _ORDER else len(_ORDER) + (template.id == OWN)
    return known, template.name.casefold(), template.id


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.glob("*.toml")))


def _tried(path: Path) -> ProgrammeTemplate | ProgrammeFault:
    try:
        return _load(path)
    except ProgrammeFault as fault:
        return fault


def _load(path: Path) -> ProgrammeTemplate:
    try:
        return read(path.read_text(encoding="utf-8-sig"), path.stem)  # some editors begin a file with a mark
    except UnicodeDecodeError as fault:
        raise ProgrammeFault(path.stem, [("the file", f"this is not TOML ({fault})")]) from None
    except OSError as fault:
        raise ProgrammeFault(path.stem, [("the file", f"it cannot be read ({fault.strerror})")]) from None
