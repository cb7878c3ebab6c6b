"""The push of a file as it would be kept."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from strengthtrack.charts.curve.layout import Curve, curve_layout
from strengthtrack.charts.curve.picture import draw_backdrop, draw_curves
from strengthtrack.charts.ink import Ink
from strengthtrack.charts.trend.form import SCREEN
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.setup import Side
from strengthtrack.practice.intake.force_reading import ForceReading
from strengthtrack.science.measures import trace_force
from strengthtrack.screens.theme import palette_in_use

LEAST_HIGH = 220


class ForceCurve(QWidget):
    """Force in N over seconds, in the colour of its side; nothing until it is shown one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curve: Curve | None = None
        self.setMinimumHeight(LEAST_HIGH)
        self.setAccessibleName("Force over time")

    def show_reading(self, reading: ForceReading | None, side: Side) -> None:
        """Show a push; None for none."""
        self.curve = None if reading is None else Curve(*trace_force(reading.trace), None, side)
        self.setAccessibleDescription("" if reading is None else f"Peak {figure(reading.peak_n)} N")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, 320)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = palette_in_use(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(look.ground))
        if self.curve is None:
            return
        layout = curve_layout(self.width(), self.height(), (self.curve,), near=False)
        ink = Ink(painter, look, SCREEN)
        draw_backdrop(ink, layout, from_onset=False)
        draw_curves(ink, layout, (self.curve,))
