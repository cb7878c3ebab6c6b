"""What stands behind and over a live trace: grid, axes, lines to beat, the end of the signal."""

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor

from strengthtrack.charts.ink import DOTS, Ink, pen, width_of
from strengthtrack.charts.live.layout import SECONDS, Bests, LiveLayout
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.setup import Side

TODAY_DASH = (5.3, 2.7)
"""8 and 4 px of a 1.5 px line."""
BEST_LINE = 1.5
LABEL_LEFT, LIFT = 8.0, 14.0
CROSS, ABOVE = 6.0, 10.0
EVERY_S = 2
TICK = 6.0
NO_SIGNAL = "No signal"


def draw_live_backdrop(ink: Ink, layout: LiveLayout, bests: Bests) -> None:
    """Everything that moves only when the axis does."""
    _grid(ink, layout)
    _seconds(ink, layout)
    _best_lines(ink, layout, bests, layout.seconds.start)


def draw_best_words(ink: Ink, layout: LiveLayout, bests: Bests) -> None:
    """What the lines to beat are; drawn over the curve, or an old push crosses them out."""
    today, last = bests.today_n, bests.last_n
    today_over = last is None or (today is not None and today >= last)
    if last is not None:
        _best_words(ink, layout, last, f"Last visit’s best {figure(last)}", over=not today_over, quiet=True)
    if today is not None:
        _best_words(ink, layout, today, f"Today’s best {figure(today)}", over=today_over, quiet=False)


def _best_lines(ink: Ink, layout: LiveLayout, bests: Bests, left: float) -> None:
    for force_n, colour, dash in (
        (bests.last_n, ink.palette.text2, DOTS),
        (bests.today_n, ink.palette.text, TODAY_DASH),
    ):
        if force_n is not None:
            ink.painter.setPen(pen(colour, BEST_LINE, dash))
            ink.across(layout.force.at(force_n), left, layout.seconds.end)


def _grid(ink: Ink, layout: LiveLayout) -> None:
    left, right = layout.seconds.start, layout.seconds.end
    for value in layout.ticks:
        y = layout.force.at(value)
        ink.words(QPointF(left - 12, y), figure(value), quiet=True, align=1.0)
        ink.painter.setPen(pen(ink.palette.line, 1.0))
        ink.across(y, left, right)
    ink.painter.setPen(pen(ink.palette.control, 1.0))
    ink.across(layout.force.start, left, right)


def _seconds(ink: Ink, layout: LiveLayout) -> None:
    bottom, last = layout.force.start, int(SECONDS)
    for ago in range(0, last + 1, EVERY_S):
        x = layout.seconds.at(-ago)
        ink.painter.setPen(pen(ink.palette.control, 1.0))
        ink.down(x, bottom, bottom + TICK)
        words = {0: "now", last: f"{last} s ago"}.get(ago, str(ago))
        align = {0: 1.0, last: 0.0}.get(ago, 0.5)
        ink.words(QPointF(x, bottom + 19), words, quiet=True, align=align)


def _best_words(ink: Ink, layout: LiveLayout, force_n: float, words: str, *, over: bool, quiet: bool) -> None:
    """Over or under its line, whichever keeps two of them apart."""
    at = QPointF(layout.seconds.start + LABEL_LEFT, layout.force.at(force_n) + (-LIFT if over else LIFT))
    ink.on_patch(at, words, quiet=quiet, weight=400 if quiet else 600)


def draw_lost(ink: Ink, layout: LiveLayout, bests: Bests, lost_at_s: float) -> None:
    """The ground from where nothing is known any more."""
    x = max(layout.seconds.at(lost_at_s), layout.seconds.start)
    top, bottom, right = layout.force.end - ABOVE, layout.force.start, layout.seconds.end
    area = QRectF(x, top, right - x, bottom - top)
    ink.painter.fillRect(area, QColor(ink.palette.surface))
    _best_lines(ink, layout, bests, x)
    ink.painter.setPen(pen(ink.palette.text2, 1.2, DOTS))
    ink.down(x, top, bottom)
    ink.painter.setPen(pen(ink.palette.control, 1.0))
    ink.across(bottom, x, right)
    if area.width() > width_of(NO_SIGNAL, ink.form) + 8:
        ink.words(QPointF(area.center().x(), (top + 1.6 * bottom) / 2.6), NO_SIGNAL, quiet=True, align=0.5)


def draw_end(ink: Ink, layout: LiveLayout, end: tuple[float, float], side: Side, *, lost: bool) -> None:
    """The latest reading; a cross where it was the last."""
    x, y = max(layout.seconds.at(end[0]), layout.seconds.start), layout.force.at(end[1])
    if not lost:
        ink.side(side, QPointF(x, y))
        return
    ink.painter.setPen(pen(ink.palette.text, 2.0))
    for way in (1, -1):
        ink.painter.drawLine(QLineF(x - CROSS, y - way * CROSS, x + CROSS, y + way * CROSS))
