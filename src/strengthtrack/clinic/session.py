"""One visit with the dynamometer."""

from dataclasses import dataclass
from datetime import date, datetime

from strengthtrack.errors import EntryFault

BODY_MASS_RANGE_KG = (10.0, 350.0)


@dataclass(frozen=True, slots=True)
class Session:
    """A testing session; times in UTC, body mass in kilograms, pain numeric 0 to 10, None where not answered.

    `worst_pain` and `usual_pain` are of the week before the session.
    """

    id: str
    patient_id: str
    started_at: datetime
    tester: str
    body_mass_kg: float | None = None
    worst_pain: int | None = None
    usual_pain: int | None = None
    note: str = ""
    finished_at: datetime | None = None
    discarded_at: datetime | None = None

    @property
    def day(self) -> date:
        """The local day it began on."""
        return self.started_at.astimezone().date()


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
