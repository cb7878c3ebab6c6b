"""The last ten seconds of force, drawn sixty times a second."""

from dataclasses import replace

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent, QTransform
from PySide6.QtWidgets import QWidget

from strengthtrack.charts.ink import Ink, side_colour
from strengthtrack.charts.live.backdrop import draw_best_words, draw_end, draw_live_backdrop, draw_lost
from strengthtrack.charts.live.layout import SECONDS, Bests, LiveLayout, Reach, live_layout, reach_for
from strengthtrack.charts.palette import Palette
from strengthtrack.charts.reduce import min_max
from strengthtrack.charts.trend.form import SCREEN
from strengthtrack.clinic.setup import Side

LINE = 2.0
GAP_S = 1.0
"""Readings so far apart are not joined: what was between them was not heard."""
AT_REST = Reach(0.0, 50.0)
FORM = replace(SCREEN, circle=13.5, square=12.5)
"""The end dot is 12 px inside its ring."""


class LiveTraceChart(QWidget):
    """Force against time, ten seconds ago to now. It knows no clock: every call brings the whole window.

    The curve is pyqtgraph's, drawn in segments: a joined line of this many points costs four times as much.
    It lies in no scene; what is behind it is kept as a picture until the axis moves.
    """

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._side = Side.RIGHT
        self._bests, self._reach = Bests(), AT_REST
        self._end: tuple[float, float] | None = None
        self._window = (np.empty(0), np.empty(0))
        self._lost_at_s: float | None = None
        self._behind: QPixmap | None = None
        self._curve = pg.PlotCurveItem(antialias=True, skipFiniteCheck=True)
        self._curve.setSegmentedLineMode("on")
        self.setAccessibleName("Force over the last ten seconds")
        self.setMinimumSize(320, 160)
        self._measure()

    @property
    def layout_now(self) -> LiveLayout:
        """Where everything stands at the present size and reach."""
        return self._layout

    def sizeHint(self) -> QSize:
        """As in a 1366 px window."""
        return QSize(614, 300)

    def show_trace(  # noqa: PLR0917 - one frame, as the page has it
        self,
        ago_s: NDArray[np.float64],
        force_n: NDArray[np.float64],
        side: Side,
        today_best_n: float | None = None,
        last_best_n: float | None = None,
        lost_at_s: float | None = None,
    ) -> None:
        """Draw the window: seconds before now (negative, rising), newtons; `lost_at_s` where the signal ended."""
        bests = Bests(today_best_n, last_best_n)
        reach = reach_for(force_n, bests, self._reach)
        if (bests, reach) != (self._bests, self._reach):
            self._bests, self._reach = bests, reach
            self._measure()
        self._side, self._lost_at_s, self._window = side, lost_at_s, (ago_s, force_n)
        self._end = (float(ago_s[-1]), float(force_n[-1])) if len(ago_s) else None
        self._reduce()
        self.update()

    def clear(self) -> None:
        """Forget the window and the axis, for another movement or side."""
        self._reach = AT_REST
        self._measure()
        self.show_trace(np.empty(0), np.empty(0), self._side)

    def set_palette(self, palette: Palette) -> None:
        """Draw the same in other colours."""
        self._palette = palette
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure everything out anew."""
        super().resizeEvent(event)
        self._measure()
        self._reduce()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is behind, the curve, the words over it, its end."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._kept_behind())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._lost_at_s is not None and self._end is not None:
            draw_lost(self._ink(painter), self._layout, self._bests, self._lost_at_s)
        self._draw_curve(painter)
        draw_best_words(self._ink(painter), self._layout, self._bests)
        if self._end is not None:
            draw_end(self._ink(painter), self._layout, self._end, self._side, lost=self._lost_at_s is not None)

    def _measure(self) -> None:
        self._layout = live_layout(max(self.width(), 1), max(self.height(), 1), self._reach)
        self._behind = None
        self.update()

    def _reduce(self) -> None:
        """No more than two points for each pixel on the screen."""
        wide = self._layout.seconds.end - self._layout.seconds.start
        columns = max(int(wide * self.devicePixelRatioF()), 1)
        x, y = min_max(*self._window, -SECONDS, 0.0, columns)
        joined = np.append(np.diff(x) < GAP_S, False)
        self._curve.setData(x, y, connect="all" if len(x) < 2 or joined[:-1].all() else joined)

    def _draw_curve(self, painter: QPainter) -> None:
        seconds, force = self._layout.seconds, self._layout.force
        across, up = seconds.at(1) - seconds.at(0), force.at(1) - force.at(0)
        self._curve.setPen(pg.mkPen(side_colour(self._palette, self._side), width=LINE))
        painter.save()
        painter.setTransform(QTransform(across, 0, 0, up, seconds.at(0), force.at(0)), True)
        self._curve.paint(painter, None, None)
        painter.restore()

    def _kept_behind(self) -> QPixmap:
        """Grid, axes and lines, drawn once for each reach of the axis."""
        ratio = self.devicePixelRatioF()
        if self._behind is None or self._behind.devicePixelRatioF() != ratio:
            self._behind = QPixmap(self.size() * ratio)
            self._behind.setDevicePixelRatio(ratio)
            self._behind.fill(QColor(self._palette.ground))
            painter = QPainter(self._behind)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_live_backdrop(self._ink(painter), self._layout, self._bests)
            painter.end()
        return self._behind

    def _ink(self, painter: QPainter) -> Ink:
        return Ink(painter, self._palette, FORM)
