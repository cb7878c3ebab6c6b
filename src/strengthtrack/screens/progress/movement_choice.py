"""Which movement is shown, or all of them: side by side while they are few, a list when they are many."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from strengthtrack.clinic.setup import Movement
from strengthtrack.screens.parts.picker import Picker
from strengthtrack.screens.parts.segment import Segment

FEW = 3
ALL = "All"


class MovementChoice(QWidget):
    """All of them are offered where there is more than one. Signals: `chosen`, when a person chooses another."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.movements: tuple[Movement, ...] = ()
        self.choices: Segment | Picker | None = None
        self._room = 10_000
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    @property
    def movement(self) -> Movement | None:
        """The one that is chosen; None where all are, or none is there."""
        return None if self.all else self.movements[self._index] if self.movements else None

    @property
    def all(self) -> bool:
        """Whether all are chosen."""
        return len(self.movements) > 1 and self._index == len(self.movements)

    def sizeHint(self) -> QSize:
        """That of the choices, which the row would not count before they are seen."""
        return self.choices.sizeHint() if self.choices is not None else super().sizeHint()

    @property
    def side_by_side(self) -> int:
        """How wide they are side by side; nought where they are too many for that."""
        return self._segment().sizeHint().width() if 0 < len(self.movements) <= FEW else 0

    def offer(self, movements: tuple[Movement, ...]) -> None:
        """Offer these; the one that was chosen stays so, if it is among them."""
        if movements == self.movements:
            return
        before, every = self.movement, self.all
        self.movements = movements
        self._put(self._made())
        if every and len(movements) > 1:
            self.choose_all()
        else:
            self.choose(before if before in movements else movements[0])

    def fit(self, room: int) -> None:
        """Be a list where all of them side by side are wider than this."""
        if not self.movements or room == self._room:
            return
        self._room, index = room, self._index
        made = self._made()
        if isinstance(made, Segment) is isinstance(self.choices, Segment):
            made.deleteLater()
            return
        had_focus = self.choices is not None and self.choices.isAncestorOf(QApplication.focusWidget() or self)
        self._put(made)
        self._choose(index)
        if had_focus:
            self.setFocus()

    def choose(self, movement: Movement | None) -> None:
        """Choose one without saying so."""
        self._choose(self.movements.index(movement) if movement in self.movements else 0)

    def choose_all(self) -> None:
        """Choose all without saying so."""
        self._choose(len(self.movements))

    def _choose(self, index: int) -> None:
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

    def _made(self) -> Segment | Picker:
        """Side by side where there are few and room for them."""
        if 0 < self.side_by_side <= self._room:
            return self._segment()
        every = ["All movements"] if len(self.movements) > 1 else []
        picker = Picker([*(movement.words for movement in self.movements), *every])
        picker.setAccessibleName("Movement")
        return picker

    def _segment(self) -> Segment:
        every = [ALL] if len(self.movements) > 1 else []
        return Segment([*(_short(movement) for movement in self.movements), *every], name="Movement")

    def _chosen(self, _index: int) -> None:
        self.chosen.emit()


def _short(movement: Movement) -> str:
    """“External rotation”: most are of the hip, and a knee says so."""
    return movement.words.removeprefix("Hip ").capitalize()
