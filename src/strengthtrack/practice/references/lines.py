"""Which reference values there are for a movement, and for each whether they fit these values or why not."""

from collections.abc import Iterable, Iterator
from datetime import date

from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.reference import PackKind, ReferencePack, ReferenceRow
from strengthtrack.clinic.setup import Setup, Side
from strengthtrack.practice.overlay import Overlay, overlay
from strengthtrack.science.trend import Trend

NONE = "There are no reference values for this movement."


def reference_lines(packs: Iterable[ReferencePack], trend: Trend, patient: Patient, today: date) -> tuple[str, ...]:
    """One sentence for each row of a norm pack of this movement; one that says there is none."""
    setup = _setup(trend)
    if setup is None:
        return (NONE,)
    rows = [(pack, row) for pack in packs for row in _of(pack, setup)]
    age = patient.age_on(today)
    return tuple(
        _line(pack, row, overlay(row, setup, trend.quantity.value, patient.sex, age)) for pack, row in rows
    ) or (NONE,)


def _of(pack: ReferencePack, setup: Setup) -> Iterator[ReferenceRow]:
    return (row for row in pack.rows if pack.kind is PackKind.NORM and row.movement is setup.movement)


def _setup(trend: Trend) -> Setup | None:
    """How the values that are compared were measured last; the right side's where both were."""
    for side in (Side.RIGHT, Side.LEFT):
        segment = trend.compared(side)
        if segment is not None and segment.points:
            return segment.points[-1].setup
    return None


def _line(pack: ReferencePack, row: ReferenceRow, found: Overlay | str) -> str:
    if isinstance(found, str):
        return f"{pack.name}: {found[:1].lower()}{found[1:]}"
    if found.mean is None:
        return f"{pack.name}: the source states no mean."
    spread = "" if found.sd is None else f", standard deviation {figure(found.sd, 1)}"
    people = "" if row.n is None else f", {row.n} people"
    return f"{pack.name}: mean {figure(found.mean, 1)} {found.unit}{spread}{people} ({pack.source})."
