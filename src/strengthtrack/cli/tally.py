"""What was read, counted."""

from __future__ import annotations

from strengthtrack.clinic.units import FORCE_UNITS
from strengthtrack.devices.readings import OK, Connected, Event, Garbled, Readings


class Tally:
    """Fed with the events of a link.

    Attributes: count, garbled, dropped, first_s, last_s (s), highest and lowest, unit.
    """

    def __init__(self) -> None:
        self.count = 0
        self.garbled = 0
        self.dropped = 0
        self.not_ok = 0
        self.first_s = self.last_s = float("nan")
        self.highest = float("-inf")
        self.lowest = float("inf")
        self.unit = ""
        self.identity = ""
        self.why = ""

    def add(self, event: Event) -> None:
        """Count one event."""
        if isinstance(event, Readings):
            self._add_readings(event)
        elif isinstance(event, Garbled):
            self.garbled += event.count
            self.why = event.why or self.why
        elif isinstance(event, Connected):
            self.identity = event.identity

    def _add_readings(self, readings: Readings) -> None:
        if not self.count:
            self.first_s = float(readings.t_s[0])
        if readings.unit != self.unit:
            self.unit, self.highest, self.lowest = readings.unit, float("-inf"), float("inf")
        self.count += len(readings.value)
        self.dropped += readings.dropped
        self.not_ok += sum(status != OK for status in readings.status)
        self.last_s = float(readings.t_s[-1])
        self.highest = max(self.highest, float(readings.value.max()))
        self.lowest = min(self.lowest, float(readings.value.min()))

    def words(self) -> str:
        """A line or two for a person."""
        if not self.count:
            return f"No readings. Garbled frames: {self.garbled}."
        lasted_s = self.last_s - self.first_s
        what = "compression positive" if self.unit in FORCE_UNITS else "which is no force"
        rate = f", {(self.count - 1) / lasted_s:.1f} a second" if lasted_s > 0 else ""
        return "\n".join(
            [
                *([f"Connected to {self.identity}."] if self.identity else []),
                f"{self.count} readings in {lasted_s:.2f} s{rate}.",
                f"{self.lowest:g} to {self.highest:g} {self.unit}, {what}; not ok: {self.not_ok}.",
                *([f"Frames that never came: {self.dropped}."] if self.dropped else []),
                f"Garbled frames: {self.garbled}.{' ' + self.why if self.why else ''}",
            ]
        )
