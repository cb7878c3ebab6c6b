"""All that is seldom asked of the progress page, in one list, each with its key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from strengthtrack.clinic.setup import Side
from strengthtrack.science.change_path import LEAST_VISITS
from strengthtrack.screens.parts.menu_button import MenuButton
from strengthtrack.screens.taking.take_menu import tell_of_drag

FROM_FOUR = "from four visits with both on"
assert LEAST_VISITS == 4  # noqa: S101 - the words above say so


class MoreMenu(MenuButton):
    """Signals: `copy_asked`, `save_asked`, `print_asked`, `trials_asked`.

    With on or off: `symmetry`, `reference` (against the other side), `band`, `path`, `references`.
    """

    copy_asked = Signal()
    save_asked = Signal()
    print_asked = Signal()
    trials_asked = Signal()
    symmetry = Signal(bool)
    reference = Signal(bool)
    band = Signal(bool)
    path = Signal(bool)
    references = Signal(bool)

    def __init__(self, page: QWidget) -> None:
        super().__init__("More")
        self.setAccessibleName("More: copy, save, print, trials, panels")
        self._page = page
        self.copy_chart = self._deed("Copy chart", "Ctrl+C")
        self.save_chart = self._deed("Save chart…", "Ctrl+S")
        self.print_chart = self._deed("Print chart…", "Ctrl+P")
        tell_of_drag(self.list)
        # its key is the whole window's
        self.trials = QAction("Look at the trials\tCtrl+T", self)
        self.list.addAction(self.trials)
        self.list.addSeparator()
        self.show_symmetry = self._switch("Symmetry", "Ctrl+M")
        self.turn_reference = self._switch("Symmetry against the other side", "Ctrl+Shift+M")
        self.show_band = self._switch("Error band of the other side", "Ctrl+B")
        self.show_path = self._switch("Strength change against pain change", "Ctrl+G")
        self.show_references = self._switch("Reference values", "Ctrl+R")
        self.copy_chart.triggered.connect(self.copy_asked)
        self.save_chart.triggered.connect(self.save_asked)
        self.print_chart.triggered.connect(self.print_asked)
        self.trials.triggered.connect(self.trials_asked)
        for switch, asks in (
            (self.show_symmetry, self.symmetry),
            (self.turn_reference, self.reference),
            (self.show_band, self.band),
            (self.show_path, self.path),
            (self.show_references, self.references),
        ):
            switch.triggered.connect(asks)

    def tell_band(self, side: Side | None, *, on: bool) -> None:
        """Which side's error band can be asked for; None where there is one side."""
        self.show_band.setText(f"Error band of the {side.value} side" if side else "Error band of the other side")
        self._set(self.show_band, on=on, possible=side is not None)

    def tell_reference(self, side: Side, *, on: bool) -> None:
        """Offer symmetry against `side`, which is usually the one in question."""
        self.turn_reference.setText(f"Symmetry: {side.other.value} as % of {side.value}")
        self._set(self.turn_reference, on=on, possible=True)

    def tell_path(self, below: str, *, on: bool, possible: bool) -> None:
        """Against what the path is drawn, and whether there are visits enough."""
        words = f"Strength change against {below} change"
        self.show_path.setText(words if possible else f"{words}: {FROM_FOUR}")
        self._set(self.show_path, on=on, possible=possible)

    def tell(self, *, symmetry: bool | None, references: bool | None) -> None:
        """Whether each is on, None where it cannot be."""
        self._set(self.show_symmetry, on=bool(symmetry), possible=symmetry is not None)
        self._set(self.show_references, on=bool(references), possible=references is not None)

    def _deed(self, words: str, key: str) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._page.addAction(action)
        self.list.addAction(action)
        return action

    def _switch(self, words: str, key: str) -> QAction:
        action = self._deed(words, key)
        action.setCheckable(True)
        return action

    @staticmethod
    def _set(action: QAction, *, on: bool, possible: bool) -> None:
        action.setChecked(on and possible)
        action.setEnabled(possible)
