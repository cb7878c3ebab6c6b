"""The progress chart on screen: strength over pain, with a cursor for pointer and arrow keys."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.charts.trend_form import LETTER, SCREEN, Form
from strengthtrack.charts.trend_layout import TrendLayout
from strengthtrack.charts.trend_picture import TrendPicture, picture
from strengthtrack.charts.trend_words import chart_name, chart_words, gap_words, needs_year, visit_aloud
from strengthtrack.charts.visits import Stop, Visit, stops, visits
from strengthtrack.science.trend import Trend

REACH_PX = 40.0
"""How near a pointer must be to a visit."""
SIGN_REACH_PX = 16.0

_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TrendChart(QWidget):
    """Two panels over one axis of weeks. Left and Right step through visits and breaks, Home, End and Esc as ever."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._form: Form = SCREEN
        self._trend: Trend | None = None
        self._picture: TrendPicture | None = None
        self._stop: Stop | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(480, 300)

    def show_trend(self, trend: Trend, *, compact: bool = False) -> None:
        """Draw a trend; `compact` is the letter's form."""
        self._trend, self._stop = trend, None
        self._form = LETTER if compact else SCREEN
        self.setAccessibleName(chart_name(trend))
        self._measure()
        self._say(chart_words(trend))

    def set_palette(self, palette: Palette) -> None:
        """Draw the same in other colours."""
        self._palette = palette
        self._measure()

    @property
    def layout_now(self) -> TrendLayout | None:
        """Where everything stands at the present size."""
        return self._picture.layout if self._picture else None

    @property
    def stop(self) -> Stop | None:
        """The visit or break the cursor stands at."""
        return self._stop

    def sizeHint(self) -> QSize:
        """As in a 1366 px window."""
        return QSize(1206, 370)

    def stand_at(self, stop: Stop | None) -> None:
        """Move the cursor, and say in words where it is."""
        if self._trend is None or stop == self._stop:
            return
        self._stop = stop
        self.update()
        self._say(self._words_at(stop, self._trend))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure everything out anew."""
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chart, and the cursor where it stands."""
        if self._picture is not None:
            self._picture.draw(QPainter(self), self._stop)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The nearest break's sign or visit, if one is near."""
        self.stand_at(self._near(event.position().x(), event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self.stand_at(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By Tab the cursor begins at the last visit."""
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason} and self._stops():
            self.stand_at(self._stops()[-1])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The cursor goes with the focus."""
        super().focusOutEvent(event)
        self.stand_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right step, Home and End go to the ends, Esc puts the cursor away."""
        found, key = self._stops(), event.key()
        if found and key in _STEPS:
            self.stand_at(self._stepped(found, _STEPS[key]))
        elif found and key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.stand_at(found[0] if key == Qt.Key.Key_Home else found[-1])
        elif key == Qt.Key.Key_Escape and self._stop is not None:
            self.stand_at(None)
        else:
            super().keyPressEvent(event)

    def _stops(self) -> tuple[Stop, ...]:
        return stops(self._trend) if self._trend else ()

    def _stepped(self, found: tuple[Stop, ...], step: int) -> Stop:
        if self._stop not in found:
            return found[-1 if step < 0 else 0]
        return found[min(max(found.index(self._stop) + step, 0), len(found) - 1)]

    def _near(self, x: float, y: float) -> Stop | None:
        if self._trend is None or self._picture is None:
            return None
        measured = self._picture.layout
        for sign in measured.signs:
            if abs(sign.x - x) <= SIGN_REACH_PX and abs(sign.y - y) <= SIGN_REACH_PX:
                return sign.gap
        if not measured.plane.strength.top <= y <= measured.plane.pain.bottom + self._form.axis:
            return None
        near = min(visits(self._trend), key=lambda visit: abs(measured.plane.x(visit.week) - x), default=None)
        return near if near and abs(measured.plane.x(near.week) - x) <= REACH_PX else None

    def _words_at(self, stop: Stop | None, trend: Trend) -> str:
        if stop is None:
            return chart_words(trend)
        return visit_aloud(stop, year=needs_year(trend)) if isinstance(stop, Visit) else f"{gap_words(stop)}."

    def _say(self, words: str) -> None:
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _measure(self) -> None:
        if self._trend is not None and self.width() > 0:
            self._picture = picture(self._trend, self._palette, self._form, self.width(), self.height())
            self.update()
