"""What every page is handed: the records to read, the edits to write, the battery, the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtrack.clinic.battery import Battery
from strengthtrack.practice.edits import Edits

if TYPE_CHECKING:  # the window is shown before the records are loaded
    from strengthtrack.records.store import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """The physio's desk; `now` is aware UTC, `today` the local day."""

    store: Store
    edits: Edits
    battery: Battery
    now: Callable[[], datetime]
    today: Callable[[], date]
    data: Path
    key_place: str
    """Where the key to the records lies, as a sentence."""

    def setting(self, name: str, default: str = "") -> str:
        """A setting of the clinic, or `default`."""
        return self.store.setting(name) or default

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting; raises RecordsFault."""
        self.edits.write(lambda store: store.save_setting(name, value))
