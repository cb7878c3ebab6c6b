"""Hairlines instead of boxes."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.screens.theme import palette_in_use


class Hairline(QWidget):
    """One pixel of `line`, lying or standing."""

    def __init__(self, *, standing: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        across, along = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(*((across, along) if standing else (along, across)))

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(palette_in_use().line))


def hairline(parent: QWidget | None = None) -> Hairline:
    """A lying hairline."""
    return Hairline(parent=parent)


def standing_hairline(parent: QWidget | None = None) -> Hairline:
    """A standing hairline."""
    return Hairline(standing=True, parent=parent)
