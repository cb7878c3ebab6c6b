"""Pain as eleven keys, 0 to 10. Nothing is preselected; the same key again takes the answer back."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.pain import NO_PAIN, WORST_PAIN
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.theme import RADIUS_CONTROL, palette_in_use

KEY_PX = 48
_WIDEST = 768


def pain_of_key(key: str) -> int | None:
    """The score a key stands for, 0 to 9 and T for ten; None for any other key."""
    if key.upper() == "T":
        return WORST_PAIN
    return int(key) if len(key) == 1 and key.isdigit() and key.isascii() else None


class _Score(QAbstractButton):
    """One score, 48 × 48."""

    def __init__(self, score: int) -> None:
        super().__init__()
        self.setText(str(score))
        self.setCheckable(True)
        self.setAccessibleName(f"Pain {score}")
        self.setFixedSize(KEY_PX, KEY_PX)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        hovered = self.underMouse() or self.isDown()
        fill = look.accent if on else look.tint if hovered else look.ground
        edge = QPen(QColor(look.accent), 2) if self.hasFocus() else QPen(QColor(look.accent if on else look.control), 1)
        half = edge.widthF() / 2
        painter.setPen(edge)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS_CONTROL, RADIUS_CONTROL)
        if on and self.hasFocus():
            painter.setPen(QPen(QColor(look.on_accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), 4, 4)
        painter.setFont(inter(20, 600))
        painter.setPen(QColor(look.on_accent if on else look.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class PainRow(QWidget):
    """A question, eleven keys and what their ends mean.

    With `click_focus` a click brings the keys to it, as on a form; without, they stay with the page.
    Signals: `given(object)`, the score 0 to 10, or None where the answer was taken back.
    """

    given = Signal(object)

    def __init__(
        self, question: str, hint: str = "", parent: QWidget | None = None, *, click_focus: bool = False
    ) -> None:
        super().__init__(parent)
        self._focus = Qt.FocusPolicy.StrongFocus if click_focus else Qt.FocusPolicy.TabFocus
        self._question = label(question, "name")
        self._hint = label(hint, "quiet")
        self._keys = QButtonGroup(self)
        self._keys.setExclusive(False)
        self._answer: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(_apart(self._question, self._hint))
        column.addSpacing(12)
        column.addLayout(self._row_of_keys())
        column.addSpacing(8)
        column.addLayout(_apart(label("No pain", "quiet"), label("Worst imaginable", "quiet")))
        self._keys.idClicked.connect(self.press)
        self.setAccessibleName(question)
        self.setMaximumWidth(_WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def score(self) -> int | None:
        """What was answered; None where nothing was."""
        return self._answer

    def show_score(self, score: int | None) -> None:
        """Show an answer without giving it."""
        for value in range(NO_PAIN, WORST_PAIN + 1):
            self._keys.button(value).setChecked(value == score)
        self._answer = score

    def press(self, score: int) -> None:
        """Answer as by key or click; the same again takes it back."""
        self.show_score(None if score == self._answer else score)
        self.given.emit(self._answer)

    def sizeHint(self) -> QSize:
        return QSize(614, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        score = pain_of_key(event.text())
        if score is None:
            super().keyPressEvent(event)
        else:
            self.press(score)

    def _row_of_keys(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for score in range(NO_PAIN, WORST_PAIN + 1):
            if score:
                row.addStretch(1)
            key = _Score(score)
            key.setFocusPolicy(self._focus)
            self._keys.addButton(key, score)
            row.addWidget(key)
        return row


def _apart(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(left)
    row.addStretch()
    row.addWidget(right)
    return row
