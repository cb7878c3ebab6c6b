"""The axes of a patient's page: round values with words, and days that keep apart. No painter."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from strengthtrack.charts.patient.sheet import PainPanel, StrengthPanel
from strengthtrack.charts.scale import Scale, round_step

LEAST_SPAN = 30.0
"""Per cent: less would make a large hill of a small change."""
HEADROOM = 0.07
MOST_STEPS = 4
SCORES = (10.0, 5.0, 0.0)


@dataclass(frozen=True, slots=True)
class Tick:
    """A value on an upright axis with its words; the start is `strong`."""

    value: float
    words: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class DayTick:
    """A day on the level axis: its pixel, its words, empty where there is no room, and the pixel these begin at."""

    x: float
    words: str = ""
    left: float = 0.0
    strong: bool = False

    @property
    def weight(self) -> int:
        """Of its words."""
        return 600 if self.strong else 400


def strength_range(panel: StrengthPanel) -> tuple[float, float]:
    """The lowest and highest % that are drawn: the whole band, and every value with room for its marker."""
    half = panel.half or 0.0
    values = [0.0, *(value for _, value in panel.line)]
    span = max(LEAST_SPAN, max(half, *values) - min(-half, *values))
    low, high = min(-half, min(values) - HEADROOM * span), max(half, max(values) + HEADROOM * span)
    return low, max(high, low + LEAST_SPAN)


def strength_ticks(panel: StrengthPanel) -> tuple[Tick, ...]:
    """The start, and round values above it; below it too, where the line goes there."""
    low, high = strength_range(panel)
    step = _step(panel.half, high - low)
    worst = min((value for _, value in panel.line), default=0.0)
    found = [Tick(0.0, panel.start, strong=True)]
    for count in range(-20, 21):
        value = count * step
        if count and low - 1e-9 <= value <= high + 1e-9 and (count > 0 or worst <= -step / 2):
            found.append(Tick(value, panel.tick(value)))
    return tuple(found)


def _step(half: float | None, span: float) -> float:
    """The band's own edge where it makes good steps, else a round one."""
    if half and abs(half - round(half)) < 1e-6 and span / MOST_STEPS <= half <= span / 2 + 1e-9:
        return float(round(half))
    return round_step(span, MOST_STEPS)


def pain_ticks(panel: PainPanel) -> tuple[Tick, ...]:
    """From none to the worst."""
    ends = {SCORES[0]: panel.highest, SCORES[-1]: panel.lowest}
    return tuple(Tick(score, ends.get(score, f"{score:.0f}")) for score in SCORES)


def spaced(ticks: Sequence[Tick], scale: Scale, apart: float) -> tuple[Tick, ...]:
    """The ticks whose words keep `apart` pixels, the start, or else the ends, before the others."""
    kept: list[Tick] = []
    for tick in sorted(ticks, key=lambda tick: (not tick.strong, -abs(tick.value - 5.0))):
        if all(abs(scale.at(tick.value) - scale.at(other.value)) >= apart for other in kept):
            kept.append(tick)
    return tuple(kept)


def days_scale(days: Sequence[date], left: float, right: float) -> Scale:
    """Days as pixels; a single day stands at the left, for there is more to come."""
    first, last = days[0].toordinal(), days[-1].toordinal()
    return Scale(left, right, first, max(last, first + 1))


def day_ticks(
    days: Mapping[date, str], scale: Scale, ends: tuple[float, float], width: Callable[[str, int], float], gap: float
) -> tuple[DayTick, ...]:
    """Every day; the first and the last have their words, and of the others those that have room between `ends`."""
    shown = sorted(days)
    taken: list[tuple[float, float]] = []
    found = {}
    for day in dict.fromkeys((shown[0], shown[-1], *shown)):
        strong = day in {shown[0], shown[-1]}
        x, wide = scale.at(day.toordinal()), width(days[day], 600 if strong else 400)
        left = min(max(x - wide / 2, ends[0]), ends[1] - wide)
        free = all(left + wide + gap <= start or left >= end + gap for start, end in taken)
        if free and day not in found:
            taken.append((left, left + wide))
            found[day] = DayTick(x, days[day], left, strong)
    return tuple(found.get(day, DayTick(scale.at(day.toordinal()))) for day in shown)
