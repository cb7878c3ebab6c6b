"""A patient's page on the screen: painted, and read out as the same sentences."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from strengthtrack.charts.palette import Palette
from strengthtrack.charts.patient.layout import PatientLayout, layout
from strengthtrack.charts.patient.picture import draw
from strengthtrack.charts.patient.sheet import PatientSheet
from strengthtrack.charts.patient.type import PatientType


class PatientBoard(QWidget):
    """One sheet, by the `factor` of the whole screen."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._factor = 1.0
        self._sheet: PatientSheet | None = None
        self._page: PatientLayout | None = None

    @property
    def page(self) -> PatientLayout | None:
        """Where everything stands now."""
        return self._page

    def show_sheet(self, sheet: PatientSheet) -> None:
        """Show another sheet; its sentences are the widget's name and description."""
        self._sheet = sheet
        self.setAccessibleName(sheet.strength)
        self.setAccessibleDescription(" ".join((*sheet.notes, sheet.pain)))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self._measure()

    def set_factor(self, factor: float) -> None:
        """Fill a screen of another size."""
        self._factor = factor
        self._measure()

    def set_palette(self, palette: Palette) -> None:
        """Other colours."""
        self._palette = palette
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(1366, 711)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._palette.ground))
        if self._page is not None and self._sheet is not None:
            draw(painter, self._page, self._sheet.strength_panel.side, self._palette)

    def _measure(self) -> None:
        if self._sheet is not None:
            self._page = layout(self._sheet, PatientType(factor=self._factor), QRectF(self.rect()))
            self.update()
