"""The dynamometers the clinic has measured with, and how it stands with the calibration of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from strengthtrack.clinic.calibration import Calibration, CalibrationStanding, Standing, is_gauge, standing
from strengthtrack.clinic.setup import same_words

if TYPE_CHECKING:
    from strengthtrack.records.calibrations import UsedGauge
    from strengthtrack.records.store import Store

_ORDER = (Standing.OVERDUE, Standing.DUE_SOON, Standing.NEVER, Standing.GOOD)


@dataclass(frozen=True, slots=True)
class Gauge:
    """One dynamometer: its trials with their first and last local day (None: none yet), its calibrations newest first.

    `connected` says that it stands on the desk now.
    """

    dynamometer: str
    standing: CalibrationStanding
    calibrations: tuple[Calibration, ...] = ()
    trials: int = 0
    first_on: date | None = None
    last_on: date | None = None
    connected: bool = False


def gauges(store: Store, today: date, connected: str = "") -> tuple[Gauge, ...]:
    """Every dynamometer of trials or calibrations, and the one connected now: what is due first, then by last use."""
    used, calibrations = store.calibrations.used(), store.calibrations.all()
    names = _once((connected, *(one.dynamometer for one in used), *(one.dynamometer for one in calibrations)))
    found = [_gauge(name, used, calibrations, today, same_words(name, connected)) for name in names]
    return tuple(sorted(found, key=_turn))


def standing_of(store: Store, dynamometer: str, today: date) -> CalibrationStanding | None:
    """How it stands with one dynamometer today; None for words that name none."""
    return standing(dynamometer, store.calibrations.all(), today) if is_gauge(dynamometer) else None


def _once(names: Iterable[str]) -> list[str]:
    """Each instrument once, by the words that came first."""
    found: list[str] = []
    for name in names:
        if is_gauge(name) and not any(same_words(name, other) for other in found):
            found.append(name)
    return found


def _gauge(
    name: str, used: Sequence[UsedGauge], calibrations: Sequence[Calibration], today: date, connected: bool
) -> Gauge:
    uses = [one for one in used if same_words(one.dynamometer, name)]
    return Gauge(
        name,
        standing(name, calibrations, today),
        tuple(one for one in calibrations if same_words(one.dynamometer, name)),
        sum(one.trials for one in uses),
        min((one.first_on for one in uses), default=None),
        max((one.last_on for one in uses), default=None),
        connected,
    )


def _turn(gauge: Gauge) -> tuple[int, int, str]:
    last = gauge.last_on.toordinal() if gauge.last_on else 0
    return _ORDER.index(gauge.standing.state), -last, gauge.dynamometer.casefold()
