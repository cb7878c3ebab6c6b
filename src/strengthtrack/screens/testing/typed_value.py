"""A value read off the dynamometer's own display, typed; or sent by it one at a time, to be kept or not."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.clinic.figures import counted
from strengthtrack.errors import EntryFault
from strengthtrack.practice.testing.pressed import Pressed
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.picker import Picker
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.testing.value_edit import ValueEdit
from strengthtrack.screens.testing.value_text import UNITS, value_of

AT_ONCE_S = 2.0
"""No two pushes are so close: a dynamometer that types a second value so soon was pressed twice."""
ALONE_MS = 80
"""A digit that is followed by none within this was pressed by a person."""
SECOND = "A second value came at once. Enter keeps it too, Esc lets it go."
_BEGINS = "0123456789.,+-\N{MINUS SIGN}"
_TYPED, _GIVEN = "Read off the display", "Sent at its button"
_FILED_TYPED, _FILED_GIVEN = "Filed as typed, wherever it shows.", "Filed as read from the dynamometer: {}."


class TypedValue(QWidget):
    """A field, its unit, and “File it”.

    Signals: `given(float, str)`, a value that was typed and its unit; `kept`, `dropped`, of the value that the
    dynamometer sent; `pressed(str)`, a digit that was no value.
    """

    given = Signal(float, str)
    kept = Signal()
    dropped = Signal()
    pressed = Signal(str)

    def __init__(self, clock: Callable[[], float] = time.monotonic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._filed_s, self._second = float("-inf"), False
        self._sent: tuple[Pressed | None, int] = (None, 0)
        self._alone = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(ALONE_MS)
        self._timer.timeout.connect(self._was_alone)
        self._head, self._foot = label(_TYPED, "strong"), label(_FILED_TYPED, "quiet", wrap=True)
        self.edit = ValueEdit(clock)
        self.edit.setFixedSize(104, 48)
        self.edit.setAccessibleName("Value read off the display")
        self.unit = Picker(UNITS)
        self.unit.setProperty("big", True)
        self.unit.setFixedWidth(76)
        self.unit.setAccessibleName("Unit of the value")
        self.file_it = button("File it", key="")
        self.drop = button("Not this one", "quiet", icon="x")
        self.file_it.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.drop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fault = label("", "warn", wrap=True)
        self.fault.hide()
        self.drop.hide()
        self._connect()
        self._lay_out()

    def begin(self) -> None:
        """Forget what was typed."""
        self._timer.stop()
        self._alone = ""
        self._filed_s = float("-inf")
        self._clear()
        self.show_fault("")

    def start(self) -> None:
        """Take the focus, ready for a value."""
        self.show_fault("")
        self._select()

    def takes(self, key: str) -> bool:
        """Whether a value may begin with a key that was pressed elsewhere on the page."""
        return key in _BEGINS and bool(key) and self.isVisible()

    def offer(self, key: str, *, may_mean_else: bool) -> None:
        """The first key of a value, pressed elsewhere. One that may mean something else waits for the next."""
        if self.edit.isReadOnly():
            if may_mean_else:
                self.pressed.emit(key)
            return
        self.show_fault("")
        self.edit.begin_with(key)
        if may_mean_else:
            self._alone = key
            self._timer.start()

    def file(self) -> None:
        """Give the value away, or say what is wrong with it."""
        self._timer.stop()
        if self.edit.isReadOnly():
            self.kept.emit()
            return
        if self._came_at_once():
            return
        try:
            value, unit = value_of(self.edit.text(), self.unit.currentText())
        except EntryFault as fault:
            self.show_fault(str(fault))
            return
        self.show_fault("")
        self.given.emit(value, unit)

    def filed(self) -> None:
        """The value was taken: make room for the next."""
        self._filed_s = self._clock()
        self._clear()
        self.edit.clearFocus()

    def let_go(self) -> bool:
        """Drop a value that waits; whether one did."""
        if self.edit.isReadOnly():
            self.dropped.emit()
            return True
        waited, self._second = self._second, False
        if waited:
            self._clear()
            self.show_fault("")
        return waited

    def show_sent(self, sent: Pressed | None, waiting: int) -> None:
        """Show the value that the dynamometer sent, in its unit where that can be chosen, and how many wait behind."""
        if (sent, waiting) == self._sent:
            return
        before, self._sent = self._sent, (sent, waiting)
        if sent is not before[0]:
            self._show_one(sent)
        self.show_fault(f"{counted(waiting, 'more reading')} came since." if waiting else "")

    def show_fault(self, sentence: str) -> None:
        """Say under the field what is wrong; empty clears it."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def _show_one(self, sent: Pressed | None) -> None:
        self._clear()
        self.edit.setReadOnly(sent is not None)
        for part, shown in ((self.drop, sent is not None), (self.unit, sent is None)):
            part.setVisible(shown)
        self._head.setText(_GIVEN if sent else _TYPED)
        self._foot.setText(_FILED_GIVEN.format(sent.in_newtons) if sent else _FILED_TYPED)
        self.edit.setFixedWidth(180 if sent else 104)
        if sent is not None:
            self.edit.setText(sent.words)
            self.edit.setFocus()

    def _came_at_once(self) -> bool:
        """A dynamometer typed another value as soon as the last was filed: it waits to be looked at."""
        if self._second or not self.edit.by_wedge or self._clock() - self._filed_s > AT_ONCE_S:
            self._second = False
            return False
        self._second = True
        self.show_fault(SECOND)
        self._select()
        return True

    def _select(self) -> None:
        self.edit.setFocus()
        self.edit.selectAll()

    def _was_alone(self) -> None:
        """Nothing followed: it was a key and no value."""
        key, self._alone = self._alone, ""
        if key and self.edit.text() == key:
            self._clear()
            self.edit.clearFocus()
            self.pressed.emit(key)

    def _clear(self) -> None:
        self._second = False
        self.edit.clear()

    def _typed(self, _text: str) -> None:
        if not self._second:
            self.show_fault("")

    def _file_by_hand(self) -> None:
        self._second = True  # it was looked at
        self.file()

    def _drop(self) -> None:
        self.dropped.emit()

    def _connect(self) -> None:
        self.edit.ended.connect(self.file)
        self.edit.textEdited.connect(self._typed)
        self.file_it.clicked.connect(self._file_by_hand)
        self.drop.clicked.connect(self._drop)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.edit, self.unit, self.file_it):
            row.addWidget(part)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addLayout(row)
        column.addWidget(self.drop)
        column.addWidget(self.fault)
        column.addWidget(self._foot)
