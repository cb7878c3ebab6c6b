"""The line a value is typed in, by a person or by a dynamometer that is plugged in as a keyboard."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from strengthtrack.charts.fonts import inter

WEDGE_S = 0.04
"""Keys come faster than this from a dynamometer, and slower from a person."""
_END = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})


class ValueEdit(QLineEdit):
    """Signals: `ended`, by Enter, and by Tab where a dynamometer ends its value so.

    While it is empty, letters and Space go past it to the keys of the page: no value begins with them.
    """

    ended = Signal()

    def __init__(self, clock: Callable[[], float] = time.monotonic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._began_s = self._last_s = float("-inf")
        self._keys = 0
        self.setProperty("big", True)
        self.setFont(inter(20, 600))

    @property
    def by_wedge(self) -> bool:
        """Whether what stands in it came as fast as only a dynamometer types."""
        return self._keys > 1 and self._last_s - self._began_s <= WEDGE_S * (self._keys - 1)

    def begin_with(self, key: str) -> None:
        """Take the first key of a value that was pressed elsewhere on the page."""
        self.clear()
        self._count()
        self.setText(key)
        self.setFocus()
        self.end(False)

    def clear(self) -> None:
        """Forget what was typed, and how fast."""
        super().clear()
        self._keys = 0

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._goes_past(event):
                event.ignore()
                return False
            if event.type() == QEvent.Type.KeyPress and event.key() in _END and self._ends(event):
                self.ended.emit()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text():
            self._count()
        super().keyPressEvent(event)

    def _count(self) -> None:
        now = self._clock()
        if not self.text() or self.hasSelectedText():
            self._began_s, self._keys = now, 0
        self._last_s = now
        self._keys += 1

    def _ends(self, event: QKeyEvent) -> bool:
        return event.key() != Qt.Key.Key_Tab or (bool(self.text()) and self.by_wedge)

    def _goes_past(self, event: QKeyEvent) -> bool:
        """Whether a key is none of a value's; a value that the dynamometer gave takes no keys at all."""
        typed = event.text()
        return bool(typed) and (self.isReadOnly() or (not self.text() and (typed.isalpha() or typed.isspace())))
