"""Baselines with their error bands: which are drawn, and what is said of them. No Qt."""

from dataclasses import dataclass, replace

from strengthtrack.charts.trend.change import decimals_of
from strengthtrack.charts.trend.free import Place, Room
from strengthtrack.charts.trend.plane import Panel, Plane
from strengthtrack.charts.trend.view import TrendView
from strengthtrack.charts.trend.words import GUIDE
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.sentences import first_sentence, lower_first
from strengthtrack.clinic.setup import SIDES, Side
from strengthtrack.science.change import Baseline
from strengthtrack.science.trend import BandLine, Segment, Trend

NOT_KNOWN = "measurement error not known"
WITHIN, BEYOND = "within measurement error", "beyond measurement error"
_TOLD_IN = {Quantity.NEWTONS.value: "newtons", Quantity.TORQUE.value: "newton metres"}
ROWS = 5
"""Heights that are tried for words inside a band."""


@dataclass(frozen=True, slots=True)
class Band:
    """A baseline with its band in one panel; `side` None is what the patient reports.

    `about` says where the band is from; `places` are the words that have room. `guide` is the y of the group-level
    guide, None without one.
    """

    side: Side | None
    left: float
    line: float
    top: float | None
    bottom: float | None
    about: str
    places: tuple[Place, ...] = ()
    guide: float | None = None

    def holds(self, x: float, y: float) -> bool:
        """Whether a pixel lies in the band."""
        return self.top is not None and self.bottom is not None and x >= self.left and self.top <= y <= self.bottom


def shown_segment(trend: Trend, view: TrendView) -> Segment | None:
    """The line whose band is drawn: the asked side's, else the affected side's, else right's, where it has one."""
    if view.band_asked:
        return trend.compared(view.band) if view.band else None
    order = sorted(SIDES, key=lambda side: side is not (trend.affected or Side.RIGHT))
    found = (trend.compared(side) for side in order)
    return next((segment for segment in found if segment and segment.baseline), None)


def shown_line(trend: Trend, view: TrendView) -> BandLine | None:
    """Its baseline in the quantity of the trend."""
    segment = shown_segment(trend, view)
    return segment.line if segment else None


def why_no_band(trend: Trend, view: TrendView) -> str:
    """“band is told in newtons”, where the quantity moves with more than strength; else empty."""
    segment = shown_segment(trend, view)
    if segment is None or segment.baseline is None or segment.line is not None:
        return ""
    return f"band is told in {_TOLD_IN.get(segment.baseline.unit, segment.baseline.unit)}"


def about(baseline: Baseline) -> str:
    """Where a band is from, or why there is none."""
    if baseline.half is None:
        return f"{NOT_KNOWN.capitalize()}{f': {baseline.band.why_not}' if baseline.band.why_not else ''}"
    return baseline.band.words or "Measurement error"


def band_notes(trend: Trend, view: TrendView) -> list[str]:
    """Where the bands that are drawn and the guide are from, for paper, which cannot be pointed at."""
    segment, report = shown_segment(trend, view), trend.report
    said = []
    if segment and segment.baseline and segment.line and segment.line.half is not None:
        said.append(f"Shaded: {WITHIN} of the {segment.side.value} side. {about(segment.baseline)}")
    if report.baseline and report.baseline.half is not None:
        said.append(f"Shaded, {lower_first(report.kind.short)}: {about(report.baseline)}")
    if report.guide is not None and report.guide_source:
        said.append(f"Dashed: {report.guide_source}")
    return [f"{words.rstrip('.')}." for words in said]


def shading_note(trend: Trend, view: TrendView) -> list[str]:
    """“Shaded: within measurement error, right ±15 %, worst pain ±2”, on one line; nothing where nothing is shaded."""
    segment, report = shown_segment(trend, view), trend.report
    said = []
    if segment and segment.baseline and segment.line and segment.line.half is not None:
        said.append(f"{segment.side.value} {_strength_error(segment.baseline)}")
    if report.baseline and report.baseline.half is not None:
        said.append(f"{lower_first(report.kind.short)} {_report_error(report.baseline.half)}")
    return [f"Shaded: {WITHIN}, {', '.join(said)}"] if said else []


def _strength_error(baseline: Baseline) -> str:
    return f"±{figure((baseline.half_part or 0.0) * 100.0)} %"


def _report_error(half: float) -> str:
    return f"±{figure(half, decimals_of(half))}"


def in_short(baseline: Baseline) -> str:
    """Its first sentence."""
    return first_sentence(about(baseline))


def strength_band(trend: Trend, view: TrendView, plane: Plane, room: Room) -> Band | None:
    """The band of the strength panel, with its words where they cover nothing."""
    segment = shown_segment(trend, view)
    if segment is None or segment.baseline is None or segment.line is None:
        return None
    band = _measured(segment.side, segment.line, plane, plane.strength, about(segment.baseline))
    return _worded(band, f"{WITHIN}, {_strength_error(segment.baseline)}", plane.strength, room)


def report_band(trend: Trend, plane: Plane, room: Room) -> Band | None:
    """The same for what the patient reports, with the group-level guide where one is known."""
    baseline = trend.report.baseline
    first = next((one for one in trend.report.points if baseline and one.session_id in baseline.visits), None)
    if baseline is None or first is None:
        return None
    half, guide = baseline.half, _guide(trend, baseline, plane.report)
    band = _measured(None, BandLine(first.week, baseline.value, half), plane, plane.report, about(baseline))
    within = f"{WITHIN}, {_report_error(half or 0.0)}"
    if guide is None:
        return _worded(band, within, plane.report, room)
    return _guided(_worded(band, within, plane.report, room.level(guide)), guide, plane.report, room)


def _measured(side: Side | None, line: BandLine, plane: Plane, panel: Panel, words: str) -> Band:
    """In pixels, kept inside its panel; it begins at the baseline's visit, or at the left edge of what is shown."""
    first, last = plane.strips[0].weeks.first, plane.strips[-1].weeks.last
    left = plane.strips[-1].right if line.week > last else plane.x(max(line.week, first))
    at = panel.scale.at(line.value)
    if line.half is None:
        return Band(side, left, at, None, None, words)
    top = max(panel.scale.at(line.value + line.half), panel.top)
    return Band(side, left, at, top, min(panel.scale.at(line.value - line.half), panel.bottom), words)


def _worded(band: Band, within: str, panel: Panel, room: Room) -> Band:
    """Words inside the band, at the right if there is room, and above it, at the left."""
    row = room.form.row
    free = replace(room, left=max(band.left, room.left)).level(band.line)
    if band.top is None or band.bottom is None:
        places = [free.place(NOT_KNOWN, [band.line + row * 0.6, band.line - row * 0.6], from_right=True)]
    else:
        within_at = free.place(within, _heights(band.top, band.bottom, row), from_right=True)
        places = [within_at, _beyond(band.top, band.bottom, panel, free) if within_at else None]
    return replace(band, places=tuple(place for place in places if place is not None))


def _beyond(top: float, bottom: float, panel: Panel, room: Room) -> Place | None:
    """Above the band, at the left if there is room, else below it."""
    row = room.form.row
    over = [y for y in (top - row * 0.6, top - row * 0.9) if y - row / 2 > panel.top]
    under = [y for y in (bottom + row * 0.6, bottom + row * 0.9) if y + row / 2 < panel.bottom]
    return room.place(BEYOND, over, from_right=False) or room.place(BEYOND, under, from_right=True)


def _heights(top: float, bottom: float, row: float) -> list[float]:
    """Middles of lines of words inside a band, the lowest first; none where it is too low."""
    low, high = bottom - 0.55 * row, top + 0.55 * row
    return [] if low < high else [low - (low - high) * step / (ROWS - 1) for step in range(ROWS)]


def _guide(trend: Trend, baseline: Baseline, panel: Panel) -> float | None:
    """The y of the smallest change that matters to a group, on the better side; None where it leaves the scale."""
    if trend.report.guide is None:
        return None
    away = trend.report.guide if trend.report.kind.higher_is_better else -trend.report.guide
    value = baseline.value + away
    return panel.scale.at(value) if panel.scale.holds(value) else None


def _guided(band: Band, guide: float, panel: Panel, room: Room) -> Band:
    """With the guide's name close to its line."""
    free = replace(room, left=max(band.left, room.left)).level(band.line)
    for place in band.places:
        free = free.less(place)
    row = room.form.row
    heights = (guide + 0.55 * row, guide - 0.55 * row)
    inside = [y for y in heights if panel.top <= y - row / 2 and y + row / 2 <= panel.bottom]
    name = free.place(GUIDE, inside, from_right=True)
    if name is None and room.form.notes and not room.form.sources:
        return band  # nothing would say what the line is
    return replace(band, guide=guide, places=(*band.places, name) if name else band.places)
