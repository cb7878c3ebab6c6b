"""A file of force over time as it lies there: what stands before the readings, their columns, what is proposed."""

import re
from dataclasses import dataclass
from enum import StrEnum

from strengthtrack.clinic.units import FORCE_UNITS
from strengthtrack.practice.intake.csv_text import Line, Separator, found_separator, rows_of
from strengthtrack.practice.intake.encodings import FileText
from strengthtrack.practice.intake.faults import IntakeFault

MOST_READINGS = 1_000_000
_BEFORE = 100
"""So many lines may stand before the first reading."""
_POINT = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_COMMA = re.compile(r"[+-]?(\d+,?\d*|,\d+)([eE][+-]?\d+)?")
_TIME, _FORCE = (
    re.compile(r"\b(t|time|zeit|temps|seconds?|ms|s)\b"),
    re.compile(r"force|kraft|load|fz|\bf\b|newton|kgf"),
)
_AS_WRITTEN = {unit.lower(): unit for unit in FORCE_UNITS} | {
    "newton": "N", "newtons": "N", "kilonewton": "kN", "millinewton": "mN", "kg": "kgf", "kilogram-force": "kgf",
    "kp": "kgf", "lb": "lbf", "lbs": "lbf", "pounds": "lbf", "pound-force": "lbf", "gram-force": "gf", "ozf": "ozf",
}  # fmt: skip


class Decimal(StrEnum):
    """The sign before the decimals, as a choice in a list."""

    POINT = "Point, 12.5"
    COMMA = "Comma, 12,5"


class TimeUnit(StrEnum):
    """What the time column counts, as a choice in a list; RATE where there is no such column."""

    SECONDS = "Seconds"
    MILLISECONDS = "Milliseconds"
    RATE = "No time, a steady rate"


@dataclass(frozen=True, slots=True)
class ForceTable:
    """The readings of a file, cell by cell, under the names of their columns."""

    name: str
    separator: Separator
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    decimal: Decimal


@dataclass(frozen=True, slots=True)
class ForceChoice:
    """Which columns hold what. `unit` is "" until a person has said it; `rate_hz` counts where there is no time.

    `zero` is what the file shows unloaded, in `unit` and as it stands there, None where that cannot be read; `turned`
    where pushes count down in the file.
    """

    force: int | None
    time: int | None
    time_unit: TimeUnit | None
    unit: str = ""
    rate_hz: float | None = None
    decimal: Decimal = Decimal.POINT
    zero: float | None = 0.0
    turned: bool = False


def force_table(file: FileText, name: str, chosen: Separator | None = None) -> ForceTable:
    """The readings of a text; raises IntakeFault where there are none."""
    separator, decimal = _form(file.text, chosen)
    _, lines = rows_of(file.text, name, separator, most=MOST_READINGS)
    before: list[Line] = []
    kept: list[Line] = []
    for line in lines:
        if kept or _is_reading(line, decimal):
            kept.append(line)
            continue
        before.append(line)
        if len(before) > _BEFORE:
            break
    if not kept:
        raise IntakeFault(f"“{name}” holds no row of numbers; choose a file of force over time.")
    return ForceTable(name, separator, _columns(before, kept[0]), tuple(kept), decimal)


def proposed(table: ForceTable) -> tuple[ForceChoice, str]:
    """What the headings propose, without a unit, and the unit they name, which a person has to confirm."""
    lowered = [column.lower() for column in table.columns]
    time = next((at for at, words in enumerate(lowered) if _TIME.search(_words(words))), None)
    others = [at for at in range(len(lowered)) if at != time]
    force = next((at for at in others if _FORCE.search(_words(lowered[at]))), others[0] if len(others) == 1 else None)
    choice = ForceChoice(force, time, _time_unit(lowered, time), decimal=table.decimal)
    return choice, "" if force is None else unit_named(table.columns[force])


def unit_named(heading: str) -> str:
    """The unit of force a heading names: “Force (N)” names N; "" where it names none."""
    told = re.findall(r"[\[(]\s*([^\])]+?)\s*[\])]", heading) or re.split(r"[\s_,/]+", heading)[1:]
    exact = next((word for word in told if word in FORCE_UNITS), "")
    return exact or next((_AS_WRITTEN[word.lower()] for word in told if word.lower() in _AS_WRITTEN), "")


def number_in(cell: str, decimal: Decimal) -> float | None:
    """A cell as a number; None where it is none, or one without end."""
    told = cell.strip()
    if (_POINT if decimal is Decimal.POINT else _COMMA).fullmatch(told) is None:
        return None
    value = float(told.replace(",", "."))
    return value if abs(value) < 1e300 else None


def _form(text: str, chosen: Separator | None) -> tuple[Separator, Decimal]:
    """The separator, and the decimal sign that turns most cells between them into numbers."""
    separator = chosen or found_separator(text)
    _, lines = rows_of(text, "", separator, most=MOST_READINGS)
    cells = [cell for line, _ in zip(lines, range(_BEFORE), strict=False) for cell in line.cells]
    point, comma = (sum(number_in(cell, one) is not None for cell in cells) for one in Decimal)
    return separator, Decimal.COMMA if comma > point and separator is not Separator.COMMA else Decimal.POINT


def _is_reading(line: Line, decimal: Decimal) -> bool:
    """Whether a line holds numbers and nothing else."""
    told = [cell for cell in line.cells if cell.strip()]
    return bool(told) and all(number_in(cell, decimal) is not None for cell in told)


def _columns(before: list[Line], first: Line) -> tuple[str, ...]:
    """The names over the readings: the last line before them that is as wide; a line of units under it is joined."""
    wide = len(first.cells)
    names = [line.cells for line in before if len(line.cells) == wide][-2:]
    units = names[-1] if len(names) == 2 and _are_units(names[-1]) else None
    head = names[0] if units else names[-1] if names else ("",) * wide
    joined = (f"{name.strip()} ({unit.strip('[]() ')})" if units and unit.strip() else name.strip()
              for name, unit in zip(head, units or ("",) * wide, strict=True))  # fmt: skip
    return tuple(name or f"Column {at}" for at, name in enumerate(joined, start=1))


def _are_units(cells: tuple[str, ...]) -> bool:
    told = [cell.strip("[]() ").lower() for cell in cells if cell.strip()]
    return bool(told) and all(word in _AS_WRITTEN or word in {"s", "ms", "sec", "-"} for word in told)


def _time_unit(columns: list[str], time: int | None) -> TimeUnit | None:
    """As the heading names it; None where it does not, for seconds and milliseconds are not told apart by guessing."""
    if time is None:
        return TimeUnit.RATE
    words = set(_words(columns[time]).split())
    if words & {"ms", "millisecond", "milliseconds", "msec"}:
        return TimeUnit.MILLISECONDS
    return TimeUnit.SECONDS if words & {"s", "sec", "second", "seconds"} else None


def _words(heading: str) -> str:
    """A heading with nothing but spaces between its words."""
    return " ".join(re.findall(r"[^\W_]+", heading))
