"""The window in which a chart is saved, copied or printed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sheet_samples import SHEETS
from strengthtrack.charts.paper import Sheet
from strengthtrack.charts.paper_size import POSTER
from strengthtrack.charts.print_page import PrintPage
from strengthtrack.errors import DocumentFault
from strengthtrack.screens.taking import printing, saving
from strengthtrack.screens.taking.offer import ChartOffer, Choice, TakenAs
from strengthtrack.screens.taking.take_form import WRONG_DOTS
from strengthtrack.screens.taking.take_window import TakeWindow

OFFER = ChartOffer(
    "Hip abduction", SHEETS["trend"], (600, 400), date(2026, 4, 28), "Sample Patient A", date(1994, 3, 12), "Clinic"
)
LETTER, SLIDE, POSTER_PLACE, SCREEN = range(4)


def made(qtbot: QtBot, offer: ChartOffer = OFFER, **choice: object) -> TakeWindow:
    window = TakeWindow(offer, replace(Choice(), **choice))  # type: ignore[arg-type]
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # or qtbot would close what is gone
    qtbot.addWidget(window)
    return window


def shown(window: TakeWindow, qtbot: QtBot) -> TakeWindow:
    """Keys go to an active window only."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def choose_kind(window: TakeWindow, kind: TakenAs) -> None:
    index = list(TakenAs).index(kind)
    window.form.kind.choose(index)
    window.form.kind.chosen.emit(index)


@pytest.mark.parametrize(
    ("kind", "begins"),
    [(TakenAs.PNG, b"\x89PNG"), (TakenAs.SVG, b"<?xml"), (TakenAs.PDF, b"%PDF")],
    ids=str,
)
def test_a_chart_is_saved_in_the_chosen_form_and_the_window_goes(
    qtbot: QtBot, tmp_path: Path, kind: TakenAs, begins: bytes
) -> None:
    window = shown(made(qtbot, dots=72.0), qtbot)
    said: list[str] = []
    offered: list[str] = []
    window.said.connect(said.append)

    def answer(_parent: object, name: str) -> Path:
        offered.append(name)
        return tmp_path / name

    window.ask_file = answer
    choose_kind(window, kind)
    QTest.mouseClick(window.go, Qt.MouseButton.LeftButton)
    name = f"Hip abduction Sample Patient A 2026-04-28.{kind.value.lower()}"
    assert offered == [name]
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert said == [f"The chart is saved as “{name}”."]
    assert not window.isVisible()


def test_the_picture_has_the_size_the_dots_and_the_colours_that_were_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    window = made(qtbot, size=SLIDE, dots=72.0, black_and_white=True)
    assert window.measures.text() == "254 × 143 mm, 720 × 405 dots"
    window.ask_file = lambda _parent, _name: tmp_path / "a.png"
    window.do()
    image = QImage(str(tmp_path / "a.png"))
    assert (image.width(), image.height()) == (720, 405)
    assert all(QImage.pixelColor(image, x, 200).saturation() == 0 for x in range(0, 720, 3))


@pytest.mark.parametrize("typed", ["", "29", "2401", "nan"])
def test_dots_that_are_no_such_number_are_said_and_nothing_is_saved(qtbot: QtBot, typed: str) -> None:
    window = made(qtbot, dots=72.0)
    window.ask_file = lambda _parent, _name: pytest.fail("it asked where to save")
    window.form.other.edit.selectAll()
    QTest.keyClicks(window.form.other.edit, typed or "\b")
    window.do()
    assert window.form.other.fault == WRONG_DOTS
    assert window.choice.dots != 29.0
    window.form.dots.choose(1)
    window.form.dots.chosen.emit(1)
    assert (window.form.fault, window.choice.dots) == ("", 300.0)


def test_a_failure_is_said_in_the_window_and_leaves_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window = shown(made(qtbot, dots=72.0), qtbot)
    window.ask_file = lambda _parent, _name: tmp_path / "gone" / "chart.png"
    window.do()
    sentence = f"The folder “{tmp_path / 'gone'}” is not there; choose another one for the chart."
    assert window.note.text() == sentence
    assert window.isVisible()
    window.ask_file = lambda _parent, _name: None
    window.do()
    assert window.isVisible()
    assert list(tmp_path.iterdir()) == []


def test_a_poster_of_too_many_dots_is_refused_in_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    window = made(qtbot, size=POSTER_PLACE, dots=600.0)
    window.ask_file = lambda _parent, _name: tmp_path / "poster.png"
    window.do()
    assert window.note.text().startswith("A picture of 600 dots to the inch is too large in this size; take fewer")
    assert not (tmp_path / "poster.png").exists()


def test_an_ending_that_is_no_picture_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    sentence = "A chart cannot be saved as “chart.gif”; end its name in .png, .svg or .pdf."
    with pytest.raises(DocumentFault, match=sentence.replace(".", r"\.")):
        saving.save(OFFER.plain(), tmp_path / "chart.gif")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("chosen", "form", "path"),
    [
        ("/x/chart", "SVG drawing (*.svg)", Path("/x/chart.svg")),
        ("/x/Dr. A. Sample", "PDF page (*.pdf)", Path("/x/Dr. A. Sample.pdf")),
        ("/x/chart.PDF", "PNG picture (*.png)", Path("/x/chart.PDF")),
        ("", "", None),
    ],
)
def test_the_form_chosen_in_the_dialog_ends_the_name(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, chosen: str, form: str, path: Path | None
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, _name: str, filters: str) -> tuple[str, str]:
        asked.append(filters)
        return chosen, form

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    assert saving.ask_file(made(qtbot), "chart.svg") == path
    assert asked[0].startswith("SVG drawing (*.svg);;")


def test_copying_hands_the_chosen_sheet_up_and_stays(qtbot: QtBot) -> None:
    window = shown(made(qtbot, size=SLIDE), qtbot)
    copied: list[Sheet] = []
    window.copied.connect(copied.append)
    QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    (sheet,) = copied
    assert sheet.size[0] / sheet.size[1] == pytest.approx(16 / 9)
    assert window.note.text() == "The chart is on the clipboard, to be pasted as a picture or a drawing."
    assert window.isVisible()


def test_only_what_belongs_to_the_form_is_asked(qtbot: QtBot) -> None:
    window = shown(made(qtbot), qtbot)
    form = window.form
    assert (form.dots.isVisible(), form.other.isVisible(), form.paper.isVisible()) == (True, False, False)
    choose_kind(window, TakenAs.PAPER)
    assert (form.dots.isVisible(), form.paper.isVisible()) == (False, True)
    assert window.go.text() == "Print …"
    assert form.of_whom.text() == "Else the patient’s name stands over the chart."


def test_a_chart_of_nobody_asks_nothing_about_identity(qtbot: QtBot) -> None:
    window = shown(made(qtbot, replace(OFFER, person="")), qtbot)
    assert not window.form.hide_identity.isVisible()


def test_what_is_seen_is_read_aloud(qtbot: QtBot) -> None:
    window = made(qtbot, kind=TakenAs.PAPER)
    assert window.preview.accessibleDescription().startswith("Sample Patient A  ·  born 12 Mar 1994 Hip abduction")
    assert window.form.sizes.picker.itemText(POSTER_PLACE) == "For a poster, 600 mm wide"
    assert window.form.sizes.picker.itemText(SCREEN) == "As on screen, 159 × 106 mm"


# on paper


def test_the_key_of_printing_shows_the_page_and_prints_it(qtbot: QtBot) -> None:
    window = shown(made(qtbot), qtbot)
    said: list[str] = []
    printed: list[PrintPage] = []

    def print_page(_parent: object, page: PrintPage) -> bool:
        printed.append(page)
        return True

    window.print_page = print_page
    window.said.connect(said.append)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert [page.above for page in printed] == ["Sample Patient A  ·  born 12 Mar 1994"]
    assert said == ["The chart is sent to the printer."]


def test_without_a_printer_it_is_said_what_to_do(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    window = made(qtbot, kind=TakenAs.PAPER)
    window.do()
    assert window.note.text() == "No printer is set up here; save as PDF instead."


def test_a_poster_says_how_much_smaller_it_prints(qtbot: QtBot) -> None:
    window = made(qtbot, kind=TakenAs.PAPER, size=POSTER_PLACE)
    assert window.measures.text().endswith("% of its size")
    assert OFFER.page(window.choice).sheet.size[0] == pytest.approx(POSTER.width)


@pytest.mark.parametrize(("size", "box"), [(LETTER, (595, 842)), (SLIDE, (842, 595))])
def test_a_printer_takes_one_page_that_lies_as_the_preview_does(
    qtbot: QtBot, tmp_path: Path, size: int, box: tuple[int, int]
) -> None:
    page = OFFER.page(Choice(kind=TakenAs.PAPER, size=size))
    printer = printing.printer_for(page)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing.paint(printer, page)
    (printed,) = PdfReader(tmp_path / "printed.pdf").pages
    assert (printed.mediabox.width, printed.mediabox.height) == box
    assert list(printed.images) == []
    text = " ".join(printed.extract_text().split())
    assert "Sample Patient A" in text
    assert "Hip abduction" in text


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    page = OFFER.page(Choice(kind=TakenAs.PAPER))
    printer = printing.printer_for(page)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    with pytest.raises(DocumentFault, match="The printer did not take the chart; see whether it is on"):
        printing.paint(printer, page)
