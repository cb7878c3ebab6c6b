"""Where a letter goes: the dialogs that ask, and opening it afterwards."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from strengthtrack.errors import Mendable
from strengthtrack.screens.letter.printing import print_pages

FORMS = {".docx": "Word document (*.docx)", ".pdf": "PDF (*.pdf)"}
NO_PRINTER = "No printer is set up here; save the letter as PDF instead."


def ask_file(parent: QWidget, name: str, folder: Path | None) -> Path | None:
    """Where to save, beginning in `folder` or among the documents; None when it was left."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    ending = Path(name).suffix
    dialog = QFileDialog(parent, "Save letter", str(folder or documents), FORMS[ending])
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending.removeprefix("."))
    dialog.selectFile(name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def open_file(path: Path) -> bool:
    """Open a saved letter in the program the system has for it; False where there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def print_letter(parent: QWidget, pdf: bytes, name: str) -> bool:
    """Ask for a printer and print the pages; False when it was left. Raises Mendable."""
    if not QPrinterInfo.availablePrinterNames():
        raise Mendable(NO_PRINTER)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, parent)
    wanted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if wanted:
        print_pages(pdf, printer)
    return wanted
