"""Dots and intervals beside a table of the review: the median of each group, and where half of its courses lie."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.cursor import came_by_tab, say
from strengthtrack.charts.ink import Ink
from strengthtrack.charts.review.axis import axis_of
from strengthtrack.charts.review.picture import AXIS, Frame, draw_plot
from strengthtrack.charts.review.rows import ReviewRow, ReviewRows
from strengthtrack.charts.trend.form import SCREEN
from strengthtrack.screens.progress.table import ROW
from strengthtrack.screens.theme import palette_in_use

_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ReviewChart(QWidget):
    """Row by row as high as its table. Up and Down step through the rows. Signals: `stood(key)`, "" for nowhere."""

    stood = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = ReviewRows()
        self._axis, self._at = axis_of(self.shown), -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(228)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_rows(self, shown: ReviewRows) -> None:
        """Draw these; nothing is stood at."""
        self.shown, self._axis, self._at = shown, axis_of(shown), -1
        self._say()
        self.updateGeometry()
        self.update()

    @property
    def at(self) -> ReviewRow | None:
        """The row the cursor stands at."""
        return self.shown.rows[self._at] if self._at >= 0 else None

    @property
    def frame(self) -> Frame:
        """Where everything stands at the present size."""
        return Frame(self._axis, 0.0, self.width(), self.width())

    def stand_at(self, key: str) -> None:
        """Show where the table's cursor stands, without saying so; "" for nowhere."""
        keys = [row.key for row in self.shown.rows]
        self._go(keys.index(key) if key in keys else -1, quietly=True)

    def sizeHint(self) -> QSize:
        return QSize(420, round(self.frame.bottom(self.shown) + AXIS))

    def minimumSizeHint(self) -> QSize:
        return QSize(260, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_plot(Ink(painter, palette_in_use(), SCREEN), self.shown, self.frame, self._at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step, Home and End go to the ends, Esc puts the cursor away."""
        key, last = event.key(), len(self.shown.rows) - 1
        if last >= 0 and key in _STEPS:
            self._go(min(max(self._at + _STEPS[key], 0), last))
        elif last >= 0 and key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go(0 if key == Qt.Key.Key_Home else last)
        elif key == Qt.Key.Key_Escape and self._at >= 0:
            self._go(-1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By Tab the cursor begins at the first row."""
        super().focusInEvent(event)
        if came_by_tab(event) and self.shown.rows:
            self._go(max(self._at, 0), quietly=True)
            self.stood.emit(self.shown.rows[self._at].key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._go(-1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y() // ROW) - 1
        self._go(row if 0 <= row < len(self.shown.rows) else -1)

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
            self.stood.emit(self.shown.rows[at].key if at >= 0 else "")

    def _say(self) -> None:
        at = self.at
        self.setToolTip(at.words if at else "")
        say(self, at.words if at else f"{len(self.shown.rows)} rows; Up and Down step")
