"""The Bland–Altman plot on screen, with a cursor for pointer and arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.agreement.layout import AgreementLayout, Pair, layout
from strengthtrack.charts.agreement.picture import draw
from strengthtrack.charts.agreement.words import PLOT_NAME, agreement_words
from strengthtrack.charts.cursor import came_by_tab, say, walked
from strengthtrack.charts.ink import Ink
from strengthtrack.charts.palette import Palette
from strengthtrack.charts.trend.form import SCREEN
from strengthtrack.science.reliability import Agreement

REACH_PX = 24.0


class BlandAltman(QWidget):
    """Left and Right step through the people by their means, Home, End and Esc as ever."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._pairs: tuple[Pair, ...] = ()
        self._agreed: Agreement | None = None
        self._stop: Pair | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(420, 280)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(PLOT_NAME)

    def show_agreement(self, pairs: Sequence[Pair], agreed: Agreement | None) -> None:
        """Draw other people; nothing where there is no agreement to draw."""
        self._pairs = tuple(sorted(pairs, key=lambda pair: (pair.mean, pair.apart))) if agreed else ()
        self._agreed, self._stop = agreed, None
        self._say()
        self.update()

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The people that are drawn; nobody where there is no agreement."""
        return self._pairs

    @property
    def agreed(self) -> Agreement | None:
        """What they come to."""
        return self._agreed

    @property
    def layout_now(self) -> AgreementLayout | None:
        """Where everything stands at the present size."""
        if self._agreed is None or not self._pairs:
            return None
        return layout(self._pairs, self._agreed, self.width(), self.height())

    @property
    def stop(self) -> Pair | None:
        """The person the cursor stands at."""
        return self._stop

    def sizeHint(self) -> QSize:
        return QSize(520, 296)

    def stand_at(self, stop: Pair | None) -> None:
        """Move the cursor, and say in words where it is."""
        if stop != self._stop:
            self._stop = stop
            self.update()
            self._say()

    def paintEvent(self, event: QPaintEvent) -> None:
        at = self.layout_now
        if at is not None:
            draw(Ink(QPainter(self), self._palette, SCREEN), self._pairs, at, self._stop)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.stand_at(self._near(event.position().x(), event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.stand_at(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By Tab the cursor begins at the first person."""
        super().focusInEvent(event)
        if came_by_tab(event) and self._pairs:
            self.stand_at(self._pairs[0])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.stand_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right step, Home and End go to the ends, Esc puts the cursor away."""
        to = walked(event.key(), self._pairs, self._stop)
        if to is not None:
            self.stand_at(to)
        elif event.key() == Qt.Key.Key_Escape and self._stop is not None:
            self.stand_at(None)
        else:
            super().keyPressEvent(event)

    def _near(self, x: float, y: float) -> Pair | None:
        at = self.layout_now
        if at is None:
            return None
        away = {pair: (at.across.at(pair.mean) - x) ** 2 + (at.up.at(pair.apart) - y) ** 2 for pair in self._pairs}
        nearest = min(away, key=lambda pair: away[pair])
        return nearest if away[nearest] <= REACH_PX**2 else None

    def _say(self) -> None:
        say(self, self._stop.aloud if self._stop else agreement_words(len(self._pairs), self._agreed))
