"""One of several things that can be looked at: its name over a quiet line, and a note with an icon where it has one."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.parts import icons
from strengthtrack.screens.parts.painted_words import paint_left
from strengthtrack.screens.theme import RADIUS_CARD, by_keyboard, palette_in_use

HEIGHT, HEIGHT_PLAIN, PADDING = 88, 64, 16
_ICON_PX = 18


@dataclass(frozen=True, slots=True)
class Note:
    """The third line; `ink` names a colour of the palette."""

    words: str
    icon: str
    ink: str


class PickRow(QAbstractButton):
    """Signals: `chosen(id)`."""

    chosen = Signal(str)

    def __init__(self, id: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id, self.name = id, name
        self.facts = ""
        self.note: Note | None = None
        self.selected = self._ringed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._choose)

    def show_facts(self, facts: str, note: Note | None, *, selected: bool) -> None:
        """Say the quiet line and the note, and whether it is the one that is looked at."""
        self.facts, self.note, self.selected = facts, note, selected
        self.setAccessibleName(". ".join(filter(None, (self.name, facts, note.words if note else ""))))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT if self.note else HEIGHT_PLAIN)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = by_keyboard(event.reason())
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, whole = palette_in_use(), QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.tint))
            painter.drawRoundedRect(whole, RADIUS_CARD, RADIUS_CARD)
        if self.hasFocus() and self._ringed:
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), RADIUS_CARD - 1, RADIUS_CARD - 1)
        name = inter(17, 600, tabular=False)
        self._paint_line(painter, self.name, 22, name, look.accent if self.selected else look.text)
        self._paint_line(painter, self.facts, 44, inter(15), look.text2)
        if self.note is not None:
            ink = getattr(look, self.note.ink)
            icons.paint(painter, self.note.icon, ink, QPointF(PADDING - 2, 66 - _ICON_PX / 2), px=_ICON_PX)
            self._paint_line(painter, self.note.words, 66, inter(15, 500, tabular=False), ink, indent=_ICON_PX + 6)

    def _paint_line(
        self, painter: QPainter, words: str, middle: float, font: QFont, ink: str, *, indent: int = 0
    ) -> None:
        """One line, cut with an ellipsis where the row ends."""
        left = PADDING + indent
        said = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, self.width() - left - PADDING)
        paint_left(painter, said, QPointF(left, middle), font, ink)

    def _choose(self) -> None:
        self.chosen.emit(self.id)
