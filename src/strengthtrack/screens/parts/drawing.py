"""The set-up drawing: an SVG of the right side, mirrored for the left, its numbers and lever arm painted upright."""

from functools import lru_cache
from math import hypot

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.charts.palette import LIGHT, Palette
from strengthtrack.clinic.setup import Side
from strengthtrack.paths import resources
from strengthtrack.screens.parts.card import paint_card
from strengthtrack.screens.parts.painted_words import paint_centred
from strengthtrack.screens.theme import palette_in_use

SIZE = QSizeF(614, 336)
PLACES = (1, 2, 3)
BADGE_PX = 24
_INKS = ("text", "text2", "ground", "body", "clothes", "accent")
"""The drawings are made in the light palette; these of its colours are exchanged."""


class Drawing(QWidget):
    """One drawing, as large as it fits; `words` say it to who cannot see it.

    `card` puts a hairline round it, `numbers` leads to the notes.
    """

    def __init__(
        self,
        name: str = "",
        words: str = "",
        *,
        card: bool = True,
        numbers: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(words)
        self._name, self._side, self._lever = name, Side.RIGHT, ""
        self._card, self._numbers = card, numbers
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        self.setMinimumHeight(120)

    def show_drawing(self, name: str, side: Side, lever_arm_m: float | None = None) -> None:
        """Show the file `name` for a side, with the lever arm in cm where it is known."""
        lever = "" if lever_arm_m is None else f"{round(lever_arm_m * 100, 1):g} cm"
        if (name, side, lever) != (self._name, self._side, self._lever):
            self._name, self._side, self._lever = name, side, lever
            self.setAccessibleName(f"{_title(name)}, {side.value}{f', lever arm {lever}' if lever else ''}")
            self.update()

    def sizeHint(self) -> QSize:
        return SIZE.toSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._card:
            paint_card(painter, self, look.ground)
        if not self._name:
            return
        onto = self._onto()
        painter.save()
        painter.setTransform(onto, combine=True)
        _renderer(self._name, look).render(painter, QRectF(QPointF(), SIZE))
        painter.restore()
        if self._numbers:
            self._paint_numbers(painter, onto, look)
            self._paint_lever(painter, onto, look)

    def _onto(self) -> QTransform:
        """From the drawing's own pixels to the widget's, mirrored for the left."""
        scale = min(self.width() / SIZE.width(), self.height() / SIZE.height())
        left = (self.width() - SIZE.width() * scale) / 2
        top = (self.height() - SIZE.height() * scale) / 2
        onto = QTransform.fromTranslate(left, top).scale(scale, scale)
        return onto.translate(SIZE.width(), 0).scale(-1, 1) if self._side is Side.LEFT else onto

    def _paint_numbers(self, painter: QPainter, onto: QTransform, look: Palette) -> None:
        for number in PLACES:
            place = onto.map(_anchor(self._name, f"place-{number}"))
            point = onto.map(_anchor(self._name, f"point-{number}"))
            painter.setPen(QPen(QColor(look.accent), 1.5))
            painter.drawLine(_towards(place, point, BADGE_PX / 2), point)
            paint_badge(painter, place, number)

    def _paint_lever(self, painter: QPainter, onto: QTransform, look: Palette) -> None:
        paint_centred(painter, self._lever, onto.map(_anchor(self._name, "lever-arm")), inter(17, 600), look.text)


def paint_badge(painter: QPainter, centre: QPointF, number: int) -> None:
    """Draw a numbered place."""
    look = palette_in_use()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.accent))
    painter.drawEllipse(centre, BADGE_PX / 2, BADGE_PX / 2)
    paint_centred(painter, str(number), centre, inter(15, 600), look.on_accent)


class Badge(QWidget):
    """A numbered place beside its note."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.setFixedSize(BADGE_PX, BADGE_PX)
        self.setAccessibleName(str(number))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_badge(QPainter(self), QPointF(BADGE_PX / 2, BADGE_PX / 2), self._number)


def _towards(start: QPointF, end: QPointF, length: float) -> QPointF:
    """The place `length` from `start` on the way to `end`."""
    way = end - start
    whole = hypot(way.x(), way.y()) or 1.0
    return start + way * (length / whole)


@lru_cache(maxsize=16)
def _renderer(name: str, look: Palette) -> QSvgRenderer:
    svg = (resources() / "drawings" / name).read_text(encoding="utf-8")
    for ink in _INKS:
        svg = svg.replace(getattr(LIGHT, ink), f"@{ink}@")
    for ink in _INKS:
        svg = svg.replace(f"@{ink}@", getattr(look, ink))
    return QSvgRenderer(QByteArray(svg.encode()))


@lru_cache(maxsize=64)
def _anchor(name: str, anchor: str) -> QPointF:
    return _renderer(name, LIGHT).boundsOnElement(anchor).center()


def _title(name: str) -> str:
    return name.removesuffix(".svg").replace("_", " ").capitalize()
