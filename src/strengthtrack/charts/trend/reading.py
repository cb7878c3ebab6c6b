"""The numbers of one visit, from the most that can be told in a line to the least. No Qt."""

from collections.abc import Iterator
from dataclasses import dataclass

from strengthtrack.charts.trend.band import in_short
from strengthtrack.charts.trend.change import against_points, answer, how_much, points
from strengthtrack.charts.trend.pieces import (
    AnswerSign,
    Dots,
    Piece,
    Reading,
    ReportSign,
    SideSign,
    SymmetrySign,
    Tone,
    Words,
    joined,
    spaced,
)
from strengthtrack.charts.trend.words import NOT_COMPARED, report_name, unit, value_words, visit_words, week_number
from strengthtrack.charts.visits import Value, Visit
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.sentences import lower_first
from strengthtrack.science.change import Answer, Baseline, Change
from strengthtrack.science.measures import coefficient_of_variation
from strengthtrack.science.trend import Trend


@dataclass(frozen=True, slots=True)
class Detail:
    """How much is told of each value."""

    band: bool
    trials: bool
    answers: bool
    sides: bool
    unit: bool


DETAILS = (
    Detail(band=True, trials=True, answers=True, sides=True, unit=True),
    Detail(band=False, trials=True, answers=True, sides=True, unit=True),
    Detail(band=False, trials=False, answers=True, sides=True, unit=True),
    Detail(band=False, trials=False, answers=False, sides=True, unit=True),
    Detail(band=False, trials=False, answers=False, sides=False, unit=False),
)


def strength_readings(visit: Visit, trend: Trend, *, year: bool) -> Iterator[Reading]:
    """Day, and each side with its value, trials, spread and change; shorter and shorter."""
    for detail in DETAILS:
        when = visit_words(visit, year=year) if detail.sides else f"Week {week_number(visit.week)}"
        groups = [_value(value, trend, detail, first=not at) for at, value in enumerate(visit.values)]
        groups += [_lacking(found.side.value, "no trial counts") for found in visit.uncounted]
        groups += [_lacking(found.side.value, found.why) for found in visit.unshown]
        yield joined([(Words(when, Tone.WHEN),), *(groups or [(Words("Strength not tested", Tone.QUIET),)])])


def report_readings(visit: Visit, trend: Trend, *, year: bool) -> Iterator[Reading]:
    """Day, score and its change; without the day where there is no room."""
    told = _report(visit, trend)
    yield joined([(Words(visit_words(visit, year=year), Tone.WHEN),), told])
    yield told


def symmetry_readings(visit: Visit, *, year: bool) -> Iterator[Reading]:
    """Day and per cent."""
    told: Reading = (Words("Both sides were not set up alike", Tone.QUIET),)
    if visit.symmetry is not None:
        told = spaced([SymmetrySign(), Words(f"{figure(visit.symmetry.percent)} %", Tone.STRONG)])
    yield joined([(Words(visit_words(visit, year=year), Tone.WHEN),), told])
    yield told


def _lacking(side: str, why: str) -> Reading:
    return spaced([Words(side.capitalize()), Words(why, Tone.QUIET)])


def _value(value: Value, trend: Trend, detail: Detail, *, first: bool) -> Reading:
    point = value.point
    told = value_words(point, trend.quantity)
    pieces: list[Piece] = [SideSign(value.side, value.compared)]
    pieces += [Words(value.side.value.capitalize())] if detail.sides else []
    pieces.append(Words(f"{told} {unit(trend.quantity)}" if detail.unit else told, Tone.STRONG))
    pieces += _trials(value) if detail.trials else []
    pieces += [Words("typed", Tone.QUIET)] if point.typed and detail.answers else []
    return spaced([*pieces, *_change(value, trend, detail, about=first and detail.band)])


def _trials(value: Value) -> list[Piece]:
    point = value.point
    others = len(point.set_aside_n) + len(point.limited_n)
    varied = coefficient_of_variation(point.trials_n)
    pieces: list[Piece] = [Dots(len(point.trials_n), others)]
    pieces += [Words(f"{figure(varied * 100.0)} %", Tone.QUIET)] if varied is not None else []
    return pieces + ([Words("limited by pain", Tone.QUIET)] if point.limited_n else [])


def _change(value: Value, trend: Trend, detail: Detail, *, about: bool) -> list[Piece]:
    change = value.point.change
    if not value.compared:
        return [Words(NOT_COMPARED, Tone.QUIET)]
    if change is None:
        return _baseline(value, trend, about=about)
    if change.answer is Answer.CANNOT_TELL:
        return [Words(answer(change), Tone.QUIET)]
    if detail.answers:
        return [Words(f"{how_much(change)} {answer(change)}", _tone(change))]
    return [Words(how_much(change), _tone(change)), AnswerSign(change.beyond)]


def _baseline(value: Value, trend: Trend, *, about: bool) -> list[Piece]:
    """That a visit is the baseline, and where the band around it is from."""
    segment = trend.compared(value.side)
    baseline = segment.baseline if segment else None
    if baseline is None or value.point.session_id not in baseline.visits:
        return []
    return [Words(_baseline_words(baseline) if about else "baseline", Tone.QUIET)]


def _baseline_words(baseline: Baseline) -> str:
    told = lower_first(in_short(baseline))
    return f"baseline, {told}" if baseline.half is None else f"baseline, its band: {told}"


def _report(visit: Visit, trend: Trend) -> Reading:
    name, point = report_name(trend.report.kind), visit.report
    if point is None:
        return (Words(f"{name} not answered", Tone.QUIET),)
    pieces: list[Piece] = [ReportSign(), Words(name), Words(point.words, Tone.STRONG)]
    change, baseline = point.change, trend.report.baseline
    if change is not None:
        told = against_points(change, baseline)
        much = "" if change.answer is Answer.CANNOT_TELL else f"{points(change)} "
        pieces.append(Words(f"{much}{told}", _tone(change)))
    elif baseline is not None and point.session_id in baseline.visits:
        pieces.append(Words("baseline", Tone.QUIET))
    return spaced(pieces)


def _tone(change: Change) -> Tone:
    return Tone.STRONG if change.beyond else Tone.QUIET
