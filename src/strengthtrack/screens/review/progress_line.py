"""How far a long job has come, and the way out of it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.theme import palette_in_use

_HIGH, _WIDE = 8, 320


class ProgressLine(QWidget):
    """`what` is counted; per cent where that is "". Signals: `cancelled`."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None, *, what: str = "patients") -> None:
        super().__init__(parent)
        self._what = what
        self.bar, self.words = _Bar(), label("", "quiet")
        self.cancel = button("Cancel")
        self.cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for part in (self.bar, self.words, self.cancel):
            row.addWidget(part)
        row.addStretch()
        self.show_step(0, 0)

    def show_step(self, done: int, of: int) -> None:
        """So many of all are done."""
        words = self._counted(done, of) if of else "Beginning"
        self.words.setText(words)
        self.bar.show_share(done / of if of else 0.0)
        self.setAccessibleName(words)

    def _counted(self, done: int, of: int) -> str:
        told = f"{done:,} of {of:,} {self._what}" if self._what else f"{done / of:.0%}"
        return told.replace(",", "\N{NO-BREAK SPACE}")


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        self._share = share
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = palette_in_use(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, share in ((look.sunken, 1.0), (look.accent, self._share)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(0, 0, _WIDE * share, _HIGH), _HIGH / 2, _HIGH / 2)
