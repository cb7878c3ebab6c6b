"""What a session came to: a row for each movement and side, all on one axis of per cent of their own baseline."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.setup import Side
from strengthtrack.practice.end_of_session import EndOfSession
from strengthtrack.practice.end_pain import EndPain
from strengthtrack.practice.end_row import EndRow
from strengthtrack.screens.ending.end_axis import Axis, axis_of
from strengthtrack.screens.ending.end_columns import TODAY, paint_heads, paint_numbers, paint_pain_numbers
from strengthtrack.screens.ending.end_plot import Span, paint_axis, paint_legend, paint_pain, paint_row
from strengthtrack.screens.ending.end_words import band_words, pain_aloud, row_aloud
from strengthtrack.screens.parts.buttons import Button, button
from strengthtrack.screens.parts.painted_words import paint_left, width_of
from strengthtrack.screens.parts.side_marker import paint_side_marker
from strengthtrack.screens.testing.trial_words import may_be_other_leg, other_leg_words, title_of
from strengthtrack.screens.theme import palette_in_use

HEAD_PX, GROUP_PX, ROW_PX, AFTER_PX, AXIS_PX, PAIN_PX = 32, 26, 36, 8, 34, 42
PLOT_LEFT = 168.0
PLOT_FROM_RIGHT = TODAY + 112.0
_LEGEND_FROM_RIGHT = TODAY + 500.0
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
        self._pains: tuple[EndPain, ...] = ()
        self._axis = Axis()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_end(self, end: EndOfSession, first: Side) -> None:
        """Show what a session came to, in each movement the side `first` before the other."""
        self._pains, self._hidden = end.pains, end.hidden
        groups = [tuple(group) for _, group in groupby(end.rows, key=lambda row: row.line.movement)]
        self._groups = [tuple(sorted(group, key=lambda row: row.line.side is not first)) for group in groups]
        self._axis = axis_of(end.rows)
        said = [row_aloud(row, hidden=self._hidden) for group in self._groups for row in group]
        self.setAccessibleName("; ".join([*said, *map(pain_aloud, self._pains)]))
        self._place_swaps(end)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        groups = sum(GROUP_PX + ROW_PX * len(group) + AFTER_PX for group in self._groups)
        return QSize(1100, HEAD_PX + groups + self._axis_px + PAIN_PX * len(self._pains) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(1060, self.sizeHint().height())

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
        middle = HEAD_PX / 2
        if not self._hidden:
            left = min(PLOT_LEFT, self.width() - _LEGEND_FROM_RIGHT)
            paint_legend(painter, left, middle, [row.line.side for group in self._groups for row in group])
        paint_heads(painter, self.width(), middle)
        top = float(HEAD_PX)
        for group in self._groups:
            self._paint_group(painter, group, top)
            top += GROUP_PX + ROW_PX * len(group) + AFTER_PX
        if not self._hidden:
            paint_axis(painter, self._axis, self.span, top - AFTER_PX + 2)
        self._paint_pains(painter, top + self._axis_px)

    @property
    def _axis_px(self) -> int:
        return 0 if self._hidden else AXIS_PX

    def _paint_group(self, painter: QPainter, group: tuple[EndRow, ...], top: float) -> None:
        look, name = palette_in_use(), group[0].line.movement.words
        painter.fillRect(QRectF(0, top, self.width(), 1), QColor(look.line))
        paint_left(painter, name, QPointF(0, top + 16), inter(15, 600, tabular=False), look.text)
        after = width_of(name, inter(15, 600, tabular=False)) + 10
        band = "" if self._hidden else band_words(group)
        paint_left(painter, band, QPointF(after, top + 16), inter(15), look.text2)
        for number, row in enumerate(group):
            self._paint_line(painter, row, top + GROUP_PX + (number + 0.5) * ROW_PX)

    def _paint_line(self, painter: QPainter, row: EndRow, middle: float) -> None:
        paint_side_marker(painter, QPointF(8, middle), 12, row.line.side)
        side = row.line.side.value.capitalize()
        paint_left(painter, side, QPointF(26, middle), inter(15, tabular=False), palette_in_use().text)
        if not self._hidden:
            paint_row(painter, row, self._axis, self.span, middle)
        paint_numbers(painter, row, self.width(), middle, hidden=self._hidden)

    def _paint_pains(self, painter: QPainter, top: float) -> None:
        look = palette_in_use()
        painter.fillRect(QRectF(0, top, self.width(), 1), QColor(look.line))
        for number, pain in enumerate(self._pains):
            middle = top + 1 + (number + 0.5) * PAIN_PX
            paint_left(painter, pain.title, QPointF(0, middle - 9), inter(15, 600, tabular=False), look.text)
            paint_left(painter, pain.note, QPointF(0, middle + 9), inter(15, tabular=False), look.text2)
            paint_pain(painter, pain, self.span, middle)
            paint_pain_numbers(painter, pain, self.width(), middle)

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
        rows = (row for row, top in self._rows() if top <= height < top + ROW_PX)
        return next((row_aloud(row, hidden=self._hidden) for row in rows), "")
