"""Steps to take, each with its number; the first is to be done now."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.parts.lines import hairline
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.theme import palette_in_use


def steps(told: Sequence[tuple[str, str]]) -> QVBoxLayout:
    """A column of steps, each a title and a line under it, hairlines between."""
    column = QVBoxLayout()
    column.setSpacing(0)
    for number, (title, text) in enumerate(told, start=1):
        column.addLayout(_step(number, title, text))
        if number < len(told):
            column.addWidget(hairline())
    return column


class _Number(QWidget):
    """A step's number in a circle; the first is to be done now."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(40, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        now = self._number == 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen if now else QPen(QColor(look.control), 1))
        painter.setBrush(QColor(look.accent) if now else Qt.BrushStyle.NoBrush)
        half = 0.0 if now else 0.5
        painter.drawEllipse(QRectF(self.rect()).adjusted(half, half, -half, -half))
        painter.setFont(inter(17, 600))
        painter.setPen(QColor(look.on_accent if now else look.text2))
        metrics = QFontMetricsF(painter.font())
        left = (40 - metrics.horizontalAdvance(str(self._number))) / 2
        painter.drawText(QPointF(left, (40 + metrics.ascent() - metrics.descent()) / 2), str(self._number))


def _step(number: int, title: str, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 14, 0, 14)
    row.setSpacing(24)
    row.addWidget(_Number(number), alignment=Qt.AlignmentFlag.AlignVCenter)
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(label(title, "name"))
    lines.addWidget(label(text, "quiet"))
    row.addLayout(lines, 1)
    return row
