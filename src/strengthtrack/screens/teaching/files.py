"""Which capture to read, and where to save one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

SUFFIX = ".capture"
_KINDS = f"Captures (*{SUFFIX} *.txt);;All files (*)"


def ask_to_read(parent: QWidget) -> Path | None:
    """The capture to read; None when it was left."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Open a capture", str(_documents()), _KINDS)
    return Path(chosen) if chosen else None


def ask_to_save(parent: QWidget) -> Path | None:
    """Where to save one; None when it was left."""
    at = str(_documents() / f"dynamometer{SUFFIX}")
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save the capture", at, _KINDS)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(SUFFIX)


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
