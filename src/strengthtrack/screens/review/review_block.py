"""One kind of measure in the review: its table, and the chart of the same rows beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.practice.desk import Desk
from strengthtrack.practice.review.groups import Changes
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.progress.table import NumbersTable
from strengthtrack.screens.review.review_chart import ReviewChart
from strengthtrack.screens.review.review_numbers import change_numbers
from strengthtrack.screens.review.review_rows import review_rows
from strengthtrack.screens.review.taken import review_offer
from strengthtrack.screens.taking.chart_taker import ChartTaker
from strengthtrack.screens.taking.offer import ChartOffer
from strengthtrack.screens.taking.take_menu import TakeMenu

LEAST_PX = 944
"""Of the table, whose columns all have to be read."""


class ReviewBlock(QWidget):
    """The two stand at the same row; keys take the chart of the block that is in focus.

    Signals: `said(words)`, `fault(sentence)`.
    """

    said = Signal(str)
    fault = Signal(str)

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._title, self._time = desk, title, ""
        self.table, self.chart = NumbersTable(f"{title}, by programme"), ReviewChart(f"{title}, median and middle half")
        self.table.setMinimumWidth(LEAST_PX)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.stood.connect(self.chart.stand_at)
        self.chart.stood.connect(self.table.stand_at)
        self.taker = ChartTaker(self, self._offered)
        self.taker.said.connect(self.said)
        self.taker.fault.connect(self.fault)
        self.taker.let_drag(self.chart)
        self.menu = TakeMenu(self, self.taker)
        self._lay_out()

    def show_changes(self, found: Sequence[Changes]) -> None:
        """Show these, all of one test; hidden where there are none."""
        self._time = found[0].time.value if found else ""
        self.table.show_numbers(change_numbers(found))
        self.table.setFixedHeight(self.table.sizeHint().height())
        self.chart.show_rows(review_rows(found))
        self.setVisible(bool(found))

    def _offered(self) -> ChartOffer | None:
        return review_offer(self._desk, f"{self._title}, at {self._time}", self.chart.shown, self._on_screen)

    @property
    def _on_screen(self) -> tuple[int, int]:
        """Table and chart, for a chart that is taken names its rows itself."""
        return self.width(), self.chart.height()

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self.table, 2, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.chart, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(self._title, "section"))
        head.addStretch()
        head.addWidget(self.menu)
        column.addLayout(head)
        column.addLayout(across)
