"""Events under the axis: a flag each with its word, or with a number where words would run into one another. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from strengthtrack.charts.trend.form import Form
from strengthtrack.charts.trend.marks import Measure
from strengthtrack.charts.trend.weeks import WeekTick
from strengthtrack.charts.trend.wrap import wrapped
from strengthtrack.science.trend import EventMark

FLAG = 13.0
"""Width of a flag at type of 15 px."""
AFTER_FLAG = 5.0
POLE = 2.0
APART = 10.0
HARD_SPACE = "\u00a0"
KEY_ROWS = 2
"""Rows of numbered words at most on a screen, where the cursor tells the rest; on paper there are as many as needed."""


@dataclass(frozen=True, slots=True)
class Flag:
    """An event: its pole at `x`, its words right of it up to `right`; row 0 is the row of weeks. No words, no cloth."""

    x: float
    right: float
    row: int
    words: str
    event: EventMark


@dataclass(frozen=True, slots=True)
class Flags:
    """Every flag, and the rows of words that the numbers stand for."""

    flags: tuple[Flag, ...] = ()
    keys: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """Rows needed below the row of weeks."""
        return max((flag.row for flag in self.flags), default=0) + len(self.keys)


def place_flags(
    events: Sequence[tuple[EventMark, float]], ticks: Sequence[WeekTick], form: Form, width: float, measure: Measure
) -> Flags:
    """Flags for events with their x: in the row of weeks, else a row below, else numbered in that row."""
    ordered = sorted(events, key=lambda found: found[1])
    weeks = [_around(tick, measure) for tick in ticks if tick.words]
    first = (0.0, measure("Week", 600) + APART)
    worded = _worded(ordered, [first, *weeks], form, width, measure)
    return Flags(worded) if worded is not None else _numbered(ordered, form, width, measure)


def flag_wide(form: Form) -> float:
    """A flag with the gap before its words."""
    return FLAG * form.text / 15.0 + AFTER_FLAG


def _around(tick: WeekTick, measure: Measure) -> tuple[float, float]:
    half = measure(tick.words, 600) / 2 + APART
    return tick.x - half, tick.x + half


def _worded(
    events: Sequence[tuple[EventMark, float]],
    weeks: list[tuple[float, float]],
    form: Form,
    width: float,
    measure: Measure,
) -> tuple[Flag, ...] | None:
    """Each with its words in one of two rows; None where one of them has no room."""
    rows: list[list[tuple[float, float]]] = [list(weeks), []]
    flags = []
    for event, x in events:
        right = x + flag_wide(form) + measure(event.words, 400)
        row = next((at for at, taken in enumerate(rows) if right <= width and _free(x - 2.0, right, taken)), None)
        if row is None:
            return None
        rows[row].append((x - APART, right + APART))
        flags.append(Flag(x, right, row, event.words, event))
    return tuple(flags)


def _free(left: float, right: float, taken: Sequence[tuple[float, float]]) -> bool:
    return not any(left < end and start < right for start, end in taken)


def _numbered(events: Sequence[tuple[EventMark, float]], form: Form, width: float, measure: Measure) -> Flags:
    """Numbers from left to right; one without room is a mere pole, told by the words below and the cursor."""
    flags: list[Flag] = []
    ends = -APART
    for number, (event, x) in enumerate(events, 1):
        words = str(number)
        right = x + flag_wide(form) + measure(words, 400)
        room = x >= ends and right <= width
        flags.append(Flag(x, right if room else x + POLE, 1, words if room else "", event))
        ends = right + 4.0 if room else ends
    told = [f"{number} {event.words}" for number, (event, _) in enumerate(events, 1)]
    return Flags(tuple(flags), _keys(told, form, width, measure))


def _keys(told: Sequence[str], form: Form, width: float, measure: Measure) -> tuple[str, ...]:
    """“1 Flu · 2 New shoes”, in rows; on a screen the last of too many says how many more there are."""
    for count in range(len(told), -1, -1):
        more = [f"and {len(told) - count} more"] if count < len(told) else []
        rows = _rows([*told[:count], *more], width, measure)
        if form.notes or len(rows) <= KEY_ROWS:
            return rows
    return ()


def _rows(told: Sequence[str], width: float, measure: Measure) -> tuple[str, ...]:
    """Each of them in one piece, with a dot between."""
    whole = " · ".join(words.replace(" ", HARD_SPACE) for words in told).replace(" · ", f"{HARD_SPACE}· ")
    return tuple(row.replace(HARD_SPACE, " ").removesuffix(" ·") for row in wrapped(whole, width, measure))
