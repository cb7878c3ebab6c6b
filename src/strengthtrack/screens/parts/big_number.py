"""The one number a person reads from two metres away, its unit beside it at a quarter."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.theme import palette_in_use

_TRACKING = -0.042
_LONGEST = "888"
NOTHING = "–"
"""Shown where nothing is heard, and quieter than a number."""
_LEAST_PX = 96
_UNIT_SHARE = 0.27
"""The unit and the gap before it, as a share of the digits' height."""


class BigNumber(QWidget):
    """Digits `px` high and a unit; takes up the same room whatever it shows."""

    def __init__(self, px: int, unit: str = "N", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._px, self._unit, self._words = px, unit, ""
        self._font, self._unit_font = _fonts(px)
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

    @property
    def fitting_px(self) -> int:
        """How high the digits are set, so that three of them and the unit fit; never below 96."""
        needed = QFontMetricsF(self._font).horizontalAdvance(_LONGEST) + self._px * _UNIT_SHARE
        return max(min(_LEAST_PX, self._px), min(self._px, int(self._px * self.width() / needed)))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, px = palette_in_use(), self.fitting_px
        font, unit_font = (self._font, self._unit_font) if px == self._px else _fonts(px)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(font)
        baseline = self.height() - 4.0
        painter.setFont(font)
        painter.setPen(QColor(look.text2 if self._words == NOTHING else look.text))
        # without the first digit's own left margin, so that it stands flush with the words above it
        left = -metrics.tightBoundingRect(self._words).left()
        painter.drawText(QPointF(left, baseline), self._words)
        painter.setFont(unit_font)
        painter.setPen(QColor(look.text2))
        after = left + metrics.horizontalAdvance(self._words) - px * _TRACKING + px * 0.075
        painter.drawText(QPointF(after, baseline), self._unit)


def _fonts(px: int) -> tuple[QFont, QFont]:
    """Digits and unit."""
    digits = inter(px, 600)
    digits.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, px * _TRACKING)
    return digits, inter(px // 4)
