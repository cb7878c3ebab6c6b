"""What stands around the pages, and the keys that work on every one of them."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.screens.actions import Action


class Frame(QWidget):
    """Rail left, strip on top, the pages in the rest."""

    def __init__(self, rail: QWidget, strip: QWidget, pages: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row, right = QHBoxLayout(self), QVBoxLayout()
        for layout in (row, right):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        row.addWidget(rail)
        row.addLayout(right, 1)
        right.addWidget(strip)
        right.addWidget(pages, 1)


class ActionKey(QAction):
    """The key of one action: calls `act` with its name."""

    def __init__(self, row: Action, act: Callable[[str], None], window: QWidget) -> None:
        super().__init__(row.words, window)
        self._name, self._act = row.act.value, act
        self.setShortcut(QKeySequence(row.key))
        self.triggered.connect(self._do)

    def _do(self) -> None:
        self._act(self._name)
