"""One section of a letter: its tick, its name and its first words."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.letter import Part
from strengthtrack.screens.parts import icons
from strengthtrack.screens.theme import RADIUS_CARD, RADIUS_KEY, by_keyboard, palette_in_use

HEIGHT = 64
PADDING, BOX, TEXT_LEFT = 16, 24, 56


class SectionRow(QAbstractButton):
    """One section. The box ticks it, the rest of the row chooses it.

    Signals: `chosen(part)`; `ticked(part, wanted)`, by a person.
    """

    chosen = Signal(str)
    ticked = Signal(str, bool)

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(part.value)
        self.setCheckable(True)
        self.part = part
        self._words = ""
        self._ringed = False
        self.selected, self.line_below = False, True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._tell)

    def show_tick(self, wanted: bool) -> None:
        """Whether it is in the letter, without saying so."""
        self.setChecked(wanted)

    def say(self, words: str) -> None:
        """Show other first words."""
        self._words = words
        self.setAccessibleName(f"{self.part.value}. {words}" if words else self.part.value)
        self.update()

    def show_as(self, *, selected: bool, line_below: bool) -> None:
        """Whether it is the chosen one, and whether a hairline stands under it."""
        self.selected, self.line_below = selected, line_below
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def hitButton(self, at: QPoint) -> bool:
        return at.x() < TEXT_LEFT

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.part.value)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = by_keyboard(event.reason())
        self.chosen.emit(self.part.value)
        super().focusInEvent(event)

    def _tell(self, wanted: bool) -> None:
        self.ticked.emit(self.part.value, wanted)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        if self.selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.tint))
            painter.drawRoundedRect(whole, RADIUS_CARD, RADIUS_CARD)
        elif self.line_below:
            line = QRectF(TEXT_LEFT, whole.bottom() - 1, whole.width() - TEXT_LEFT - PADDING, 1)
            painter.fillRect(line, QColor(look.line))
        if self.hasFocus() and self._ringed:
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), RADIUS_CARD - 1, RADIUS_CARD - 1)
        self._paint_box(painter)
        self._paint_words(painter)

    def _paint_box(self, painter: QPainter) -> None:
        look = palette_in_use()
        box = QRectF(PADDING, (HEIGHT - BOX) / 2, BOX, BOX)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent))
            painter.drawRoundedRect(box, RADIUS_KEY, RADIUS_KEY)
            icons.paint(painter, "check", look.on_accent, QPointF(box.left() + 3, box.top() + 3), px=18)
        else:
            painter.setPen(QPen(QColor(look.control), 1))
            painter.setBrush(QColor(look.ground))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_KEY, RADIUS_KEY)

    def _paint_words(self, painter: QPainter) -> None:
        look = palette_in_use()
        width = self.width() - TEXT_LEFT - PADDING
        lying = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        title = QRectF(TEXT_LEFT, 12 if self._words else (HEIGHT - 20) / 2, width, 20)
        painter.setFont(inter(15, 600, tabular=False))
        painter.setPen(QColor(look.text))
        painter.drawText(title, lying, self.part.value)
        painter.setFont(inter(15, tabular=False))
        painter.setPen(QColor(look.text2))
        words = QFontMetricsF(painter.font()).elidedText(self._words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(title.translated(0, 21), lying, words)
