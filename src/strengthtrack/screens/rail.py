"""The rail on the left: where one can go."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.actions import RAIL, RAIL_FOOT, Act, Action, action
from strengthtrack.screens.parts import icons
from strengthtrack.screens.parts.logo import Logo
from strengthtrack.screens.theme import RADIUS_CARD, by_keyboard, faded, palette_in_use

WIDTH = 96


class RailItem(QAbstractButton):
    """An icon over a word, 80 × 64."""

    def __init__(self, row: Action, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = row.icon
        self._show_focus = False
        self.setText(row.words)
        self.setAccessibleDescription(f"Key: {row.cap}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(80, 64)

    def sizeHint(self) -> QSize:
        return QSize(80, 64)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_focus = by_keyboard(event.reason())
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(look.accent if self.isChecked() else look.text2)
        if not self.isEnabled():
            ink = faded(look.text2, 0.62)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.tint))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS_CARD, RADIUS_CARD)
        if self.hasFocus() and self._show_focus:
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_CARD - 1, RADIUS_CARD - 1)
        icons.paint(painter, self._icon, ink, QPointF((self.width() - 24) / 2, 8))
        painter.setFont(inter(15, 600 if self.isChecked() else 500, tabular=False))
        painter.setPen(ink)
        advance = QFontMetricsF(painter.font()).horizontalAdvance(self.text())
        painter.drawText(QPointF((self.width() - advance) / 2, 51), self.text())


class Rail(QWidget):
    """The places to go. Signals: `chosen(act)`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._group = QButtonGroup(self)
        self._acts = (*RAIL, *RAIL_FOOT)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 16, 8, 16)
        column.setSpacing(8)
        column.addWidget(Logo(), alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        for act in self._acts:
            if act in RAIL_FOOT:
                column.addStretch()
            column.addWidget(self._item(act))
        self._group.idClicked.connect(self._clicked)

    def show_act(self, act: Act | None) -> None:
        """Mark where we are; None where the place has no item of its own."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(act is not None and self._acts[self._group.id(button)] is act)
        self._group.setExclusive(act is not None)

    def set_patient_open(self, is_open: bool) -> None:
        """Grey what needs a patient while none is open."""
        for button in self._group.buttons():
            button.setEnabled(is_open or not action(self._acts[self._group.id(button)]).patient)

    def item(self, act: Act) -> QAbstractButton:
        """The item of one place."""
        return self._group.button(self._acts.index(act))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.surface))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(look.line))

    def _item(self, act: Act) -> RailItem:
        item = RailItem(action(act), self)
        self._group.addButton(item, self._acts.index(act))
        return item

    def _clicked(self, index: int) -> None:
        self.chosen.emit(self._acts[index].value)
