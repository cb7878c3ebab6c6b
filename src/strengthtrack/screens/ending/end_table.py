"""What a session came to: a row for each movement and side, all on one axis of per cent of their own baseline."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from strengthtrack.charts.ending.axis import Axis, axis_of
from strengthtrack.charts.ending.lines import EndGroup, EndLine, EndShown
from strengthtrack.charts.ending.numbers import HALF_LINE, LESS, draw_told
from strengthtrack.charts.ending.picture import Span, draw_axis, draw_legend, draw_line, draw_pain
from strengthtrack.charts.ink import Ink
from strengthtrack.charts.trend.form import SCREEN
from strengthtrack.clinic.setup import Side
from strengthtrack.practice.ending.end_of_session import EndOfSession
from strengthtrack.practice.ending.row import EndRow
from strengthtrack.screens.ending.end_columns import COLUMNS, TRIALS, draw_all_heads, draw_tested
from strengthtrack.screens.ending.end_lines import end_shown
from strengthtrack.screens.parts.buttons import Button, button
from strengthtrack.screens.parts.side_marker import paint_side_marker
from strengthtrack.screens.testing.trial_words import may_be_other_leg, other_leg_words, title_of
from strengthtrack.screens.theme import palette_in_use

HEAD_PX, GROUP_PX, ROW_PX, AFTER_PX, AXIS_PX, PAIN_PX = 32, 26, 36, 8, 34, 42
PLOT_LEFT = 168.0
PLOT_FROM_RIGHT = COLUMNS.today + 112.0
_LEGEND_FROM_RIGHT = COLUMNS.today + 500.0
_SWAP_LEFT = 70


class EndTable(QWidget):
    """Painted whole, and said whole. Signals: `swap_asked(int)`, the index of a line whose trials were the other leg's.

    In each movement the affected side stands first.
    """

    swap_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.swaps: list[Button] = []
        self._hidden = False
        self._groups: list[tuple[EndRow, ...]] = []
        self._shown, self._axis = EndShown(), Axis()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_end(self, end: EndOfSession, first: Side) -> None:
        """Show what a session came to, in each movement the side `first` before the other."""
        self._hidden = end.hidden
        groups = [tuple(group) for _, group in groupby(end.rows, key=lambda row: row.line.movement)]
        self._groups = [tuple(sorted(group, key=lambda row: row.line.side is not first)) for group in groups]
        self._shown = end_shown(self._groups, end.pains, hidden=end.hidden)
        self._axis = axis_of(self._shown.lines)
        self.setAccessibleName(self._shown.words)
        self._place_swaps(end)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        groups = sum(GROUP_PX + ROW_PX * len(group) + AFTER_PX for group in self._groups)
        return QSize(1100, HEAD_PX + groups + self._axis_px + PAIN_PX * len(self._shown.pains) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(1060, self.sizeHint().height())

    @property
    def shown(self) -> EndShown | None:
        """What can be taken; None while values are hidden, and without any."""
        return None if self._hidden or not self._shown.lines else self._shown

    @property
    def span(self) -> Span:
        """Where the plot stands."""
        return Span(PLOT_LEFT, self.width() - PLOT_FROM_RIGHT)

    @property
    def axis(self) -> Axis:
        """What the plot goes from and to."""
        return self._axis

    def middle_of(self, side: Side, group: int = 0) -> float:
        """How far down the middle of a row stands, of the movement so far down."""
        movement = self._groups[group][0].line.movement
        found = ((row, top) for row, top in self._rows() if row.line.movement is movement and row.line.side is side)
        return next(top for _, top in found) + ROW_PX / 2

    def event(self, event: QEvent) -> bool:
        """Pointing at a row tells all of it, also what had no room."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._told_at(event.pos().y()), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, middle = Ink(painter, palette_in_use(), SCREEN), HEAD_PX / 2
        if not self._hidden:
            left = min(PLOT_LEFT, self.width() - _LEGEND_FROM_RIGHT)
            draw_legend(ink, left, middle, [line.side for line in self._shown.lines])
        draw_all_heads(ink, self.width(), middle)
        top = float(HEAD_PX)
        for group, rows in zip(self._shown.groups, self._groups, strict=True):
            self._draw_group(ink, group, rows, top)
            top += GROUP_PX + ROW_PX * len(rows) + AFTER_PX
        if not self._hidden:
            draw_axis(ink, self._axis, self.span, top - AFTER_PX + 2)
        self._draw_pains(ink, top + self._axis_px)

    @property
    def _axis_px(self) -> int:
        return 0 if self._hidden else AXIS_PX

    def _draw_group(self, ink: Ink, group: EndGroup, rows: tuple[EndRow, ...], top: float) -> None:
        ink.painter.fillRect(QRectF(0, top, self.width(), 1), QColor(ink.palette.line))
        wide = ink.words(QPointF(0, top + 16), group.title, weight=600)
        ink.words(QPointF(wide + 10, top + 16), group.band, quiet=True)
        for number, (line, row) in enumerate(zip(group.lines, rows, strict=True)):
            self._draw_line(ink, line, row, top + GROUP_PX + (number + 0.5) * ROW_PX)

    def _draw_line(self, ink: Ink, line: EndLine, row: EndRow, middle: float) -> None:
        paint_side_marker(ink.painter, QPointF(8, middle), 12, line.side)
        ink.words(QPointF(26, middle), line.side.value.capitalize())
        if not self._hidden:
            draw_line(ink, line, self._axis, self.span, middle)
        draw_told(ink, line.told, COLUMNS, self.width(), middle)
        draw_tested(ink, row.line, self.width(), middle, hidden=self._hidden)

    def _draw_pains(self, ink: Ink, top: float) -> None:
        ink.painter.fillRect(QRectF(0, top, self.width(), 1), QColor(ink.palette.line))
        for number, pain in enumerate(self._shown.pains):
            middle = top + 1 + (number + 0.5) * PAIN_PX
            ink.words(QPointF(0, middle - HALF_LINE), pain.title, weight=600)
            ink.words(QPointF(0, middle + HALF_LINE), pain.note, quiet=True)
            draw_pain(ink, pain, self.span, middle)
            draw_told(ink, pain.told, COLUMNS, self.width(), middle)
            ink.words(QPointF(self.width() - TRIALS, middle), LESS, quiet=True)

    def _place_swaps(self, end: EndOfSession) -> None:
        """A quiet button beside the side of every test that has trials."""
        for swap in self.swaps:
            swap.hide()
            swap.deleteLater()
        self.swaps = [
            self._swap(row, end.rows.index(row), top)
            for row, top in self._rows()
            if may_be_other_leg(row.line, end.lines)
        ]

    def _swap(self, row: EndRow, index: int, top: float) -> Button:
        swap = button("Swap side", "quiet", parent=self)
        swap.setAccessibleName(f"{title_of(row.line.movement, row.line.side)}: {other_leg_words(row.line).lower()}")
        swap.setToolTip(other_leg_words(row.line))
        swap.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        swap.setProperty("line", index)
        swap.setGeometry(_SWAP_LEFT, round(top) + (ROW_PX - 32) // 2, swap.sizeHint().width(), 32)
        swap.clicked.connect(self._swap_clicked)
        swap.show()
        return swap

    def _swap_clicked(self) -> None:
        swap = self.sender()
        if isinstance(swap, Button):
            self.swap_asked.emit(int(swap.property("line")))

    def _rows(self) -> Iterator[tuple[EndRow, float]]:
        """Every row with its upper edge."""
        top = float(HEAD_PX)
        for group in self._groups:
            top += GROUP_PX
            for row in group:
                yield row, top
                top += ROW_PX
            top += AFTER_PX

    def _told_at(self, height: float) -> str:
        placed = zip(self._shown.lines, self._rows(), strict=True)
        return next((line.words for line, (_, top) in placed if top <= height < top + ROW_PX), "")
