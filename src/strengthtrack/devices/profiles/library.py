"""The profiles at hand: those that ship with the app, and the user's own, which override and add."""

from pathlib import Path

from strengthtrack.devices.decoding.decoder import Decoder
from strengthtrack.devices.link.timing import Stamps
from strengthtrack.devices.profiles.profile import Profile, load
from strengthtrack.devices.profiles.schema import Example
from strengthtrack.devices.readings import Readings
from strengthtrack.errors import DeviceFault, ProfileFault
from strengthtrack.paths import data_folder, device_profiles


def own_folder(data: Path | None = None) -> Path:
    """Where the user's own profiles lie, inside the data folder; it need not be there."""
    return data_folder(data) / "device_profiles"


class Library:
    """Every profile that loads and reads its own examples; `faults` are the files that do not, each with all it has.

    `own_folder` may be missing. A broken file of the user's leaves the one it would override in place.
    """

    def __init__(self, own_folder: Path | None = None) -> None:
        self._profiles: dict[str, Profile] = {}
        self._own: set[str] = set()
        faults: list[ProfileFault] = []
        for path in _files(device_profiles()):
            self._take(path, faults)
        shipped = dict(self._profiles)
        for path in _files(own_folder) if own_folder else []:
            self._take(path, faults)
        self._own = {id_ for id_, profile in self._profiles.items() if shipped.get(id_) is not profile}
        self.faults = tuple(faults)

    def profiles(self) -> tuple[Profile, ...]:
        """All of them, by name and id."""
        return tuple(sorted(self._profiles.values(), key=lambda profile: (profile.name, profile.id)))

    def profile(self, id_: str) -> Profile:
        """The one with this id; raises DeviceFault that names those there are, or the faults of a file so named."""
        try:
            return self._profiles[id_]
        except KeyError:
            for fault in self.faults:
                if fault.where == f"{id_}.toml":
                    raise fault from None
            known = ", ".join(sorted(self._profiles))
            raise DeviceFault(f"There is no profile “{id_}”; choose one of {known}.") from None

    def is_own(self, id_: str) -> bool:
        """Whether it comes from the user's folder."""
        return id_ in self._own

    def _take(self, path: Path, faults: list[ProfileFault]) -> None:
        try:
            profile = tried(load(path), path.name)
        except ProfileFault as fault:
            faults.append(fault)
        else:
            self._profiles[profile.id] = profile


def tried(profile: Profile, where: str) -> Profile:
    """The profile again, when every example in it reads as it says; raises ProfileFault."""
    wrong = [(f"example.{at}", _reads_as(profile, example)) for at, example in enumerate(profile.example)]
    faults = [(path, sentence) for path, sentence in wrong if sentence]
    if faults:
        raise ProfileFault(where, faults)
    return profile


def _reads_as(profile: Profile, example: Example) -> str:
    """Empty if the example reads as it should, else what it reads as."""
    if len(example.raw) > profile.framing.max_bytes:
        return "is longer than framing.max_bytes"
    fitting = profile.in_unit("N") if profile.unit.source == "ask" else profile
    events = Decoder(fitting).decode([example.raw], Stamps(0.0).stamp(1, 1.0))
    readings = [event for event in events if isinstance(event, Readings)]
    if example.expect is None:
        return "is read as a value, but should be an error" if readings else ""
    if not readings:
        return "is not read at all"
    (read,) = readings
    got = (float(read.value[0]), read.unit, read.status[0])
    wanted = (example.expect.value, example.expect.unit, example.expect.status)
    return "" if got == wanted else f"reads as {_shown(got)}, not {_shown(wanted)}"


def _shown(reading: tuple[float, str, str]) -> str:
    value, unit, status = reading
    return f"{value:g} {unit} ({status})"


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml")) if folder.is_dir() else []
