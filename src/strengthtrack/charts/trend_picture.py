"""A whole progress chart on any painter, the same for screen and paper."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from strengthtrack.charts.ink import Ink, font_for, width_of
from strengthtrack.charts.palette import Palette
from strengthtrack.charts.trend_backdrop import draw_backdrop, draw_ends, draw_not_why
from strengthtrack.charts.trend_cursor import draw_break, draw_visit
from strengthtrack.charts.trend_form import Form
from strengthtrack.charts.trend_items import draw_data
from strengthtrack.charts.trend_layout import TrendLayout, height_of, layout
from strengthtrack.charts.trend_marks import Measure
from strengthtrack.charts.trend_words import needs_year
from strengthtrack.charts.visits import Stop, Visit
from strengthtrack.science.trend import Trend


@dataclass(frozen=True, slots=True)
class TrendPicture:
    """A trend measured out, in its colours; it draws itself in pixels of 1/96 inch."""

    trend: Trend
    palette: Palette
    form: Form
    layout: TrendLayout

    @property
    def box(self) -> QRectF:
        """The whole picture."""
        return QRectF(0, 0, self.layout.width, self.layout.height)

    def draw(self, painter: QPainter, stop: Stop | None = None) -> None:
        """Everything, with the cursor where it stands."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font_for("", self.form))  # or the SVG would begin with whatever font the window has
        painter.fillRect(self.box, QColor(self.palette.ground))
        ink = Ink(painter, self.palette, self.form)
        draw_backdrop(ink, self.trend, self.layout)
        draw_data(Ink(painter, self.palette, self.layout.data), self.trend, self.layout.plane)
        draw_ends(ink, self.layout)
        if isinstance(stop, Visit):
            draw_visit(ink, stop, self.layout, year=needs_year(self.trend))
            return
        draw_not_why(ink, self.layout)
        for sign in self.layout.signs:
            if sign.gap == stop:
                draw_break(ink, sign, self.layout)


def picture(trend: Trend, palette: Palette, form: Form, width: float, height: float | None = None) -> TrendPicture:
    """Measure a trend out; without a height it takes the one that suits the form."""
    measure = measure_for(form)
    high = height if height is not None else height_of(trend, form, width, measure)
    return TrendPicture(trend, palette, form, layout(trend, form, width, high, measure))


def measure_for(form: Form) -> Measure:
    """How wide words are in a form's type."""
    return lambda words, weight: width_of(words, form, weight)
