"""How the cells and heads of the progress table are painted: ink, quiet ink, ◆ and ◇, and the sides' markers."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.charts.ink import Ink
from strengthtrack.charts.trend.form import SCREEN
from strengthtrack.clinic.setup import Side
from strengthtrack.screens.progress.cells import Cell, Column
from strengthtrack.screens.theme import palette_in_use

MARK_ROOM = 20
"""A mark before words, with the space between."""
_HALF = 5.5


class CellLook(QStyledItemDelegate):
    """Paints cells. Attributes: pad, pixels at either side."""

    pad = 12

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Words, and the mark before them."""
        model = index.model()
        cell, column = model.cell(index), model.numbers.columns[index.column()]  # type: ignore[attr-defined]
        look, box = palette_in_use(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, QColor(look.tint if chosen else look.ground))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(look.line))
        _draw_cell(painter, box.adjusted(self.pad, 0, -self.pad, 0), cell, column)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as the words with their mark."""
        cell: Cell = index.model().cell(index)  # type: ignore[attr-defined]
        return QSize(round(_width(cell) + 2 * self.pad), 32)


def _font(cell: Cell) -> QFont:
    return inter(15, 600 if cell.strong else 400)


def _width(cell: Cell) -> float:
    mark = MARK_ROOM if cell.marked else 0
    return QFontMetricsF(_font(cell)).horizontalAdvance(cell.words) + mark


def _draw_cell(painter: QPainter, box: QRect, cell: Cell, column: Column) -> None:
    look = palette_in_use()
    ink = QColor(look.text2 if cell.quiet else look.text)
    left = float(box.left())
    if column.right:
        left = max(left, box.right() + 1 - _width(cell))
    if cell.mark is not None:
        _diamond(painter, QPointF(left + _HALF, box.center().y() + 0.5), ink, filled=cell.mark)
    elif cell.side is not None:
        side_marker(painter, QPointF(left + 7, box.center().y() + 0.5), cell.side)
    left += MARK_ROOM if cell.marked else 0
    metrics = QFontMetricsF(_font(cell))
    words = metrics.elidedText(cell.words, Qt.TextElideMode.ElideRight, box.right() + 2 - left)
    painter.setFont(_font(cell))
    painter.setPen(ink)
    painter.drawText(QPointF(left, box.center().y() + 0.5 + metrics.capHeight() / 2), words)


def _diamond(painter: QPainter, at: QPointF, ink: QColor, *, filled: bool) -> None:
    half = _HALF if filled else _HALF - 0.75
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(ink, 1.5))
    painter.setBrush(ink if filled else Qt.BrushStyle.NoBrush)
    ways = ((0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0))
    painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in ways]))


def side_marker(painter: QPainter, at: QPointF, side: Side) -> None:
    """The marker of a side, as the chart draws it, a little smaller."""
    painter.save()
    painter.translate(at)
    painter.scale(0.8, 0.8)
    Ink(painter, palette_in_use(), SCREEN).side(side, QPointF(0, 0))
    painter.restore()


class HeadLook(QHeaderView):
    """Paints the heads; the two sides carry the markers of the chart. Attributes: pad."""

    pad = 12

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(24)
        self.setFixedHeight(32)

    def paintSection(self, painter: QPainter, box: QRect, section: int) -> None:
        """One head on the surface, aligned as its cells are."""
        look = palette_in_use()
        column: Column = self.model().numbers.columns[section]  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, QColor(look.surface))
        font = inter(15)
        metrics = QFontMetricsF(font)
        wide = metrics.horizontalAdvance(column.title) + (MARK_ROOM if column.side else 0)
        left = box.right() + 1 - self.pad - wide if column.right else box.left() + self.pad
        middle = QRectF(box).center().y()
        if column.side is not None:
            side_marker(painter, QPointF(left + 7, middle), column.side)
            left += MARK_ROOM
        painter.setFont(font)
        painter.setPen(QColor(look.text2))
        painter.drawText(QPointF(left, middle + metrics.capHeight() / 2), column.title)
        painter.restore()
