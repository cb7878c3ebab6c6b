"""The force curve of a trial, whose onset can be moved, or of two trials aligned at onset."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from strengthtrack.charts.cursor import say
from strengthtrack.charts.curve.layout import Curve, CurveLayout, aligned, curve_layout
from strengthtrack.charts.curve.picture import draw_backdrop, draw_curves, draw_onset
from strengthtrack.charts.curve.words import curves_words
from strengthtrack.charts.ink import Ink
from strengthtrack.charts.palette import Palette
from strengthtrack.charts.trend.form import SCREEN

STEP_S, LONG_STEP_S = 0.001, 0.010
REACH_PX = 12.0
_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CurveChart(QWidget):
    """One curve or two. Signals: `onset_moved(seconds)`, when a person moves it by pointer, Left, Right or Home."""

    onset_moved = Signal(float)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._curves: tuple[Curve, ...] = ()
        self._layout: CurveLayout | None = None
        self._kept_s: float | None = None
        self._near, self._held = False, False
        self.onset_s: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(320, 150)
        self.setAccessibleName("Force over time")

    @property
    def layout_now(self) -> CurveLayout | None:
        """Where everything stands; None where there is nothing to draw."""
        return self._layout

    @property
    def curves(self) -> tuple[Curve, ...]:
        """What is drawn; two curves have nought at the onset of each."""
        return self._curves

    @property
    def movable(self) -> bool:
        """Whether the onset can be moved here: there is one curve."""
        return len(self._curves) == 1

    def drags_at(self, at: QPointF) -> bool:
        """Whether a drag from here moves the onset."""
        return self._reaches(at.x())

    @property
    def near(self) -> bool:
        """Whether what is around the onset is shown alone."""
        return self._near

    def sizeHint(self) -> QSize:
        """As in a 1366 px window."""
        return QSize(740, 300)

    def show_curve(self, curve: Curve) -> None:
        """Draw one trial; where no onset was found, it stands at the first reading to be moved from there."""
        self._curves = (curve,) if curve.t_s.size else ()
        self._kept_s = curve.onset_s
        self._put_onset(curve.onset_s if curve.onset_s is not None or not curve.t_s.size else float(curve.t_s[0]))

    def compare(self, first: Curve, second: Curve) -> None:
        """Draw two trials aligned at onset; neither onset can be moved."""
        self._curves = tuple(curve for curve in aligned(first, second) if curve.t_s.size)
        self._kept_s = None
        self._put_onset(None)

    def look_near(self, near: bool) -> None:
        """Show what is around the onset, or the whole push."""
        self._near = near
        self._measure()

    def put_back(self) -> None:
        """Put the onset where it was, without a word."""
        if self.movable:
            self.show_curve(self._curves[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure everything out anew."""
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is behind, the curves, the onset, the ring of focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._palette.ground))
        if self._layout is None:
            return
        ink = Ink(painter, self._palette, SCREEN)
        draw_backdrop(ink, self._layout, from_onset=len(self._curves) > 1)
        draw_curves(ink, self._layout, self._curves)
        if self.onset_s is not None:
            draw_onset(ink, self._layout, self.onset_s, self._kept_s)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the line in hand."""
        self._held = event.button() is Qt.MouseButton.LeftButton and self._reaches(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the line that is held; show where it can be taken."""
        if self._held and self._layout is not None:
            self._move_to(self._layout.seconds.back(event.position().x()))
        over = self._held or self._reaches(event.position().x())
        self.setCursor(Qt.CursorShape.SizeHorCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the line go."""
        self._held = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right move the onset by 1 ms, with Shift by 10 ms; Home puts it back."""
        key = Qt.Key(event.key())
        if self.onset_s is not None and key in _WAYS:
            long = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._move_to(self.onset_s + _WAYS[key] * (LONG_STEP_S if long else STEP_S))
        elif self._kept_s is not None and key == Qt.Key.Key_Home:
            self._move_to(self._kept_s)
        else:
            super().keyPressEvent(event)

    def _reaches(self, x: float) -> bool:
        return (
            self._layout is not None
            and self.onset_s is not None
            and abs(self._layout.seconds.at(self.onset_s) - x) <= REACH_PX
        )

    def _move_to(self, seconds: float) -> None:
        t_s = self._curves[0].t_s
        inside = min(max(seconds, float(t_s[0])), float(t_s[-1]))
        self.onset_s = inside if inside == self._kept_s else round(inside, 3)
        self._say()
        self.update()
        self.onset_moved.emit(self.onset_s)

    def _put_onset(self, onset_s: float | None) -> None:
        self.onset_s = onset_s
        self._measure()
        self._say()

    def _say(self) -> None:
        say(self, curves_words(self._curves, self.onset_s))

    def _measure(self) -> None:
        self._layout = None
        if self._curves and self.width() > 0:
            self._layout = curve_layout(self.width(), self.height(), self._curves, near=self._near)
        self.update()
