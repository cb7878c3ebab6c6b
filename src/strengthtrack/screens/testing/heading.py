"""What is tested, over the centre column: the side's marker and name, “armed”, and a bar in the side's colour."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from strengthtrack.clinic.setup import Side
from strengthtrack.practice.testing.session_view import TestLine
from strengthtrack.screens.parts.side_marker import SideMarker, side_colour
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.testing.trial_words import title_of

_DASH, _GAP = 48, 24
_APART = 12


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
        self._armed = label("", "lead")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_APART)
        for part in (self._marker, self._name, self._armed):
            row.addWidget(part)
        row.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self._name.text()} {self._armed.text()}".strip()

    def show_test(self, line: TestLine, state: str = "") -> None:
        """Name a movement and side, and how it stands: “armed”, “rest”."""
        words = title_of(line.movement, line.side)
        if words != self._name.text():
            self._name.setText(words)
            self._marker.show_side(line.side)
        if state != self._armed.text():
            self._armed.setText(state)
            self.updateGeometry()
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._name_width, self._name.sizeHint().height())

    @property
    def _name_width(self) -> int:
        return self._marker.sizeHint().width() + _APART + self._name.sizeHint().width()

    @property
    def _whole_width(self) -> int:
        state = self._armed.sizeHint().width() + _APART if self._armed.text() else 0
        return self._name_width + state

    def _make_room(self) -> None:
        """The name is never cut short; how it stands gives way, for the bar above says it too."""
        shown = bool(self._armed.text()) and self._whole_width <= self.width()
        if self._armed.isHidden() is shown:
            self._armed.setVisible(shown)

    def sizeHint(self) -> QSize:
        return QSize(self._whole_width, self._name.sizeHint().height())
