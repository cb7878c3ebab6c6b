"""The measurement error a reference row comes to: from its own SD and ICC where it has them, beside what is printed."""

from dataclasses import dataclass

from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.reference import ReferenceRow
from strengthtrack.science.change import mdc95, sem
from strengthtrack.science.reliability import Printed


@dataclass(frozen=True, slots=True)
class RowError:
    """SEM and MDC95 in the row's unit, or in per cent of the mean where `relative`; `made_from` says of what."""

    sem: float
    mdc95: float
    made_from: str
    relative: bool = False
    disagrees: tuple[str, ...] = ()
    """A sentence for each printed figure that the row's own SD and ICC contradict."""


def row_error(row: ReferenceRow) -> RowError | None:
    """What a row comes to; None where it states too little."""
    if row.sd is not None and row.icc is not None:
        computed = sem(row.sd, row.icc)
        return RowError(computed, mdc95(computed), "its SD and ICC", disagrees=_disagreeing(row, computed))
    if row.printed_sem is not None:
        return RowError(row.printed_sem, mdc95(row.printed_sem), "its printed SEM")
    if row.printed_cv is not None:
        return RowError(row.printed_cv, mdc95(row.printed_cv), "its printed CV", relative=True)
    return None


def _disagreeing(row: ReferenceRow, computed: float) -> tuple[str, ...]:
    pairs = (("SEM", row.printed_sem, computed), ("MDC95", row.printed_mdc95, mdc95(computed)))
    return tuple(
        f"Printed {name} {figure(printed, 2)} {row.unit}, computed from SD and ICC {figure(own, 1)} {row.unit}"
        for name, printed, own in pairs
        if printed is not None and Printed(printed, own).disagrees
    )


def part_of_mean(row: ReferenceRow) -> float | None:
    """The MDC95 as a fraction of the mean; None where that cannot be said."""
    error = row_error(row)
    if error is None:
        return None
    if error.relative:
        return error.mdc95 / 100.0
    return error.mdc95 / row.mean if row.mean else None
