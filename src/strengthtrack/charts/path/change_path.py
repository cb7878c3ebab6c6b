"""The change path on screen, with a cursor for pointer and arrow keys."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from strengthtrack.charts.cursor import came_by_tab, say, walked
from strengthtrack.charts.palette import Palette
from strengthtrack.charts.path.layout import PathLayout
from strengthtrack.charts.path.picture import PathPicture, path_picture
from strengthtrack.charts.path.words import path_name, path_words, point_words
from strengthtrack.charts.trend.form import SCREEN
from strengthtrack.science.change_path import ChangePath, PathPoint

REACH_PX = 24.0


class ChangePathChart(QWidget):
    """Left and Right step through the visits in time, Home, End and Esc as ever. Signals: `stood(point or None)`."""

    stood = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._path: ChangePath | None = None
        self._picture: PathPicture | None = None
        self._stop: PathPoint | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(480, 300)

    def show_path(self, path: ChangePath) -> None:
        """Draw a path."""
        self._path, self._stop = path, None
        self.setAccessibleName(path_name(path))
        self._measure()
        say(self, path_words(path))

    @property
    def path(self) -> ChangePath | None:
        """What is drawn."""
        return self._path

    @property
    def layout_now(self) -> PathLayout | None:
        """Where everything stands at the present size."""
        return self._picture.layout if self._picture else None

    @property
    def stop(self) -> PathPoint | None:
        """The visit the cursor stands at."""
        return self._stop

    def sizeHint(self) -> QSize:
        """As in a 1366 px window."""
        return QSize(1206, 370)

    def stand_at(self, stop: PathPoint | None) -> None:
        """Move the cursor, and say in words where it is."""
        if self._path is None or stop == self._stop:
            return
        self._stop = stop
        self.update()
        say(self, f"{point_words(stop, self._path)}." if stop else path_words(self._path))
        self.stood.emit(stop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure everything out anew."""
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The path, and the cursor where it stands."""
        if self._picture is not None:
            self._picture.draw(QPainter(self), self._stop)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The nearest visit, if one is near."""
        self.stand_at(self._near(event.position().x(), event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self.stand_at(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By Tab the cursor begins at the last visit."""
        super().focusInEvent(event)
        if came_by_tab(event) and self._points:
            self.stand_at(self._points[-1])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The cursor goes with the focus."""
        super().focusOutEvent(event)
        self.stand_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right step, Home and End go to the ends, Esc puts the cursor away."""
        to = walked(event.key(), self._points, self._stop)
        if to is not None:
            self.stand_at(to)
        elif event.key() == Qt.Key.Key_Escape and self._stop is not None:
            self.stand_at(None)
        else:
            super().keyPressEvent(event)

    @property
    def _points(self) -> tuple[PathPoint, ...]:
        return self._path.points if self._path else ()

    def _near(self, x: float, y: float) -> PathPoint | None:
        at = self.layout_now
        if at is None or not self._points:
            return None
        away = [
            ((at.place(point)[0] - x) ** 2 + (at.place(point)[1] - y) ** 2, n) for n, point in enumerate(self._points)
        ]
        nearest, number = min(away)
        return self._points[number] if nearest <= REACH_PX**2 else None

    def _measure(self) -> None:
        if self._path is not None and self.width() > 0:
            self._picture = path_picture(self._path, self._palette, SCREEN, self.width(), self.height())
            self.update()
