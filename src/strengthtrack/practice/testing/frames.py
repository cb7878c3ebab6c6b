"""What a dynamometer sent that is of no use: frames that did not arrive or could not be read, and what is no force."""

from dataclasses import dataclass, replace

from strengthtrack.clinic.figures import counted
from strengthtrack.devices.readings import Readings


@dataclass(frozen=True, slots=True)
class FrameCount:
    """Since it was connected: `read` readings; `dropped` is known only where frames number themselves."""

    read: int = 0
    dropped: int = 0
    garbled: int = 0

    def plus(self, readings: Readings) -> "FrameCount":
        """With these readings."""
        return replace(self, read=self.read + len(readings.t_s), dropped=self.dropped + readings.dropped)

    @property
    def words(self) -> str:
        """What is missing; empty while all is well."""
        lost = f"{counted(self.dropped, 'frame')} did not come" if self.dropped else ""
        bad = f"{counted(self.garbled, 'frame')} could not be read" if self.garbled else ""
        return ", ".join(part for part in (lost, bad) if part)


def another_words(before: str, now: str) -> str:
    """What is said where the one that came back calls itself otherwise than the one that was lost."""
    called = f"calls itself {now}, not {before}" if now else f"does not call itself {before} any more"
    return f"What answers now {called}; see that it is the right dynamometer, then zero it."


def no_force_words(name: str, unit: str) -> str:
    """What is said of a dynamometer that sends another quantity."""
    kind = "torque" if unit.endswith("m") else "something else"
    return f"The {name} measures {kind} ({unit}), not force; nothing can be recorded with it."
