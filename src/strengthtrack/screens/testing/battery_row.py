"""One movement and side in the battery list: a tick, its trials as dots, their spread, and its value."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from strengthtrack.charts.fonts import inter
from strengthtrack.practice.testing.session_view import TestLine
from strengthtrack.screens.parts import icons
from strengthtrack.screens.parts.dots import dots_of, paint_dot
from strengthtrack.screens.parts.painted_words import paint_left, paint_right, width_of
from strengthtrack.screens.testing.trial_words import (
    NO_VALUE,
    best_is_typed,
    line_words,
    newtons,
    no_value,
    rests_words,
)
from strengthtrack.screens.theme import RADIUS_CARD, palette_in_use

WIDTH = 272
ROW_PX, LOWEST_PX = 48, 36
_DOT_PX, _DOT_STEP, _DOTS_ROOM, _DOTS_ALONE = 9.0, 13.0, 48.0, 92.0
_DOTS_X, _SPREAD_X, _VALUE_X = 96.0, 189.0, 239.0
_HALF_LINE = 9.0


class BatteryRow(QAbstractButton):
    """One movement and side. The current one has the tint."""

    def __init__(self, line: TestLine) -> None:
        super().__init__()
        self._line = line
        self._shown: tuple[object, ...] = ()
        self._now = self._practice = self._hidden = False
        self.setMinimumHeight(LOWEST_PX)
        self.setMaximumHeight(ROW_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, ROW_PX)

    @property
    def _rests(self) -> bool:
        """Whether it rests while another test is at hand; the rest of the one at hand has its ring."""
        return self._line.rest_left_s > 0 and not self._now

    @property
    def _half(self) -> float:
        """How far two lines of a row stand from its middle."""
        return min(_HALF_LINE, (self.height() - 20) / 2)

    @property
    def under(self) -> str:
        """What stands in small under side and value."""
        line = self._line
        if line.skipped and not line.trials:
            return line.skipped_why
        if self._rests:
            return rests_words(line)
        if not self._hidden and no_value(line):
            return NO_VALUE
        return "typed" if not self._hidden and line.value_n is not None and best_is_typed(line) else ""

    def show_line(self, line: TestLine, *, now: bool, practice: bool, hidden: bool) -> None:
        """Show what the line says; `hidden` keeps its force to itself. The same again costs nothing."""
        shown = (line, now, practice, hidden)
        if self._alike(shown):
            return
        self._line, self._shown = line, shown
        self._now, self._practice, self._hidden = now, practice, hidden
        words = line_words(line, hidden=hidden)
        self.setAccessibleName(f"{words}, {rests_words(line)}" if self._rests else words)
        self.setToolTip(line.skipped_why)
        self.update()

    def _alike(self, shown: tuple[object, ...]) -> bool:
        """Whether nothing that is seen differs: a rest runs down by whole seconds."""
        if not self._shown or shown[1:] != self._shown[1:]:
            return False
        line, other = shown[0], self._line
        assert isinstance(line, TestLine)  # noqa: S101 - as show_line packs it
        return line is other or (_seen(line) == _seen(other) and ceil(line.rest_left_s) == ceil(other.rest_left_s))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, line = palette_in_use(), self._line
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        self._paint_ground(painter)
        self._paint_state(painter, QPointF(26, middle))
        ink = look.accent if self._now else look.text if line.trials else look.text2
        font = inter(15, 600 if self._now else 400, tabular=False)
        skipped = line.skipped and not line.trials
        up, down = middle - self._half, middle + self._half
        first = up if self.under else middle
        side = QPointF(44, first if skipped else middle)
        paint_left(painter, line.side.value.capitalize(), side, font, ink)
        if skipped:
            paint_right(painter, "skipped", QPointF(_VALUE_X, first), inter(15, tabular=False), look.text2)
        else:
            self._paint_dots(painter, up if self.under == NO_VALUE else middle)
            self._paint_value(painter, first)
        self._paint_under(painter, down)

    def _paint_ground(self, painter: QPainter) -> None:
        look = palette_in_use()
        painter.setPen(QPen(QColor(look.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.tint) if self._now else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 0, -1, 0), RADIUS_CARD, RADIUS_CARD)

    def _paint_state(self, painter: QPainter, at: QPointF) -> None:
        look = palette_in_use()
        if self._now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent))
            painter.drawEllipse(at, 6.0, 6.0)
        elif self._line.done:
            icons.paint(painter, "check", look.accent, at - QPointF(9, 9), px=18)
        elif self._line.skipped:
            icons.paint(painter, "minus", look.text2, at - QPointF(9, 9), px=18)
        else:
            painter.setPen(QPen(QColor(look.control), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, 6.0, 6.0)

    def _paint_dots(self, painter: QPainter, middle: float) -> None:
        if not self._line.trials and not self._now:
            return
        dots = dots_of(self._line, running=self._now, practice=self._now and self._practice)
        room = _DOTS_ROOM if self._line.spread is not None else _DOTS_ALONE
        step = min(_DOT_STEP, room / len(dots)) if dots else 0.0
        for number, dot in enumerate(dots):
            paint_dot(painter, QPointF(_DOTS_X + _DOT_PX / 2 + number * step, middle), _DOT_PX, dot)

    def _paint_value(self, painter: QPainter, middle: float) -> None:
        look, line = palette_in_use(), self._line
        at = QPointF(_VALUE_X, middle)
        if self._hidden or line.value_n is None:
            return
        if line.spread is not None:
            paint_right(painter, f"{line.spread * 100:.0f} %", QPointF(_SPREAD_X, middle), inter(15), look.text2)
        paint_right(painter, "N", at, inter(15), look.text2)
        left = QPointF(at.x() - width_of(" N", inter(15)), at.y())
        paint_right(painter, newtons(line.value_n), left, inter(15, 600), look.text)

    def _paint_under(self, painter: QPainter, middle: float) -> None:
        font = inter(15, tabular=False)
        words = QFontMetricsF(font).elidedText(self.under, Qt.TextElideMode.ElideRight, _VALUE_X - 44)
        paint_right(painter, words, QPointF(_VALUE_X, middle), font, palette_in_use().text2)


def _seen(line: TestLine) -> tuple[object, ...]:
    return (
        line.trials,
        line.aside,
        line.wanted,
        line.value_n,
        line.spread,
        line.pain,
        line.done,
        line.skipped,
        line.skipped_why,
        line.last_visit_n,
    )
