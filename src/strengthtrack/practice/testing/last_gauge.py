"""The dynamometer that was connected last, as the settings remember it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from strengthtrack.clinic.units import FORCE_UNITS
from strengthtrack.errors import DeviceFault
from strengthtrack.practice.setting_names import (
    LAST_BAUD,
    LAST_CABLE,
    LAST_MODE,
    LAST_NAME,
    LAST_PORT,
    LAST_PROFILE,
    LAST_SOCKET,
    LAST_TURNED,
    LAST_TYPED,
    LAST_UNIT,
)
from strengthtrack.practice.testing.whereabouts import Whereabouts
from strengthtrack.records.changes import Changes, Kind

if TYPE_CHECKING:
    from strengthtrack.devices.profiles.library import Library
    from strengthtrack.devices.profiles.profile import Profile
    from strengthtrack.devices.profiles.schema import Mode, Unit
    from strengthtrack.practice.edits import Edits
    from strengthtrack.records.store import Store


@dataclass(frozen=True, slots=True)
class LastGauge:
    """What was chosen to connect it. `baud` is empty for the profile's, `mode` and `socket` for its usual ones."""

    where: Whereabouts
    profile_id: str
    baud: str = ""
    unit: str = ""
    turned: bool = False
    mode: str = ""
    socket: str = ""
    name: str = ""
    """What its kind is called, to be said before its profile is read."""

    @classmethod
    def told(cls, setting: Callable[[str], str]) -> LastGauge | None:
        """As the settings have it; None where none was ever connected."""
        port, profile_id = setting(LAST_PORT), setting(LAST_PROFILE)
        if not (port and profile_id):
            return None
        return cls(
            Whereabouts(port, setting(LAST_CABLE)),
            profile_id,
            setting(LAST_BAUD),
            setting(LAST_UNIT),
            bool(setting(LAST_TURNED)),
            setting(LAST_MODE),
            setting(LAST_SOCKET),
            setting(LAST_NAME),
        )

    @property
    def settings(self) -> dict[str, str]:
        """What is remembered, by the names of the settings."""
        return {
            LAST_PORT: self.where.url,
            LAST_CABLE: self.where.identity,
            LAST_PROFILE: self.profile_id,
            LAST_BAUD: self.baud,
            LAST_UNIT: self.unit,
            LAST_TURNED: "yes" if self.turned else "",
            LAST_MODE: self.mode,
            LAST_SOCKET: self.socket,
            LAST_NAME: self.name,
            LAST_TYPED: "",
        }

    def profile(self, library: Library) -> Profile:
        """How it is read, as it was chosen; raises DeviceFault where its profile is no more or has changed."""
        return self.set_up(library.profile(self.profile_id))

    def set_up(self, profile: Profile) -> Profile:
        """A profile with what was chosen for it; raises DeviceFault where it cannot be read so."""
        if self.socket:
            profile = profile.by_socket(self.socket)
        if self.baud.isdecimal():
            profile = profile.at_baud(int(self.baud))
        if self.mode:
            profile = profile.read_by(cast("Mode", self.mode))
        if profile.unit.source == "ask":
            if self.unit not in FORCE_UNITS:
                raise DeviceFault(f"The {profile.name} does not send its unit; say which unit its display shows.")
            profile = profile.in_unit(cast("Unit", self.unit))
        return profile.flipped() if self.turned else profile


def remember(edits: Edits, settings: dict[str, str]) -> None:
    """Keep these settings in one go; raises RecordsFault."""

    def keep(store: Store) -> Changes:
        with store.together():
            for name, value in settings.items():
                store.save_setting(name, value)
        return Changes(frozenset({Kind.SETTING}))

    edits.write(keep)
