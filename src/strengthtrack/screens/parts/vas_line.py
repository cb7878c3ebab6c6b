"""Pain as a mark on a line of 10 cm. Without an answer there is no mark; an emptied number takes it back."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.pain import NO_PAIN, WORST_PAIN, vas_from
from strengthtrack.errors import EntryFault
from strengthtrack.screens.parts.fields import bare_edit, mark_fault
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.theme import palette_in_use

HEIGHT = 40
_END = 9
_WIDEST = 768
_STEPS = {
    Qt.Key.Key_Left: -0.1,
    Qt.Key.Key_Down: -0.1,
    Qt.Key.Key_Right: 0.1,
    Qt.Key.Key_Up: 0.1,
    Qt.Key.Key_PageDown: -1.0,
    Qt.Key.Key_PageUp: 1.0,
}


class Line(QWidget):
    """The line itself: a click or a drag marks it, arrows move the mark, Delete takes it away.

    Signals: `marked(object)`, centimetres from the left end, or None.
    """

    marked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.at_cm: float | None = None
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_mark(None)

    def show_mark(self, at_cm: float | None) -> None:
        """Show a mark without giving it."""
        self.at_cm = at_cm
        self.setAccessibleName(f"{self._name}, on a line: {'no mark' if at_cm is None else figure(at_cm, 1)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._mark_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mark_at(event.position().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._mark(NO_PAIN if self.at_cm is None else self.at_cm + _STEPS[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._mark(NO_PAIN if key is Qt.Key.Key_Home else WORST_PAIN)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.show_mark(None)
            self.marked.emit(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, right = self.height() / 2, self.width() - _END
        edge = QPen(QColor(look.accent if self.hasFocus() else look.control), 2)
        painter.setPen(edge)
        painter.drawLine(QPointF(_END, middle), QPointF(right, middle))
        for end in (_END, right):
            painter.drawLine(QPointF(end, middle - 8), QPointF(end, middle + 8))
        if self.at_cm is not None:
            at = _END + (right - _END) * self.at_cm / WORST_PAIN
            painter.setPen(QPen(QColor(look.ground), 1.5))
            painter.setBrush(QColor(look.accent))
            painter.drawEllipse(QPointF(at, middle), 8, 8)

    def _mark_at(self, x: float) -> None:
        self._mark((x - _END) / max(1, self.width() - 2 * _END) * WORST_PAIN)

    def _mark(self, at_cm: float) -> None:
        self.show_mark(round(min(max(at_cm, NO_PAIN), WORST_PAIN), 1))
        self.marked.emit(self.at_cm)


class VasLine(QWidget):
    """A question, the line with what its ends mean, and the same as a number.

    Signals: `given(object)`, 0.0 to 10.0, or None where the answer was taken back.
    """

    given = Signal(object)

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = Line(question)
        self.edit = bare_edit(f"{question}, in centimetres", unit="cm", width=104)
        self._fault = label("", "warn", wrap=True)
        self._fault.hide()
        self.line.marked.connect(self._marked)
        self.edit.textEdited.connect(self._typed)
        self.setMaximumWidth(_WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lay_out(question)

    @property
    def score(self) -> float | None:
        """What was answered, None where nothing was; raises EntryFault for what cannot be a mark on the line."""
        return vas_from(self.edit.text())

    @property
    def fault(self) -> str:
        """What it says cannot be right; empty where nothing is wrong."""
        return self._fault.text()

    def show_score(self, score: float | None) -> None:
        """Show an answer without giving it."""
        self.show_fault("")
        self.line.show_mark(score)
        self.edit.setText("" if score is None else figure(score, 1))

    def show_fault(self, sentence: str) -> None:
        """Say under the line what is wrong; "" takes it away."""
        mark_fault(self.edit, fault=bool(sentence))
        self.edit.setAccessibleDescription(sentence)
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def _marked(self, at_cm: float | None) -> None:
        self.show_score(at_cm)
        self.given.emit(at_cm)

    def _typed(self) -> None:
        self.show_fault("")
        try:
            score = self.score
        except EntryFault:
            score = None  # half typed; said when the session begins
        self.line.show_mark(score)
        self.given.emit(score)

    def _lay_out(self, question: str) -> None:
        ends = QHBoxLayout()
        ends.addWidget(label("No pain", "quiet"))
        ends.addStretch()
        ends.addWidget(label("Worst imaginable", "quiet"))
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self.line)
        left.addLayout(ends)
        across = QHBoxLayout()
        across.setSpacing(24)
        across.addLayout(left, 1)
        across.addWidget(self.edit, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(question, "name"))
        column.addLayout(across)
        column.addWidget(self._fault)
