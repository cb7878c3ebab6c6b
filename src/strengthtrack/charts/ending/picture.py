"""Marks of the end of a session: baseline and error band, the last visit hollow, today filled, its trials as ticks."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from strengthtrack.charts.ending.axis import Axis
from strengthtrack.charts.ending.lines import EndLine, PainLine
from strengthtrack.charts.ink import SPLIT, WHOLE, Ink, pen, side_colour, width_of
from strengthtrack.charts.scale import with_words
from strengthtrack.clinic.figures import signed
from strengthtrack.clinic.pain import NO_PAIN, WORST_PAIN
from strengthtrack.clinic.setup import Side

BAND_ALPHA, BASELINE_PX = 19, 1.5
"""How much ink the band takes, of 255, and how thick the baseline is."""
HALF_BAND, TICK_TOP, TICK = 15.0, 10.0, 6.0
STRONGER = "→ stronger than at baseline"
_LEGEND_GAP, _LABEL_GAP = 20.0, 8.0
_MERGE_PX = 1.0


@dataclass(frozen=True, slots=True)
class Span:
    """Where the plot stands, in pixels."""

    left: float
    right: float

    def at(self, share: float) -> float:
        """0 its left end, 1 its right one."""
        return self.left + (self.right - self.left) * share


def draw_line(ink: Ink, line: EndLine, axis: Axis, span: Span, middle: float) -> None:
    """One movement and side; what has no baseline is not on the axis."""
    _draw_rule(ink, span, middle)
    if not line.on_axis:
        return
    nought = span.at(axis.share(0.0))
    if line.half is not None:
        _draw_band(ink, span.at(axis.share(-line.half)), span.at(axis.share(line.half)), middle)
    colour = side_colour(ink.palette, line.side)
    for value, counted in line.trials:
        _draw_trial(ink, span.at(axis.share(value)), middle + TICK_TOP, colour, counted=counted)
    today, last = (None if value is None else span.at(axis.share(value)) for value in (line.today, line.last))
    if today is not None:
        _draw_path(ink, nought, today, middle, colour)
    _draw_baseline(ink, nought, middle)
    for at, filled in ((last, False), (today, True)):
        if at is not None:
            ink.side(line.side, QPointF(at, middle), filled=filled)


def draw_axis(ink: Ink, axis: Axis, span: Span, top: float) -> None:
    """The axis under the lines, with which way is more."""
    ink.painter.fillRect(QRectF(span.left, top, span.right - span.left, 1.5), QColor(ink.palette.control))
    ticks = axis.ticks
    room = max(width_of(_percent(tick), ink.form) for tick in ticks) + _LABEL_GAP
    apart = span.at(axis.share(ticks[1] / 100.0)) - span.at(axis.share(ticks[0] / 100.0))
    told, end = with_words(ticks, apart, room), span.right
    for tick in ticks:
        at = span.at(axis.share(tick / 100.0))
        ink.painter.fillRect(QRectF(at - 0.5, top, 1, 6), QColor(ink.palette.control))
        if tick in told:
            wide = ink.words(QPointF(at, top + 17), _percent(tick), quiet=True, align=0.5)
            end = at + wide / 2
    ink.words(QPointF(end + 12, top + 17), STRONGER, quiet=True)


def draw_pain(ink: Ink, pain: PainLine, span: Span, middle: float) -> None:
    """Pain on its own line from 0 to 10."""
    ink.words(QPointF(span.left - 8, middle), str(NO_PAIN), quiet=True, align=1.0)
    ink.words(QPointF(span.right + 8, middle), str(WORST_PAIN), quiet=True)
    _draw_rule(ink, span, middle)
    if pain.baseline is not None:
        _draw_first_pain(ink, pain, pain.baseline, span, middle)
    for score, filled in ((pain.last, False), (pain.today, True)):
        if score is not None:
            ink.pain(QPointF(_score(span, score), middle), filled=filled)


def _draw_first_pain(ink: Ink, pain: PainLine, baseline: float, span: Span, middle: float) -> None:
    at = _score(span, baseline)
    if pain.half is not None:
        _draw_band(ink, _score(span, baseline - pain.half), _score(span, baseline + pain.half), middle)
    if pain.today is not None:
        _draw_path(ink, at, _score(span, pain.today), middle, ink.palette.pain)
    _draw_baseline(ink, at, middle)


def draw_legend(ink: Ink, left: float, middle: float, sides: Sequence[Side]) -> None:
    """What the marks mean, in ink: colour belongs to the sides."""
    shape = sides[0] if len(set(sides)) == 1 else Side.RIGHT
    paint, text = ink.painter.fillRect, QColor(ink.palette.text)
    ink.wash(QRectF(left, middle - 8, 32, 16), ink.palette.text, BAND_ALPHA)
    paint(QRectF(left + 16 - BASELINE_PX / 2, middle - 10, BASELINE_PX, 20), text)
    left = _legend_words(ink, "baseline ± error", left + 40, middle) + 8
    _shape(ink, QPointF(left, middle), 6.0, shape, filled=False)
    left = _legend_words(ink, "last visit", left + 15, middle) + 2
    _shape(ink, QPointF(left, middle), 7.0, shape, filled=True)
    left = _legend_words(ink, "today", left + 15, middle)
    for place in (0, 6, 12):
        paint(QRectF(left - 4 + place, middle - 3, 1.5, TICK), text)
    _legend_words(ink, "its trials", left + 17, middle)


def _percent(tick: float) -> str:
    return f"{signed(tick)} %"


def _score(span: Span, score: float) -> float:
    return span.at(min(max((score - NO_PAIN) / (WORST_PAIN - NO_PAIN), 0.0), 1.0))


def _draw_rule(ink: Ink, span: Span, middle: float) -> None:
    ink.painter.fillRect(QRectF(span.left, middle, span.right - span.left, 1), QColor(ink.palette.line))


def _draw_band(ink: Ink, left: float, right: float, middle: float) -> None:
    ink.wash(QRectF(left, middle - HALF_BAND, right - left, 2 * HALF_BAND), ink.palette.text, BAND_ALPHA)


def _draw_baseline(ink: Ink, at: float, middle: float) -> None:
    left = at - BASELINE_PX / 2
    line = QRectF(round(left) if ink.form.snap else left, middle - HALF_BAND, BASELINE_PX, 2 * HALF_BAND)
    ink.painter.fillRect(line, QColor(ink.palette.text))


def _draw_path(ink: Ink, start: float, end: float, middle: float, colour: str) -> None:
    if abs(end - start) > _MERGE_PX:
        ink.painter.fillRect(QRectF(min(start, end), middle - 1, abs(end - start), 2), QColor(colour))


def _draw_trial(ink: Ink, at: float, top: float, colour: str, *, counted: bool) -> None:
    """A tick; in two parts and grey where the trial does not count, for paper has no grey of its own."""
    left = round(at - 0.75) if ink.form.snap else at - 0.75
    for start, end in WHOLE if counted else SPLIT:
        part = QRectF(left, top + (0.5 + start) * TICK, 1.5, (end - start) * TICK)
        ink.painter.fillRect(part, QColor(colour if counted else ink.palette.control))


def _shape(ink: Ink, at: QPointF, radius: float, side: Side, *, filled: bool) -> None:
    ink.painter.setPen(Qt.PenStyle.NoPen if filled else pen(ink.palette.text, 2.0))
    ink.painter.setBrush(QColor(ink.palette.text) if filled else Qt.BrushStyle.NoBrush)
    if side is Side.RIGHT:
        ink.painter.drawEllipse(at, radius, radius)
    else:
        ink.painter.drawRect(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius))


def _legend_words(ink: Ink, words: str, left: float, middle: float) -> float:
    return left + ink.words(QPointF(left, middle), words, quiet=True) + _LEGEND_GAP
