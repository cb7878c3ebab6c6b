"""A process that tells when its first window was painted: `bare`, or the app on a folder of records.

Run by bench.py. Prints JSON: moments of `time.perf_counter()`, which all processes of one machine share, in s.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject, Qt, QTimer

GIVES_UP_MS = 30_000
told: dict[str, float] = {}


class Watching(QtWidgets.QApplication):
    """Notes the first paint of a main window, and then what happens in it."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.window: QtWidgets.QMainWindow | None = None
        self.looks = QTimer(self)
        self.looks.timeout.connect(self.look)
        self.installEventFilter(self)
        QTimer.singleShot(GIVES_UP_MS, self.quit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QtWidgets.QMainWindow):
            self.removeEventFilter(self)
            self.window = watched
            # the filter is asked before the paint; this comes round after it
            QTimer.singleShot(0, self.painted)
        return False

    def painted(self) -> None:
        told["painted"] = time.perf_counter()
        if sys.argv[1] == "bare":
            self.quit()
        else:
            time_the_unlocking()
            self.looks.start(1)

    def look(self) -> None:
        """Click the first patient until the window opened them: a list that is not laid out yet takes no click."""
        assert self.window is not None
        inside = self.window.findChild(QtWidgets.QMainWindow)
        if getattr(inside, "patient", None) is not None:
            told["took_a_click"] = time.perf_counter()
            self.looks.stop()
            self.window.close()
            return
        for view in self.window.findChildren(QtWidgets.QAbstractItemView):
            if view.isVisible() and view.model().rowCount() >= int(sys.argv[3]):
                told.setdefault("filled", time.perf_counter())
                click(view)


def click(view: QtWidgets.QAbstractItemView) -> None:
    """Click the first row that can be chosen."""
    from PySide6.QtTest import QTest

    model = view.model()
    indexes = (model.index(row, 0) for row in range(model.rowCount()))
    first = next(index for index in indexes if model.flags(index) & Qt.ItemFlag.ItemIsSelectable)
    left, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(view.viewport(), left, nothing, view.visualRect(first).center())


def time_the_unlocking() -> None:
    """Only now: before the first paint the app must not have the records' code loaded, and so neither must this."""
    from strengthtrack.records import key

    key.key_for = timed(key.key_for, "unlocking_s")


def timed(function: Callable[..., Any], name: str) -> Callable[..., Any]:
    """Call it as ever, and add up what it took."""

    def call(*arguments: Any, **named: Any) -> Any:
        began = time.perf_counter()
        try:
            return function(*arguments, **named)
        finally:
            told[name] = told.get(name, 0.0) + time.perf_counter() - began

    return call


def bare() -> None:
    app = Watching(sys.argv[:1])
    window = QtWidgets.QMainWindow()
    window.resize(1366, 768)
    window.show()
    app.exec()


def strengthtrack() -> None:
    QtWidgets.QApplication = Watching  # type: ignore[assignment,misc]
    from strengthtrack.cli import main

    main(["--data", sys.argv[2]])


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else strengthtrack()
    print(json.dumps(told))
