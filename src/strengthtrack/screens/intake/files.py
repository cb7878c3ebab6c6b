"""Which file to read, and where to save one."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

TABLES = "Tables (*.csv *.tsv *.txt);;All files (*)"
CLINIC = "Clinic files (*.json);;All files (*)"
_CSV = "CSV table (*.csv)"


def ask_to_read(parent: QWidget, title: str, kinds: str) -> Path | None:
    """The file to read; None when it was left."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(_documents()), kinds)
    return Path(chosen) if chosen else None


def ask_to_save(parent: QWidget, title: str, name: str) -> Path | None:
    """Where to save a table; None when it was left."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(_documents() / name), _CSV)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(".csv")


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
