"""Who is tested."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from strengthtrack.clinic.setup import Side
from strengthtrack.errors import EntryFault


class Sex(StrEnum):
    """As recorded by the clinic."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNKNOWN = "not recorded"


class AffectedSide(StrEnum):
    """Which knee or hip the patient came with."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    UNKNOWN = "not recorded"


@dataclass(frozen=True, slots=True)
class Patient:
    """One person in the clinic's care; height in metres, `address` and `referrer` in lines."""

    id: str
    name: str
    born: date
    sex: Sex = Sex.UNKNOWN
    record_number: str = ""
    affected: AffectedSide = AffectedSide.UNKNOWN
    dominant: Side | None = None
    height_m: float | None = None
    reason: str = ""
    referrer: str = ""
    address: str = ""
    discarded_at: datetime | None = None

    def age_on(self, day: date) -> int:
        """Whole years of age on `day`."""
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


LONGEST_NAME = 200
OLDEST_YEARS = 120
HEIGHT_RANGE_M = (0.5, 2.5)


def check(patient: Patient, today: date) -> None:
    """Raise EntryFault naming every field that cannot be right."""
    faults: list[tuple[str, str]] = []
    if not patient.name.strip():
        faults.append(("name", "Give the patient a name."))
    if len(patient.name) > LONGEST_NAME:
        faults.append(("name", f"Shorten the name to {LONGEST_NAME} characters."))
    if patient.born > today:
        faults.append(("born", "The date of birth lies in the future; check the year."))
    elif patient.age_on(today) > OLDEST_YEARS:
        faults.append(("born", f"The date of birth is over {OLDEST_YEARS} years ago; check the year."))
    low, high = HEIGHT_RANGE_M
    if patient.height_m is not None and not low <= patient.height_m <= high:
        faults.append(("height", f"Give the height in centimetres, {low * 100:.0f} to {high * 100:.0f}."))
    if faults:
        raise EntryFault(faults)
