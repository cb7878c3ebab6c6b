"""A drop-down list with the look's own arrow."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QWidget

from strengthtrack.screens.parts import icons
from strengthtrack.screens.theme import palette_in_use


class Picker(QComboBox):
    """A QComboBox whose arrow is the line icon and whose list is a plain one on every system."""

    def __init__(self, choices: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setView(QListView(self))
        self.addItems(list(choices))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls; what is chosen must not change under the pointer

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colour = palette_in_use().text2
        icons.paint(QPainter(self), "chevron-down", colour, QPointF(self.width() - 32, (self.height() - 20) / 2), px=20)
