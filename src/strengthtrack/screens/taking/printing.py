"""A page with a chart onto paper: the dialog that asks for a printer, and its true size."""

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from strengthtrack.charts.paper import LOGICAL_DPI
from strengthtrack.charts.print_page import PrintPage
from strengthtrack.errors import DocumentFault

NO_PRINTER = "No printer is set up here; save as PDF instead."
NOT_TAKEN = "The printer did not take the chart; see whether it is on and connected, and print again."


def print_page(parent: QWidget, page: PrintPage) -> bool:
    """Ask for a printer and print; False when it was left. Raises DocumentFault."""
    if not QPrinterInfo.availablePrinterNames():
        raise DocumentFault(NO_PRINTER)
    printer = printer_for(page)
    dialog = QPrintDialog(printer, parent)
    wanted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if wanted:
        paint(printer, page)
    return wanted


def printer_for(page: PrintPage) -> QPrinter:
    """A printer set to this paper as it lies, from edge to edge."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(QPageLayout(page.paper.page, page.orientation, QMarginsF()))
    printer.setFullPage(True)
    printer.setDocName(page.name)
    return printer


def paint(printer: QPrinter, page: PrintPage) -> None:
    """Draw the page in its true size; raises DocumentFault where the printer does not begin."""
    painter = QPainter()
    if not painter.begin(printer):
        raise DocumentFault(NOT_TAKEN)
    scale = printer.resolution() / LOGICAL_DPI
    painter.scale(scale, scale)
    page.draw(painter)
    painter.end()
