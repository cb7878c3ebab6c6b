"""What the settings say of sound; everything is on until somebody turns it off."""

from strengthtrack.practice.desk import Desk
from strengthtrack.practice.setting_names import VOLUME

DEFAULT_VOLUME = 70


def is_on(desk: Desk, name: str) -> bool:
    """Whether a setting that is on or off is on."""
    return desk.setting(name, "on") == "on"


def volume_of(desk: Desk) -> int:
    """The volume, 0 to 100; what cannot be read is the one the app ships with."""
    kept = desk.setting(VOLUME)
    return min(100, int(kept)) if kept.isdecimal() else DEFAULT_VOLUME
