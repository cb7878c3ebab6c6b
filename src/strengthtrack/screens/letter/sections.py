"""What a letter may say, section by section, each with a tick and its first words."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.documents.letter_facts import Part
from strengthtrack.practice.letter.writing import PLAN_INVITES, Section
from strengthtrack.screens.parts import icons
from strengthtrack.screens.theme import RADIUS_CARD, RADIUS_KEY, by_keyboard, palette_in_use

HEIGHT, PLAN_HEIGHT = 64, 34
PADDING, BOX, TEXT_LEFT = 16, 24, 56


class SectionRow(QAbstractButton):
    """One section. The box ticks it, the rest of the row chooses it. Signals: `chosen(part)`."""

    chosen = Signal(str)

    def __init__(self, part: Part, height: int = HEIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(part.value)
        self.setCheckable(True)
        self.part = part
        self._words = ""
        self._height = height
        self._ringed = False
        self.selected, self.line_below = False, True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

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
        return QSize(200, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height)

    def hitButton(self, at: QPoint) -> bool:
        return at.x() < TEXT_LEFT

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.part.value)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = by_keyboard(event.reason())
        self.chosen.emit(self.part.value)
        super().focusInEvent(event)

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
        box = QRectF(PADDING, (self._height - BOX) / 2, BOX, BOX)
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
        title = QRectF(TEXT_LEFT, 12 if self._words else (self._height - 20) / 2, width, 20)
        painter.setFont(inter(15, 600, tabular=False))
        painter.setPen(QColor(look.text))
        painter.drawText(title, lying, self.part.value)
        painter.setFont(inter(15, tabular=False))
        painter.setPen(QColor(look.text2))
        words = QFontMetricsF(painter.font()).elidedText(self._words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(title.translated(0, 21), lying, words)


class SectionList(QWidget):
    """The sections, and the field for the plan under its own.

    Signals: `changed`, after a tick or a letter typed; `chosen(part)`, when a section is looked at.
    """

    changed = Signal()
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = {part: SectionRow(part, PLAN_HEIGHT if part is Part.PLAN else HEIGHT) for part in Part}
        self.plan = QPlainTextEdit()
        self.selected: Part | None = None
        self._lay_out()
        for row in self.rows.values():
            row.toggled.connect(self._tell)
            row.chosen.connect(self._choose)
        self.plan.textChanged.connect(self._typed)

    @property
    def plan_text(self) -> str:
        """What was typed under Plan."""
        return self.plan.toPlainText()

    @property
    def ticked(self) -> frozenset[Part]:
        """The sections that are offered and ticked."""
        return frozenset(part for part, row in self.rows.items() if not row.isHidden() and row.isChecked())

    def start(self, sections: Sequence[Section]) -> None:
        """Sections of another patient: all ticked but the plan, which is empty."""
        self.blockSignals(True)
        self.plan.clear()
        for part, row in self.rows.items():
            row.setChecked(part is not Part.PLAN)
        self.blockSignals(False)
        self.offer(sections)
        self._choose(Part.OPENING.value)

    def offer(self, sections: Sequence[Section]) -> None:
        """Show these sections with their first words; the others are not offered."""
        words = {section.part: section.first_words for section in sections}
        for part, row in self.rows.items():
            row.setVisible(part in words)
            row.say("" if part is Part.PLAN else words.get(part, ""))
        self._show_chosen()

    def _choose(self, part: str) -> None:
        self.selected = Part(part)
        self._show_chosen()
        self.chosen.emit(part)

    def _show_chosen(self) -> None:
        offered = [row for row in self.rows.values() if not row.isHidden()]
        for row, below in zip(offered, (*offered[1:], None), strict=True):
            open_below = below is not None and below.part is not self.selected
            row.show_as(selected=row.part is self.selected, line_below=open_below)

    def _tell(self, _checked: bool) -> None:
        self.changed.emit()

    def _typed(self) -> None:
        """Typing ticks the plan, emptying it takes the tick away."""
        row, wanted = self.rows[Part.PLAN], bool(self.plan_text.strip())
        if row.isChecked() is not wanted:
            row.setChecked(wanted)
        else:
            self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self.rows.values():
            column.addWidget(row)
        self.plan.setPlaceholderText(PLAN_INVITES)
        self.plan.setAccessibleName("Plan")
        self.plan.setTabChangesFocus(True)
        self.plan.setFixedHeight(56)
        beside = QHBoxLayout()
        beside.setContentsMargins(TEXT_LEFT, 0, PADDING, 7)
        beside.addWidget(self.plan)
        column.addLayout(beside)
        column.addStretch()
