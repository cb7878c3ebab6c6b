"""A small icon with its words beside it."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from strengthtrack.screens.parts import icons
from strengthtrack.screens.parts.text import ROLES, label
from strengthtrack.screens.theme import palette_in_use

_ICON_PX = 18


class _Icon(QWidget):
    def __init__(self, name: str, ink: str) -> None:
        super().__init__()
        self._name, self._ink = name, ink
        self.setFixedSize(_ICON_PX, _ICON_PX + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._name, getattr(palette_in_use(), self._ink), QPointF(0, 1), px=_ICON_PX)


class IconWords(QWidget):
    """An icon and words in a role, in the role's ink."""

    def __init__(
        self, icon: str, role: str, words: str = "", parent: QWidget | None = None, *, wrap: bool = False
    ) -> None:
        super().__init__(parent)
        self._words = label(words, role, wrap=wrap)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(_Icon(icon, ROLES[role].ink), 0, Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag(0))
        row.addWidget(self._words, 1 if wrap else 0)
        if not wrap:
            row.addStretch()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, words: str) -> None:
        """Say something else; the same again costs nothing."""
        if words != self._words.text():
            self._words.setText(words)
