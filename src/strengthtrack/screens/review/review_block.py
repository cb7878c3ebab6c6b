"""One kind of measure in the review: its table, and the chart of the same rows beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.practice.review_groups import Changes
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.progress.table import NumbersTable
from strengthtrack.screens.review.review_chart import ReviewChart
from strengthtrack.screens.review.review_numbers import change_numbers

LEAST_PX = 944
"""Of the table, whose columns all have to be read."""


class ReviewBlock(QWidget):
    """The two stand at the same row."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table, self.chart = NumbersTable(f"{title}, by programme"), ReviewChart(f"{title}, median and middle half")
        self.table.setMinimumWidth(LEAST_PX)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.stood.connect(self.chart.stand_at)
        self.chart.stood.connect(self.table.stand_at)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self.table, 2, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.chart, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(title, "section"))
        column.addLayout(across)

    def show_changes(self, found: Sequence[Changes]) -> None:
        """Show these; hidden where there are none."""
        self.table.show_numbers(change_numbers(found))
        self.table.setFixedHeight(self.table.sizeHint().height())
        self.chart.show_changes(found)
        self.setVisible(bool(found))
