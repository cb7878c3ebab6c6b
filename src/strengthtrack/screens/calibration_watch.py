"""Whether the calibration of the dynamometer on the desk is overdue; asked at every tick, looked up when it changes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from strengthtrack.practice.testing.dynamometer_state import OPEN

if TYPE_CHECKING:  # the window is shown before the dynamometer's code is loaded
    from strengthtrack.practice.desk import Desk
    from strengthtrack.practice.testing.dynamometer import LiveDynamometer


class CalibrationWatch:
    """Remembers what it found, for this dynamometer on this day."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._asked: tuple[str, date] | None = None
        self._sentence = ""

    def forget(self) -> None:
        """A calibration was written."""
        self._asked = None

    def overdue(self, live: LiveDynamometer | None) -> str:
        """A sentence where the calibration of the one that is connected is overdue, else empty."""
        if live is None or live.state not in OPEN:
            return ""
        asked = (live.instrument.words, self._desk.today())
        if asked != self._asked:
            self._asked, self._sentence = asked, self._looked_up(*asked)
        return self._sentence

    def _looked_up(self, dynamometer: str, today: date) -> str:
        from strengthtrack.practice.calibration.gauges import standing_of

        found = standing_of(self._desk.store, dynamometer, today)
        return found.sentence if found is not None and found.warns else ""
