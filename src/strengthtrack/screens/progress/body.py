"""What stands under the head: a movement's chart or path, or all movements; then the lines and the numbers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.clinic.setup import Side
from strengthtrack.practice.progress.progress import MovementProgress
from strengthtrack.practice.progress.summary import Latest
from strengthtrack.science.change_path import ChangePath
from strengthtrack.science.trend import Trend
from strengthtrack.screens.progress.lines import Lines
from strengthtrack.screens.progress.table import NumbersTable
from strengthtrack.screens.progress.table_words import progress_numbers

if TYPE_CHECKING:  # slow to import: each is made when it is first seen
    from strengthtrack.charts.trend.chart import TrendChart
    from strengthtrack.screens.progress.all_movements import AllMovements
    from strengthtrack.screens.progress.path_view import PathView

SPACE = 8


class ProgressBody(QWidget):
    """Signals: `path_left`, when the two panels are asked for again; `path_side(side)`; `opened(movement)`.

    `made(chart)`, whenever there is a new chart to be dragged.
    """

    path_left = Signal()
    path_side = Signal(object)
    opened = Signal(object)
    made = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self.chart: TrendChart | None = None
        self.path: PathView | None = None
        self.all: AllMovements | None = None
        self.lines = Lines()
        self.lines.changed.connect(self._fit)
        self.table = NumbersTable("The numbers of the chart")
        self.table.stood.connect(self._table_stood)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE)
        self._column.addWidget(self.lines)
        self._column.addWidget(self.table)

    def show_movement(self, found: MovementProgress, *, symmetry: bool, band: Side | None) -> None:
        """The two panels of a movement over its numbers; `band` None for the usual one."""
        chart = self._made_chart()
        chart.show_trend(found.trend)
        chart.show_symmetry(symmetry)
        if band is None:
            chart.show_usual_band()
        else:
            chart.show_band(band)
        self._only(chart)
        self._tell_numbers(found)

    def show_path(self, path: ChangePath, found: MovementProgress, *, both: bool) -> None:
        """The path of a movement over the same numbers."""
        view = self._made_path()
        view.show_path(path, both=both)
        self._only(view)
        self._tell_numbers(found)

    def show_all(self, trends: Sequence[Trend], found: Sequence[Latest], *, symmetry: bool) -> None:
        """Every movement beside the others."""
        every = self._made_all()
        every.show_trends(trends, found)
        every.show_symmetry(symmetry)
        self._only(every)

    @property
    def shown(self) -> "TrendChart | PathView | AllMovements | None":
        """What stands above the numbers now."""
        return next((one for one in (self.chart, self.path, self.all) if one is not None and not one.isHidden()), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """First the table scrolls, then the chart shrinks."""
        chart = next((one for one in (self.chart, self.path) if one is not None and not one.isHidden()), None)
        if chart is None:
            return
        self.table.have_height(self.height() - chart.sizeHint().height() - self.lines.needed - 2 * SPACE)

    def _tell_numbers(self, found: MovementProgress) -> None:
        self.table.show_numbers(progress_numbers(found.trend, found.rows))
        self._fit()

    def _only(self, shown: QWidget) -> None:
        focus = QApplication.focusWidget()
        others = [one for one in (self.chart, self.path, self.all) if one is not None and one is not shown]
        moves = focus is not None and any(one is focus or one.isAncestorOf(focus) for one in others)
        shown.show()
        self.table.setVisible(shown is not self.all)
        if moves:  # before it is hidden, which would send the focus on to whatever comes next
            self._stop_in(shown).setFocus()
        for one in others:
            one.hide()
        self.setFocusProxy(shown)

    def _stop_in(self, shown: QWidget) -> QWidget:
        """What arrow keys move in."""
        if self.path is not None and shown is self.path:
            return self.path.chart
        return self.all.table if self.all is not None and shown is self.all else shown

    def _made_chart(self) -> "TrendChart":
        if self.chart is None:
            from strengthtrack.charts.trend.chart import TrendChart

            self.chart = TrendChart(self._palette)
            self.chart.stood.connect(self._chart_stood)
            self._put(self.chart)
            self.made.emit(self.chart)
        return self.chart

    def _made_path(self) -> "PathView":
        if self.path is None:
            from strengthtrack.screens.progress.path_view import PathView

            self.path = PathView(self._palette)
            self.path.left.connect(self.path_left)
            self.path.side_chosen.connect(self.path_side)
            self.path.stood.connect(self.table.stand_at)
            self._put(self.path)
            self.made.emit(self.path.chart)
        return self.path

    def _made_all(self) -> "AllMovements":
        if self.all is None:
            from strengthtrack.screens.progress.all_movements import AllMovements

            self.all = AllMovements(self._palette)
            self.all.opened.connect(self.opened)
            self.all.made.connect(self.made)
            self._put(self.all)
        return self.all

    def _put(self, made: QWidget) -> None:
        """On top, before the table in the order of Tab."""
        self._column.insertWidget(0, made, 1)
        QWidget.setTabOrder(made, self.table)

    def _chart_stood(self, stop: object) -> None:
        self.table.stand_at(getattr(stop, "session_id", ""))

    def _table_stood(self, session_id: str) -> None:
        if self.chart is not None and not self.chart.isHidden():
            self.chart.stand_at_visit(session_id or None)
        elif self.path is not None and not self.path.isHidden():
            self.path.stand_at_visit(session_id)
