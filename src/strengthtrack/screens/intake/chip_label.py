"""A chip that stands by itself."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.screens.parts.chip import HEIGHT, Chip, chip_width, paint_chip


class ChipLabel(QWidget):
    """Nothing until it is shown one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip: Chip | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_chip(self, chip: Chip) -> None:
        """Show another."""
        self.chip = chip
        self.setAccessibleName(chip.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self.chip) if self.chip else 0, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.chip is not None:
            paint_chip(QPainter(self), QPointF(self.width(), 0), self.chip)
