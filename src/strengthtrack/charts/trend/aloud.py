"""A progress chart read aloud: for a screen reader, and wherever the picture cannot be seen."""

from collections.abc import Iterator

from strengthtrack.charts.trend.change import change_aloud, decimals_of
from strengthtrack.charts.trend.words import (
    GUIDE,
    NOT_COMPARED,
    event_words,
    gap_words,
    needs_year,
    pause_words,
    symmetry_title,
    visit_words,
    week_number,
)
from strengthtrack.charts.visits import Gap, Stop, Value, Visit, gaps, visits
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.sentences import NOT_WHY, listed, lower_first
from strengthtrack.clinic.setup import SIDES
from strengthtrack.science.change import Baseline
from strengthtrack.science.trend import EventMark, ReportPoint, Trend, UncountedVisit


def chart_name(trend: Trend) -> str:
    """The chart's accessible name."""
    below = "pain" if trend.report.kind.measure is None else trend.report.kind.short
    return f"{trend.movement.words}: strength over {below}"


def chart_words(trend: Trend, most: int | None = None) -> str:
    """The whole chart in words, to stand in for it where it cannot be seen; of its visits the last `most`."""
    shown = visits(trend)
    if not shown:
        return f"{trend.movement.words}: nothing has been tested yet."
    year = needs_year(trend)
    parts = [_opening(trend), *_bands(trend)]
    told = shown if most is None else shown[-most:]
    if len(told) < len(shown):
        parts.append(f"{len(shown) - len(told)} earlier visits are reached by the left arrow key.")
    parts += [visit_aloud(visit, trend, year=year) for visit in told]
    parts += [f"Between visits at week {week_number(gap.week)}: {gap_words(gap)}." for gap in gaps(trend)]
    parts += [f"{pause_words(pause)}." for pause in trend.pauses]
    parts += [f"{event_words(event, year=year)}." for event in trend.events]
    return " ".join([*parts, *_exercise(trend), NOT_WHY])


def stop_aloud(stop: Stop, trend: Trend) -> str:
    """What stands where the cursor stands."""
    year = needs_year(trend)
    if isinstance(stop, Visit):
        return visit_aloud(stop, trend, year=year)
    if isinstance(stop, Gap):
        return f"{gap_words(stop)}."
    return f"{event_words(stop, year=year) if isinstance(stop, EventMark) else pause_words(stop)}."


def visit_aloud(visit: Visit, trend: Trend, *, year: bool = False) -> str:
    """One visit as a screen reader says it."""
    said = [visit_words(visit, year=year), *(value_aloud(value, trend) for value in visit.values)]
    said += [_uncounted(found) for found in visit.uncounted]
    said += [
        f"{found.side.value.capitalize()}: no value in {trend.quantity.value}, {found.why}" for found in visit.unshown
    ]
    said.append(_report(visit.report, trend))
    if visit.symmetry and trend.symmetry:
        said.append(f"{symmetry_title(trend.symmetry)}: {figure(visit.symmetry.percent)} %")
    return ". ".join(said) + "."


def value_aloud(value: Value, trend: Trend) -> str:
    """“Right 171 N, trials 162, 171 and 166, 20 % over the baseline, beyond measurement error”."""
    point = value.point
    told = f"{value.side.value.capitalize()} {figure(point.value, trend.quantity.decimals)} {trend.quantity.value}"
    notes = [*_trials(value, trend.quantity), *(["typed"] if point.typed else [])]
    if not value.compared:
        notes.append(NOT_COMPARED)
    elif point.change is not None:
        notes.append(change_aloud(point.change))
    elif _of_baseline(value, trend):
        notes.append("the baseline")
    return ", ".join([told, *notes])


def _uncounted(found: UncountedVisit) -> str:
    """Its trials in newtons, for without a value that counts there is no other quantity."""
    kinds = ((found.trials_n, "not counted"), (found.limited_n, "limited by pain"))
    told = [f"{listed(figure(force) for force in forces)} N {what}" for forces, what in kinds if forces]
    return ", ".join([f"{found.side.value.capitalize()}: no trial counts", *told])


def _of_baseline(value: Value, trend: Trend) -> bool:
    segment = trend.compared(value.side)
    baseline = segment.baseline if segment else None
    return baseline is not None and value.point.session_id in baseline.visits


def _trials(value: Value, quantity: Quantity) -> Iterator[str]:
    point = value.point
    kinds = ((point.trials_n, ""), (point.limited_n, " limited by pain"), (point.set_aside_n, " not counted"))
    for forces, what in kinds:
        if forces:
            name = "trial" if len(forces) == 1 else "trials"
            yield f"{name}{what} {listed(figure(force * point.factor, quantity.decimals) for force in forces)}"


def _report(point: ReportPoint | None, trend: Trend) -> str:
    kind = trend.report.kind
    if point is None:
        return f"{kind.short} not answered"
    of = f" of {figure(kind.high)}" if kind.low == 0 else ""
    change = f", {change_aloud(point.change, scored=True)}" if point.change else ""
    return f"{kind.short} {point.words}{of}{'' if point.joined else ', not joined with the one before'}{change}"


def _opening(trend: Trend) -> str:
    title = trend.report.kind.title
    below = title if trend.report.kind.measure else lower_first(title)
    return f"{trend.movement.words}, strength in {trend.quantity.words.lower()} above, {below}, below."


def _bands(trend: Trend) -> Iterator[str]:
    """Each baseline with how far a measurement may be out, and where that is from."""
    for side in SIDES:
        segment = trend.compared(side)
        if segment and segment.baseline:
            value = f"{figure(segment.baseline.value, decimals_of(segment.baseline.value))} {segment.baseline.unit}"
            part = segment.baseline.half_part
            error = "" if part is None else f"{figure(part * 100.0)} %"
            yield f"{side.value.capitalize()}: baseline {value}, {_error(segment.baseline, error)}."
    baseline = trend.report.baseline
    if baseline is not None:
        half = "" if baseline.half is None else figure(baseline.half, decimals_of(baseline.half))
        value = figure(baseline.value, decimals_of(baseline.value))
        yield f"{trend.report.kind.short}: baseline {value}, {_error(baseline, half)}{_guide(trend)}."


def _error(baseline: Baseline, half: str) -> str:
    if not half:
        why = baseline.band.why_not
        return f"measurement error not known{f': {why}' if why else ''}"
    about = baseline.band.words.rstrip(".")
    return f"measurement error ±{half}{f' ({about})' if about else ''}"


def _guide(trend: Trend) -> str:
    guide = trend.report.guide
    return "" if guide is None else f", {GUIDE} {figure(guide, decimals_of(guide))}"


def _exercise(trend: Trend) -> Iterator[str]:
    planned = sum(week.planned for week in trend.exercise)
    if planned:
        yield f"{sum(week.done for week in trend.exercise)} of {planned} exercise sessions were done."
