"""What a pointer is near."""

from strengthtrack.charts.trend.layout import TrendLayout
from strengthtrack.charts.trend.tip import Tip
from strengthtrack.charts.visits import Stop, Visit
from strengthtrack.science.trend import Trend

REACH_PX = 40.0
"""How near a pointer must be to a visit."""
BAND_REACH_PX = 16.0
"""And where it is in a band, whose words it may be after."""
SIGN_REACH_PX = 16.0
FLAG_ABOVE, FLAG_AROUND = 2.0, 4.0


def near_stop(layout: TrendLayout, visits: tuple[Visit, ...], x: float, y: float) -> Stop | None:
    """The nearest break's sign, event's flag or visit, if one is near."""
    return _sign(layout, x, y) or _flag(layout, x, y) or _visit(layout, visits, x, y) or _pause(layout, x, y)


def _sign(layout: TrendLayout, x: float, y: float) -> Stop | None:
    signs = (sign for sign in layout.signs if max(abs(sign.x - x), abs(sign.y - y)) <= SIGN_REACH_PX)
    return next((sign.gap for sign in signs), None)


def _flag(layout: TrendLayout, x: float, y: float) -> Stop | None:
    """Its row holds the pointer, or the row of weeks does where flags stand in it."""
    for flag in layout.flags.flags:
        top, bottom = flag_row(layout, flag.row)
        if flag.x - FLAG_AROUND <= x <= flag.right + FLAG_AROUND and top <= y <= bottom:
            return flag.event
    return None


def flag_row(layout: TrendLayout, row: int) -> tuple[float, float]:
    """Top and bottom of a row of flags."""
    high = layout.data.row
    bottom = layout.flags_top + row * high
    return bottom - high - FLAG_ABOVE, bottom


def _visit(layout: TrendLayout, visits: tuple[Visit, ...], x: float, y: float) -> Stop | None:
    plane = layout.plane
    if not plane.strength.top <= y <= layout.flags_top:
        return None
    shown = (visit for visit in visits if plane.holds(visit.week))
    near = min(shown, key=lambda visit: abs(plane.x(visit.week) - x), default=None)
    reach = BAND_REACH_PX if any(band.holds(x, y) for band in layout.bands) else REACH_PX
    return near if near and abs(plane.x(near.week) - x) <= reach else None


def _pause(layout: TrendLayout, x: float, y: float) -> Stop | None:
    if not layout.plane.strength.top <= y <= layout.axis:
        return None
    return next((span.pause for span in layout.pauses if span.left <= x <= span.right), None)


def band_tip(layout: TrendLayout, trend: Trend, x: float, y: float) -> Tip | None:
    """Where the band under a pointer is from, in words."""
    for band in layout.bands:
        if band.holds(x, y) and layout.plane.strips[0].left <= x:
            return Tip(x, y, band.about)
        if band.guide is not None and abs(band.guide - y) <= 3.0 and x >= band.left:
            return Tip(x, y, trend.report.guide_source)
    return None
