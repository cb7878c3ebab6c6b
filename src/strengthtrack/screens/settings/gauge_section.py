"""In the settings: which dynamometers the app can read, and the ways to add one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from strengthtrack.devices.profiles.library import Library, own_folder
from strengthtrack.practice.desk import Desk
from strengthtrack.screens.actions import Act
from strengthtrack.screens.exports.folder import open_folder
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.text import label
from strengthtrack.screens.settings.profile_table import ProfileTable


class GaugeSection(QWidget):
    """The table of profiles, and buttons under it.

    Signals: `asked(act)`; `teach_asked`; `profiles_changed`, when the files were read again; `fault(sentence)`.
    """

    asked = Signal(str)
    teach_asked = Signal()
    profiles_changed = Signal()
    fault = Signal(str)

    def __init__(self, desk: Desk, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._library = desk, library
        self.open_folder: Callable[[Path], bool] = open_folder
        self.table = ProfileTable(library)
        self.yours = button("Yours, and their calibration", icon="weight")
        self.yours.clicked.connect(self._ask_yours)
        self.teach = button("Teach a gauge", icon="graduation-cap")
        self.folder = button("Open the folder of your own", icon="folder-open")
        self.again = button("Read the files again", "quiet", icon="refresh-cw")
        self.teach.clicked.connect(self.teach_asked)
        self.folder.clicked.connect(self._open_folder)
        self.again.clicked.connect(self._read_again)
        self._column = QVBoxLayout(self)
        self._lay_out()

    def _ask_yours(self) -> None:
        self.asked.emit(Act.GAUGES.value)

    def _open_folder(self) -> None:
        folder = own_folder(self._desk.data)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            self.fault.emit(f"The folder {folder} cannot be made ({fault.strerror}); make it by hand.")
            return
        if not self.open_folder(folder):
            self.fault.emit(f"No program here shows folders; put your own profiles into “{folder}”.")

    def _read_again(self) -> None:
        self._library.reload()
        before, self.table = self.table, ProfileTable(self._library)
        self._column.replaceWidget(before, self.table)
        before.hide()
        before.deleteLater()
        self.profiles_changed.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for one in (self.teach, self.folder, self.again):
            row.addWidget(one)
        row.addStretch()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label("Dynamometers the app can read", "strong"))
        head.addStretch()
        head.addWidget(self.yours)
        self._column.addLayout(head)
        self._column.addWidget(self.table)
        self._column.addSpacing(8)
        self._column.addLayout(row)
