"""A picture of the clinic review as a sheet in one of the named sizes: named by measure and programme, with figures."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from strengthtrack.charts.framed import Framed, framed
from strengthtrack.charts.ink import Ink, font_for, width_of
from strengthtrack.charts.palette import LIGHT, Palette
from strengthtrack.charts.paper_size import PaperSize, Room
from strengthtrack.charts.patient.lines import wrapped
from strengthtrack.charts.review.axis import axis_of
from strengthtrack.charts.review.picture import AXIS, ROW, Frame, draw_plot
from strengthtrack.charts.review.rows import ReviewRow, ReviewRows
from strengthtrack.charts.trend.form import TAKEN

LEAST_PLOT, MOST_ROW = 240.0, 1.5
"""Width of the plot at least; how much higher than on screen a row may become where there is room."""
GAP, EDGE = 16.0, 8.0
_HEADS = ("Measure", "Programme", "n", "Median", "Middle half")


@dataclass(frozen=True, slots=True)
class ReviewPicture:
    """Rows measured out, in their colours, with what has to be known of them in lines below."""

    shown: ReviewRows
    palette: Palette
    frame: Frame
    columns: tuple[float, ...]
    """Where each column ends, px."""
    notes: tuple[str, ...]
    note: str
    name: str

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        return self.frame.width, self.frame.bottom(self.shown) + _below(self.notes)

    @property
    def words(self) -> str:
        """The title, every row, the note."""
        return " ".join(f"{one}." for one in (self.name, *(row.words for row in self.shown.rows))) + f" {self.note}"

    def draw(self, painter: QPainter) -> None:
        """Everything."""
        painter.fillRect(QRectF(0, 0, *self.size), QColor(self.palette.ground))
        ink = Ink(painter, self.palette, TAKEN)
        draw_plot(ink, self.shown, self.frame)
        ink.words(QPointF(EDGE, ROW / 2), _HEADS[0], quiet=True)
        self._draw_cells(ink, _HEADS, ROW / 2, quiet=True)
        for number, row in enumerate(self.shown.rows):
            middle = self.frame.middle(number)
            if number == 0 or self.shown.ends[number - 1]:
                ink.words(QPointF(EDGE, middle), row.measure, weight=600)
            self._draw_cells(ink, _cells(row), middle, quiet=row.middle is None)
        top = self.frame.bottom(self.shown) + AXIS
        for number, line in enumerate(self.notes):
            ink.words(QPointF(0, top + (number + 0.5) * TAKEN.row), line, quiet=True)

    def _draw_cells(self, ink: Ink, cells: tuple[str, ...], middle: float, *, quiet: bool) -> None:
        """All but the measure: a name begins where the column before it ends, figures end where theirs does."""
        _, group, *figures = cells
        ink.words(QPointF(self.columns[0], middle), group, quiet=quiet)
        for words, end in zip(figures, self.columns[2:], strict=True):
            ink.words(QPointF(end, middle), words, quiet=quiet, align=1.0)


def review_in(size: PaperSize, shown: ReviewRows, title: str, note: str, palette: Palette = LIGHT) -> Framed:
    """At least one row; `note` says what the groups are, and stands below them."""

    def made(room: Room) -> ReviewPicture:
        lines = tuple(wrapped(note, font_for(note, TAKEN), room.width))
        left, right, columns = _columns(shown, room.width)
        frame = Frame(axis_of(shown), left, right, room.width, _row(room, len(shown.rows), lines))
        return ReviewPicture(shown, palette, frame, columns, lines, note, title)

    def fits(room: Room) -> bool:
        picture = made(room)
        wide = picture.frame.right - picture.frame.left >= LEAST_PLOT
        return wide and (room.height is None or picture.size[1] <= room.height)

    return framed(made, size, palette, TAKEN, title=title, high_enough=fits)


def _row(room: Room, rows: int, notes: tuple[str, ...]) -> float:
    """As high as there is room, within limits."""
    if room.height is None:
        return ROW
    return min(max((room.height - ROW - _below(notes)) / rows, ROW), ROW * MOST_ROW)


def _below(notes: tuple[str, ...]) -> float:
    return AXIS + len(notes) * TAKEN.row


def _columns(shown: ReviewRows, width: float) -> tuple[float, float, tuple[float, ...]]:
    """Where the plot begins and ends, and where each column of words does."""
    measure, group, n, median, half = map(max, zip(*map(_widths, _texts(shown)), strict=True))
    groups = EDGE + measure + GAP
    figures = groups + group + GAP
    left, halves = figures + n + GAP, width - EDGE
    medians = halves - half - GAP
    return left, medians - median - GAP, (groups, figures, figures + n, medians, halves)


def _texts(shown: ReviewRows) -> tuple[tuple[str, ...], ...]:
    return _HEADS, *map(_cells, shown.rows)


def _widths(cells: tuple[str, ...]) -> tuple[float, ...]:
    return tuple(width_of(words, TAKEN, 600) for words in cells)


def _cells(row: ReviewRow) -> tuple[str, ...]:
    return row.measure, row.group, row.n, row.median, row.half
