"""Where a letter goes: the dialog that asks, and opening it afterwards."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

WORD = "Word document (*.docx)"


def ask_file(parent: QWidget, name: str, folder: Path | None) -> Path | None:
    """Where to save, beginning in `folder` or among the documents; None when it was left."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, "Save letter", str(folder or documents), WORD)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("docx")
    dialog.selectFile(name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def open_file(path: Path) -> bool:
    """Open a saved letter in the program the system has for it; False where there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
