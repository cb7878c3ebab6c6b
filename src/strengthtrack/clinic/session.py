"""One visit with the dynamometer."""

from dataclasses import dataclass
from datetime import date, datetime

from strengthtrack.clinic.pain import PainReport
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.errors import EntryFault

BODY_MASS_RANGE_KG = (10.0, 350.0)


@dataclass(frozen=True, slots=True)
class Session:
    """A testing session; times in UTC, body mass in kilograms, None where not weighed."""

    id: str
    patient_id: str
    started_at: datetime
    tester: str
    body_mass_kg: float | None = None
    pain: PainReport = PainReport()
    note: str = ""
    blind: bool = False
    """No force and no value is shown until the session is finished."""
    battery_text: str = ""
    """The battery as it was, in TOML; empty for a session of before batteries were kept."""
    finished_at: datetime | None = None
    discarded_at: datetime | None = None

    @property
    def hides_values(self) -> bool:
        """Whether nobody may see its values yet."""
        return self.blind and self.finished_at is None

    @property
    def day(self) -> date:
        """The local day it began on."""
        return self.started_at.astimezone().date()


@dataclass(frozen=True, slots=True)
class SkippedTest:
    """A movement and side that was left out of a session, and why; the reason may be empty."""

    session_id: str
    movement: Movement
    side: Side
    why: str = ""


def body_mass_from(text: str) -> float | None:
    """Kilograms as typed; None for an empty field; raises EntryFault."""
    if not text.strip():
        return None
    low, high = BODY_MASS_RANGE_KG
    advice = f"Give the body mass in kilograms, {low:.0f} to {high:.0f}, or leave it empty."
    try:
        mass = float(text.strip().replace(",", "."))
    except ValueError:
        raise EntryFault([("body_mass", advice)]) from None
    if not low <= mass <= high:
        raise EntryFault([("body_mass", advice)])
    return mass
