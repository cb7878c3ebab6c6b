"""Marks on the last page: baseline and error band, the last visit hollow, today filled, its trials as ticks."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.pain import NO_PAIN, WORST_PAIN
from strengthtrack.clinic.setup import Side
from strengthtrack.practice.end_pain import EndPain
from strengthtrack.practice.end_row import EndRow
from strengthtrack.screens.ending.end_axis import Axis
from strengthtrack.screens.parts.painted_words import paint_centred, paint_left, paint_right, width_of
from strengthtrack.screens.parts.side_marker import paint_side_marker, side_colour
from strengthtrack.screens.theme import faded, palette_in_use

BAND, BASELINE_PX = 0.075, 1.5
"""How much ink the band takes, and how thick the baseline is."""
HALF_BAND, TICK_TOP, TICK = 15.0, 10.0, 6.0
TODAY_PX, LAST_PX = 15, 14
STRONGER = "→ stronger than at baseline"
_LEGEND_GAP = 20
_MERGE_PX = 1.0


@dataclass(frozen=True, slots=True)
class Span:
    """Where the plot stands, in pixels."""

    left: float
    right: float

    def at(self, share: float) -> float:
        """0 its left end, 1 its right one."""
        return self.left + (self.right - self.left) * share


def paint_row(painter: QPainter, row: EndRow, axis: Axis, span: Span, middle: float) -> None:
    """One movement and side; what has no baseline is not on the axis."""
    look, half = palette_in_use(), row.half_part
    painter.fillRect(QRectF(span.left, middle, span.right - span.left, 1), QColor(look.line))
    if row.part(1.0) is None:
        return
    nought = span.at(axis.share(0.0))
    if half is not None:
        _paint_band(painter, span.at(axis.share(-half)), span.at(axis.share(half)), middle)
    colour, aside = QColor(side_colour(row.line.side)), QColor(look.control)
    for value, counted in row.trials:
        at = span.at(axis.share(row.part(value) or 0.0))
        painter.fillRect(QRectF(round(at - 0.75), middle + TICK_TOP, 1.5, TICK), colour if counted else aside)
    today, last = (None if value is None else span.at(axis.share(row.part(value) or 0.0)) for value in _pair(row))
    if today is not None and abs(today - nought) > _MERGE_PX:
        _paint_path(painter, nought, today, middle, side_colour(row.line.side))
    _paint_baseline(painter, nought, middle)
    if last is not None:
        paint_side_marker(painter, QPointF(last, middle), LAST_PX, row.line.side, hollow=True)
    if today is not None:
        paint_side_marker(painter, QPointF(today, middle), TODAY_PX, row.line.side)


def _pair(row: EndRow) -> tuple[float | None, float | None]:
    """Today and last; a last visit that is the baseline itself is its line."""
    baseline = row.baseline
    same = baseline is not None and row.last is not None and abs(row.last - baseline.value) < 1e-9
    return row.today, None if same else row.last


def paint_axis(painter: QPainter, axis: Axis, span: Span, top: float) -> None:
    """The axis under the rows, with which way is more."""
    look, font = palette_in_use(), inter(15)
    painter.fillRect(QRectF(span.left, top, span.right - span.left, 1.5), QColor(look.control))
    end = span.right
    for tick in axis.ticks:
        at = span.at(axis.share(tick / 100.0))
        words = f"{'+' if tick > 0 else '−' if tick < 0 else ''}{abs(tick)} %"
        painter.fillRect(QRectF(at - 0.5, top, 1, 6), QColor(look.control))
        paint_centred(painter, words, QPointF(at, top + 17), font, look.text2)
        end = at + width_of(words, font) / 2
    paint_left(painter, STRONGER, QPointF(end + 12, top + 17), inter(15, tabular=False), look.text2)


def paint_pain(painter: QPainter, pain: EndPain, span: Span, middle: float) -> None:
    """Pain on its own line from 0 to 10."""
    look = palette_in_use()
    paint_right(painter, str(NO_PAIN), QPointF(span.left - 8, middle), inter(15), look.text2)
    paint_left(painter, str(WORST_PAIN), QPointF(span.right + 8, middle), inter(15), look.text2)
    painter.fillRect(QRectF(span.left, middle, span.right - span.left, 1), QColor(look.line))
    baseline, half = pain.baseline, pain.baseline.half if pain.baseline else None
    if baseline is not None and half is not None:
        _paint_band(painter, _score(span, baseline.value - half), _score(span, baseline.value + half), middle)
    if baseline is not None:
        at = _score(span, baseline.value)
        if pain.today is not None and abs(_score(span, pain.today) - at) > _MERGE_PX:
            _paint_path(painter, at, _score(span, pain.today), middle, look.pain)
        _paint_baseline(painter, at, middle)
    for score, filled in ((pain.last, False), (pain.today, True)):
        if score is not None:
            _paint_diamond(painter, QPointF(_score(span, score), middle), filled=filled)


def _score(span: Span, score: float) -> float:
    return span.at(min(max((score - NO_PAIN) / (WORST_PAIN - NO_PAIN), 0.0), 1.0))


def _paint_band(painter: QPainter, left: float, right: float, middle: float) -> None:
    shade = faded(palette_in_use().text, BAND)
    painter.fillRect(QRectF(left, middle - HALF_BAND, right - left, 2 * HALF_BAND), shade)


def _paint_baseline(painter: QPainter, at: float, middle: float) -> None:
    ink = QColor(palette_in_use().text)
    painter.fillRect(QRectF(round(at - BASELINE_PX / 2), middle - HALF_BAND, BASELINE_PX, 2 * HALF_BAND), ink)


def _paint_path(painter: QPainter, start: float, end: float, middle: float, colour: str) -> None:
    painter.fillRect(QRectF(min(start, end), middle - 1, abs(end - start), 2), QColor(colour))


def _paint_diamond(painter: QPainter, at: QPointF, *, filled: bool) -> None:
    look = palette_in_use()
    half = 8.0 if filled else 7.0
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(QColor(look.pain), 2))
    painter.setBrush(QColor(look.pain if filled else look.ground))
    steps = ((0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0))
    painter.drawPolygon([at + QPointF(x, y) for x, y in steps])


def paint_legend(painter: QPainter, left: float, middle: float, sides: Sequence[Side]) -> None:
    """What the marks mean, in ink: colour belongs to the sides."""
    look = palette_in_use()
    shape = sides[0] if len(set(sides)) == 1 else Side.RIGHT
    painter.fillRect(QRectF(left, middle - 8, 32, 16), faded(look.text, BAND))
    painter.fillRect(QRectF(left + 16 - BASELINE_PX / 2, middle - 10, BASELINE_PX, 20), QColor(look.text))
    left = _legend_words(painter, "baseline ± error", left + 40, middle) + 8
    painter.setPen(QPen(QColor(look.text), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _shape(painter, QPointF(left, middle), 6.0, shape)
    left = _legend_words(painter, "last visit", left + 15, middle) + 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.text))
    _shape(painter, QPointF(left, middle), 7.0, shape)
    left = _legend_words(painter, "today", left + 15, middle)
    for place in (0, 6, 12):
        painter.fillRect(QRectF(left - 4 + place, middle - 3, 1.5, TICK), QColor(look.text))
    _legend_words(painter, "its trials", left + 17, middle)


def _shape(painter: QPainter, at: QPointF, radius: float, side: Side) -> None:
    if side is Side.RIGHT:
        painter.drawEllipse(at, radius, radius)
    else:
        painter.drawRect(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius))


def _legend_words(painter: QPainter, words: str, left: float, middle: float) -> float:
    font = inter(15, tabular=False)
    paint_left(painter, words, QPointF(left, middle), font, palette_in_use().text2)
    return left + width_of(words, font) + _LEGEND_GAP
