"""The dynamometers behind values that are shown, printed or exported, and whether their calibration was overdue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from strengthtrack.clinic.calibration import Calibration, CalibrationStanding, is_gauge, standing
from strengthtrack.clinic.setup import same_words
from strengthtrack.clinic.trial import Trial

if TYPE_CHECKING:
    from strengthtrack.records.store import Store


class CalibrationBook:
    """The calibrations as they were when it was made, newest first; what it was asked before, it remembers."""

    def __init__(self, calibrations: Sequence[Calibration] = ()) -> None:
        self._calibrations = tuple(calibrations)
        self._known: dict[tuple[str, date], CalibrationStanding] = {}

    def standing(self, dynamometer: str, day: date) -> CalibrationStanding:
        """How it stood with a dynamometer on a local day."""
        key = (dynamometer, day)
        if key not in self._known:
            self._known[key] = standing(dynamometer, self._calibrations, day)
        return self._known[key]


def book(store: Store) -> CalibrationBook:
    """The calibrations of the records; raises RecordsFault."""
    return CalibrationBook(store.calibrations.all())


@dataclass(frozen=True, slots=True)
class GaugeUse:
    """A dynamometer that measured some values: how it stands today, and the local days of use it was overdue on."""

    dynamometer: str
    today: CalibrationStanding
    overdue_on: tuple[date, ...] = ()

    @property
    def overdue(self) -> bool:
        """Whether its calibration was overdue when it measured, or is now."""
        return self.today.warns or bool(self.overdue_on)


class DaysOfUse:
    """The local days on which dynamometers measured, noted one by one; values read off a display name none."""

    def __init__(self) -> None:
        self._days: dict[str, set[date]] = {}

    def note(self, dynamometer: str, day: date) -> None:
        """It measured on that day."""
        if dynamometer in self._days:
            self._days[dynamometer].add(day)
        elif is_gauge(dynamometer):
            self._days.setdefault(_known(dynamometer, self._days), set()).add(day)

    def uses(self, kept: CalibrationBook, today: date) -> tuple[GaugeUse, ...]:
        """The dynamometers in the order of first use."""
        return tuple(_use(kept, name, sorted(days), today) for name, days in self._days.items())


def uses(kept: CalibrationBook, trials: Iterable[Trial], today: date) -> tuple[GaugeUse, ...]:
    """The dynamometers of some trials in the order of first use."""
    days = DaysOfUse()
    for trial in trials:
        days.note(trial.setup.dynamometer.words, trial.started_at.astimezone().date())
    return days.uses(kept, today)


def _use(kept: CalibrationBook, name: str, days: Sequence[date], today: date) -> GaugeUse:
    overdue = tuple(day for day in days if kept.standing(name, day).warns)
    return GaugeUse(name, kept.standing(name, today), overdue)


def _known(name: str, names: Iterable[str]) -> str:
    return next((one for one in names if same_words(one, name)), name)
