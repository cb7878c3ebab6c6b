"""What a progress chart says in words: titles, values, breaks, and all of it for a screen reader."""

from math import floor

from strengthtrack.charts.visits import SIDES, Gap, Value, Visit, gaps, visits
from strengthtrack.clinic.days import day_words, short_day
from strengthtrack.clinic.figures import figure
from strengthtrack.science.trend import Break, PlannedMark, Trend

STRENGTH, STRENGTH_WAY = "Strength, N", "↑ up is better"
PAIN, PAIN_WAY = "Worst pain in the last week, 0–10", "↓ down is better"
NOT_WHY = "The chart shows when things happened, not why."
NOT_COMPARED = "not compared"


def week_number(week: float) -> str:
    """The programme week a visit lies in."""
    return figure(floor(week))


def needs_year(trend: Trend) -> bool:
    """Whether days of more than one year are shown."""
    return len({visit.day.year for visit in visits(trend)}) > 1


def visit_words(visit: Visit, *, year: bool = False) -> str:
    """“Week 6, 14 Apr”."""
    return f"Week {week_number(visit.week)}, {day_words(visit.day) if year else short_day(visit.day)}"


def due_words(mark: PlannedMark) -> str:
    """“due 1 Sep”, or nothing once it is done."""
    return "" if mark.done else f"due {short_day(mark.due)}"


def break_words(found: Break) -> str:
    """“Fixation changed, by hand to belt: not compared”."""
    return f"{'; '.join(found.why)}: {NOT_COMPARED}"


def gap_words(gap: Gap) -> str:
    """Why the line stops; the side is named where only one of them stops, or each stops for its own reason."""
    phrases = {break_words(found) for found in gap.breaks}
    if len(phrases) == 1 and len({found.side for found in gap.breaks}) == len(SIDES):
        return phrases.pop()
    return ". ".join(f"{found.side.value.capitalize()}: {_lower_first(break_words(found))}" for found in gap.breaks)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def value_words(value: Value) -> str:
    """“Right 171 N, 3 trials”, as it is read aloud."""
    count = len(value.point.trials_n)
    trials = "1 trial" if count == 1 else f"{count} trials"
    notes = [trials, *(["typed"] if value.point.typed else []), *([] if value.compared else [NOT_COMPARED])]
    return f"{value.side.value.capitalize()} {figure(value.point.value_n)} N, {', '.join(notes)}"


def visit_aloud(visit: Visit, *, year: bool = False) -> str:
    """One visit as a screen reader says it."""
    said = [visit_words(visit, year=year), *(value_words(value) for value in visit.values)]
    said += [f"{uncounted.side.value.capitalize()}: no trial counts" for uncounted in visit.uncounted]
    said.append(f"Worst pain {visit.pain.words} of 10" if visit.pain else "Worst pain not answered")
    return ". ".join(said) + "."


def chart_name(trend: Trend) -> str:
    """The chart's accessible name."""
    return f"{trend.movement.words}: strength over pain"


def chart_words(trend: Trend) -> str:
    """The whole chart in words, to stand in for it where it cannot be seen."""
    year = needs_year(trend)
    shown = visits(trend)
    if not shown:
        return f"{trend.movement.words}: nothing has been tested yet."
    parts = [f"{trend.movement.words}, strength in newtons above, worst pain of the last week, 0 to 10, below."]
    parts += [visit_aloud(visit, year=year) for visit in shown]
    parts += [f"Between visits at week {week_number(gap.week)}: {gap_words(gap)}." for gap in gaps(trend)]
    return " ".join([*parts, NOT_WHY])
