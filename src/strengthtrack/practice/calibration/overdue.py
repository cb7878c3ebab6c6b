"""What must stand beside values of a dynamometer whose calibration is overdue, or was when it measured."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from strengthtrack.practice.calibration.gauges import gauges
from strengthtrack.practice.calibration.uses import DaysOfUse, GaugeUse, book, uses
from strengthtrack.practice.calibration.words import overdue_lines

if TYPE_CHECKING:
    from strengthtrack.clinic.trial import Trial
    from strengthtrack.practice.desk import Desk


def overdue_of_patient(desk: Desk, patient_id: str) -> tuple[str, ...]:
    """A sentence for each dynamometer that measured this patient; none where all is in order. Raises RecordsFault."""
    return overdue_lines(uses_of_patient(desk, patient_id))


def uses_of_patient(desk: Desk, patient_id: str) -> tuple[GaugeUse, ...]:
    """The dynamometers that measured this patient, and how it stands with each; raises RecordsFault."""
    days = DaysOfUse()
    for dynamometer, day in desk.store.calibrations.measured(patient_id):
        days.note(dynamometer, day)
    return days.uses(book(desk.store), desk.today())


def overdue_of_trials(desk: Desk, trials: Iterable[Trial]) -> tuple[str, ...]:
    """The same for these trials alone."""
    return overdue_lines(uses(book(desk.store), trials, desk.today()))


def overdue_of_clinic(desk: Desk) -> tuple[str, ...]:
    """A sentence for each dynamometer of the records that is overdue today."""
    return tuple(gauge.standing.sentence for gauge in gauges(desk.store, desk.today()) if gauge.standing.warns)
