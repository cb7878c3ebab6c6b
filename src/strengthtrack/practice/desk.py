"""What every page is handed: the records to read, the edits to write, the batteries, the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtrack.clinic.battery import Battery
from strengthtrack.clinic.pain import PainScale
from strengthtrack.practice.battery.batteries import Batteries, BatteryFault
from strengthtrack.practice.edits import Edits
from strengthtrack.practice.everyone import Everyone
from strengthtrack.practice.setting_names import BATTERY, DEFAULT_BATTERY, PAIN_SCALE

if TYPE_CHECKING:  # the window is shown before the records are loaded
    from strengthtrack.records.store import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """The physio's desk; `now` is aware UTC, `today` the local day."""

    store: Store
    edits: Edits
    batteries: Batteries
    now: Callable[[], datetime]
    today: Callable[[], date]
    data: Path
    key_place: str
    """Where the key to the records lies, as a sentence."""
    everyone: Everyone = field(default_factory=Everyone)

    @property
    def battery(self) -> Battery:
        """The battery the clinic tests by; ours while theirs cannot be read, of which the page of batteries tells."""
        chosen = self.setting(BATTERY, DEFAULT_BATTERY)
        try:
            return self.batteries.of(chosen if chosen in self.batteries.ids() else DEFAULT_BATTERY)
        except BatteryFault:
            return self.batteries.of(DEFAULT_BATTERY)

    @property
    def pain_scale(self) -> PainScale:
        """The scale on which the clinic asks for pain."""
        chosen = self.setting(PAIN_SCALE)
        return next((scale for scale in PainScale if scale == chosen), PainScale.NUMERIC)

    def setting(self, name: str, default: str = "") -> str:
        """A setting of the clinic, or `default`."""
        return self.store.setting(name) or default

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting; raises RecordsFault."""
        self.edits.write(lambda store: store.save_setting(name, value))
