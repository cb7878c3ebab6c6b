"""Pages of which one is seen, where the keyboard goes, too."""

from PySide6.QtWidgets import QStackedLayout, QWidget


class Leaves(QStackedLayout):
    """The first is seen until it is turned to another."""

    def __init__(self, owner: QWidget, *leaves: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        for leaf in leaves:
            self.addWidget(leaf)
        self.turn_to(leaves[0])

    def turn_to(self, leaf: QWidget, focus: QWidget | None = None) -> None:
        """Show a page; `focus` is where the keyboard goes, the page itself where it says so."""
        self.setCurrentWidget(leaf)
        self._owner.setFocusProxy(focus or leaf)
