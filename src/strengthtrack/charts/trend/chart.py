"""The progress chart on screen: strength over what the patient reports, with a cursor for pointer and arrow keys."""

from dataclasses import replace
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from strengthtrack.charts.cursor import came_by_tab, say, walked
from strengthtrack.charts.palette import Palette
from strengthtrack.charts.trend.aloud import chart_name, chart_words, stop_aloud
from strengthtrack.charts.trend.form import LETTER, SCREEN, SMALL, Form
from strengthtrack.charts.trend.layout import TrendLayout
from strengthtrack.charts.trend.picture import TrendPicture, picture, still
from strengthtrack.charts.trend.pointing import band_tip, near_stop
from strengthtrack.charts.trend.tip import Tip
from strengthtrack.charts.trend.view import LEAST_WEEKS, ZOOM_STEP, TrendView, Window, panned, reaching, within, zoomed
from strengthtrack.charts.visits import Stop, Visit, stops, visits
from strengthtrack.clinic.setup import Side
from strengthtrack.science.trend import Trend

_ZOOMS: dict[int, float] = {
    Qt.Key.Key_Plus: ZOOM_STEP,
    Qt.Key.Key_Equal: ZOOM_STEP,
    Qt.Key.Key_Minus: 1.0 / ZOOM_STEP,
}
_LEAST = QSize(300, 240)
_HIGH, _HIGH_SMALL, _HIGH_SYMMETRY = 398, 360, 108
_NOTCH = 120.0
"""Eighths of a degree in one notch of a wheel."""
MOST_TOLD = 30
"""So many visits are told at once; the arrow keys reach every one."""


class TrendChart(QWidget):
    """Panels over one axis of weeks. Left, Right, Home, End and Esc move the cursor; + and - and 0 look closer.

    Signals: `stood(stop)` when a person moves the cursor, None where it is put away; `looked(window)` when a person
    chooses which weeks are shown, None for all. Neither is emitted for what a program asks.
    """

    stood = Signal(object)
    looked = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._form: Form = SCREEN
        self._view = TrendView()
        self._trend: Trend | None = None
        self._visits: tuple[Visit, ...] = ()
        self._stops: tuple[Stop, ...] = ()
        self._words = ""
        self._whole = Window(0.0, 1.0)
        self._picture: TrendPicture | None = None
        self._still: QPixmap | None = None
        self._stop: Stop | None = None
        self._tip: Tip | None = None
        self._dragged: tuple[float, Window] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(_LEAST)

    def show_trend(self, trend: Trend, *, compact: bool = False, small: bool = False) -> None:
        """Draw a trend, all its weeks; `compact` is the letter's form, `small` one of several beside one another."""
        self._trend, self._stop, self._tip, self._dragged = trend, None, None, None
        self._visits, self._stops = visits(trend), stops(trend)
        self._form = LETTER if compact else SMALL if small else SCREEN
        self._view = replace(self._view, window=None)
        self._words = chart_words(trend, MOST_TOLD)
        self.setAccessibleName(chart_name(trend))
        self._picture = self._still = None  # measured once its size is settled, for what stands below may change it
        self.update()
        say(self, self._words)

    def set_palette(self, palette: Palette) -> None:
        """Draw the same in other colours."""
        self._palette = palette
        self._measure()

    def show_band(self, side: Side | None) -> None:
        """Draw the error band of this side's strength, or none."""
        self._look(replace(self._view, band_asked=True, band=side))

    def show_usual_band(self) -> None:
        """Draw the affected side's band, or right's where it is not known which one is."""
        self._look(replace(self._view, band_asked=False, band=None))

    def show_symmetry(self, shown: bool) -> None:
        """Show one side as per cent of the other in a panel of its own, or not."""
        self._look(replace(self._view, symmetry=shown))

    def zoom_to(self, first_week: float | None, last_week: float | None = None) -> None:
        """Show these weeks, to the last one where no other is given; all of them for None."""
        if first_week is None:
            self._look(replace(self._view, window=None))
            return
        self._fit()
        last = self._whole.last if last_week is None else last_week
        wanted = Window(first_week, max(last, first_week + LEAST_WEEKS))
        self._look(replace(self._view, window=within(wanted, self._whole)))

    @property
    def trend(self) -> Trend | None:
        """What is drawn."""
        return self._trend

    @property
    def view(self) -> TrendView:
        """Which band, whether symmetry, which weeks; `trend_sheet` takes it."""
        return self._view

    @property
    def layout_now(self) -> TrendLayout | None:
        """Where everything stands at the present size."""
        self._fit()
        return self._picture.layout if self._picture else None

    @property
    def stop(self) -> Stop | None:
        """The visit, break, event or pause the cursor stands at."""
        return self._stop

    def sizeHint(self) -> QSize:
        """As in a 1366 px window."""
        high = _HIGH_SMALL if self._form is SMALL else _HIGH
        return QSize(390 if self._form is SMALL else 1206, high + (_HIGH_SYMMETRY if self._view.symmetry else 0))

    def drags_at(self, at: QPointF) -> bool:
        """Whether a drag from here moves along the weeks."""
        return self._view.window is not None

    def stand_at(self, stop: Stop | None) -> None:
        """Move the cursor, and say in words where it is."""
        if self._trend is None or stop == self._stop:
            return
        self._stop = stop
        if stop is not None and self._view.window is not None:
            self._look(replace(self._view, window=reaching(self._view.window, self._whole, stop.week)))
        self.update()
        say(self, stop_aloud(stop, self._trend) if stop is not None else self._words)

    def stand_at_visit(self, session_id: str | None) -> None:
        """Move the cursor to a visit; it is put away for None, and for a session that is not drawn here."""
        self.stand_at(next((visit for visit in self._visits if visit.session_id == session_id), None))

    # what a person does

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The nearest sign or visit, if one is near; with the button down the weeks move along."""
        at = event.position()
        if self._dragged is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(at.x(), *self._dragged)
            return
        layout = self.layout_now
        stop = near_stop(layout, self._visits, at.x(), at.y()) if layout else None
        tip = band_tip(layout, self._trend, at.x(), at.y()) if layout and self._trend and stop is None else None
        if tip != self._tip:
            self._tip = tip
            self.update()
        self._stand(stop)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the weeks, where not all of them are shown."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._view.window is not None:
            self._dragged = (event.position().x(), self._view.window)
            event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of them."""
        super().mouseReleaseEvent(event)
        self._dragged = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl closer or farther, around the week under the pointer; sideways along the weeks."""
        notches = event.angleDelta() / _NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and notches.y():
            self._closer(ZOOM_STEP ** notches.y(), self._week_at(event.position()))
            self.setFocus(Qt.FocusReason.MouseFocusReason)  # its title says that 0 shows all again
        elif notches.x() and self._view.window is not None:
            self._show(panned(self._view.window, self._whole, -0.1 * notches.x() * self._view.window.weeks))
        else:
            event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self._tip = None
        self._stand(None)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By Tab the cursor begins at the last visit."""
        super().focusInEvent(event)
        if came_by_tab(event) and self._visits:
            self._stand(self._visits[-1])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The cursor goes with the focus."""
        super().focusOutEvent(event)
        self._stand(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steps, ends, closer, farther and all; Esc puts the cursor away, and then shows all weeks again."""
        key = event.key()
        to = walked(key, self._stops, self._stop)
        if to is not None:
            self._stand(to)
        elif self._stops and key in _ZOOMS:
            self._closer(_ZOOMS[key], self._stop.week if self._stop else None)
        elif key == Qt.Key.Key_Escape and self._stop is not None:
            self._stand(None)
        elif key in {Qt.Key.Key_0, Qt.Key.Key_Escape} and self._view.window is not None:
            self._show(None)
        else:
            super().keyPressEvent(event)

    # what it comes to

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure everything out anew."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What stays is painted once for a size; the cursor over it each time."""
        self._fit()
        if self._picture is None:
            return
        if self._still is None or self._still.devicePixelRatio() != self.devicePixelRatioF():
            self._still = still(self._picture, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._still)
        self._picture.draw_moving(painter, self._stop, self._tip)

    def _stand(self, stop: Stop | None) -> None:
        if stop != self._stop:
            self.stand_at(stop)
            self.stood.emit(stop)

    def _closer(self, times: float, about: float | None) -> None:
        self._fit()
        shown = self._view.window or self._whole
        self._show(zoomed(shown, self._whole, times, (shown.first + shown.last) / 2 if about is None else about))

    def _drag(self, x: float, start: float, window: Window) -> None:
        layout = self.layout_now
        if layout is not None:
            weeks = layout.plane.strips[0].weeks
            self._show(panned(window, self._whole, weeks.back(start) - weeks.back(x)))

    def _week_at(self, at: QPointF) -> float:
        plane = self.layout_now.plane if self.layout_now else None
        return plane.value_at(plane.strength, at.x(), at.y())[0] if plane else 0.0

    def _show(self, window: Window | None) -> None:
        if window != self._view.window:
            self._look(replace(self._view, window=window))
            self.looked.emit(window)

    def _look(self, view: TrendView) -> None:
        if view != self._view:
            self._view = view
            self._measure()
            self.updateGeometry()

    def _fit(self) -> None:
        """Measure out anew if the size is another; a hidden chart hears of it late."""
        shown = self._picture.layout if self._picture else None
        if shown is None or (shown.width, shown.height) != (self.width(), self.height()):
            self._measure()

    def _measure(self) -> None:
        if self._trend is None or self.width() <= 0:
            return
        self._picture = picture(self._trend, self._palette, self._form, self.width(), self.height(), view=self._view)
        self._still = None
        plane = self._picture.layout.plane
        if self._view.window is None:
            self._whole = Window(plane.strips[0].weeks.first, plane.strips[-1].weeks.last)
        self.setCursor(Qt.CursorShape.OpenHandCursor if self._view.window else Qt.CursorShape.ArrowCursor)
        self.setMinimumHeight(ceil(self._picture.layout.least_height))
        self.update()
