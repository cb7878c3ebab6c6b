"""A whole progress chart on any painter, the same for screen and paper."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPixmap

from strengthtrack.charts.ink import Ink, font_for, width_of
from strengthtrack.charts.palette import Palette
from strengthtrack.charts.trend.aloud import chart_name, chart_words
from strengthtrack.charts.trend.backdrop import draw_backdrop, draw_ends, draw_not_why
from strengthtrack.charts.trend.band_ink import draw_band_words
from strengthtrack.charts.trend.cursor import draw_cursor, draw_titles
from strengthtrack.charts.trend.form import Form
from strengthtrack.charts.trend.items import draw_data
from strengthtrack.charts.trend.layout import PLAIN, TrendLayout, height_of, layout
from strengthtrack.charts.trend.marks import Measure
from strengthtrack.charts.trend.tip import Tip, draw_tip
from strengthtrack.charts.trend.view import TrendView
from strengthtrack.charts.trend.words import needs_year
from strengthtrack.charts.visits import Stop, Visit
from strengthtrack.science.trend import Trend


@dataclass(frozen=True, slots=True)
class TrendPicture:
    """A trend measured out, in its colours; it draws itself in pixels of 1/96 inch."""

    trend: Trend
    palette: Palette
    form: Form
    layout: TrendLayout
    year: bool

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        return self.layout.width, self.layout.height

    @property
    def name(self) -> str:
        """The picture's title."""
        return chart_name(self.trend)

    @property
    def words(self) -> str:
        """The picture in words."""
        return chart_words(self.trend)

    def draw(self, painter: QPainter, stop: Stop | None = None, tip: Tip | None = None) -> None:
        """Everything, with the cursor where it stands."""
        self.draw_still(painter)
        self.draw_moving(painter, stop, tip)

    def draw_still(self, painter: QPainter) -> None:
        """All that stays as it is while the cursor moves."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font_for("", self.form))  # or the SVG would begin with whatever font the window has
        painter.fillRect(QRectF(0, 0, *self.size), QColor(self.palette.ground))
        ink = self._ink(painter)
        draw_backdrop(ink, self.trend, self.layout)
        draw_data(Ink(painter, self.palette, self.layout.data), self.trend, self.layout.plane)
        draw_band_words(ink, self.layout)
        draw_ends(ink, self.layout)

    def draw_moving(self, painter: QPainter, stop: Stop | None = None, tip: Tip | None = None) -> None:
        """Title lines and cursor, over what stays."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._ink(painter)
        draw_titles(ink, self.trend, self.layout, stop, year=self.year)
        if not (isinstance(stop, Visit) and self.layout.not_why_beside):
            draw_not_why(ink, self.layout)
        if stop is not None:
            draw_cursor(ink, self.layout, stop, year=self.year)
        if tip is not None:
            draw_tip(ink, tip, self.layout)

    def _ink(self, painter: QPainter) -> Ink:
        return Ink(painter, self.palette, self.form)


def picture(
    trend: Trend,
    palette: Palette,
    form: Form,
    width: float,
    height: float | None = None,
    *,
    view: TrendView = PLAIN,
) -> TrendPicture:
    """Measure a trend out; without a height it takes the one that suits the form."""
    measure = measure_for(form)
    high = height if height is not None else height_of(trend, form, width, measure, view)
    return TrendPicture(trend, palette, form, layout(trend, form, width, high, measure, view=view), needs_year(trend))


def still(shown: TrendPicture, ratio: float) -> QPixmap:
    """What stays of a picture, painted at so many device pixels a logical one."""
    made = QPixmap((QSizeF(*shown.size) * ratio).toSize())
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    shown.draw_still(painter)
    painter.end()
    return made


def measure_for(form: Form) -> Measure:
    """How wide words are in a form's type."""
    return lambda words, weight: width_of(words, form, weight)
