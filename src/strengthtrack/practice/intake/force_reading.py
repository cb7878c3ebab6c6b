"""Force over time out of a table, in the unit it came in; every reason against it is one sentence with its line."""

from array import array
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite

from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.trial import STRONGEST_N, Trace
from strengthtrack.clinic.units import FORCE_UNITS, newtons_per
from strengthtrack.practice.intake.csv_text import Line
from strengthtrack.practice.intake.faults import IntakeFault
from strengthtrack.practice.intake.force_table import Decimal, ForceChoice, ForceTable, TimeUnit, number_in

SHORTEST_S, LONGEST_S = 0.5, 120.0
RATES_HZ = (5.0, 20_000.0)


@dataclass(frozen=True, slots=True)
class ForceReading:
    """A push out of a file: its trace as received, and what it comes to (N, s, Hz)."""

    trace: Trace
    peak_n: float
    lasted_s: float
    rate_hz: float


def force_reading(table: ForceTable, choice: ForceChoice) -> ForceReading:
    """The readings as chosen; raises IntakeFault."""
    _check(choice)
    assert choice.force is not None  # noqa: S101 - asked above
    value = _column(table, choice.force, choice.decimal)
    t_s = _seconds(table, choice, len(value))
    lasted_s = t_s[-1]
    _check_length(lasted_s)
    rate_hz = (len(t_s) - 1) / lasted_s
    _check_rate(rate_hz)
    zero = choice.zero or 0.0
    if choice.turned:
        value, zero = array("d", (-one for one in value)), 0.0 - zero
    peak_n = (max(value) - zero) * newtons_per(choice.unit)
    _check_peak(peak_n, (min(value) - zero) * newtons_per(choice.unit), choice)
    return ForceReading(Trace(t_s, value, choice.unit, zero), peak_n, lasted_s, rate_hz)


def still_asked(choice: ForceChoice) -> str:
    """What has to be said before the file can be read, as a sentence; empty where nothing is."""
    if choice.force is None:
        return "Say which column holds the force."
    if not choice.unit:
        return "Say in which unit the force is."
    if choice.time_unit is None:
        return "Say whether the time is in seconds or in milliseconds."
    if choice.time_unit is TimeUnit.RATE and choice.rate_hz is None:
        return "Say how many readings there are a second."
    if choice.zero is None or not isfinite(choice.zero):
        return "Say what the file shows unloaded, 0 where it was zeroed."
    return ""


def _check(choice: ForceChoice) -> None:
    asked = still_asked(choice)
    if not asked and choice.time_unit is not TimeUnit.RATE and choice.time in {None, choice.force}:
        asked = "Say which column holds the time; it is not the one of the force."
    if asked:
        raise IntakeFault(asked)
    if choice.unit not in FORCE_UNITS:
        raise IntakeFault(f"The unit “{choice.unit}” is not known; choose one of {', '.join(FORCE_UNITS)}.")
    if choice.time_unit is TimeUnit.RATE:
        _check_rate(choice.rate_hz or 0.0)


def _check_rate(rate_hz: float) -> None:
    low, high = RATES_HZ
    if not low <= round(rate_hz, 3) <= high:
        raise IntakeFault(f"A rate of {rate_hz:.3g} Hz cannot be right; it is {low:g} to {high:g} readings a second.")


def _column(table: ForceTable, at: int, decimal: Decimal) -> "array[float]":
    return array("d", (_number(line, at, table.columns[at], decimal) for line in table.lines))


def _number(line: Line, at: int, column: str, decimal: Decimal) -> float:
    cell = line.cells[at] if at < len(line.cells) else ""
    value = number_in(cell, decimal)
    if value is not None:
        return value
    told = f"“{cell.strip()[:20]}” and no number" if cell.strip() else "nothing"
    advice = "mend the file, or choose another column or decimal sign."
    raise IntakeFault(f"Line {line.number} has {told} under “{column[:40]}”; {advice}")


def _seconds(table: ForceTable, choice: ForceChoice, readings: int) -> "array[float]":
    """Seconds from the first reading; raises where they do not rise from line to line."""
    if choice.time_unit is TimeUnit.RATE or choice.time is None:
        return array("d", (at / (choice.rate_hz or 1.0) for at in range(readings)))
    told = _column(table, choice.time, choice.decimal)
    per_second = 1000.0 if choice.time_unit is TimeUnit.MILLISECONDS else 1.0
    for line, (before, after) in zip(table.lines[1:], pairwise(told), strict=False):
        if after <= before:
            falls = f"the time goes from {before:g} to {after:g}"
            raise IntakeFault(f"In line {line.number} {falls} and does not rise; let the file hold one push alone.")
    return array("d", ((one - told[0]) / per_second for one in told))


def _check_length(lasted_s: float) -> None:
    if lasted_s < SHORTEST_S:
        advice = f"a push lasts {SHORTEST_S:g} s or more; check the unit of the time."
        raise IntakeFault(f"The file holds {figure(lasted_s, 3)} s; {advice}")
    if lasted_s > LONGEST_S:
        advice = f"a push lasts {LONGEST_S:g} s at most; check the unit of the time, or cut the file."
        raise IntakeFault(f"The file holds {_large(lasted_s)} s; {advice}")


def _check_peak(peak_n: float, least_n: float, choice: ForceChoice) -> None:
    greatest_n = max(peak_n, -least_n)
    if greatest_n > STRONGEST_N:
        advice = f"the most is {STRONGEST_N:.0f} N; check the unit and the column."
        raise IntakeFault(f"The greatest force would be {_large(greatest_n)} N, and {advice}")
    if peak_n <= 0.0:
        advice = "choose another column" if choice.turned else "turn the force over, or choose another column"
        raise IntakeFault(f"No reading lies above zero; {advice}.")


def _large(value: float) -> str:
    """A number that is too large, which may have hundreds of digits."""
    return figure(value) if value < 1e7 else f"{value:.0e}"
