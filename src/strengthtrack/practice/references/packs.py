"""The reference packs there are: ours, and the clinic's own in a folder of theirs. A broken one stops nothing."""

from pathlib import Path

from strengthtrack.clinic.reference import ReferencePack
from strengthtrack.documents import files
from strengthtrack.errors import DocumentFault
from strengthtrack.paths import resources
from strengthtrack.practice.references.toml_file import ReferenceFault, read

FOLDER = "reference"
"""In the clinic's own folder, and among what ships."""
_Stamp = tuple[int, int]


class ReferencePacks:
    """Ours first, then the clinic's own; a clinic's pack stands in place of ours with the same id."""

    def __init__(self, data: Path) -> None:
        self._own = data / FOLDER
        self._read: dict[Path, tuple[_Stamp, ReferencePack | ReferenceFault]] = {}

    def usable(self) -> tuple[ReferencePack, ...]:
        """Every pack that can be read."""
        found = {path.stem: self._try(path) for path in (*_files(resources() / FOLDER), *_files(self._own))}
        return tuple(pack for pack in found.values() if isinstance(pack, ReferencePack))

    def faults(self) -> tuple[ReferenceFault, ...]:
        """Why packs of the clinic's own cannot be used."""
        tried = map(self._try, _files(self._own))
        return tuple(found for found in tried if isinstance(found, ReferenceFault))

    def pack(self, pack_id: str) -> ReferencePack | None:
        """One pack that can be read; None where there is none of that id."""
        return next((pack for pack in self.usable() if pack.id == pack_id), None)

    def is_own(self, pack_id: str) -> bool:
        """Whether the clinic has a file of its own for it."""
        return self._place(pack_id).is_file()

    def own_text(self, pack_id: str) -> bytes | None:
        """The clinic's file as it stands; None where there is none."""
        return self._place(pack_id).read_bytes() if self.is_own(pack_id) else None

    def put(self, pack_id: str, text: bytes | None) -> None:
        """Make this the clinic's file, whole or not at all, or take it away; raises DocumentFault."""
        place = self._place(pack_id)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                place.unlink(missing_ok=True)
        except OSError as fault:
            raise DocumentFault(
                f"The reference pack “{place.name}” cannot be changed ({fault.strerror}); "
                "close it where it is open and try again."
            ) from fault
        if text is not None:
            files.put(text, place, "reference pack")

    def _place(self, pack_id: str) -> Path:
        return self._own / f"{pack_id}.toml"

    def _try(self, path: Path) -> ReferencePack | ReferenceFault:
        """Read a file when it changed; a fault is remembered as well, so that nothing is read twice."""
        stamp = _stamp(path)
        if path not in self._read or self._read[path][0] != stamp:
            self._read[path] = (stamp, _tried(path))
        return self._read[path][1]


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.glob("*.toml")))


def _tried(path: Path) -> ReferencePack | ReferenceFault:
    try:
        return read(path.read_text(encoding="utf-8-sig"), path.stem)  # some editors begin a file with a mark
    except ReferenceFault as fault:
        return fault
    except UnicodeDecodeError as fault:
        return ReferenceFault(path.stem, [("the file", f"this is not TOML ({fault})")])
    except OSError as fault:
        return ReferenceFault(path.stem, [("the file", f"it cannot be read ({fault.strerror})")])


def _stamp(path: Path) -> _Stamp:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
