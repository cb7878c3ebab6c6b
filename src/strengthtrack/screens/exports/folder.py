"""Which folder an export goes to, and showing it afterwards."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_folder(parent: QWidget, folder: Path | None) -> Path | None:
    """The folder to write to, beginning in `folder` or among the documents; None when it was left."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen = QFileDialog.getExistingDirectory(parent, "Export to a folder", str(folder or documents))
    return Path(chosen) if chosen else None


def open_folder(path: Path) -> bool:
    """Show a folder in the system's own file manager; False where there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
