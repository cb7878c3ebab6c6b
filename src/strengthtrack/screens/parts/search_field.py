"""A line to type what is looked for."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from strengthtrack.charts.fonts import inter
from strengthtrack.screens.parts import icons
from strengthtrack.screens.theme import palette_in_use

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
_BELONG_HERE = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
"""A page that lies under the search may have another use for them."""
_BELONG_TO_THE_WINDOW = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class SearchField(QLineEdit):
    """48 px high with the magnifying glass. Undo goes to the window, for the field nearly always has the focus.

    Signals: `stepped(by)`, arrow and page keys.
    """

    stepped = Signal(int)

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("big", True)
        self.setFont(inter(17, tabular=False))
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setTextMargins(36, 0, 0, 0)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if _is_undo(event):
                event.ignore()
                return False
            if event.key() in _BELONG_HERE:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colour = palette_in_use().accent if self.hasFocus() else palette_in_use().text2
        icons.paint(QPainter(self), "search", colour, QPointF(16, (self.height() - 18) / 2), px=18)


def _is_undo(event: QKeyEvent) -> bool:
    return any(event.matches(key) for key in _BELONG_TO_THE_WINDOW)
