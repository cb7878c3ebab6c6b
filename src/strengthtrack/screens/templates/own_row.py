"""One template of the clinic's own: its name, its version and day, and what it is used for."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.letter import LetterKind, LetterTemplate
from strengthtrack.screens.parts import icons
from strengthtrack.screens.parts.painted_words import paint_left
from strengthtrack.screens.theme import RADIUS_CARD, by_keyboard, palette_in_use

HEIGHT, HEIGHT_UNUSED, PADDING = 88, 64, 16
_TICK_PX = 18
EVERY = "Every kind of letter"


class OwnRow(QAbstractButton):
    """Signals: `chosen(template_id)`."""

    chosen = Signal(str)

    def __init__(self, template: LetterTemplate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.template = template
        self.selected, self.used = False, ""
        self._ringed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._choose)

    def show_use(self, kinds: Sequence[LetterKind], *, selected: bool) -> None:
        """Say which kinds of letter begin with it, and whether it is the one that is looked at."""
        self.selected = selected
        self.used = EVERY if len(kinds) == len(LetterKind) else ", ".join(kind.words for kind in kinds)
        used = f". Used for: {self.used}" if self.used else ""
        self.setAccessibleName(f"{self.template.name}. {self.facts}{used}")
        self.updateGeometry()
        self.update()

    @property
    def facts(self) -> str:
        """The quiet line."""
        added = day_words(self.template.added_at.astimezone().date())
        return f"Version {self.template.version}, added {added}"

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT if self.used else HEIGHT_UNUSED)

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
        room = self.width() - 2 * PADDING
        said = QFontMetricsF(name).elidedText(self.template.name, Qt.TextElideMode.ElideRight, room)
        paint_left(painter, said, QPointF(PADDING, 22), name, look.accent if self.selected else look.text)
        paint_left(painter, self.facts, QPointF(PADDING, 44), inter(15), look.text2)
        if self.used:
            self._paint_used(painter)

    def _paint_used(self, painter: QPainter) -> None:
        look, font = palette_in_use(), inter(15, 500, tabular=False)
        left = PADDING + _TICK_PX + 6
        room = self.width() - left - PADDING
        said = QFontMetricsF(font).elidedText(self.used, Qt.TextElideMode.ElideRight, room)
        icons.paint(painter, "check", look.ok, QPointF(PADDING - 2, 66 - _TICK_PX / 2), px=_TICK_PX)
        paint_left(painter, said, QPointF(left, 66), font, look.ok)

    def _choose(self) -> None:
        self.chosen.emit(self.template.id)
