"""The columns that only the last page has: the trials of each line as dots, and pain in the test."""

from PySide6.QtCore import QPointF

from strengthtrack.charts.ending.numbers import HALF_LINE, Columns, draw_heads, elided
from strengthtrack.charts.ink import Ink
from strengthtrack.clinic.figures import MISSING
from strengthtrack.practice.testing.session_view import TestLine
from strengthtrack.screens.ending.end_words import words_beside, words_under
from strengthtrack.screens.parts.dots import dots_of, paint_dot

COLUMNS = Columns(today=566.0, baseline=342.0, last=254.0, change=170.0, why_room=176.0)
TRIALS, PAIN = 550.0, 0.0
"""Where the trials begin and pain ends, in pixels from the right edge."""
TRIALS_ROOM = 128.0


def draw_all_heads(ink: Ink, right: float, middle: float) -> None:
    """What each column is."""
    draw_heads(ink, COLUMNS, right, middle)
    ink.words(QPointF(right - PAIN, middle), "Pain", quiet=True, align=1.0)
    ink.words(QPointF(right - TRIALS, middle), "Trials", quiet=True)


def draw_tested(ink: Ink, line: TestLine, right: float, middle: float, *, hidden: bool) -> None:
    """The trials of one line, and pain in the test."""
    _draw_trials(ink, line, right - TRIALS, middle, hidden=hidden)
    words = MISSING if line.pain is None else str(line.pain)
    ink.words(QPointF(right - PAIN, middle), words, quiet=line.pain is None, align=1.0)


def _draw_trials(ink: Ink, line: TestLine, left: float, middle: float, *, hidden: bool) -> None:
    words, under = words_beside(line, hidden=hidden), words_under(line, hidden=hidden)
    dots = dots_of(line, running=False) if line.trials else ()
    first = middle - HALF_LINE if under and (dots or words) else middle
    place = left
    for dot in dots:
        paint_dot(ink.painter, QPointF(place + 5, first), 10, dot)
        place += 13
    beside = elided(ink, words, TRIALS_ROOM - (place - left) - 6)
    ink.words(QPointF(place + 6, first), beside, quiet=True)
    second = middle + HALF_LINE if dots or words else middle
    ink.words(QPointF(left, second), elided(ink, under, TRIALS_ROOM), quiet=True)
