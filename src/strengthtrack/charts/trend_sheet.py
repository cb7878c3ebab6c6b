"""A progress chart as a sheet for `paper` and `clipboard`, from the same items as on screen.

Its `layout` tells where every value lies, in the user units of the SVG; `layout.plane.value_at(panel, x, y)` reads a
value back from its marker.
"""

from dataclasses import replace

from strengthtrack.charts.palette import LIGHT, Palette
from strengthtrack.charts.paper import pixels
from strengthtrack.charts.trend_form import LETTER, PAPER
from strengthtrack.charts.trend_layout import PLAIN
from strengthtrack.charts.trend_picture import TrendPicture, picture
from strengthtrack.charts.trend_view import TrendView
from strengthtrack.science.trend import Trend


def trend_sheet(
    trend: Trend, palette: Palette = LIGHT, width_mm: float = 170.0, *, compact: bool = False, view: TrendView = PLAIN
) -> TrendPicture:
    """A chart of an exact width, `compact` in the letter's form; all weeks, whatever `view` has zoomed to."""
    form = LETTER if compact else PAPER
    return picture(trend, palette, form, pixels(width_mm), view=replace(view, window=None))
