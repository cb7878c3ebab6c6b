"""The profiles at hand: those that ship with the app, and the user's own, which override and add."""

from pathlib import Path

from strengthtrack.devices.profiles.loading import load, name_of
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.errors import DeviceFault, ProfileFault
from strengthtrack.paths import data_folder, device_profiles


def own_folder(data: Path | None = None) -> Path:
    """Where the user's own profiles lie, inside the data folder; it need not be there."""
    return data_folder(data) / "device_profiles"


class Library:
    """Every profile that loads and reads its own examples; `faults` are the files that do not, each with all it has.

    `own_folder` may be missing. A broken file of the user's leaves the one it would override in place, and so does a
    second file with the same id.
    """

    def __init__(self, own_folder: Path | None = None) -> None:
        self._own_folder = own_folder
        self.faults: tuple[ProfileFault, ...] = ()
        self.reload()

    def reload(self) -> None:
        """Read every file anew, as after one was written or mended."""
        self._profiles: dict[str, Profile] = {}
        self._own: dict[str, str] = {}
        faults: list[ProfileFault] = []
        for path in _files(device_profiles()):
            self._take(path, faults, own=False)
        for path in _files(self._own_folder) if self._own_folder else []:
            self._take(path, faults, own=True)
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

    def _take(self, path: Path, faults: list[ProfileFault], *, own: bool) -> None:
        try:
            profile = load(path)
            self._refuse_a_second(profile.id, name_of(path))
        except ProfileFault as fault:
            faults.append(fault)
            return
        self._profiles[profile.id] = profile
        if own:
            self._own[profile.id] = name_of(path)

    def _refuse_a_second(self, id_: str, name: str) -> None:
        """Of two of the user's with one id neither is meant more than the other."""
        if id_ in self._own:
            sentence = f"is that of {self._own[id_]} too, which is read; give this one another"
            raise ProfileFault(name, [("profile.id", sentence)])


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml")) if folder.is_dir() else []
