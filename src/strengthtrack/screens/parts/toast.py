"""What just happened, with the way back; or what went wrong, until it is read."""

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.actions import Act
from strengthtrack.screens.parts import icons
from strengthtrack.screens.parts.key_cap import HEIGHT as KEY_HEIGHT
from strengthtrack.screens.parts.key_cap import key_cap_width, paint_key_cap
from strengthtrack.screens.theme import RADIUS_CARD, faded, palette_in_use

HEIGHT, LINE = 48, 20
SECONDS = 8
WIDEST_WORDS = 720
_FROM_EDGE, _FROM_RIGHT, _PADDING = 24, 32, 16


class _Key(QPushButton):
    """A word and perhaps its key, on the toast's own ground. Signals: `held(bool)`, with the focus."""

    held = Signal(bool)

    def __init__(self, words: str, key: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._key = key
        self.setAccessibleDescription(f"Key: {key}" if key else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._words = ceil(QFontMetricsF(inter(15, 600, tabular=False)).horizontalAdvance(words))
        self.setFixedSize(8 + self._words + 8 + (key_cap_width(key) + 8 if key else 0), 36)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.held.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.held.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(look.on_toast)
        if self.hasFocus():
            painter.setPen(QPen(ink, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        font = inter(15, 600, tabular=False)
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(ink)
        metrics = QFontMetricsF(font)
        painter.drawText(QPointF(8, (self.height() + metrics.ascent() - metrics.descent()) / 2), self.text())
        if self._key:
            at = QPointF(16 + self._words, (self.height() - KEY_HEIGHT) / 2)
            paint_key_cap(painter, at, self._key, faded(look.on_toast, 0.6), ink)


class Toast(QWidget):
    """A bar over the window, bottom right. What was done stays eight seconds, held by pointer or focus; a fault stays.

    Signals: `asked(act)`, when Undo was pressed; `put_away`, when Close was.
    """

    asked = Signal(str)
    put_away = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._above, self._stays = "", 0, False
        self._room: int | None = None
        self._over = parent
        self._undo, self._close = _Key("Undo", "Ctrl Z", self), _Key("Close", "", self)
        self._undo.clicked.connect(self._ask_undo)
        self._close.clicked.connect(self._put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(_PADDING, 0, 8, 0)
        row.addStretch()
        for button in (self._undo, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.held.connect(self._hold)
            row.addWidget(button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, or said last."""
        return self._words

    @property
    def undo_offered(self) -> bool:
        """Whether it offers the way back."""
        return not self._undo.isHidden()

    def say(self, words: str, *, undo: bool = True) -> None:
        """Say what happened."""
        self._show(words, undo=undo, stays=False)
        self._timer.start()

    def fault(self, sentence: str) -> None:
        """Say what went wrong and what to do next; it stays until it is closed, or something else is said."""
        self._timer.stop()
        self._show(sentence, undo=False, stays=True)

    def stand(self, above: int, room: int | None) -> None:
        """Stand so many pixels higher, where a bar lies at the foot of the page, and be no wider than `room`."""
        self._above, self._room = above, room
        self.place()

    def place(self) -> None:
        """Find its corner again; the window calls this when its size changes."""
        around = self._left() + self._right()
        widest = self._over.width() - 2 * _FROM_RIGHT if self._room is None else self._room
        room = min(WIDEST_WORDS, widest - around)
        metrics = QFontMetricsF(inter(15, 500, tabular=False))
        words = metrics.boundingRect(QRectF(0, 0, max(room, 1), 1000), _WRAPPED, self._words)
        width = around + ceil(words.width()) + 2
        height = max(HEIGHT, ceil(words.height()) + HEIGHT - LINE)
        left = max(_FROM_EDGE, self._over.width() - width - _FROM_RIGHT)
        self.setGeometry(left, self._over.height() - height - _FROM_EDGE - self._above, width, height)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hold(True)

    def leaveEvent(self, event: QEvent) -> None:
        self._hold(self._undo.hasFocus())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.toast))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS_CARD, RADIUS_CARD)
        if self._stays:
            icons.paint(painter, "triangle-alert", look.on_toast, QPointF(_PADDING, (self.height() - 20) / 2), px=20)
        painter.setFont(inter(15, 500, tabular=False))
        painter.setPen(QColor(look.on_toast))
        left = self._left()
        box = QRectF(left, 0, self.width() - left - self._right(), self.height())
        painter.drawText(box, _WRAPPED, self._words)

    def _show(self, words: str, *, undo: bool, stays: bool) -> None:
        self._words, self._stays = words, stays
        self.setAccessibleName(words)
        self._undo.setVisible(undo)
        self._close.setVisible(stays)
        self.place()
        self.show()
        self.raise_()
        self.update()

    def _ask_undo(self) -> None:
        self.hide()
        self.asked.emit(Act.UNDO.value)

    def _put_away(self) -> None:
        self.hide()
        self.put_away.emit()

    def _hold(self, held: bool) -> None:
        if held:
            self._timer.stop()
        elif self.isVisible() and not self._stays:
            self._timer.start()

    def _left(self) -> int:
        return _PADDING + (30 if self._stays else 0)

    def _right(self) -> int:
        shown = [button.width() + 8 for button in (self._undo, self._close) if not button.isHidden()]
        return _PADDING + sum(shown)


_WRAPPED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
