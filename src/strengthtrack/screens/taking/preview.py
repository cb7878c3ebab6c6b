"""A chart as it will leave, as large as there is room; it can be dragged from here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from strengthtrack.screens.theme import palette_in_use

if TYPE_CHECKING:
    from strengthtrack.charts.paper import Sheet

EDGE = 24


class SheetPreview(QWidget):
    """White in either look, for that is what paper is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet | None = None
        self.setMinimumSize(360, 300)
        self.setAccessibleName("The chart as it will leave")
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip("Drag it into a mail, a document or a folder")

    def show_sheet(self, sheet: "Sheet") -> None:
        """Show another one; it is read out in its words."""
        self._sheet = sheet
        self.setAccessibleDescription(sheet.words)
        self.update()

    @property
    def place(self) -> QRectF:
        """Where the sheet lies; nothing where there is none."""
        if self._sheet is None:
            return QRectF()
        wide, high = self._sheet.size
        scale = min((self.width() - 2 * EDGE) / wide, (self.height() - 2 * EDGE) / high)
        size = QRectF(0, 0, wide * scale, high * scale)
        size.moveCenter(QRectF(self.rect()).center())
        return size

    def sizeHint(self) -> QSize:
        return QSize(680, 560)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = palette_in_use(), QPainter(self)
        painter.fillRect(self.rect(), QColor(look.sunken))
        if self._sheet is None:
            return
        place = self.place
        edge = max(6.0, 0.02 * place.width())
        painter.fillRect(place.adjusted(-edge, -edge, edge, edge), QColor("#FFFFFF"))
        painter.setPen(QPen(QColor(look.control), 1))
        painter.drawRect(place.adjusted(-edge, -edge, edge, edge))
        painter.translate(place.topLeft())
        painter.scale(place.width() / self._sheet.size[0], place.width() / self._sheet.size[0])
        self._sheet.draw(painter)
