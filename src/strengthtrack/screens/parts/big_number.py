"""The one number a person reads from two metres away, its unit beside it at a quarter."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.theme import palette_in_use

_TRACKING = -0.042
_LONGEST = "888"


class BigNumber(QWidget):
    """Digits `px` high and a unit; takes up the same room whatever it shows."""

    def __init__(self, px: int, unit: str = "N", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._px, self._unit, self._words = px, unit, ""
        self._font = inter(px, 600)
        self._font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, px * _TRACKING)
        self._unit_font = inter(px // 4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What it shows, without the unit."""
        return self._words

    def show_number(self, words: str) -> None:
        """Show other digits; the same digits again cost nothing."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(f"{words} {self._unit}")
            self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._font)
        width = metrics.horizontalAdvance(_LONGEST) + self._px * 0.4
        return QSize(round(width), round(metrics.capHeight()) + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._px, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(self._font)
        baseline = self.height() - 4.0
        painter.setFont(self._font)
        painter.setPen(QColor(look.text))
        # without the first digit's own left margin, so that it stands flush with the words above it
        left = -metrics.tightBoundingRect(self._words).left()
        painter.drawText(QPointF(left, baseline), self._words)
        painter.setFont(self._unit_font)
        painter.setPen(QColor(look.text2))
        after = left + metrics.horizontalAdvance(self._words) - self._px * _TRACKING + self._px * 0.075
        painter.drawText(QPointF(after, baseline), self._unit)
