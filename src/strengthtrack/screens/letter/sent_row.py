from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.practice.letter.issuing import HistoryRow
from strengthtrack.screens.theme import RADIUS_CARD, by_keyboard, palette_in_use

HEIGHT, PADDING = 84, 16


class SentRow(QAbstractButton):
    """A letter that was sent: what, when, to whom; who signed, and whether it was corrected since."""

    def __init__(self, row: HistoryRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self._ringed = False
        self._lines = (row.words, f"Signed {row.signer}", _state(row))
        self.setText(row.words)
        self.setAccessibleName(". ".join(filter(None, self._lines)))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = by_keyboard(event.reason())
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.tint))
            painter.drawRoundedRect(whole, RADIUS_CARD, RADIUS_CARD)
        if self.hasFocus() and self._ringed:
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), RADIUS_CARD - 1, RADIUS_CARD - 1)
        for at, words in enumerate(self._lines):
            painter.setFont(inter(15, 400 if at else 600, tabular=False))
            painter.setPen(QColor(look.text2 if at else look.text))
            line = QRectF(PADDING, 11 + at * 21, self.width() - 2 * PADDING, 20)
            fitting = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)


def _state(row: HistoryRow) -> str:
    """What it was made with, and how it stands to other letters."""
    corrects = f"corrects that of {row.corrects}" if row.corrects else ""
    corrected = f"corrected on {row.corrected_on}" if row.corrected_on else ""
    return "  ·  ".join(filter(None, (row.template, corrects, corrected)))
