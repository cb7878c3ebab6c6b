"""What is tested, over the centre column: the side's marker and name, “armed”, and a bar in the side's colour."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from strengthtrack.clinic.setup import Side
from strengthtrack.practice.session_view import TestLine
from strengthtrack.screens.parts.side_marker import SideMarker, side_colour
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.trial_words import title_of

_DASH, _GAP = 48, 24


class ArmedBar(QWidget):
    """Eight pixels in the side's colour while armed: whole for the right, broken for the left."""

    HEIGHT = 8

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side: Side | None = None
        self.setFixedHeight(self.HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def side(self) -> Side | None:
        """The side that is armed; None where none is."""
        return self._side

    def show_armed(self, side: Side | None) -> None:
        """Show which side is armed."""
        if side is not self._side:
            self._side = side
            self.setAccessibleName(f"{side.value} armed" if side else "not armed")
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._side is None:
            return
        painter = QPainter(self)
        colour = QColor(side_colour(self._side))
        if self._side is Side.RIGHT:
            painter.fillRect(self.rect(), colour)
            return
        for left in range(0, self.width(), _DASH + _GAP):
            painter.fillRect(QRectF(left, 0, _DASH, self.HEIGHT), colour)


class Heading(QWidget):
    """Marker and name; `role` section or title."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marker = SideMarker()
        self._name = label("", role)
        self._armed = label("armed", "lead")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for part in (self._marker, self._name, self._armed):
            row.addWidget(part)
        row.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_test(self, line: TestLine, *, armed: bool) -> None:
        """Name a movement and side."""
        words = title_of(line.movement, line.side)
        if words != self._name.text():
            self._name.setText(words)
            self._marker.show_side(line.side)
        self._armed.setVisible(armed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._name.sizeHint().height())
