"""A progress chart as a sheet for `paper` and `clipboard`, from the same items as on screen.

Its `layout` tells where every value lies, in the user units of the SVG; `layout.plane.value_at(panel, x, y)` reads a
value back from its marker.
"""

from dataclasses import replace

from strengthtrack.charts.framed import Framed, framed
from strengthtrack.charts.palette import LIGHT, Palette
from strengthtrack.charts.paper_size import SCREEN, PaperSize, Room, pixels
from strengthtrack.charts.paper_size import SLIDE as A_SLIDE
from strengthtrack.charts.trend.form import LETTER, PAPER, SLIDE, TAKEN
from strengthtrack.charts.trend.layout import PLAIN
from strengthtrack.charts.trend.picture import TrendPicture, picture
from strengthtrack.charts.trend.view import TrendView
from strengthtrack.science.trend import Trend

TALLER = 1.2
"""Of the lower panel’s least height: by how much the upper one is taller where the height is given."""


def trend_sheet(
    trend: Trend, palette: Palette = LIGHT, width_mm: float = 170.0, *, compact: bool = False, view: TrendView = PLAIN
) -> TrendPicture:
    """A chart of an exact width, `compact` in the letter's form; all weeks, whatever `view` has zoomed to."""
    form = LETTER if compact else PAPER
    return picture(trend, palette, form, pixels(width_mm), view=replace(view, window=None))


def trend_in(size: PaperSize, trend: Trend, palette: Palette = LIGHT, view: TrendView = PLAIN) -> Framed:
    """A chart in one of the named sizes: as on screen the weeks that are looked at, else all of them."""
    on_screen = size.name == SCREEN
    form = TAKEN if on_screen else SLIDE if size is A_SLIDE else PAPER
    shown = view if on_screen else replace(view, window=None)
    taller = 0.0 if on_screen else TALLER * form.report

    def made(room: Room) -> TrendPicture:
        return picture(trend, palette, form, room.width, room.height, view=shown)

    def fits(room: Room) -> bool:
        return room.height is None or made(room).layout.least_height + taller <= room.height

    return framed(made, size, palette, form, high_enough=fits)
