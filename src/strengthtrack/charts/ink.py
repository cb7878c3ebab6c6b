"""Pens, markers and words on any painter. Widths are real lengths, never cosmetic, so paper gets them too."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from strengthtrack.charts.fonts import inter
from strengthtrack.charts.palette import Palette
from strengthtrack.charts.trend.form import Form
from strengthtrack.clinic.setup import Side

DASH_LEFT = (3.2, 2.0)
"""In widths of the pen: 8 and 5 px of a 2.5 px line."""
DASH_TO_COME = (4.0, 4.0)
DOTS = (1.5, 3.0)
BASELINE_DOTS = (1.3, 2.7)
RING, RING_AT = 1.5, 15.0
"""The ring of ground around a marker, at a marker of this size; smaller ones have less."""
HOLLOW = 2.0
WHOLE, SPLIT = ((-0.5, 0.5),), ((-0.5, -1 / 6), (1 / 6, 0.5))
"""A tick, and one of a trial that does not count."""


def pen(colour: str, width: float, dash: tuple[float, ...] = ()) -> QPen:
    """A pen of real width with flat ends; `dash` in widths of the pen."""
    made = QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
    made.setCosmetic(False)
    if dash:
        made.setDashPattern(list(dash))
    return made


def side_colour(palette: Palette, side: Side) -> str:
    """Right is blue, left is vermillion, on every screen and on paper."""
    return palette.right if side is Side.RIGHT else palette.left


def side_dash(side: Side) -> tuple[float, ...]:
    """Right is solid, left is dashed."""
    return () if side is Side.RIGHT else DASH_LEFT


def washed(colour: str, alpha: int) -> QColor:
    """A colour let through by so much of 255."""
    made = QColor(colour)
    made.setAlpha(alpha)
    return made


def font_for(words: str, form: Form, weight: int = 400) -> QFont:
    """Inter; figures are tabular on screen, but not beside a hyphen, which would gape (“8 -week”)."""
    font = inter(form.text, weight, tabular=form.tabular and "-" not in words)
    if not form.tabular:
        # a dash between figures would become a glyph that is no dash where it is copied
        font.setFeature(QFont.Tag("calt"), 0)
    return font


def width_of(words: str, form: Form, weight: int = 400) -> float:
    """The width of words in pixels."""
    return QFontMetricsF(font_for(words, form, weight)).horizontalAdvance(words)


@dataclass(frozen=True, slots=True)
class Ink:
    """A painter with the colours and measures of the chart it draws."""

    painter: QPainter
    palette: Palette
    form: Form

    def words(self, at: QPointF, words: str, *, quiet: bool = False, weight: int = 400, align: float = 0.0) -> float:
        """Words on the line whose middle is `at`; `align` 0 begins there, 0.5 centres, 1 ends. Returns the width."""
        return self.coloured(at, words, self.palette.text2 if quiet else self.palette.text, weight=weight, align=align)

    def coloured(self, at: QPointF, words: str, colour: str, *, weight: int = 400, align: float = 0.0) -> float:
        """The same in any colour of the palette but those of data."""
        wide = width_of(words, self.form, weight)
        self.painter.setFont(font_for(words, self.form, weight))
        self.painter.setPen(QPen(QColor(colour)))
        self.painter.drawText(QPointF(at.x() - align * wide, at.y() + self.form.text * 0.36), words)
        return wide

    def patch(self, at: QPointF, words: str, weight: int = 400, align: float = 0.0) -> QRectF:
        """A piece of plain ground where words will stand; it comes back."""
        wide, high = width_of(words, self.form, weight) + 8, self.form.text * 1.1
        box = QRectF(at.x() - 4 - align * (wide - 8), at.y() - high / 2, wide, high)
        self.painter.fillRect(box, QColor(self.palette.ground))
        return box

    def on_patch(self, at: QPointF, words: str, *, quiet: bool = False, weight: int = 400, align: float = 0.0) -> None:
        """Words on a piece of plain ground, where lines pass behind."""
        self.patch(at, words, weight, align)
        self.words(at, words, quiet=quiet, weight=weight, align=align)

    def across(self, y: float, left: float, right: float) -> None:
        """A level line of the present pen."""
        self.painter.drawLine(QLineF(left, self._set(y), right, self._set(y)))

    def down(self, x: float, top: float, bottom: float) -> None:
        """An upright line of the present pen."""
        self.painter.drawLine(QLineF(self._set(x), top, self._set(x), bottom))

    def side(self, side: Side, at: QPointF, *, filled: bool = True) -> None:
        """A circle for right, a square for left; hollow where the value is not compared."""
        self._brushes(side_colour(self.palette, side), filled=filled)
        size = (self.form.circle if side is Side.RIGHT else self.form.square) - (0 if filled else HOLLOW)
        box = QRectF(at.x() - size / 2, at.y() - size / 2, size, size)
        if side is Side.RIGHT:
            self.painter.drawEllipse(box)
        else:
            self.painter.drawRect(box)

    def pain(self, at: QPointF, *, filled: bool = True) -> None:
        """A diamond in the colour of what the patient reports; hollow where it is of another day."""
        self._brushes(self.palette.pain, filled=filled)
        self._diamond(at, (self.form.diamond - (0 if filled else HOLLOW)) / 2)

    def answer(self, at: QPointF, *, beyond: bool) -> float:
        """A diamond beginning at `at`, filled in ink for a change beyond error, open for one within. Its width."""
        wide = self.form.text * 0.72
        colour = self.palette.text if beyond else self.palette.text2
        self.painter.setPen(pen(colour, 1.2))
        self.painter.setBrush(QColor(colour) if beyond else Qt.BrushStyle.NoBrush)
        self._diamond(QPointF(at.x() + wide / 2, at.y()), wide / 2)
        return wide

    def ticks(self, places: Iterable[tuple[float, float]], parts: tuple[tuple[float, float], ...] = WHOLE) -> None:
        """Trials, of the present pen; each part from and to, in widths of a tick from its middle."""
        wide, _ = self.form.trial
        lines = [QLineF(x + left * wide, y, x + right * wide, y) for x, y in places for left, right in parts]
        if lines:
            self.painter.drawLines(lines)

    def hollow_tick(self, at: QPointF, colour: str) -> None:
        """A trial limited by pain: the outline of a tick."""
        wide, high = self.form.trial
        path = QPainterPath()
        path.addRect(QRectF(at.x() - wide / 2, at.y() - high * 1.5, wide, high * 3.0))
        self.painter.setPen(pen(colour, high * 0.67))
        self.painter.setBrush(QBrush(QColor(self.palette.ground)))
        self.painter.drawPath(path)

    def wash(self, box: QRectF, colour: str, alpha: int) -> None:
        """A stretch of colour without an edge."""
        self.painter.fillRect(box, washed(colour, alpha))

    def _diamond(self, at: QPointF, half: float) -> None:
        ways = ((0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0))
        self.painter.drawPolygon(QPolygonF([QPointF(at.x() + x, at.y() + y) for x, y in ways]))

    def _brushes(self, colour: str, *, filled: bool) -> None:
        ground = self.palette.ground
        self.painter.setPen(pen(ground, RING * min(1.0, self.form.circle / RING_AT)) if filled else pen(colour, HOLLOW))
        self.painter.setBrush(QBrush(QColor(colour if filled else ground)))

    def _set(self, pixel: float) -> float:
        """The middle of a pixel, so that a line of one pixel fills one."""
        return floor(pixel) + 0.5 if self.form.snap else pixel
