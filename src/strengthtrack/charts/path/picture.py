"""A change path on any painter, the same for screen and paper."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from strengthtrack.charts.ink import DOTS, Ink, font_for, pen, side_colour, side_dash, width_of
from strengthtrack.charts.palette import Palette
from strengthtrack.charts.path.layout import PathLayout, path_layout
from strengthtrack.charts.path.words import (
    CAPTION,
    STRENGTH_WAY,
    WITHIN_BOTH,
    WITHIN_ERROR,
    path_name,
    path_words,
    report_title,
    report_told,
    since_words,
    strength_title,
    strength_told,
)
from strengthtrack.charts.trend.form import PAPER, Form
from strengthtrack.charts.trend.words import report_name, week_number
from strengthtrack.clinic.days import short_day
from strengthtrack.clinic.figures import signed
from strengthtrack.science.change_path import ChangePath, PathPoint

BOX_ALPHA = 19
RING_PX = 11.0
PAPER_HEIGHT = 0.62
"""Of the width."""


@dataclass(frozen=True, slots=True)
class PathPicture:
    """A path measured out, in its colours; it draws itself in pixels of 1/96 inch."""

    path: ChangePath
    palette: Palette
    form: Form
    layout: PathLayout

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        return self.layout.width, self.layout.height

    @property
    def name(self) -> str:
        """The picture's title."""
        return path_name(self.path)

    @property
    def words(self) -> str:
        """The picture in words."""
        return path_words(self.path)

    def draw(self, painter: QPainter, stop: PathPoint | None = None) -> None:
        """Everything, with the cursor at a visit where it stands."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font_for("", self.form))
        painter.fillRect(QRectF(0, 0, self.layout.width, self.layout.height), QColor(self.palette.ground))
        ink = Ink(painter, self.palette, self.form)
        _draw_grid(ink, self.layout)
        _draw_error(ink, self.layout)
        _draw_titles(ink, self.path, self.layout)
        _draw_line(ink, self.path, self.layout)
        _draw_labels(ink, self.path, self.layout)
        if stop is not None:
            _draw_stop(ink, stop, self.path, self.layout)


def path_picture(
    path: ChangePath, palette: Palette, form: Form = PAPER, width: float = 640.0, height: float | None = None
) -> PathPicture:
    """Measure a path out; without a height it takes the one that suits the width."""
    high = height if height is not None else width * PAPER_HEIGHT
    return PathPicture(
        path, palette, form, path_layout(path, form, width, high, lambda words, weight: width_of(words, form, weight))
    )


def _draw_grid(ink: Ink, at: PathLayout) -> None:
    left, right, bottom = at.across.start, at.across.end, at.up.start
    for value in at.reports:
        lowest = value == at.reports[0]
        ink.painter.setPen(pen(ink.palette.control if lowest else ink.palette.line, 1.0))
        ink.across(at.up.at(value), left, right)
        decimals = 0 if all(float(one).is_integer() for one in at.reports) else 1
        ink.words(QPointF(left - 10, at.up.at(value)), signed(value, decimals), quiet=True, align=1.0)
    for value in at.percents:
        ink.painter.setPen(pen(ink.palette.control, 1.0))
        ink.down(at.across.at(value), bottom, bottom + 5)
        words = f"{signed(value)} %"
        ink.words(QPointF(at.across.at(value), bottom + ink.form.row * 0.8), words, quiet=True, align=0.5)
    ink.painter.setPen(pen(ink.palette.text2, 1.5, DOTS))
    ink.across(at.up.at(0.0), left, right)
    ink.down(at.across.at(0.0), at.up.end, bottom)


def _draw_error(ink: Ink, at: PathLayout) -> None:
    box = at.error
    if box is None:
        return
    shade = QColor(ink.palette.text)
    shade.setAlpha(BOX_ALPHA)
    ink.painter.fillRect(QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top), shade)
    # in the half that is left of the baseline, which its line does not cross
    room = at.across.at(0.0) - box.left - 16
    words = next((words for words in (WITHIN_BOTH, WITHIN_ERROR) if width_of(words, ink.form) <= room), "")
    if ink.form.row * 2 < box.bottom - box.top:
        ink.words(QPointF(box.left + 8, box.bottom - ink.form.row * 0.6), words, quiet=True)


def _draw_titles(ink: Ink, path: ChangePath, at: PathLayout) -> None:
    """Each axis with its direction in words, and what the path cannot show."""
    row = ink.form.row
    wide = ink.words(QPointF(0, row * 0.5), report_title(path), weight=600)
    ink.words(QPointF(wide + 10, row * 0.5), path.kind.way, quiet=True)
    foot = at.up.start + row * 1.9
    way = ink.words(QPointF(at.across.end, foot), STRENGTH_WAY, quiet=True, align=1.0)
    ink.words(QPointF(at.across.end - way - 10, foot), strength_title(path), weight=600, align=1.0)
    wide = ink.words(QPointF(0, at.height - row * 0.6), CAPTION, quiet=True)
    ink.words(QPointF(wide + 16, at.height - row * 0.6), since_words(path), quiet=True)


def _draw_line(ink: Ink, path: ChangePath, at: PathLayout) -> None:
    places = [QPointF(*at.place(point)) for point in path.points]
    ink.painter.setPen(pen(side_colour(ink.palette, path.side), ink.form.line, side_dash(path.side)))
    ink.painter.setBrush(Qt.BrushStyle.NoBrush)
    ink.painter.drawPolyline(QPolygonF(places))
    for place in places:
        ink.painter.save()
        ink.painter.translate(place)
        ink.painter.scale(at.marker, at.marker)
        ink.side(path.side, QPointF(0, 0))
        ink.painter.restore()


def _draw_labels(ink: Ink, path: ChangePath, at: PathLayout) -> None:
    for label in at.labels:
        last = label.point is path.points[-1]
        ink.words(QPointF(label.x, label.y), label.words, quiet=not last, weight=600 if last else 400)


def _draw_stop(ink: Ink, stop: PathPoint, path: ChangePath, at: PathLayout) -> None:
    """A ring, and the visit's numbers in the title's line."""
    ink.painter.setPen(pen(ink.palette.accent, 1.5))
    ink.painter.setBrush(Qt.BrushStyle.NoBrush)
    ink.painter.drawEllipse(QPointF(*at.place(stop)), RING_PX, RING_PX)
    end = QPointF(at.across.end, ink.form.row * 0.5)
    for words, weight in (
        (report_told(stop, path), 600),
        (report_name(path.kind), 400),
        (strength_told(stop, path), 600),
        ("Strength", 400),
    ):
        end -= QPointF(ink.words(end, words, weight=weight, align=1.0) + (16 if weight == 400 else 8), 0)
    when = f"Week {week_number(stop.week)}, {short_day(stop.day)}"
    ink.coloured(end, when, ink.palette.accent, weight=600, align=1.0)
