"""Dots and intervals beside a table of the review: the median of each group, and where half of its courses lie."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.practice.review_groups import Changes
from strengthtrack.practice.review_words import FEW, aloud, signed
from strengthtrack.screens.parts.painted_words import paint_centred, paint_left, width_of
from strengthtrack.screens.progress.table import ROW
from strengthtrack.screens.review.review_axis import ReviewAxis, axis_of
from strengthtrack.screens.review.review_numbers import key_of
from strengthtrack.screens.theme import palette_in_use

AXIS_PX, SIDE_PX = 54, 28
DOT, BAR = 6.0, 6.0
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ReviewChart(QWidget):
    """Row by row as high as its table. Up and Down step through the rows. Signals: `stood(key)`, "" for nowhere."""

    stood = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Changes, ...] = ()
        self._axis = axis_of(())
        self._name, self._at = name, -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(228)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_changes(self, found: Sequence[Changes]) -> None:
        """Draw these; nothing is stood at."""
        self._found, self._axis, self._at = tuple(found), axis_of(found), -1
        self._say()
        self.updateGeometry()
        self.update()

    @property
    def axis(self) -> ReviewAxis:
        """What it goes from and to."""
        return self._axis

    @property
    def at(self) -> Changes | None:
        """The row the cursor stands at."""
        return self._found[self._at] if self._at >= 0 else None

    def stand_at(self, key: str) -> None:
        """Show where the table's cursor stands, without saying so; "" for nowhere."""
        keys = [key_of(one) for one in self._found]
        self._go(keys.index(key) if key in keys else -1, quietly=True)

    def x_of(self, value: float) -> float:
        """Where a value stands, px."""
        return SIDE_PX + (self.width() - 2 * SIDE_PX) * self._axis.share(value)

    def sizeHint(self) -> QSize:
        return QSize(420, ROW * (len(self._found) + 1) + AXIS_PX)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        for number, one in enumerate(self._found):
            _paint_row(painter, self, one, ROW * (number + 1.5))
        self._paint_axis(painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step, Home and End go to the ends, Esc puts the cursor away."""
        key, last = event.key(), len(self._found) - 1
        if self._found and key in _STEPS:
            self._go(min(max(self._at + _STEPS[key], 0), last))
        elif self._found and key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go(0 if key == Qt.Key.Key_Home else last)
        elif key == Qt.Key.Key_Escape and self._at >= 0:
            self._go(-1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By Tab the cursor begins at the first row."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason} and self._found:
            self._go(max(self._at, 0), quietly=True)
            self.stood.emit(key_of(self._found[self._at]))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._go(-1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y() // ROW) - 1
        self._go(row if 0 <= row < len(self._found) else -1)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._go(-1)

    def _go(self, at: int, *, quietly: bool = False) -> None:
        if at == self._at:
            return
        self._at = at
        self._say()
        self.update()
        if not quietly:
            self.stood.emit(key_of(self._found[at]) if at >= 0 else "")

    def _say(self) -> None:
        words = aloud(self._found[self._at]) if self._at >= 0 else f"{len(self._found)} rows; Up and Down step"
        self.setAccessibleDescription(words)
        self.setToolTip(words if self._at >= 0 else "")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _paint_ground(self, painter: QPainter) -> None:
        look, bottom = palette_in_use(), ROW * (len(self._found) + 1)
        painter.fillRect(QRectF(0, 0, self.width(), ROW), QColor(look.surface))
        _paint_legend(painter, ROW / 2)
        if self._at >= 0:
            painter.fillRect(QRectF(0, ROW * (self._at + 1), self.width(), ROW - 1), QColor(look.tint))
        for number, one in enumerate(self._found):
            last = number + 1 == len(self._found) or self._found[number + 1].measure != one.measure
            painter.fillRect(
                QRectF(0, ROW * (number + 2) - 1, self.width(), 1), QColor(look.control if last else look.line)
            )
        painter.fillRect(QRectF(round(self.x_of(0.0)), ROW, 1.5, bottom - ROW), QColor(look.text))

    def _paint_axis(self, painter: QPainter) -> None:
        look, top = palette_in_use(), ROW * (len(self._found) + 1)
        strength = any(one.measure.is_strength for one in self._found)
        for tick in self._axis.ticks:
            words = f"{signed(tick, int(self._axis.step % 1 > 0))}{' %' if strength else ''}"
            painter.fillRect(QRectF(round(self.x_of(tick)), top, 1, 5), QColor(look.control))
            paint_centred(painter, words, QPointF(self.x_of(tick), top + 16), inter(15), look.text2)
        way = "stronger than at baseline →" if strength else "← less pain than at baseline"
        font = inter(15, tabular=False)
        left = self.width() - SIDE_PX - width_of(way, font) if strength else float(SIDE_PX)
        paint_left(painter, way, QPointF(max(left, 0.0), top + 38), font, look.text2)


def _paint_row(painter: QPainter, chart: ReviewChart, one: Changes, middle: float) -> None:
    look = palette_in_use()
    if one.spread is None:
        if one.n:
            _paint_few(painter, chart, middle)
        return
    left, right = chart.x_of(one.spread.low), chart.x_of(one.spread.high)
    painter.fillRect(QRectF(left, middle - BAR / 2, max(right - left, 2.0), BAR), QColor(look.control))
    _paint_dot(painter, QPointF(chart.x_of(one.spread.median), middle))


def _paint_few(painter: QPainter, chart: ReviewChart, middle: float) -> None:
    """On the side of nought that has the room."""
    font, nought = inter(15, tabular=False), chart.x_of(0.0)
    wide = width_of(FEW, font)
    left = nought + 12 if nought + 12 + wide < chart.width() else nought - 12 - wide
    paint_left(painter, FEW, QPointF(left, middle), font, palette_in_use().text2)


def _paint_dot(painter: QPainter, at: QPointF) -> None:
    look = palette_in_use()
    painter.setPen(QPen(QColor(look.ground), 2))
    painter.setBrush(QColor(look.accent))
    painter.drawEllipse(at, DOT + 1, DOT + 1)


def _paint_legend(painter: QPainter, middle: float) -> None:
    look, font = palette_in_use(), inter(15, tabular=False)
    _paint_dot(painter, QPointF(18, middle))
    paint_left(painter, "median", QPointF(32, middle), font, look.text2)
    left = 32 + width_of("median", font) + 20
    painter.fillRect(QRectF(left, middle - BAR / 2, 28, BAR), QColor(look.control))
    paint_left(painter, "middle half", QPointF(left + 36, middle), font, look.text2)
