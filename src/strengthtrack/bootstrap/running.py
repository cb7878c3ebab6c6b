"""The app as it is started: a window at once, and the records behind it."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from strengthtrack.bootstrap.application import application, closed_by_signals
from strengthtrack.errors import Mendable
from strengthtrack.screens import theme
from strengthtrack.screens.first_look import FirstLook

if TYPE_CHECKING:
    from strengthtrack.bootstrap.window import Workplace

CANNOT_START = 2


def run(folder: Path | None) -> int:
    """Open the records of a folder in a window and stay until it is closed."""
    app = application("system")
    with closed_by_signals(), ExitStack() as closing:
        start = Start(folder, closing)
        start.window.show()
        app.exec()
        return start.exit_code


class Start(QObject):
    """Opens the records once the window is painted. Attributes: window, place (once they are open), exit_code."""

    def __init__(self, folder: Path | None, closing: ExitStack) -> None:
        super().__init__()
        self._folder, self._closing = folder, closing
        self.exit_code = 0
        self.place: Workplace | None = None
        self.window = FirstLook(theme.palette_in_use())
        self.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open once the first paint is over."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.open)
        return False

    def open(self) -> None:
        """Open the records; what a person can mend is said in a box, and then the app ends."""
        from PySide6.QtWidgets import QMessageBox

        try:
            self._open()
        except Mendable as fault:
            self.exit_code = CANNOT_START
            QMessageBox.warning(self.window, "strengthtrack", str(fault))
            self.window.close()

    def _open(self) -> None:
        from strengthtrack.bootstrap.clinic import open_clinic
        from strengthtrack.bootstrap.window import Workplace
        from strengthtrack.paths import data_folder
        from strengthtrack.screens.safety import Safety

        folder = data_folder(self._folder)
        safety = Safety(folder)
        safety.install()
        self._closing.callback(safety.remove)
        clinic = self._closing.enter_context(open_clinic(folder))
        self.place = Workplace(clinic)
        self.place.dress_as_set()
        self.place.open()
        self.window.take(self.place.window)
        self.place.window.pages.focus_page()  # moving in took the focus away
