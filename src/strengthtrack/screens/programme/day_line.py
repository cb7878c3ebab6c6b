"""Under the grid: the day the cursor is on, what was done on it, and what can be said of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from strengthtrack.clinic.days import long_day_words
from strengthtrack.practice.programme.exercise_log import DayState, LogDay
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.text import label

INVITES = "What was done, if it is to be told"
HEIGHT = 76
_SAID = {
    DayState.OPEN: "Nothing marked. Space or a click marks a session.",
    DayState.PAUSED: "The programme is paused. Space or a click marks a session all the same.",
    DayState.OUT: "Not one of the programme’s days.",
    DayState.FUTURE: "Still to come.",
}


class DayLine(QWidget):
    """One day. Signals: `told(what)`, `more`, one session more, `back`, the last one was not done, `left`, by Esc."""

    told = Signal(str)
    more = Signal()
    back = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = label("", "strong")
        self.said = label("", "quiet", wrap=True)
        self.what = _What()
        self.another = button("One more", "quiet", icon="plus")
        self.take_back = button("Take back", "quiet", "Del", "undo-2")
        self._kept = ""
        self.what.editingFinished.connect(self._tell)
        self.what.left.connect(self.left)
        self.another.clicked.connect(self.more)
        self.take_back.clicked.connect(self.back)
        self.setFixedHeight(HEIGHT)
        self._lay_out()

    def show_day(self, day: LogDay | None) -> None:
        """Show a day; None for none."""
        done = day.done if day is not None else ()
        self.day.setText(long_day_words(day.day) if day is not None else "")
        self.said.setText(_told(day))
        for part in (self.what, self.another, self.take_back):
            part.setVisible(bool(done))
        self.said.setVisible(bool(self.said.text()))
        self._kept = done[-1].what if done else ""
        if self.what.text() != self._kept:
            self.what.setText(self._kept)
            self.what.setCursorPosition(0)

    def _tell(self) -> None:
        if self.what.text().strip() != self._kept:
            self._kept = self.what.text().strip()
            self.told.emit(self._kept)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 8, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.day)
        head.addWidget(self.said, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.what, 1)
        row.addWidget(self.another)
        row.addWidget(self.take_back)
        column.addLayout(head)
        column.addLayout(row)
        column.addStretch()


class _What(QLineEdit):
    """Esc goes back to the grid. Signals: `left`."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What was done")
        self.setPlaceholderText(INVITES)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
            self.left.emit()


def _told(day: LogDay | None) -> str:
    if day is None:
        return ""
    earlier = [one.what or "no words" for one in day.done[:-1]]
    many = f"{len(day.done)} sessions; before the last: {', '.join(earlier)}." if earlier else ""
    happened = f"{'. '.join(day.events)}." if day.events else ""
    return " ".join(part for part in (_SAID.get(day.state, ""), many, happened) if part)
