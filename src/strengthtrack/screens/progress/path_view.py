"""The change path with the way back to the two panels, and which side it is of."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.charts.path.change_path import ChangePathChart
from strengthtrack.clinic.setup import SIDES
from strengthtrack.science.change_path import ChangePath
from strengthtrack.screens.parts.segment import Segment

OVER_TIME, AGAINST = 0, 1


class PathView(QWidget):
    """Signals: `left`, when the panels are asked for again; `side_chosen(side)`; `stood(session_id)`, "" for none."""

    left = Signal()
    side_chosen = Signal(object)
    stood = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = ChangePathChart(palette)
        self.where = Segment(["Over time", "Change against change"], name="Which chart")
        self.where.choose(AGAINST)
        self.sides = Segment([side.value.capitalize() for side in SIDES], name="Side")
        self.where.chosen.connect(self._where)
        self.sides.chosen.connect(self._side)
        self.chart.stood.connect(self._stood)
        self._lay_out()

    def show_path(self, path: ChangePath, *, both: bool) -> None:
        """Show a path; `both` where there is one of the other side too."""
        self.where.choose(AGAINST)
        self.sides.choose(SIDES.index(path.side))
        self.sides.setVisible(both)
        self.chart.show_path(path)

    def stand_at_visit(self, session_id: str) -> None:
        """Move the cursor to a visit; it is put away where the visit is not on the path."""
        points = self.chart.path.points if self.chart.path else ()
        self.chart.stand_at(next((point for point in points if point.session_id == session_id), None))

    def _where(self, index: int) -> None:
        if index == OVER_TIME:
            self.left.emit()

    def _side(self, index: int) -> None:
        self.side_chosen.emit(SIDES[index])

    def _stood(self, point: object) -> None:
        self.stood.emit(getattr(point, "session_id", ""))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.where)
        row.addStretch()
        row.addWidget(self.sides)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self.chart, 1)
