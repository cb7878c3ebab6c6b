"""The numbers of the last page, right of the plot: today, trials, baseline, last visit, change, pain in the test."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.figures import MISSING
from strengthtrack.practice.end_pain import EndPain
from strengthtrack.practice.end_row import EndRow
from strengthtrack.screens.ending.end_words import (
    change_words,
    pain_change_words,
    value_words,
    words_beside,
    words_under,
)
from strengthtrack.screens.parts.dots import dots_of, paint_dot
from strengthtrack.screens.parts.painted_words import paint_left, paint_right, width_of
from strengthtrack.screens.theme import palette_in_use

TODAY, TRIALS, BASELINE, LAST, CHANGE, PAIN = 566.0, 550.0, 342.0, 254.0, 170.0, 0.0
"""Where the columns stand, in pixels from the right edge."""
TRIALS_ROOM, ANSWER_ROOM = 128.0, 124.0
HALF_LINE = 9.0
_MARK, _ANSWER = 154.0, 142.0
_UNIT_PX = 18.0
_HEADS = (("Today", TODAY), ("Baseline", BASELINE), ("Last visit", LAST), ("Pain", PAIN))


def paint_heads(painter: QPainter, right: float, middle: float) -> None:
    """What each column is."""
    look, font = palette_in_use(), inter(15, tabular=False)
    for words, place in _HEADS:
        paint_right(painter, words, QPointF(right - place, middle), font, look.text2)
    paint_left(painter, "Trials", QPointF(right - TRIALS, middle), font, look.text2)
    paint_left(painter, "Against baseline", QPointF(right - CHANGE - 52, middle), font, look.text2)


def paint_numbers(painter: QPainter, row: EndRow, right: float, middle: float, *, hidden: bool) -> None:
    """One movement and side."""
    _paint_today(painter, row, QPointF(right - TODAY, middle), hidden=hidden)
    _paint_trials(painter, row, right - TRIALS, middle, hidden=hidden)
    if not hidden:
        _paint_against(painter, row, right, middle)
    pain = row.line.pain
    words = MISSING if pain is None else str(pain)
    _paint_quietly(painter, words, QPointF(right - PAIN, middle), is_number=pain is not None)


def _paint_against(painter: QPainter, row: EndRow, right: float, middle: float) -> None:
    baseline = row.baseline.value if row.baseline else None
    for value, place in ((baseline, BASELINE), (row.last, LAST)):
        _paint_quietly(painter, value_words(row, value), QPointF(right - place, middle), is_number=value is not None)
    beyond = row.change is not None and row.change.beyond
    _paint_change(painter, change_words(row), row.answer, row.why, QPointF(right, middle), beyond=beyond)


def paint_pain_numbers(painter: QPainter, pain: EndPain, right: float, middle: float) -> None:
    """One question of pain."""
    look, today = palette_in_use(), QPointF(right - TODAY, middle)
    if pain.today is None:
        paint_right(painter, "no answer", today, inter(15, tabular=False), look.text2)
    else:
        paint_right(painter, pain.words(pain.today), today, inter(20, 600), look.text)
    paint_left(painter, "← less is better", QPointF(right - TRIALS, middle), inter(15, tabular=False), look.text2)
    baseline = pain.baseline.value if pain.baseline else None
    for score, place in ((baseline, BASELINE), (pain.last, LAST)):
        _paint_quietly(painter, pain.words(score), QPointF(right - place, middle), is_number=score is not None)
    change, answer = pain_change_words(pain)
    beyond = pain.change is not None and pain.change.beyond
    why = pain.change.why if pain.change else ""
    _paint_change(painter, change, answer, why, QPointF(right, middle), beyond=beyond)


def _paint_today(painter: QPainter, row: EndRow, at: QPointF, *, hidden: bool) -> None:
    look = palette_in_use()
    if hidden or row.today is None:
        paint_right(painter, "hidden" if hidden and row.line.trials else MISSING, at, inter(15), look.text2)
        return
    paint_right(painter, row.unit, at, inter(15), look.text2)
    room = max(_UNIT_PX, width_of(row.unit, inter(15)) + 6)
    paint_right(painter, value_words(row, row.today), at - QPointF(room, 0), inter(20, 600), look.text)


def _paint_trials(painter: QPainter, row: EndRow, left: float, middle: float, *, hidden: bool) -> None:
    line = row.line
    words, under = words_beside(line, hidden=hidden), words_under(line, hidden=hidden)
    dots = dots_of(line, running=False) if line.trials else ()
    first = middle - HALF_LINE if under and (dots or words) else middle
    place = left
    for dot in dots:
        paint_dot(painter, QPointF(place + 5, first), 10, dot)
        place += 13
    _paint_elided(painter, words, QPointF(place + 6, first), TRIALS_ROOM - (place - left) - 6)
    second = middle + HALF_LINE if dots or words else middle
    _paint_elided(painter, under, QPointF(left, second), TRIALS_ROOM)


def _paint_change(painter: QPainter, change: str, answer: str, why: str, at: QPointF, *, beyond: bool) -> None:
    """A diamond, filled for beyond and open for within, with its words; under them why nothing can be told."""
    look = palette_in_use()
    ink = look.text if beyond else look.text2
    weight = 600 if beyond else 400
    first = at.y() - HALF_LINE if why else at.y()
    if change:
        place = QPointF(at.x() - CHANGE, first)
        paint_right(painter, change, place, inter(17 if beyond else 15, weight), look.text)
    if change and not why:
        paint_mark(painter, QPointF(at.x() - _MARK, first), filled=beyond)
    left = at.x() - (_ANSWER if change else CHANGE + 52)
    paint_left(painter, answer, QPointF(left, first), inter(15, weight, tabular=False), ink)
    _paint_elided(painter, why, QPointF(at.x() - CHANGE - 52, at.y() + HALF_LINE), ANSWER_ROOM + 52)


def paint_mark(painter: QPainter, at: QPointF, *, filled: bool) -> None:
    """The diamond of an answer."""
    ink = QColor(palette_in_use().text)
    half = 6.0 if filled else 5.0
    painter.setPen(Qt.PenStyle.NoPen if filled else ink)
    painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
    steps = ((0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0))
    painter.drawPolygon([at + QPointF(x, y) for x, y in steps])


def _paint_quietly(painter: QPainter, words: str, at: QPointF, *, is_number: bool) -> None:
    look = palette_in_use()
    paint_right(painter, words, at, inter(15, tabular=is_number), look.text if is_number else look.text2)


def _paint_elided(painter: QPainter, words: str, at: QPointF, room: float) -> None:
    font = inter(15, tabular=False)
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0.0))
    paint_left(painter, shown, at, font, palette_in_use().text2)
