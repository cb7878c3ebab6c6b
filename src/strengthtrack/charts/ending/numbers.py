"""The numbers beside the marks of the end of a session: today, baseline, last visit, and the change with its answer."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF

from strengthtrack.charts.ending.lines import Told
from strengthtrack.charts.ink import Ink, font_for, width_of
from strengthtrack.clinic.figures import MISSING

HALF_LINE = 9.0
LARGE, LARGER = 20, 17
"""Type of today’s value, and of a change beyond error, px."""
HEADS = ("Today", "Baseline", "Last visit", "Against baseline")
LESS = "← less is better"
_HEAD_ROOM, _MARK, _ANSWER = 52.0, 160.0, 142.0
"""Where heads and answers begin, and where the mark stands, as far from the right as CHANGE is 170."""
_CHANGE = 170.0
_UNIT_PX = 18.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Where figures end, in px from the right edge; `last` None where it is left out; the room below an answer."""

    today: float
    baseline: float
    last: float | None
    change: float
    why_room: float = 0.0
    """Nought where whys stand elsewhere."""


def draw_heads(ink: Ink, columns: Columns, right: float, middle: float) -> None:
    """What each column is."""
    today, baseline, last, against = HEADS
    for words, place in ((today, columns.today), (baseline, columns.baseline), (last, columns.last)):
        if place is not None:
            ink.words(QPointF(right - place, middle), words, quiet=True, align=1.0)
    ink.words(QPointF(right - columns.change - _HEAD_ROOM, middle), against, quiet=True)


def draw_told(ink: Ink, told: Told, columns: Columns, right: float, middle: float) -> None:
    """The numbers of one line."""
    _draw_today(ink, told, QPointF(right - columns.today, middle))
    for words, place in ((told.baseline, columns.baseline), (told.last, columns.last)):
        if place is not None:
            ink.words(QPointF(right - place, middle), words, quiet=words == MISSING, align=1.0)
    _draw_change(ink, told, columns, QPointF(right - columns.change, middle))


def _draw_today(ink: Ink, told: Told, at: QPointF) -> None:
    if not told.has_value:
        ink.words(at, told.today, quiet=True, align=1.0)
        return
    if told.unit:
        ink.words(at, told.unit, quiet=True, align=1.0)
        at -= QPointF(max(_UNIT_PX, width_of(told.unit, ink.form) + 6), 0)
    _larger(ink, LARGE).words(at, told.today, weight=600, align=1.0)


def _draw_change(ink: Ink, told: Told, columns: Columns, at: QPointF) -> None:
    """A diamond, filled for beyond and open for within, with its words; under them why nothing can be told."""
    why = told.why if columns.why_room else ""
    first = at - QPointF(0, HALF_LINE if why else 0)
    weight = 600 if told.beyond else 400
    (_larger(ink, LARGER) if told.beyond else ink).words(first, told.change, weight=weight, align=1.0)
    if told.change and not told.why:
        ink.answer(first + QPointF(_CHANGE - _MARK, 0), beyond=told.beyond)
    answer = first + QPointF(_CHANGE - _ANSWER if told.change else -_HEAD_ROOM, 0)
    ink.words(answer, told.answer, quiet=not told.beyond, weight=weight)
    if why:
        shown = elided(ink, why, columns.why_room)
        ink.words(at + QPointF(-_HEAD_ROOM, HALF_LINE), shown, quiet=True)


def elided(ink: Ink, words: str, room: float) -> str:
    """Words as far as there is room for them."""
    metrics = QFontMetricsF(font_for(words, ink.form))
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0.0))


def _larger(ink: Ink, text: int) -> Ink:
    return replace(ink, form=replace(ink.form, text=text))
