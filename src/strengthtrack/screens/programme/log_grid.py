"""The exercise log as a grid: a row a week, a column a day. Arrows move, Space or a click marks."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from strengthtrack.charts.fonts import inter
from strengthtrack.clinic.days import MONTHS, WEEKDAYS, short_day
from strengthtrack.practice.programme.exercise_log import DayState, LogDay, LogWeek
from strengthtrack.screens.parts import icons
from strengthtrack.screens.parts.painted_words import paint_centred, paint_left
from strengthtrack.screens.theme import RADIUS_CONTROL, faded, palette_in_use

ROW, HEAD, WEEK_PX, TOLD_PX = 38, 32, 152, 104
FIRST_DAY, DAYS = 1, 7
TOLD = FIRST_DAY + DAYS
LINE = Qt.ItemDataRole.UserRole
_PRESS = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_TAKE_BACK = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


class LogGrid(QTableWidget):
    """Signals: `pressed_day(day)`, by click or Space; `moved`, to another day; `taken_back(day)`, by Delete."""

    pressed_day = Signal(date)
    moved = Signal()
    taken_back = Signal(date)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, TOLD + 1, parent)
        self._weeks: tuple[LogWeek, ...] = ()
        self._today = date.min
        self.setAccessibleName("Exercise log")
        self.setItemDelegate(DayPainter(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        header = self.horizontalHeader()
        header.setFixedHeight(HEAD)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, WEEK_PX), (TOLD, TOLD_PX)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        self.cellClicked.connect(self._clicked)
        self.currentCellChanged.connect(self._went)

    @property
    def weeks(self) -> tuple[LogWeek, ...]:
        """What it shows."""
        return self._weeks

    @property
    def day(self) -> LogDay | None:
        """The day the cursor is on."""
        row, column = self.currentRow(), self.currentColumn() - FIRST_DAY
        return self._weeks[row].days[column] if 0 <= row < len(self._weeks) and 0 <= column < DAYS else None

    def show_weeks(self, weeks: Sequence[LogWeek], today: date) -> None:
        """Show a course; the cursor stays on its day, or goes to today, or to the last day before it."""
        before = self.day.day if self.day is not None else today
        other = [week.days[0].day for week in self._weeks[:1]] != [week.days[0].day for week in weeks[:1]]
        self._weeks, self._today = tuple(weeks), today
        self.blockSignals(True)
        self.setRowCount(len(weeks))
        self._name_columns()
        for row, week in enumerate(weeks):
            self._fill(row, week)
        self._go_to(today if other else before)
        self.blockSignals(False)
        self.setMinimumHeight(HEAD + ROW * min(len(weeks), 4) + 2)
        self.setMaximumHeight(HEAD + ROW * len(weeks) + 2)
        self.moved.emit()

    def sizeHint(self) -> QSize:
        return QSize(640, HEAD + ROW * len(self._weeks) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        day = self.day
        if day is not None and event.key() in _PRESS:
            self.pressed_day.emit(day.day)
        elif day is not None and event.key() in _TAKE_BACK:
            self.taken_back.emit(day.day)
        else:
            super().keyPressEvent(event)

    def _clicked(self, row: int, column: int) -> None:
        if FIRST_DAY <= column < TOLD:
            self.pressed_day.emit(self._weeks[row].days[column - FIRST_DAY].day)

    def _went(self, row: int, column: int, _row: int, _column: int) -> None:
        if row >= 0 and not FIRST_DAY <= column < TOLD:
            self.setCurrentCell(row, FIRST_DAY if column < FIRST_DAY else TOLD - 1)
        else:
            self.moved.emit()

    def _go_to(self, day: date) -> None:
        if not self._weeks:
            return
        days = [(row, at, one.day) for row, week in enumerate(self._weeks) for at, one in enumerate(week.days)]
        row, at, _ = next((place for place in reversed(days) if place[2] <= day), days[0])
        self.setCurrentCell(row, at + FIRST_DAY)

    def _name_columns(self) -> None:
        first = self._weeks[0].days[0].day if self._weeks else date.min
        names = [WEEKDAYS[(first.weekday() + at) % 7][:3] for at in range(DAYS)]
        for column, name in enumerate(["Week", *names, "Sessions"]):
            item = QTableWidgetItem(name)
            across = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignHCenter
            item.setTextAlignment(across | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(column, item)

    def _fill(self, row: int, week: LogWeek) -> None:
        title = QTableWidgetItem(f"{week.week}")
        title.setData(LINE, week)
        title.setData(Qt.ItemDataRole.AccessibleTextRole, f"Week {week.week} from {short_day(week.days[0].day)}")
        title.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.setItem(row, 0, title)
        for at, day in enumerate(week.days):
            item = QTableWidgetItem("")
            item.setData(LINE, day)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, day.words)
            item.setToolTip(". ".join([*(one.what for one in day.done if one.what), *day.events]))
            self.setItem(row, at + FIRST_DAY, item)
        told = QTableWidgetItem(week.words)
        told.setData(LINE, week)
        told.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.setItem(row, TOLD, told)

    @property
    def today(self) -> date:
        """The day it was shown on."""
        return self._today


class DayPainter(QStyledItemDelegate):
    """Paints the number of a day with its mark; the state is told by shape as well as by colour."""

    def __init__(self, grid: LogGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box, line = QRectF(option.rect), index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, LogDay):
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            _paint_day(painter, box.adjusted(2, 2, -2, -2), line, self._grid.today, hovered=hovered)
            if option.state & QStyle.StateFlag.State_Selected:
                edge = palette_in_use().accent if self._grid.hasFocus() else palette_in_use().control
                _edge(painter, box.adjusted(2, 2, -2, -2), QColor(edge), 2)
        elif isinstance(line, LogWeek):
            _paint_words(painter, box, line, first=index.column() == 0)
        painter.restore()


def _paint_words(painter: QPainter, box: QRectF, week: LogWeek, *, first: bool) -> None:
    look = palette_in_use()
    middle = box.center()
    if first:
        strong = inter(15, 600 if week.is_now else 500)
        paint_left(painter, f"{week.week}", QPointF(box.left() + 15, middle.y()), strong, look.text)
        from_day = short_day(week.days[0].day)
        paint_left(painter, from_day, QPointF(box.left() + 55, middle.y()), inter(15), look.text2)
    else:
        ink = look.text if " of " in week.words else look.text2
        paint_centred(painter, week.words, middle, inter(15, 600 if " of " in week.words else 400), ink)


def _paint_day(painter: QPainter, box: QRectF, day: LogDay, today: date, *, hovered: bool) -> None:
    look = palette_in_use()
    done, is_today = day.state is DayState.DONE, day.day == today
    if done:
        _fill(painter, box, faded(look.done, 0.18))
    elif day.state is DayState.PAUSED:
        _fill(painter, box, QColor(look.surface))
    elif day.state is DayState.OPEN and hovered:
        _fill(painter, box, QColor(look.tint))
    if day.state is DayState.OPEN or is_today:
        _edge(painter, box, QColor(look.accent if is_today else look.line), 1)
    number = inter(15, 600 if is_today else 400)
    ink = look.text if done or is_today else look.text2
    away = day.state in {DayState.OUT, DayState.FUTURE} and not is_today
    shown = faded(look.text2, 0.75) if away else QColor(ink)
    _paint_number(painter, box, day, number, shown.name(QColor.NameFormat.HexArgb))
    _paint_mark(painter, box, day)


def _paint_number(painter: QPainter, box: QRectF, day: LogDay, font: QFont, ink: str) -> None:
    first = day.day.day == 1 and day.state is not DayState.PAUSED and not (day.done or day.events)
    words = f"1 {MONTHS[day.day.month - 1][:3]}" if first else f"{day.day.day}"
    paint_left(painter, words, QPointF(box.left() + 8, box.center().y()), font, ink)


def _paint_mark(painter: QPainter, box: QRectF, day: LogDay) -> None:
    """A tick for each session, a pause sign, a flag where something happened."""
    look = palette_in_use()
    px, right = 18, box.right() - 8
    marks = ["check"] * (1 if day.events else min(len(day.done), 2)) if day.done else []
    marks += ["flag"] if day.events else ["pause"] if day.state is DayState.PAUSED else []
    if len(marks) > 1:
        px, right = 15, box.right() - 4
    for mark in reversed(marks):
        right -= px
        ink = {"check": look.text, "flag": look.accent}.get(mark, look.text2)
        icons.paint(painter, mark, ink, QPointF(right, box.center().y() - px / 2), px=px)


def _fill(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)


def _edge(painter: QPainter, box: QRectF, colour: QColor, width: int) -> None:
    painter.setPen(QPen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), RADIUS_CONTROL, RADIUS_CONTROL)
