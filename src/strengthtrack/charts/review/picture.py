"""Dots and intervals of the review on any painter: the median of each group, and where half of its courses lie."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from strengthtrack.charts.ink import Ink, pen, width_of
from strengthtrack.charts.review.axis import ReviewAxis
from strengthtrack.charts.review.rows import ReviewRow, ReviewRows
from strengthtrack.charts.scale import Scale, with_words
from strengthtrack.clinic.figures import signed

ROW, AXIS, SIDE = 32.0, 54.0, 28.0
"""Heights of a row and of what is below the rows; what is left free either side of the axis."""
DOT, BAR, RING = 6.0, 6.0, 2.0
MEDIAN, HALF = "median", "middle half"
_WORDS_GAP = 12.0
_NOUGHT = 1.5


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the picture stands, in px: the plot from `left` to `right`, lines over all of `width`, rows of a height."""

    axis: ReviewAxis
    left: float
    right: float
    width: float
    row: float = ROW

    @property
    def across(self) -> Scale:
        """The axis."""
        return Scale(self.left + SIDE, self.right - SIDE, self.axis.low, self.axis.high)

    def middle(self, number: int) -> float:
        """How far down the middle of a row stands, the head above the first."""
        return ROW + self.row * (number + 0.5)

    def bottom(self, shown: ReviewRows) -> float:
        """Below the last row."""
        return ROW + self.row * len(shown.rows)


def draw_plot(ink: Ink, shown: ReviewRows, frame: Frame, stop: int = -1) -> None:
    """Head, rows and axis; `stop` is the row the cursor stands at, −1 for none."""
    _draw_ground(ink, shown, frame, stop)
    _draw_legend(ink, frame.left)
    for number, row in enumerate(shown.rows):
        _draw_row(ink, row, frame, frame.middle(number))
    _draw_axis(ink, shown, frame)


def _draw_ground(ink: Ink, shown: ReviewRows, frame: Frame, stop: int) -> None:
    paint, look = ink.painter.fillRect, ink.palette
    paint(QRectF(0, 0, frame.width, ROW), QColor(look.surface))
    if stop >= 0:
        paint(QRectF(0, ROW + frame.row * stop, frame.width, frame.row - 1), QColor(look.tint))
    for number, is_end in enumerate(shown.ends[: len(shown.rows)]):
        below = ROW + frame.row * (number + 1)
        paint(QRectF(0, below - 1, frame.width, 1), QColor(look.control if is_end else look.line))
    nought = frame.across.at(0.0)
    left = round(nought) if ink.form.snap else nought - _NOUGHT / 2
    paint(QRectF(left, ROW, _NOUGHT, frame.bottom(shown) - ROW), QColor(look.text))


def _draw_legend(ink: Ink, left: float) -> None:
    middle = ROW / 2
    _draw_dot(ink, QPointF(left + 18, middle))
    after = left + 32 + ink.words(QPointF(left + 32, middle), MEDIAN, quiet=True) + 20
    ink.painter.fillRect(QRectF(after, middle - BAR / 2, 28, BAR), QColor(ink.palette.control))
    ink.words(QPointF(after + 36, middle), HALF, quiet=True)


def _draw_row(ink: Ink, row: ReviewRow, frame: Frame, middle: float) -> None:
    if row.middle is None:
        _draw_few(ink, row.few, frame, middle)
        return
    left, right = frame.across.at(row.middle.low), frame.across.at(row.middle.high)
    bar = QRectF(left, middle - BAR / 2, max(right - left, 2.0), BAR)
    ink.painter.fillRect(bar, QColor(ink.palette.control))
    _draw_dot(ink, QPointF(frame.across.at(row.middle.median), middle))


def _draw_few(ink: Ink, words: str, frame: Frame, middle: float) -> None:
    """On the side of nought that has the room."""
    nought, wide = frame.across.at(0.0), width_of(words, ink.form)
    over = nought + _WORDS_GAP + wide < frame.right
    at = nought + _WORDS_GAP if over else nought - _WORDS_GAP - wide
    ink.words(QPointF(at, middle), words, quiet=True)


def _draw_dot(ink: Ink, at: QPointF) -> None:
    ink.painter.setPen(pen(ink.palette.ground, RING))
    ink.painter.setBrush(QColor(ink.palette.accent))
    ink.painter.drawEllipse(at, DOT + RING / 2, DOT + RING / 2)


def _draw_axis(ink: Ink, shown: ReviewRows, frame: Frame) -> None:
    across, top, axis = frame.across, frame.bottom(shown), frame.axis
    unit = " %" if shown.is_strength else ""
    words = {tick: f"{signed(tick, axis.decimals)}{unit}" for tick in axis.ticks}
    room = max(width_of(one, ink.form) for one in words.values()) + _WORDS_GAP / 2
    told = with_words(axis.ticks, across.at(axis.step) - across.at(0.0), room)
    for tick in axis.ticks:
        x = across.at(tick)
        left = round(x) if ink.form.snap else x - 0.5
        ink.painter.fillRect(QRectF(left, top, 1, 5), QColor(ink.palette.control))
        if tick in told:
            ink.words(QPointF(x, top + 16), words[tick], quiet=True, align=0.5)
    _draw_way(ink, shown, frame, top + 38)


def _draw_way(ink: Ink, shown: ReviewRows, frame: Frame, middle: float) -> None:
    """At the end that is better, but never beyond the left one."""
    if shown.is_strength:
        left = frame.right - SIDE - width_of(shown.way, ink.form)
        ink.words(QPointF(max(left, frame.left), middle), shown.way, quiet=True)
    else:
        ink.words(QPointF(frame.left + SIDE, middle), shown.way, quiet=True)
