"""The batteries there are: ours, and the clinic's own in a folder of theirs. What is replaced is kept."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from strengthtrack.clinic.battery import Battery, TestPlan
from strengthtrack.clinic.setup import Movement
from strengthtrack.documents import files
from strengthtrack.errors import DocumentFault
from strengthtrack.paths import resources
from strengthtrack.practice.battery.toml_file import BatteryFault, opened, plan_of, read, write

__all__ = ["Batteries", "BatteryFault", "drawings", "load", "movements", "read", "write"]

_OLDER = "older"
_VERSION = re.compile(rb"^version\s*=\s*(\d{1,5})", re.MULTILINE)
_Stamp = tuple[int, int, int]


class Batteries:
    """Ours and the clinic's own; a clinic's battery stands in place of ours with the same id.

    A file that changed is read again. What a changed or removed file held is kept in the folder “older”.
    """

    def __init__(self, own: Path | None = None) -> None:
        self._own = own
        self._read: dict[Path, tuple[_Stamp, Battery | BatteryFault]] = {}

    def ids(self) -> tuple[str, ...]:
        """Every battery by its id, ours first."""
        return tuple(dict.fromkeys((*_ids(_shipped()), *self._own_ids())))

    def of(self, battery_id: str) -> Battery:
        """One battery: the clinic's own, or ours where theirs cannot be read; raises BatteryFault."""
        if not self.is_own(battery_id):
            return self.shipped(battery_id)
        try:
            return self._load(battery_id, self._place(battery_id))
        except BatteryFault:
            if not self.is_shipped(battery_id):
                raise
            return self.shipped(battery_id)

    def usable(self) -> tuple[Battery, ...]:
        """Every battery that can be read, ours first."""
        return tuple(found for found in map(self._try, self.ids()) if isinstance(found, Battery))

    def faults(self) -> tuple[BatteryFault, ...]:
        """Why batteries of the clinic's own cannot be used."""
        tried = (self._try_own(battery_id) for battery_id in self._own_ids())
        return tuple(found for found in tried if isinstance(found, BatteryFault))

    def shipped(self, battery_id: str) -> Battery:
        """One of ours as it shipped; raises BatteryFault."""
        return self._load(battery_id, _shipped() / f"{battery_id}.toml")

    def is_shipped(self, battery_id: str) -> bool:
        """Whether it is one of ours."""
        return (_shipped() / f"{battery_id}.toml").is_file()

    def is_own(self, battery_id: str) -> bool:
        """Whether the clinic has a file of its own for it."""
        return self._own is not None and self._place(battery_id).is_file()

    def own_text(self, battery_id: str) -> bytes | None:
        """The clinic's file as it stands; None where there is none."""
        return self._place(battery_id).read_bytes() if self.is_own(battery_id) else None

    def text(self, battery_id: str) -> str:
        """The text that `of` reads, for its comments."""
        found = self._try_own(battery_id) if self.is_own(battery_id) else None
        place = self._place(battery_id) if isinstance(found, Battery) else _shipped() / f"{battery_id}.toml"
        return place.read_text(encoding="utf-8-sig") if place.is_file() else ""

    def next_version(self, battery_id: str) -> int:
        """One more than any version there ever was, also of those that were taken back."""
        now = self.of(battery_id).version if battery_id in self.ids() else 0
        return 1 + max([now, *self._older_versions(battery_id)])

    def put(self, battery_id: str, text: bytes | None) -> None:
        """Make this the clinic's file, or take it away, and keep what stood there; raises DocumentFault."""
        place, before = self._place(battery_id), self.own_text(battery_id)
        _make(place.parent / _OLDER)
        if before is not None and before != text:
            files.put(before, place.parent / _OLDER / _older_name(battery_id, before), "battery")
        if text is not None:
            files.put(text, place, "battery")
        else:
            _remove(place)

    def _own_ids(self) -> tuple[str, ...]:
        return _ids(self._own) if self._own is not None else ()

    def _older_versions(self, battery_id: str) -> list[int]:
        older = self._place(battery_id).parent / _OLDER
        names = (path.stem.removeprefix(f"{battery_id}-") for path in older.glob(f"{battery_id}-*.toml"))
        return [int(name) for name in names if name.isdecimal()]

    def _place(self, battery_id: str) -> Path:
        assert self._own is not None  # noqa: S101 - who has no folder of its own is asked for nothing in it
        return self._own / f"{battery_id}.toml"

    def _try(self, battery_id: str) -> Battery | BatteryFault:
        try:
            return self.of(battery_id)
        except BatteryFault as fault:
            return fault

    def _try_own(self, battery_id: str) -> Battery | BatteryFault:
        try:
            return self._load(battery_id, self._place(battery_id))
        except BatteryFault as fault:
            return fault

    def _load(self, battery_id: str, place: Path) -> Battery:
        """Read a file when it changed; a fault is remembered as well, so that nothing is read twice."""
        stamp = _stamp(place)
        if place not in self._read or self._read[place][0] != stamp:
            self._read[place] = (stamp, _tried(battery_id, place.parent))
        found = self._read[place][1]
        if isinstance(found, BatteryFault):
            raise found
        return found


def load(battery_id: str, folder: Path | None = None) -> Battery:
    """The battery `battery_id` of `folder` (else ours); raises BatteryFault naming every fault."""
    path = (folder or _shipped()) / f"{battery_id}.toml"
    battery = read(_text(path, battery_id), battery_id)
    faults = list(_not_drawn(battery))
    if battery.id != battery_id:
        faults.append(("id", f"say “{battery_id}”, as the file is called"))
    if faults:
        raise BatteryFault(battery_id, faults)
    return battery


def movements() -> Mapping[Movement, TestPlan]:
    """A plan for each movement, to be added to a battery: those of our full battery, and the others."""
    path = resources() / "movements.toml"
    table = opened(_text(path, path.stem), path.stem)
    others = [plan_of(plan) for plan in table.tables("plans", 1, len(Movement))]
    if table.faults:
        raise BatteryFault(path.stem, table.faults)
    return {plan.movement: plan for plan in (*others, *load("hips").plans)}


def drawings() -> tuple[str, ...]:
    """The names of our drawings, of which each plan has one."""
    return tuple(sorted(path.name for path in (resources() / "drawings").glob("*.svg")))


def _not_drawn(battery: Battery) -> Iterator[tuple[str, str]]:
    known = drawings()
    for number, plan in enumerate(battery.plans, start=1):
        if plan.drawing not in known:
            yield f"plans[{number}].drawing", f"there is no such drawing; name one of {', '.join(known)}"


def _shipped() -> Path:
    return resources() / "batteries"


def _ids(folder: Path) -> tuple[str, ...]:
    return tuple(path.stem for path in sorted(folder.glob("*.toml")))


def _tried(battery_id: str, folder: Path) -> Battery | BatteryFault:
    try:
        return load(battery_id, folder)
    except BatteryFault as fault:
        return fault


def _text(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")  # some editors begin a file with a mark
    except FileNotFoundError:
        raise BatteryFault(name, [(str(path), "the file is not there")]) from None
    except UnicodeDecodeError as fault:
        raise BatteryFault(name, [(path.name, f"this is not TOML ({fault})")]) from None
    except OSError as fault:
        raise BatteryFault(name, [(path.name, f"the file cannot be read ({fault.strerror})")]) from None


def _stamp(path: Path) -> _Stamp:
    try:
        found = path.stat()
    except OSError:
        return (0, 0, 0)
    return (found.st_mtime_ns, found.st_size, found.st_ino)


def _older_name(battery_id: str, text: bytes) -> str:
    version = _VERSION.search(text)
    return f"{battery_id}-{version[1].decode() if version else 'unreadable'}.toml"


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise DocumentFault(
            f"The folder “{folder}” for batteries cannot be made ({fault.strerror}); make room for it and try again."
        ) from fault


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as fault:
        raise DocumentFault(
            f"“{path.name}” cannot be taken away ({fault.strerror}); close it where it is open and try again."
        ) from fault
