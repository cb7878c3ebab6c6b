"""Tells when a widget was painted, or anything of an application."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class Painted(QObject):
    """Keeps (time in s, what was shown) of every paint; `shows` is asked as the paint begins.

    The time is that of the next round of the event loop: the filter is asked before the paint, and then the window is
    flushed. Without a loop it is never told, and only `count` is of use.
    """

    def __init__(self, widget: QWidget | QApplication, shows: Callable[[], str] = str) -> None:
        super().__init__(widget)
        self._widget, self._shows = widget, shows
        self._being_painted: list[str] = []
        self.count = 0
        self.moments: list[tuple[float, str]] = []
        widget.installEventFilter(self)

    def stop(self) -> None:
        """Look no longer."""
        self._widget.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
            self._being_painted.append(self._shows())
            QTimer.singleShot(0, self._flushed)
        return False

    def _flushed(self) -> None:
        now_s = time.perf_counter()
        self.moments += [(now_s, words) for words in self._being_painted]
        self._being_painted.clear()
