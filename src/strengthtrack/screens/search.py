"""One search over patients and actions, over whatever page is open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.patient import Patient
from strengthtrack.screens.actions import Act, Action, matching
from strengthtrack.screens.parts import icons
from strengthtrack.screens.parts.key_cap import HEIGHT as KEY_HEIGHT
from strengthtrack.screens.parts.key_cap import key_cap_width, paint_key_cap
from strengthtrack.screens.parts.search_field import SearchField
from strengthtrack.screens.theme import RADIUS_CARD, faded, palette_in_use

WIDTH, TOP, ROW, MARGIN = 640, 72, 48, 8
MOST_PATIENTS, MOST_ACTIONS = 6, 6
_FOUND = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the search: a patient by id, or an action."""

    title: str
    note: str
    icon: str
    key: str = ""
    patient_id: str = ""
    act: Act | None = None


def of_patient(patient: Patient) -> Found:
    """A patient as a line: enough to tell two of one name apart."""
    number = f"  ·  {patient.record_number}" if patient.record_number else ""
    return Found(patient.name, f"Born {day_words(patient.born)}{number}", "user", patient_id=patient.id)


def of_action(row: Action) -> Found:
    """An action as a line with its key."""
    return Found(row.words, "", row.icon, key=row.cap, act=row.act)


class Search(QWidget):
    """Covers the window: type, arrows, Enter; Esc or a click beside it closes.

    Signals: `patient_chosen(id)`, `action_chosen(act)`, `closed`.
    """

    patient_chosen = Signal(str)
    action_chosen = Signal(str)
    closed = Signal()

    def __init__(self, find: Callable[[str], Sequence[Patient]], parent: QWidget) -> None:
        super().__init__(parent)
        self._find = find
        self._over = parent
        self._patient_open = False
        self.field = SearchField("Name, birth date, record number, or an action")
        self.list = QListWidget()
        self.list.setAccessibleName("Found patients and actions")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_Lines(self.list))
        self.field.textChanged.connect(self._look)
        self.field.stepped.connect(self._step)
        self.field.returnPressed.connect(self._choose_current)
        self.list.itemClicked.connect(self._choose)
        self._card = _Card(self, parent)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MARGIN)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.hide()

    def ask(self, *, patient_open: bool) -> None:
        """Open, empty, with the focus."""
        self._patient_open = patient_open
        self.setGeometry(self._over.rect())
        self.field.clear()
        self._look("")
        for part in (self, self._card):
            part.show()
            part.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_search(self) -> None:
        """Go away; the page below has the focus again."""
        if self.isVisible():
            self.hide()
            self._card.hide()
            self.closed.emit()

    @property
    def found(self) -> tuple[Found, ...]:
        """What it lists now, best first."""
        return tuple(self.list.item(row).data(_FOUND) for row in range(self.list.count()))

    def place(self) -> None:
        """Cover the window again; the window calls this when its size changes."""
        self.setGeometry(self._over.rect())
        self._place_card()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_search()
        else:
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks through what was found, and never to the page below."""
        self._step(1 if forward else -1)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close_search()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), faded(look.sunken, 0.72))
        painter.setPen(QPen(QColor(look.control), 1))
        painter.setBrush(QColor(look.ground))
        box = QRectF(_around(self._card.geometry())).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, RADIUS_CARD, RADIUS_CARD)

    def _look(self, text: str) -> None:
        patients = self._find(text)[:MOST_PATIENTS] if text.strip() else ()
        rows = matching(text, patient_open=self._patient_open)[:MOST_ACTIONS]
        self.list.clear()
        for found in (*map(of_patient, patients), *map(of_action, rows)):
            item = QListWidgetItem(", ".join(part for part in (found.title, found.note, found.key) if part))
            item.setData(_FOUND, found)
            self.list.addItem(item)
        if not self.list.count():
            item = QListWidgetItem("Nothing found; try part of a name, a birth date or a record number.")
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._place_card()

    def _place_card(self) -> None:
        self.list.setFixedHeight(self.list.count() * ROW)
        width = min(WIDTH, self.width() - 2 * MARGIN) - 2 * MARGIN
        height = 48 + self.list.height() + MARGIN
        before = self._card.geometry()
        self._card.setGeometry((self.width() - width) // 2, TOP + MARGIN, width, height)
        if self._card.geometry() != before:  # what lies below is painted again only where it must
            self.update(_around(before | self._card.geometry()))

    def _step(self, by: int) -> None:
        self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())

    def _choose_current(self) -> None:
        self._choose(self.list.currentItem())

    def _choose(self, item: QListWidgetItem | None) -> None:
        found = item.data(_FOUND) if item is not None else None
        if found is None:
            return
        self.close_search()
        if found.act is not None:
            self.action_chosen.emit(found.act.value)
        else:
            self.patient_chosen.emit(found.patient_id)


class _Card(QWidget):
    """The field and what was found.

    It lies beside the search and not in it: Qt spares what is below an opaque widget where the two have one parent, and
    so a key paints the card and not the page.
    """

    def __init__(self, search: Search, over: QWidget) -> None:
        super().__init__(over)
        self._search = search
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), QColor(palette_in_use().ground))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._search.keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self._search.focusNextPrevChild(forward)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()


def _around(card: QRect) -> QRect:
    return card.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)


class _Lines(QStyledItemDelegate):
    """Icon, words, a quiet note or a key at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = palette_in_use()
        box = QRectF(option.rect)
        found = index.data(_FOUND)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if found is None:
            _words(painter, QPointF(box.left() + 16, box.center().y()), str(index.data()), look.text2, 400)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(look.tint))
                painter.drawRoundedRect(box, RADIUS_CARD, RADIUS_CARD)
            icons.paint(painter, found.icon, look.text2, QPointF(box.left() + 16, box.top() + 14), px=20)
            _words(painter, QPointF(box.left() + 52, box.center().y()), found.title, look.text, 500)
            _right_part(painter, box, found)
        painter.restore()


def _right_part(painter: QPainter, box: QRectF, found: Found) -> None:
    look = palette_in_use()
    if found.key:
        at = QPointF(box.right() - 16 - key_cap_width(found.key), box.top() + (ROW - KEY_HEIGHT) / 2)
        paint_key_cap(painter, at, found.key, QColor(look.control), QColor(look.text2))
    elif found.note:
        width = QFontMetricsF(inter(15, tabular="-" not in found.note)).horizontalAdvance(found.note)
        _words(painter, QPointF(box.right() - 16 - width, box.center().y()), found.note, look.text2, 400)


def _words(painter: QPainter, middle_left: QPointF, words: str, ink: str, weight: int) -> None:
    painter.setFont(inter(15, weight, tabular="-" not in words))
    painter.setPen(QColor(ink))
    metrics = QFontMetricsF(painter.font())
    painter.drawText(middle_left + QPointF(0, (metrics.ascent() - metrics.descent()) / 2), words)
