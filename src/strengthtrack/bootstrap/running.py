"""The app as it is started: a window at once, and the records behind it."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QMessageBox

from strengthtrack.bootstrap.application import application
from strengthtrack.bootstrap.window import Workplace
from strengthtrack.errors import Mendable
from strengthtrack.paths import data_folder
from strengthtrack.practice.setting_names import LOOK
from strengthtrack.screens.safety import Safety

CANNOT_START = 2


def run(folder: Path | None) -> int:
    """Open the records of a folder in a window and stay until it is closed."""
    app = application()
    with ExitStack() as closing:
        start = Start(data_folder(folder), closing)
        start.place.window.show()
        app.exec()
        return start.exit_code


class Start(QObject):
    """Opens the records once the window is painted. Attributes: place, exit_code."""

    def __init__(self, folder: Path, closing: ExitStack) -> None:
        super().__init__()
        self._folder, self._closing = folder, closing
        self.exit_code = 0
        self.safety = Safety(folder)
        self.safety.install()
        closing.callback(self.safety.remove)
        self.place = Workplace()
        self.place.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open once the first paint is over."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.open)
        return False

    def open(self) -> None:
        """Open the records; what a person can mend is said in a box, and then the app ends."""
        from strengthtrack.bootstrap.clinic import open_clinic

        try:
            clinic = self._closing.enter_context(open_clinic(self._folder))
        except Mendable as fault:
            self.exit_code = CANNOT_START
            QMessageBox.warning(self.place.window, "strengthtrack", str(fault))
            self.place.window.close()
            return
        self.place.open(clinic)
        if clinic.desk.setting(LOOK, "system") != "system":
            self.place.dress(clinic.desk.setting(LOOK))
