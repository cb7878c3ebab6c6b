"""At the foot of the test page: whether the session is heard. A click, or M, makes it silent and back."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.parts import icons
from strengthtrack.screens.parts.key_cap import HEIGHT as CAP_HEIGHT
from strengthtrack.screens.parts.key_cap import key_cap_width, paint_key_cap
from strengthtrack.screens.parts.painted_words import paint_left
from strengthtrack.screens.sound.sounds import ON, SoundStatus
from strengthtrack.screens.testing.battery_row import WIDTH
from strengthtrack.screens.testing.pedal import SOUND_KEY
from strengthtrack.screens.theme import RADIUS_CONTROL, palette_in_use

_HEIGHT, _ICON_X, _WORDS_X, _RIGHT = 32, 25, 56, 12


class SoundNote(QAbstractButton):
    """An icon and a few words, as the facts under it; `clicked` when it shall be otherwise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = ON
        self.setFixedHeight(_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        key = QShortcut(QKeySequence(SOUND_KEY), self)
        key.setAutoRepeat(False)
        key.activated.connect(self.click)
        self.show_status(ON)

    def show_status(self, status: SoundStatus) -> None:
        """Say what can be heard; the whole sentence is there for those who point at it, and for screen readers."""
        self._status = status
        self.setAccessibleName(status.sentence)
        self.setAccessibleDescription(f"Key: {SOUND_KEY}")
        self.setToolTip(status.sentence if status.sentence != status.short else "")
        self.update()

    @property
    def words(self) -> str:
        """What it says."""
        return self._status.short

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, middle = palette_in_use(), self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(QColor(look.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.tint) if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(9, 1, -10, -1), RADIUS_CONTROL, RADIUS_CONTROL)
        icons.paint(painter, self._status.icon, look.text2, QPointF(_ICON_X, middle - 9), px=18)
        paint_left(painter, self.words, QPointF(_WORDS_X, middle), inter(15, tabular=False), look.text2)
        at = QPointF(self.width() - _RIGHT - key_cap_width(SOUND_KEY) - 4, middle - CAP_HEIGHT / 2)
        paint_key_cap(painter, at, SOUND_KEY, QColor(look.control), QColor(look.text2))
