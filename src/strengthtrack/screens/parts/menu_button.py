"""A button that opens a list: one of a few choices, or things to do. A choice that cannot be made says why."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from strengthtrack.screens.parts import icons
from strengthtrack.screens.parts.buttons import Button
from strengthtrack.screens.theme import faded, palette_in_use

_CHEVRON_PX, _GAP, _END = 20, 4, 10
"""The arrow, the space before it, and what it has less of the button's end than words have."""


@dataclass(frozen=True, slots=True)
class Choice:
    """`short` stands on the button, `words` in the list, `note` beside them: what is missing."""

    words: str
    short: str = ""
    note: str = ""
    possible: bool = True


class MenuButton(Button):
    """A secondary button with an arrow, whose list opens by Space, Down or a click."""

    def __init__(self, words: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, icon=icon, parent=parent)
        self.list = QMenu(self)
        self.setMenu(self.list)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width() + _CHEVRON_PX + _GAP - (16 - _END), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._colours()
        self._paint_box(painter, colours)
        painter.translate(-(_CHEVRON_PX + _GAP - (16 - _END)) / 2, 0)
        self._paint_inside(painter, colours)
        painter.resetTransform()
        look = palette_in_use()
        colour = faded(look.text2, 1.0 if self.isEnabled() else 0.62)
        place = QPointF(self.width() - _END - _CHEVRON_PX, (self.height() - _CHEVRON_PX) / 2)
        icons.paint(painter, "chevron-down", colour, place, px=_CHEVRON_PX)


class ChoiceButton(MenuButton):
    """One of a few, named on the button. Signals: `chosen(index)`, when a person chooses another."""

    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.name = name
        self.choices: tuple[Choice, ...] = ()
        self.index = 0
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._picked)

    def offer(self, choices: Sequence[Choice], index: int) -> None:
        """Offer these, one of them chosen, without saying so."""
        if tuple(choices) != self.choices:
            self.choices = tuple(choices)
            self._fill()
        self.choose(index)

    def choose(self, index: int) -> None:
        """Choose one without saying so."""
        self.index = index
        self._group.actions()[index].setChecked(True)
        chosen = self.choices[index]
        self.setText(chosen.short or chosen.words)
        self.setAccessibleName(f"{self.name}: {chosen.words}")
        self.updateGeometry()

    def _fill(self) -> None:
        for old in self._group.actions():
            self._group.removeAction(old)
            old.deleteLater()
        self.list.clear()
        for number, choice in enumerate(self.choices):
            action = QAction(f"{choice.words}\t{choice.note}" if choice.note else choice.words, self.list)
            action.setCheckable(True)
            action.setEnabled(choice.possible)
            action.setData(number)
            self._group.addAction(action)
            self.list.addAction(action)

    def _picked(self, action: QAction) -> None:
        before, now = self.index, int(action.data())
        self.choose(now)
        if now != before:
            self.chosen.emit(now)
