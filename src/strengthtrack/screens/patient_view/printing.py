"""Onto paper, or into a file: the dialogs that ask where."""

from pathlib import Path

from PySide6.QtCore import QLocale, QMarginsF, QStandardPaths
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from strengthtrack.charts.patient.page import UNITS_PER_INCH, Paper, TakeHome, draw_page
from strengthtrack.charts.patient.sheet import PatientSheet
from strengthtrack.errors import DocumentFault

NO_PRINTER = "No printer is set up on this computer; set one up, or save the page as PDF and print it elsewhere."
NOT_TAKEN = "The printer did not take the page; see whether it is on and connected, and print again."


def paper_for(chosen: str, locale: QLocale) -> Paper:
    """The paper that was chosen, else that of the country."""
    if chosen in {paper.value for paper in Paper}:
        return Paper(chosen)
    american = locale.measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return Paper.LETTER if american else Paper.A4


def ask_file(parent: QWidget, name: str) -> Path | None:
    """Where to save, beginning among the documents; None when it was left."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save as PDF", str(Path(documents) / name), "PDF page (*.pdf)")
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")


def print_page(parent: QWidget, sheet: PatientSheet, beside: TakeHome, paper: Paper) -> bool:
    """Ask for a printer and print; False when it was left. Raises DocumentFault."""
    if not QPrinterInfo.availablePrinterNames():
        raise DocumentFault(NO_PRINTER)
    printer = printer_for(paper)
    dialog = QPrintDialog(printer, parent)
    wanted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if wanted:
        paint(printer, sheet, beside, paper)
    return wanted


def printer_for(paper: Paper) -> QPrinter:
    """A printer set to this paper, upright, from edge to edge."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(QPageLayout(paper.page, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setFullPage(True)
    return printer


def paint(printer: QPrinter, sheet: PatientSheet, beside: TakeHome, paper: Paper) -> None:
    """Draw the page on a printer, in its true size; raises DocumentFault where it does not begin."""
    painter = QPainter()
    if not painter.begin(printer):
        raise DocumentFault(NOT_TAKEN)
    scale = printer.resolution() / UNITS_PER_INCH
    painter.scale(scale, scale)
    draw_page(painter, sheet, beside, paper)
    painter.end()
