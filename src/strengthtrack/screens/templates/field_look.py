"""How a field is painted: as it is written, what it holds, and at the right what it says in a sample letter."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.parts.facts import broken
from strengthtrack.screens.parts.painted_words import paint_left
from strengthtrack.screens.templates.field_lines import FieldLine
from strengthtrack.screens.theme import RADIUS_CARD, palette_in_use

ROW, INSET = 56, 12
_LEFT_SHARE, _GAP = 0.58, 24
_FIRST, _SECOND, _ALONE = 18, 38, 28


class FieldLook(QStyledItemDelegate):
    """Paints rows."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line, box = index.data(Qt.ItemDataRole.UserRole), QRectF(option.rect)
        view = option.widget
        focused = isinstance(view, QWidget) and view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, box, option.state, focused=focused)
        _paint_line(painter, box, line)
        painter.restore()


def _paint_ground(painter: QPainter, box: QRectF, state: QStyle.StateFlag, *, focused: bool) -> None:
    """The one that is gone to is marked while the list has the focus, and the one under the pointer always."""
    look = palette_in_use()
    chosen = focused and bool(state & QStyle.StateFlag.State_Selected)
    if chosen or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(QPen(QColor(look.accent), 2) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.tint))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), RADIUS_CARD, RADIUS_CARD)
    else:
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(look.line))


def _paint_line(painter: QPainter, box: QRectF, line: FieldLine) -> None:
    look, left, room = palette_in_use(), box.left() + INSET, box.width() - 2 * INSET
    mine = room * _LEFT_SHARE - _GAP
    _words(painter, QPointF(left, box.top() + _FIRST), line.code, mine, "text", weight=600)
    _words(painter, QPointF(left, box.top() + _SECOND), line.meaning, mine, "text2")
    font = inter(15, tabular=False)
    lines = broken(line.example, room * (1 - _LEFT_SHARE), font)
    for at, words in zip((_ALONE,) if len(lines) == 1 else (_FIRST, _SECOND), lines, strict=True):
        paint_left(painter, words, QPointF(left + room * _LEFT_SHARE, box.top() + at), font, look.text)


def _words(painter: QPainter, at: QPointF, words: str, room: float, ink: str, *, weight: int = 400) -> None:
    font = inter(15, weight, tabular=False)
    said = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
    paint_left(painter, said, at, font, getattr(palette_in_use(), ink))
