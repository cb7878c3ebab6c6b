"""What may be laid over a patient's values, and in one sentence why not."""

from dataclasses import dataclass

from strengthtrack.clinic.patient import Sex
from strengthtrack.clinic.reference import OfSex, ReferenceRow
from strengthtrack.clinic.setup import Setup, same_words
from strengthtrack.practice.references.faults import row_error


@dataclass(frozen=True, slots=True)
class Overlay:
    """Reference values in the unit of the values they are laid over; None where the row does not state them."""

    mean: float | None
    sd: float | None
    mdc95: float | None
    unit: str
    n: int | None


def overlay(row: ReferenceRow, setup: Setup, unit: str, sex: Sex, age: int) -> Overlay | str:
    """A row over values of one set-up in `unit`, of a patient of this sex and age in years; a sentence where not."""
    why = _setup_unlike(row, setup) or _unit_unlike(row, unit) or _person_unlike(row, sex, age)
    if why:
        return why
    error = row_error(row)
    in_unit = error is not None and not error.relative
    return Overlay(row.mean, row.sd, error.mdc95 if error and in_unit else None, unit, row.n)


def _setup_unlike(row: ReferenceRow, setup: Setup) -> str:
    if row.movement is not setup.movement:
        return _unlike("movement", row.movement.words.lower(), setup.movement.words.lower())
    if not row.position.strip() or not same_words(row.position, setup.position):
        return _unlike("position", row.position, setup.position)
    return ""


def _unit_unlike(row: ReferenceRow, unit: str) -> str:
    return _unlike("unit", row.unit, unit) if row.unit != unit else ""


def _person_unlike(row: ReferenceRow, sex: Sex, age: int) -> str:
    if row.sex is None or (row.sex is not OfSex.BOTH and row.sex.value != sex.value):
        return _unlike("sex", row.sex.value if row.sex else "", sex.value)
    low, high = row.age_from, row.age_to
    if (low is not None and age < low) or (high is not None and age > high):
        least, most = "any" if low is None else f"{low:g}", "any" if high is None else f"{high:g}"
        return _unlike("age", f"{least} to {most}", f"{age}")
    return ""


def _unlike(what: str, of_row: str, of_patient: str) -> str:
    if not of_row:
        return f"Not shown over these values: the source does not state the {what}."
    return f"Not shown over these values: the {what} of the source is {of_row}, here it is {of_patient}."
