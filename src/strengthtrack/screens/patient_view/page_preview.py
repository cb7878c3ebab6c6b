"""A page of paper on the screen, as it will print."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from strengthtrack.charts.patient.page import Paper, TakeHome, draw_page
from strengthtrack.charts.patient.sheet import PatientSheet
from strengthtrack.screens.theme import palette_in_use


class PagePreview(QWidget):
    """The page as large as there is room; white in either look, for that is what paper is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: tuple[PatientSheet, TakeHome, Paper] | None = None
        self.setAccessibleName("The page as it will print")

    def show_page(self, sheet: PatientSheet, beside: TakeHome, paper: Paper) -> None:
        """Show this page; its sentences are read out."""
        self._page = sheet, beside, paper
        said = (beside.person, sheet.strength, *sheet.notes, sheet.pain, *beside.closing)
        self.setAccessibleDescription(" ".join(filter(None, said)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(495, 700)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = palette_in_use(), QPainter(self)
        painter.fillRect(self.rect(), QColor(look.surface))
        if self._page is None:
            return
        sheet, beside, paper = self._page
        scale = min((self.width() - 32) / paper.size.width(), (self.height() - 32) / paper.size.height())
        wide, high = paper.size.width() * scale, paper.size.height() * scale
        left, top = (self.width() - wide) / 2, (self.height() - high) / 2
        painter.save()
        painter.translate(left, top)
        painter.scale(scale, scale)
        draw_page(painter, sheet, beside, paper)
        painter.restore()
        painter.setPen(QPen(QColor(look.control), 1))
        painter.drawRect(QRectF(left, top, wide, high))
