"""How far a programme has come: one mark a week, filled or outlined. The words stand beside it."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.screens.theme import palette_in_use

MARK_WIDTH, MARK_HEIGHT, STEP = 11, 8, 14


def week_bar_width(weeks: int) -> int:
    """The width in pixels of a bar of that many weeks."""
    return max(0, weeks * STEP - (STEP - MARK_WIDTH))


def paint_week_bar(painter: QPainter, left: float, top: float, weeks: int, filled: int) -> None:
    """Draw `weeks` marks of which the first `filled` are full."""
    look, ratio = palette_in_use(), painter.device().devicePixelRatioF()
    painter.drawImage(QPointF(round(left), top), _drawn(weeks, filled, look.accent, look.control, ratio))


@lru_cache(maxsize=256)
def _drawn(weeks: int, filled: int, full_ink: str, edge: str, ratio: float) -> QImage:
    """The bar as a picture: a list shows a dozen at a time, and draws them anew with every key."""
    size = QSizeF(week_bar_width(weeks), MARK_HEIGHT) * ratio
    image = QImage(size.toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for week in range(weeks):
        box = QRectF(week * STEP, 0, MARK_WIDTH, MARK_HEIGHT)
        full = week < filled
        painter.setPen(Qt.PenStyle.NoPen if full else QPen(QColor(edge), 1))
        painter.setBrush(QColor(full_ink) if full else Qt.BrushStyle.NoBrush)
        half = 0.0 if full else 0.5
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), 2, 2)
    painter.end()
    return image


class WeekBar(QWidget):
    """The bar by itself; read aloud as “week 3 of 8”."""

    def __init__(self, weeks: int, filled: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_weeks(weeks, filled)

    def show_weeks(self, weeks: int, filled: int) -> None:
        """Show another programme."""
        self._weeks, self._filled = weeks, filled
        self.setAccessibleName(f"week {filled} of {weeks}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(week_bar_width(self._weeks), MARK_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_week_bar(QPainter(self), 0, 0, self._weeks, self._filled)
