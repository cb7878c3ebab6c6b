"""One sentence about a state of the test page, on a card."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from strengthtrack.screens.parts import icons
from strengthtrack.screens.parts.card import paint_card
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.theme import palette_in_use

_ROOM_FOR_TITLE = 580


class StateCard(QWidget):
    """One sentence about a state, with its icon: not an alarm."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._warns = "unplug", True
        self._sentence = label("", "title", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(104, 34, 16, 24)
        row.addWidget(self._sentence, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    def say(self, sentence: str, icon: str, *, warns: bool) -> None:
        """Say something else."""
        if sentence != self.sentence or icon != self._icon:
            self._icon, self._warns = icon, warns
            self._sentence.setText(sentence)
            self.setAccessibleName(sentence)
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sentence.set_role("title" if self.width() >= _ROOM_FOR_TITLE else "section")

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        paint_card(painter, self, look.surface)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.warn_ground if self._warns else look.tint))
        painter.drawEllipse(QPointF(52, 52), 28, 28)
        icons.paint(painter, self._icon, look.warn if self._warns else look.accent, QPointF(40, 40), px=24)
