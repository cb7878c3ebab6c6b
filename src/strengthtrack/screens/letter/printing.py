"""The pages of a PDF on a printer, as the preview shows them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from strengthtrack.errors import Mendable
from strengthtrack.screens.letter.pdf_file import POINTS_PER_INCH, PdfFile

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FINEST_DPI = 400
"""Finer than this nothing is seen of type of 8 points, and a page at 1200 dpi would take half a gigabyte."""


def print_pages(pdf: bytes, printer: "QPrinter") -> None:
    """Print a PDF at its own size, the pages that the printer was asked for; raises Mendable where that fails."""
    file = PdfFile()
    file.load(pdf)
    _take_paper(printer, file.size_points(0))
    pages = _asked(printer, file.pages)
    painter = QPainter()
    if not pages or not painter.begin(printer):
        raise Mendable("The printer did not take the letter; look whether it is switched on, and print again.")
    for number, page in enumerate(pages):
        if number and not printer.newPage():
            painter.end()
            raise Mendable("The printer stopped between two pages; look at it, and print the letter again.")
        _paint(painter, file, page)
    painter.end()


def _asked(printer: "QPrinter", pages: int) -> range:
    """The pages between the first and the last that were asked for; all where none were."""
    first, last = printer.fromPage(), printer.toPage()
    return range(first - 1, min(last, pages)) if first else range(pages)


def _take_paper(printer: "QPrinter", points: QSizeF) -> None:
    """The paper of the letter, to its edges; a printer keeps its own unprintable rim."""
    size = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setFullPage(True)


def _paint(painter: QPainter, file: PdfFile, page: int) -> None:
    """A page in dots of the printer, or of `FINEST_DPI`."""
    own = painter.device().logicalDpiX()
    dpi = min(own, FINEST_DPI)
    painter.save()
    painter.scale(own / dpi, own / dpi)
    painter.drawImage(0, 0, file.drawn(page, (file.size_points(page) * (dpi / POINTS_PER_INCH)).toSize()))
    painter.restore()
