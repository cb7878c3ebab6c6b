"""The button that offers a chart to be taken, for pages without a longer list."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from strengthtrack.screens.parts.menu_button import MenuButton
from strengthtrack.screens.taking.chart_taker import ChartTaker

DRAG = "Or drag it into a mail or a document"


def take_actions(page: QWidget, menu: QMenu, taker: ChartTaker) -> tuple[QAction, QAction, QAction]:
    """Copy, save and print in a menu, each by its key anywhere on the page."""
    deeds = (
        ("Copy chart", "Ctrl+C", taker.copy),
        ("Save chart…", "Ctrl+S", taker.save),
        ("Print chart…", "Ctrl+P", taker.print),
    )
    made = []
    for words, key, slot in deeds:
        action = QAction(words, menu)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(slot)
        page.addAction(action)
        menu.addAction(action)
        made.append(action)
    return made[0], made[1], made[2]


class TakeMenu(MenuButton):
    """Copy, save, print; `dragged` tells of a chart on the page that can be dragged out, too."""

    def __init__(self, page: QWidget, taker: ChartTaker, words: str = "Chart", *, dragged: bool = True) -> None:
        super().__init__(words)
        self.setAccessibleName(f"{words}: copy, save, print")
        self.copy, self.save, self.print = take_actions(page, self.list, taker)
        if dragged:
            tell_of_drag(self.list)


def tell_of_drag(menu: QMenu) -> None:
    """A line that is no deed: what the pointer can do with a chart."""
    menu.addAction(DRAG).setEnabled(False)
