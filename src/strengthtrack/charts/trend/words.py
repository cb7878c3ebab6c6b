"""What a progress chart says in words: titles, days, breaks."""

from math import floor

from strengthtrack.charts.visits import Gap, Visit, sittings
from strengthtrack.clinic.days import day_words, short_day
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.reported import Reported
from strengthtrack.clinic.sentences import lower_first
from strengthtrack.clinic.setup import SIDES
from strengthtrack.science.trend import Break, EventMark, PausedWeeks, PlannedMark, StrengthPoint, Symmetry, Trend

NOT_COMPARED = "not compared"
PAUSED = "paused"
GUIDE = "group-level guide"

_SHOWN_AS_PERCENT = {Quantity.OF_BASELINE, Quantity.BODY_WEIGHT, Quantity.BODY_WEIGHT_HEIGHT}


def strength_title(trend: Trend) -> str:
    """“Strength, N”."""
    return f"Strength, {trend.quantity.value}"


def unit(quantity: Quantity) -> str:
    """What stands after a value where the title has told the rest: “N”, “%”."""
    return "%" if quantity in _SHOWN_AS_PERCENT else quantity.value


def value_words(point: StrengthPoint, quantity: Quantity) -> str:
    """“186” or “1.42”, in the quantity of the trend."""
    return figure(point.value, quantity.decimals)


def report_title(kind: Reported) -> str:
    """The long title, “Worst pain in the last week, 0–10”."""
    return kind.title


def short_report_title(kind: Reported) -> str:
    """“Worst pain, 0–10”, where there is no room for the long one."""
    return f"{kind.short}, {kind.title.rpartition(', ')[2]}"


def report_name(kind: Reported) -> str:
    """“Pain” beside a value, or the questionnaire's name."""
    return "Pain" if kind.measure is None else kind.short


def symmetry_title(found: Symmetry) -> str:
    """“Right as % of left”; that a side is the affected one is said only where it is known to be."""
    side = found.side.value.capitalize()
    return f"{side}{' (affected side)' if found.affected else ''} as % of {found.reference.value}"


def week_number(week: float) -> str:
    """The programme week a visit lies in."""
    return figure(floor(week))


def needs_year(trend: Trend) -> bool:
    """Whether days of more than one year are shown."""
    return len({day.year for _, day, _ in sittings(trend)}) > 1


def visit_words(visit: Visit, *, year: bool = False) -> str:
    """“Week 6, 14 Apr”."""
    return f"Week {week_number(visit.week)}, {day_words(visit.day) if year else short_day(visit.day)}"


def due_words(mark: PlannedMark) -> str:
    """“due 1 Sep”, or nothing once it is done."""
    return "" if mark.done else f"due {short_day(mark.due)}"


def event_words(event: EventMark, *, year: bool = False) -> str:
    """“Week 4, 5 Apr: Flu”."""
    return f"Week {week_number(event.week)}, {day_words(event.day) if year else short_day(event.day)}: {event.words}"


def pause_words(pause: PausedWeeks) -> str:
    """“Paused, week 3 to 5: holiday”."""
    first, last = week_number(pause.week), week_number(pause.until_week - 1.0 / 7.0)
    when = f"week {first}" if first == last else f"week {first} to {last}"
    return f"Paused, {when}{f': {pause.why}' if pause.why else ''}"


def break_words(found: Break) -> str:
    """“Fixation changed, by hand to belt: not compared”."""
    return f"{'; '.join(found.why)}: {NOT_COMPARED}"


def gap_words(gap: Gap) -> str:
    """Why the line stops; the side is named where only one of them stops, or each stops for its own reason."""
    phrases = {break_words(found) for found in gap.breaks}
    if len(phrases) == 1 and len({found.side for found in gap.breaks}) == len(SIDES):
        return phrases.pop()
    return ". ".join(f"{found.side.value.capitalize()}: {lower_first(break_words(found))}" for found in gap.breaks)
