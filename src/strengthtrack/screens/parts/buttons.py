"""Buttons: one primary a screen, secondary with an edge, quiet as accent text. The key that does it sits inside."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.parts import icons
from strengthtrack.screens.parts.key_cap import HEIGHT, key_cap_width, paint_key_cap
from strengthtrack.screens.theme import RADIUS_CONTROL, by_keyboard, faded, palette_in_use

_ICON_PX = 20
_GAP = 10


@dataclass(frozen=True, slots=True)
class Colours:
    """What one state of a button is painted in; `fill` and `edge` None where there is none."""

    fill: QColor | None
    edge: QColor | None
    ink: QColor
    key_edge: QColor
    icon: QColor


class Button(QPushButton):
    """A push button in one of three kinds, 40 px high, 48 where `big`."""

    def __init__(
        self,
        words: str,
        kind: str = "secondary",
        key: str = "",
        icon: str = "",
        *,
        big: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self.kind, self.key, self.icon_name, self.big = kind, key, icon, big
        self._show_focus = False
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleDescription(f"Key: {key}" if key else "")

    def set_kind(self, kind: str) -> None:
        """Paint it as another kind."""
        self.kind = kind
        self.update()

    def sizeHint(self) -> QSize:
        side = 4 if self.kind == "quiet" else (24 if self.big else 16)
        width = 2 * side + self._words_width()
        if self.icon_name:
            width += _ICON_PX + _GAP
        if self.key:
            width += key_cap_width(self.key) + (8 if self.text() else 0)
        return QSize(width, 48 if self.big else 40)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_focus = by_keyboard(event.reason())
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._colours()
        self._paint_box(painter, colours)
        self._paint_inside(painter, colours)

    def _font(self) -> QFont:
        return inter(17 if self.big else 15, 600 if self.kind != "secondary" else 500, tabular=False)

    def _words_width(self) -> int:
        return ceil(QFontMetricsF(self._font()).horizontalAdvance(self.text())) if self.text() else 0

    def _colours(self) -> Colours:
        look = palette_in_use()
        off = faded(look.text2, 0.62)
        if not self.isEnabled():
            edge = None if self.kind == "quiet" else QColor(look.line)
            return Colours(None, edge, off, QColor(look.line), off)
        if self.kind == "primary":
            fill = QColor(look.accent)
            if self.isDown() or self.underMouse():
                fill = _between(fill, QColor(look.text), 0.25 if self.isDown() else 0.12)
            on = QColor(look.on_accent)
            return Colours(fill, None, on, faded(look.on_accent, 0.7), on)
        fill_or_none = QColor(look.tint) if self.isDown() or self.underMouse() else None
        if self.kind == "quiet":
            accent = QColor(look.accent)
            return Colours(fill_or_none, None, accent, QColor(look.control), accent)
        text = QColor(look.text)
        return Colours(fill_or_none or QColor(look.ground), QColor(look.control), text, QColor(look.control), text)

    def _paint_box(self, painter: QPainter, colours: Colours) -> None:
        look = palette_in_use()
        box = QRectF(self.rect())
        focused = self.hasFocus() and self._show_focus
        if focused:
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.setBrush(QColor(look.ground))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS_CONTROL - 1, RADIUS_CONTROL - 1)
            box = box.adjusted(3, 3, -3, -3) if self.kind == "primary" else box.adjusted(2, 2, -2, -2)
        painter.setPen(QPen(colours.edge, 1) if colours.edge and not focused else Qt.PenStyle.NoPen)
        painter.setBrush(colours.fill if colours.fill else Qt.BrushStyle.NoBrush)
        half = 0.5 if colours.edge and not focused else 0.0
        radius = RADIUS_CONTROL - (3 if focused else 0)
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)

    def _paint_inside(self, painter: QPainter, colours: Colours) -> None:
        used = self._words_width() + (_ICON_PX + _GAP if self.icon_name else 0)
        used += (key_cap_width(self.key) + (8 if self.text() else 0)) if self.key else 0
        left = (self.width() - used) / 2
        if self.icon_name:
            icons.paint(
                painter, self.icon_name, colours.icon, QPointF(left, (self.height() - _ICON_PX) / 2), px=_ICON_PX
            )
            left += _ICON_PX + _GAP
        painter.setFont(self._font())
        painter.setPen(colours.ink)
        metrics = QFontMetricsF(painter.font())
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(left, baseline), self.text())
        if self.key:
            left += self._words_width() + (8 if self.text() else 0)
            paint_key_cap(painter, QPointF(left, (self.height() - HEIGHT) / 2), self.key, colours.key_edge, colours.ink)


def _between(one: QColor, other: QColor, share: float) -> QColor:
    """One colour moved by a share towards another."""
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )


def button_in_focus() -> QAbstractButton | None:
    """The button that Tab went to, which Space presses even where a page has another use for Space."""
    focused = QApplication.focusWidget()
    return focused if isinstance(focused, QAbstractButton) else None


def button(
    words: str,
    kind: str = "secondary",
    key: str = "",
    icon: str = "",
    *,
    big: bool = False,
    parent: QWidget | None = None,
) -> Button:
    """A button; `kind` primary, secondary or quiet, `key` the cap inside, `icon` the name of a line icon."""
    return Button(words, kind, key, icon, big=big, parent=parent)
