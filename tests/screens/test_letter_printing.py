from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from letter_samples import LONG, PICTURES, SHORT
from strengthtrack.clinic.letter import Paper
from strengthtrack.documents.letter.pdf import pdf
from strengthtrack.errors import Mendable
from strengthtrack.screens.letter.pdf_file import PdfFile
from strengthtrack.screens.letter.printing import print_pages


@pytest.fixture
def printer(qtbot: QtBot, tmp_path: Path) -> QPrinter:
    """One that prints into a file."""
    made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    made.setResolution(150)
    return made


def test_every_page_is_printed_on_its_own_paper(printer: QPrinter, tmp_path: Path) -> None:
    letter = pdf(replace(LONG, paper=Paper.US), PICTURES)
    print_pages(letter, printer)
    printed = PdfReader(tmp_path / "printed.pdf")
    assert len(printed.pages) == 3
    assert [float(side) for side in printed.pages[0].mediabox[2:]] == pytest.approx([612, 792], abs=1)


def test_what_is_printed_is_what_is_shown(printer: QPrinter, tmp_path: Path) -> None:
    letter, shown, printed = pdf(SHORT, PICTURES), PdfFile(), PdfFile()
    print_pages(letter, printer)
    shown.load(letter)
    printed.load((tmp_path / "printed.pdf").read_bytes())
    size = (shown.size_points(0) * 0.5).toSize()
    pairs = [
        (shown.picture(0, size).pixelColor(x, y), printed.picture(0, size).pixelColor(x, y))
        for x in range(0, size.width(), 3)
        for y in range(0, size.height(), 3)
    ]
    assert all(abs(here.lightness() - there.lightness()) < 90 for here, there in pairs)
    assert any(here.lightness() < 200 for here, _ in pairs)


def test_only_the_pages_that_were_asked_for_are_printed(printer: QPrinter, tmp_path: Path) -> None:
    printer.setFromTo(2, 5)
    print_pages(pdf(LONG, PICTURES), printer)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2


def test_a_printer_that_does_not_take_it_is_told_in_one_sentence(
    printer: QPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPainter, "begin", lambda _painter, _device: False)
    with pytest.raises(Mendable, match=r"^The printer did not take the letter; look whether it is switched on"):
        print_pages(pdf(SHORT, PICTURES), printer)


def test_a_printer_that_stops_between_two_pages_is_told_too(printer: QPrinter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinter, "newPage", lambda _printer: False)
    with pytest.raises(
        Mendable, match=r"^The printer stopped between two pages; look at it, and print the letter again"
    ):
        print_pages(pdf(LONG, PICTURES), printer)
