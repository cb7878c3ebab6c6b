"""What happened beside the programme: each event with its day, and the line on which one is added or changed."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.course import CourseEvent
from strengthtrack.clinic.days import day_words
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.fields import bare_edit, mark_fault
from strengthtrack.screens.parts.lines import hairline
from strengthtrack.screens.parts.text import label

INVITES = "An injection, a flare, new shoes"
DAY_PX = 136
_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class EventRow(QWidget):
    """One event. Signals: `change(id)`, `remove(id)`."""

    change = Signal(str)
    remove = Signal(str)

    def __init__(self, event: CourseEvent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = event.id
        self.change_it, self.remove_it = button("Change", "quiet"), button("Remove", "quiet")
        for one, does in ((self.change_it, "Change"), (self.remove_it, "Remove")):
            one.setAccessibleName(f"{does} {event.words}, {day_words(event.day)}")
        self.change_it.clicked.connect(self._ask_change)
        self.remove_it.clicked.connect(self._ask_remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(15, 0, 0, 0)
        row.setSpacing(16)
        day = label(day_words(event.day), "quiet")
        day.setFixedWidth(DAY_PX - 15)
        row.addWidget(day)
        row.addWidget(label(event.words, "control", wrap=True), 1)
        row.addWidget(self.change_it)
        row.addWidget(self.remove_it)

    def _ask_change(self) -> None:
        self.change.emit(self._id)

    def _ask_remove(self) -> None:
        self.remove.emit(self._id)


class EventList(QWidget):
    """Signals: `written(id, day, words)`, id empty for a new one, the day as typed; `removed(id)`."""

    written = Signal(str, str, str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events: tuple[CourseEvent, ...] = ()
        self._changing = ""
        self.rows: list[EventRow] = []
        self.day, self.words = bare_edit("Day of the event", width=DAY_PX), bare_edit("What happened")
        self.words.setPlaceholderText(INVITES)
        self.keep, self.cancel = button("Add event", icon="flag"), button("Leave it", "quiet")
        self.cancel.hide()
        self.fault = label("", "warn", wrap=True)
        self.fault.hide()
        self.keep.clicked.connect(self._write)
        self.words.returnPressed.connect(self._write)
        self.day.returnPressed.connect(self._write)
        self.cancel.clicked.connect(self._begin_anew)
        for edit in (self.day, self.words):
            edit.textEdited.connect(self._clear_fault)
            edit.installEventFilter(self)
        self._begin_anew()
        self._lay_out()

    def show_events(self, events: Sequence[CourseEvent]) -> None:
        """Show these; what is being typed stays."""
        if tuple(events) == self._events and len(self.rows) == len(events):
            return
        self._events = tuple(events)
        focus = QApplication.focusWidget()
        if focus is not None and any(row.isAncestorOf(focus) for row in self.rows):
            self.words.setFocus()  # the row goes, and the focus would go on to the rail
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(event) for event in events]
        if self._changing not in {event.id for event in events}:
            self._begin_anew()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo and redo go to the window, unless something was just typed."""
        if isinstance(event, QKeyEvent) and self._leaves_to_the_window(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _leaves_to_the_window(self, event: QKeyEvent) -> bool:
        asks = event.type() == QEvent.Type.ShortcutOverride and any(event.matches(key) for key in _UNDO)
        return asks and not self._typed

    @property
    def _typed(self) -> bool:
        return self.day.isModified() or self.words.isModified()

    def begin_anew(self) -> None:
        """Empty fields: what was typed is kept."""
        self._begin_anew()

    def show_fault(self, faults: Sequence[tuple[str, str]]) -> None:
        """Say what cannot be right."""
        named = {name for name, _ in faults}
        self.fault.setText(" ".join(sentence for _, sentence in faults))
        self.fault.show()
        mark_fault(self.day, fault="day" in named)
        mark_fault(self.words, fault="words" in named)
        (self.words if "words" in named else self.day).setFocus()

    def _row(self, event: CourseEvent) -> EventRow:
        row = EventRow(event)
        row.change.connect(self._change)
        row.remove.connect(self.removed)
        self._list.addWidget(row)
        return row

    def _change(self, event_id: str) -> None:
        event = next(one for one in self._events if one.id == event_id)
        self._changing = event_id
        self.day.setText(day_words(event.day))
        self.words.setText(event.words)
        self.keep.setText("Keep")
        self.keep.updateGeometry()
        self.cancel.show()
        self.words.setFocus()
        self.words.selectAll()

    def _write(self) -> None:
        self.written.emit(self._changing, self.day.text().strip(), self.words.text().strip())

    def _begin_anew(self) -> None:
        self._changing = ""
        self.day.setText("today")
        self.words.setText("")  # unlike clear(), nothing to be taken back in the field
        self.keep.setText("Add event")
        self.keep.updateGeometry()
        self.cancel.hide()
        self._clear_fault()

    def _clear_fault(self) -> None:
        self.fault.hide()
        for edit in (self.day, self.words):
            mark_fault(edit, fault=False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("Events", "strong"))
        column.addWidget(hairline())
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.day)
        row.addWidget(self.words, 1)
        row.addWidget(self.keep)
        row.addWidget(self.cancel)
        column.addLayout(row)
        column.addWidget(self.fault)


def newest_first(events: Sequence[CourseEvent]) -> tuple[CourseEvent, ...]:
    """As one looks for them; of two on a day the one that was noted later stands first."""
    return tuple(sorted(events, key=_day)[::-1])


def _day(event: CourseEvent) -> date:
    return event.day
