"""One row of the patient list as it is painted, and the names of its columns above it."""

from functools import cache, lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.practice.due import Row
from strengthtrack.screens.parts.chip import HEIGHT as CHIP_HEIGHT
from strengthtrack.screens.parts.chip import paint_chip
from strengthtrack.screens.parts.week_bar import MARK_HEIGHT, paint_week_bar, week_bar_width
from strengthtrack.screens.theme import RADIUS_CARD, palette_in_use

ROW_HEIGHT, HEADING_HEIGHT, NAMES_HEIGHT, INSET = 48, 40, 32, 16
_DRAWN_WIDTH = 1206
"""The list's width on the smallest screen; columns keep their shares of a wider one."""

_COLUMNS = {"name": 16, "record": 296, "age": 400, "side": 464, "programme": 560, "last": 824}
_NAMES = {
    "name": "Name", "record": "Record", "age": "Age", "side": "Side", "programme": "Programme", "last": "Last test",
}  # fmt: skip
_NO_BAR_UNDER = 1100
_GAP = 12


def column_left(column: str, width: int) -> float:
    """Where a column begins in a list so wide, in pixels."""
    return INSET + (_COLUMNS[column] - INSET) * width / _DRAWN_WIDTH


class ColumnNames(QWidget):
    """The names over the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = 0
        self.setFixedHeight(NAMES_HEIGHT)

    def set_room(self, width: int) -> None:
        """Follow the rows below, which are narrower while they scroll."""
        self._room = width
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() / 2
        for column, name in _NAMES.items():
            _words(painter, QPointF(column_left(column, self._room), middle), name, "text2")
        width = QFontMetricsF(inter(15)).horizontalAdvance("Next")
        _words(painter, QPointF(self._room - INSET - width, middle), "Next", "text2")


class PatientRowPainter(QStyledItemDelegate):
    """Paints headings and rows; nothing in it is laid out, so thousands scroll smoothly."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = index.data(Qt.ItemDataRole.SizeHintRole)
        return hint if isinstance(hint, QSize) else QSize(0, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.row is None:
            _paint_heading(painter, box, line.heading)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_ground(painter, box, chosen=chosen, last=line.last)
            _paint_row(painter, box, line.row)
            if line.chip is not None:
                at = QPointF(box.right() - INSET, box.top() + (ROW_HEIGHT - CHIP_HEIGHT) / 2)
                paint_chip(painter, at, line.chip, on_tint=chosen)
        painter.restore()


def _paint_heading(painter: QPainter, box: QRectF, words: str) -> None:
    _words(painter, QPointF(box.left() + INSET, box.top() + 24), words, "text", 600)
    painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(palette_in_use().line))


def _paint_ground(painter: QPainter, box: QRectF, *, chosen: bool, last: bool) -> None:
    look = palette_in_use()
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.tint))
        painter.drawRoundedRect(box, RADIUS_CARD, RADIUS_CARD)
    elif not last:
        hairline = QRectF(box.left() + INSET, box.bottom() - 1, box.width() - 2 * INSET, 1)
        painter.fillRect(hairline, QColor(look.line))


def _paint_row(painter: QPainter, box: QRectF, row: Row) -> None:
    width = int(box.width())
    patient = row.patient
    side = "" if patient.affected is AffectedSide.UNKNOWN else patient.affected.value.capitalize()
    last = day_words(row.last_test) if row.last_test else "Not tested yet"
    name = _cut(patient.name, _room("name", "record", width), 600, px=17)
    record = _cut(patient.record_number, _room("record", "age", width))
    cells = {"record": record, "age": str(row.age), "side": side, "last": last}
    _words(painter, _place(box, "name"), name, "text", 600, px=17)
    for column, words in cells.items():
        quiet = column == "record" or words == "Not tested yet"
        _words(painter, _place(box, column), words, "text2" if quiet else "text")
    at = _place(box, "programme")
    if row.weeks and width >= _NO_BAR_UNDER:
        paint_week_bar(painter, at.x(), at.y() - MARK_HEIGHT / 2, row.weeks, row.filled)
        at.setX(at.x() + week_bar_width(row.weeks) + 15)
    _words(painter, at, row.programme_words or "No programme", "text" if row.weeks else "text2")


def _room(column: str, following: str, width: int) -> float:
    return column_left(following, width) - column_left(column, width) - _GAP


@lru_cache(maxsize=4096)
def _cut(words: str, room: float, weight: int = 400, *, px: int = 15) -> str:
    """Words that end with dots where they are wider than their column."""
    font, _ = _face(px, weight, tabular="-" not in words)
    return QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room)


def _place(box: QRectF, column: str) -> QPointF:
    return QPointF(box.left() + column_left(column, int(box.width())), box.center().y())


def _words(painter: QPainter, middle_left: QPointF, words: str, ink: str, weight: int = 400, *, px: int = 15) -> None:
    font, below_middle = _face(px, weight, tabular="-" not in words)
    painter.setFont(font)
    painter.setPen(QColor(getattr(palette_in_use(), ink)))
    painter.drawText(middle_left + QPointF(0, below_middle), words)


@cache
def _face(px: int, weight: int, *, tabular: bool) -> tuple[QFont, float]:
    """A font, and how far under the middle of its row its words stand."""
    font = inter(px, weight, tabular=tabular)
    metrics = QFontMetricsF(font)
    return font, (metrics.ascent() - metrics.descent()) / 2
