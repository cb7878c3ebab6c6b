"""Which movement is shown: side by side while they are few, a list when they are many."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from strengthtrack.clinic.setup import Movement
from strengthtrack.screens.parts.picker import Picker
from strengthtrack.screens.parts.segment import Segment

FEW = 4


class MovementChoice(QWidget):
    """Signals: `chosen`, when a person chooses another."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.movements: tuple[Movement, ...] = ()
        self.choices: Segment | Picker | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    @property
    def movement(self) -> Movement | None:
        """The one that is chosen."""
        return self.movements[self._index] if self.movements else None

    def offer(self, movements: tuple[Movement, ...]) -> None:
        """Offer these; the one that was chosen stays so, if it is among them."""
        if movements == self.movements:
            return
        before, self.movements = self.movement, movements
        self._put(_made(movements))
        self.choose(before if before in movements else movements[0])

    def choose(self, movement: Movement | None) -> None:
        """Choose one without saying so."""
        index = self.movements.index(movement) if movement in self.movements else 0
        if isinstance(self.choices, Segment):
            self.choices.choose(index)
        elif self.choices is not None:
            self.choices.setCurrentIndex(index)

    @property
    def _index(self) -> int:
        if isinstance(self.choices, Segment):
            return self.choices.index
        return self.choices.currentIndex() if self.choices is not None else 0

    def _put(self, choices: Segment | Picker) -> None:
        if self.choices is not None:
            self.choices.hide()
            self.choices.deleteLater()
        self.choices = choices
        self._row.addWidget(choices)
        self.setFocusProxy(choices)
        picked = choices.chosen if isinstance(choices, Segment) else choices.activated
        picked.connect(self._chosen)

    def _chosen(self, _index: int) -> None:
        self.chosen.emit()


def _made(movements: tuple[Movement, ...]) -> Segment | Picker:
    if len(movements) <= FEW:
        return Segment([_short(movement) for movement in movements], name="Movement")
    picker = Picker([movement.words for movement in movements])
    picker.setAccessibleName("Movement")
    return picker


def _short(movement: Movement) -> str:
    """“External rotation”: most are of the hip, and a knee says so."""
    return movement.words.removeprefix("Hip ").capitalize()
