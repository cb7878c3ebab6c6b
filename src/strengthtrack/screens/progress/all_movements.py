"""Every movement beside the others: small charts whose cursors move as one, over the last visit of each as a table."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.practice.progress.summary import Latest
from strengthtrack.science.trend import Trend
from strengthtrack.screens.parts.scroll import scrolled
from strengthtrack.screens.progress.latest_words import latest_numbers
from strengthtrack.screens.progress.table import NumbersTable

if TYPE_CHECKING:
    from strengthtrack.charts.trend.chart import TrendChart

LEAST_WIDE, LEAST_HIGH, BEST_HIGH, GAP, SPACE = 340, 260, 344, 24, 12


class AllMovements(QWidget):
    """As many beside one another as are readable.

    Signals: `opened(movement)`, when one is to be looked at alone; `made(chart)`, of every new one.
    """

    opened = Signal(object)
    made = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self.charts: list[TrendChart] = []
        self.table = NumbersTable("The last visit of every movement and side")
        self.table.activated.connect(self._open)
        self.table.stood.connect(self.stand_at_visit)
        self._found: tuple[Latest, ...] = ()
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._area = scrolled(self._inside)
        self._area.setMinimumHeight(LEAST_HIGH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._area, 1)
        column.addWidget(self.table)

    def show_trends(self, trends: Sequence[Trend], found: Sequence[Latest]) -> None:
        """Show these, and the last visit of each side."""
        self._have(len(trends))
        self._found = tuple(found)
        for chart, trend in zip(self.charts, trends, strict=True):
            chart.show_trend(trend, small=True)
        self.table.show_numbers(latest_numbers(found))
        self._place()
        self._fit()
        for before, after in pairwise([*self.charts, self.table]):
            QWidget.setTabOrder(before, after)

    def show_symmetry(self, shown: bool) -> None:
        """Show symmetry in every chart, or not."""
        for chart in self.charts:
            chart.show_symmetry(shown)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._fit()

    def _fit(self) -> None:
        """First the table scrolls, then the charts do."""
        high = max([BEST_HIGH, *(chart.minimumHeight() for chart in self.charts)])
        self.table.have_height(self.height() - high - SPACE)

    @property
    def across(self) -> int:
        """How many charts stand beside one another."""
        room = max(1, (self.width() + GAP) // (LEAST_WIDE + GAP))
        rows = -(-len(self.charts) // room)
        return -(-len(self.charts) // max(rows, 1))

    def _have(self, count: int) -> None:
        from strengthtrack.charts.trend.chart import TrendChart

        while len(self.charts) > count:
            old = self.charts.pop()
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        while len(self.charts) < count:
            made = TrendChart(self._palette)
            made.stood.connect(self._stood)
            made.setMinimumHeight(LEAST_HIGH)
            self.charts.append(made)
            self.made.emit(made)

    def _place(self) -> None:
        for number, chart in enumerate(self.charts):
            self._grid.addWidget(chart, number // max(self.across, 1), number % max(self.across, 1))

    def stand_at_visit(self, session_id: str) -> None:
        """Every chart stands at this visit; "" for none."""
        for chart in self.charts:
            chart.stand_at_visit(session_id or None)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._found[index.row()].movement)

    def _stood(self, stop: object) -> None:
        """All stand at the visit one was moved to."""
        session_id = getattr(stop, "session_id", None)
        for chart in self.charts:
            if chart is not self.sender():
                chart.stand_at_visit(session_id)
