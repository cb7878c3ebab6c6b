"""One frame with a few choices, of which one is chosen. Arrow keys move the choice."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.theme import RADIUS_CONTROL, by_keyboard, faded, palette_in_use

_PADDING = 16
NONE = -1


class _Choice(QAbstractButton):
    """One choice; the frame around all of them is painted by the segment."""

    def __init__(self, words: str, frame: QWidget) -> None:
        super().__init__(frame)
        self._frame = frame
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_focus = False

    def sizeHint(self) -> QSize:
        # The width of the chosen state, so that choosing moves nothing.
        return QSize(ceil(QFontMetricsF(self._font(600)).horizontalAdvance(self.text())) + 2 * _PADDING, 40)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.show_focus = by_keyboard(event.reason())
        self._frame.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._frame.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        font = self._font(600 if self.isChecked() else 500)
        painter.setFont(font)
        ink = QColor(look.accent if self.isChecked() else look.text2)
        painter.setPen(ink if self.isEnabled() else faded(look.text2, 0.62))
        metrics = QFontMetricsF(font)
        left = (self.width() - metrics.horizontalAdvance(self.text())) / 2
        painter.drawText(QPointF(left, (self.height() + metrics.ascent() - metrics.descent()) / 2), self.text())

    @staticmethod
    def _font(weight: int) -> QFont:
        return inter(15, weight, tabular=False)


class Segment(QWidget):
    """A row of choices in one frame. `optional`: begins with none, and the chosen one pressed again is taken back.

    Signals: `chosen(index)`, when a person chooses; −1 where the choice was taken back.
    """

    chosen = Signal(int)

    def __init__(
        self,
        labels: Sequence[str],
        *,
        name: str = "",
        big: bool = False,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._optional, self._before = optional, NONE
        self._group = QButtonGroup(self)
        self._choices = [_Choice(words, self) for words in labels]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, choice in enumerate(self._choices):
            self._group.addButton(choice, index)
            row.addWidget(choice)
        self._group.idClicked.connect(self._clicked)
        self._group.idToggled.connect(self._repaint)
        self.setAccessibleName(name)
        self.setFixedHeight(48 if big else 40)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if self._choices and not optional:
            self._choices[0].setChecked(True)

    @property
    def index(self) -> int:
        """Which one is chosen; −1 where none is."""
        return self._group.checkedId()

    def choose(self, index: int) -> None:
        """Choose one without saying so; −1 for none."""
        self._before = index
        if index != NONE:
            self._choices[index].setChecked(True)
            return
        self._group.setExclusive(False)  # an exclusive group keeps its last one
        for choice in self._choices:
            choice.setChecked(False)
        self._group.setExclusive(True)

    def set_labels(self, labels: Sequence[str]) -> None:
        """Say the same choices in other words, for example with new counts."""
        for choice, words in zip(self._choices, labels, strict=True):
            choice.setText(words)
            choice.updateGeometry()

    def _clicked(self, index: int) -> None:
        self.choose(NONE if self._optional and index == self._before else index)
        self.chosen.emit(self.index)

    def _repaint(self, _index: int, _checked: bool) -> None:
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus goes on to the choice the arrow keys move from; with a proxy for that Qt crashed at the end."""
        super().focusInEvent(event)
        if self._choices:
            (self._group.checkedButton() or self._choices[0]).setFocus(event.reason())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        inside = QPainterPath()
        inside.addRoundedRect(frame, RADIUS_CONTROL, RADIUS_CONTROL)
        painter.fillPath(inside, QColor(look.ground))
        painter.setClipPath(inside)
        for choice in self._choices:
            if choice.isChecked():
                painter.fillRect(choice.geometry(), QColor(look.tint))
        painter.setClipping(False)
        for choice in self._choices[1:]:
            painter.fillRect(QRectF(choice.x(), 1, 1, self.height() - 2), QColor(look.line))
        painter.setPen(QPen(QColor(look.control), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, RADIUS_CONTROL, RADIUS_CONTROL)
        for choice in self._choices:
            if choice.hasFocus() and choice.show_focus:
                painter.setPen(QPen(QColor(look.accent), 2))
                box = QRectF(choice.geometry()).adjusted(1, 1, -1, -1)
                painter.drawRoundedRect(box, RADIUS_CONTROL - 1, RADIUS_CONTROL - 1)
