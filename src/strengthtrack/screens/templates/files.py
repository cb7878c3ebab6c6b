"""Which template to take in, and where to save a copy of one."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

_KINDS = "Word documents (*.docx);;All files (*)"


def ask_to_read(parent: QWidget, folder: Path | None) -> Path | None:
    """The template to take in, beginning in `folder` or among the documents; None when it was left."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Add a template", str(folder or _documents()), _KINDS)
    return Path(chosen) if chosen else None


def ask_to_save(parent: QWidget, name: str, folder: Path | None) -> Path | None:
    """Where to save a copy; None when it was left."""
    at = str((folder or _documents()) / name)
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save a copy", at, "Word document (*.docx)")
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(".docx")


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
