"""How a row of a preview is painted: its line in the file, who it is, why, and what becomes of it as a chip."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.intake.preview_line import PreviewLine
from strengthtrack.screens.parts.chip import HEIGHT as CHIP_HEIGHT
from strengthtrack.screens.parts.chip import chip_width, paint_chip
from strengthtrack.screens.theme import RADIUS_CARD, palette_in_use

ROW, INSET, NUMBER = 60, 16, 48
_GAP, _FIRST, _SECOND = 16, 21, 43


class PreviewLook(QStyledItemDelegate):
    """Paints rows; nothing in it is laid out, so thousands scroll smoothly."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        box, chosen = QRectF(option.rect), bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, box, chosen=chosen, focused=chosen and _has_focus(option))
        right = box.right() - INSET
        if line.chip is not None:
            paint_chip(painter, QPointF(right, box.top() + (ROW - CHIP_HEIGHT) / 2), line.chip, on_tint=chosen)
            right -= chip_width(line.chip) + _GAP
        _paint_words(painter, box, line, right)
        painter.restore()


def _has_focus(option: QStyleOptionViewItem) -> bool:
    view = option.widget
    return isinstance(view, QWidget) and view.hasFocus()


def _paint_ground(painter: QPainter, box: QRectF, *, chosen: bool, focused: bool) -> None:
    look = palette_in_use()
    if chosen:
        painter.setPen(QPen(QColor(look.accent), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.tint))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), RADIUS_CARD, RADIUS_CARD)
    else:
        painter.fillRect(QRectF(box.left() + INSET, box.bottom() - 1, box.width() - 2 * INSET, 1), QColor(look.line))


def _paint_words(painter: QPainter, box: QRectF, line: PreviewLine, right: float) -> None:
    left = box.left() + INSET + (NUMBER if line.number else 0)
    ink = "text2" if line.quiet else "text"
    _words(painter, QPointF(box.left() + INSET, box.top() + _FIRST), line.number, NUMBER, "text2")
    room = right - left
    used = _words(painter, QPointF(left, box.top() + _FIRST), line.title, room, ink, weight=600, px=17)
    _words(painter, QPointF(left + used + _GAP, box.top() + _FIRST), line.beside, room - used - _GAP, ink)
    _words(painter, QPointF(left, box.top() + _SECOND), line.under, room, "text2")


def _words(
    painter: QPainter, middle_left: QPointF, words: str, room: float, ink: str, *, weight: int = 400, px: int = 15
) -> float:
    """Words on one line, cut with dots where they are wider than their room; how wide they came out."""
    if not words or room <= 0:
        return 0.0
    font = inter(px, weight, tabular="-" not in words)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
    painter.setFont(font)
    painter.setPen(QColor(getattr(palette_in_use(), ink)))
    painter.drawText(middle_left + QPointF(0, (metrics.ascent() - metrics.descent()) / 2), shown)
    return metrics.horizontalAdvance(shown)
