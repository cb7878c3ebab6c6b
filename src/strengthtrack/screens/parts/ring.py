"""A ring that fills with the hold and empties with the rest; a number inside, a word under it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.parts.painted_words import paint_centred
from strengthtrack.screens.theme import palette_in_use

STROKE = 14
_TOP = 90 * 16
_TURN = -360 * 16
_TRACKING = -0.02
_STEP = 1 / 720
"""The least share that is worth a repaint: half a degree."""


class Ring(QWidget):
    """A share of a turn from the top, clockwise; `px` across, the number in `number_px`."""

    def __init__(self, px: int, number_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._px, self._number_px = px, number_px
        self._share, self._number, self._word = 0.0, "", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """Number and word, as they are read aloud."""
        return f"{self._number} {self._word}".strip()

    @property
    def share(self) -> float:
        """How much of it is full, 0 to 1."""
        return self._share

    def show_share(self, share: float, number: str, word: str) -> None:
        """Fill `share` (0 to 1) of the ring; repaints only what can be seen to differ."""
        share = min(1.0, max(0.0, share))
        if (number, word) == (self._number, self._word) and abs(share - self._share) < _STEP:
            return
        if (number, word) != (self._number, self._word):
            self._number, self._word = number, word
            self.setAccessibleName(self.words)
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._px, self._px)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = STROKE / 2
        box = QRectF(0, 0, self._px, self._px).adjusted(inset, inset, -inset, -inset)
        painter.setPen(_pen(look.tint))
        painter.drawEllipse(box)
        if self._share > 0:
            painter.setPen(_pen(look.accent))
            painter.drawArc(box, _TOP, round(_TURN * self._share))
        middle = self._px / 2
        rise = self._number_px * 0.08
        font = inter(self._number_px, 600)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self._number_px * _TRACKING)
        paint_centred(painter, self._number, QPointF(middle, middle - rise), font, look.text)
        under = middle - rise + self._number_px * 0.36 + 22
        paint_centred(painter, self._word, QPointF(middle, under), inter(15), look.text2)


def _pen(colour: str) -> QPen:
    pen = QPen(QColor(colour), STROKE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
