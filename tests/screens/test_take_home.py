from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QLocale, Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from frame_bench import TODAY
from patient_samples import sample_words
from strengthtrack.charts.patient.page import Paper, TakeHome
from strengthtrack.charts.patient.sheet import PatientSheet
from strengthtrack.errors import DocumentFault
from strengthtrack.screens.patient_view import printing
from strengthtrack.screens.patient_view.take_home import PageFacts, TakeHomePanel

NAME = "Sample Patient A"


@pytest.fixture
def panel(qtbot: QtBot) -> TakeHomePanel:
    words = sample_words()
    made = TakeHomePanel(words, PageFacts("Sample Clinic", NAME, TODAY, Paper.A4))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show_step(words.steps[0])
    made.show()
    return made


def saved(panel: TakeHomePanel, to: Path) -> str:
    panel.ask_file = lambda _parent, _name: to
    QTest.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    (page,) = PdfReader(BytesIO(to.read_bytes())).pages
    return " ".join(page.extract_text().split())


def test_the_page_is_saved_whole_without_a_name_and_it_is_said(panel: TakeHomePanel, tmp_path: Path) -> None:
    text = saved(panel, tmp_path / "page.pdf")
    assert "31 % harder than in March" in text
    assert "Your next test is planned for 1 September 2026." in text
    assert NAME not in text
    assert panel.note.text() == "The page is saved as “page.pdf”."


def test_the_name_is_on_it_once_it_is_ticked_and_off_again_for_the_next_page(
    panel: TakeHomePanel, tmp_path: Path
) -> None:
    assert not panel.named.isChecked()
    panel.named.setChecked(True)
    assert f"For {NAME}" in saved(panel, tmp_path / "page.pdf")
    panel.show_step(sample_words().steps[1])
    assert not panel.named.isChecked()


def test_the_offered_file_name_names_nobody(panel: TakeHomePanel) -> None:
    offered: list[str] = []
    panel.ask_file = lambda _parent, name: offered.append(name)
    QTest.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert offered == ["Take-home page, 2026-04-28.pdf"]
    assert panel.note.text() == ""


def test_a_folder_that_is_gone_is_said_in_the_panel(panel: TakeHomePanel, tmp_path: Path) -> None:
    panel.ask_file = lambda _parent, _name: tmp_path / "gone" / "page.pdf"
    QTest.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert panel.note.text() == f"The folder “{tmp_path / 'gone'}” is not there; choose another one for the page."


def test_the_other_paper_is_shown_and_told(panel: TakeHomePanel, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(panel.paper_chosen) as told:
        panel.paper.chosen.emit(1)
    assert told.args == ["Letter"]
    saved(panel, tmp_path / "page.pdf")
    (page,) = PdfReader(BytesIO((tmp_path / "page.pdf").read_bytes())).pages
    assert (page.mediabox.width, page.mediabox.height) == (612, 792)


def test_p_prints_what_is_shown(panel: TakeHomePanel) -> None:
    printed: list[tuple[str, Paper]] = []

    def stand_in(_parent: object, sheet: PatientSheet, beside: TakeHome, paper: Paper) -> bool:
        printed.append((beside.movement, paper))
        return True

    panel.print_page = stand_in
    QTest.keyClick(panel, Qt.Key.Key_P)
    assert printed == [("Lifting the leg sideways", Paper.A4)]
    assert panel.note.text() == "Sent to the printer."


def test_without_a_printer_it_is_said_what_to_do(panel: TakeHomePanel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    QTest.mouseClick(panel.print, Qt.MouseButton.LeftButton)
    assert panel.note.text() == printing.NO_PRINTER


def test_a_printer_takes_one_upright_page_in_true_size(panel: TakeHomePanel, tmp_path: Path) -> None:
    printer = printing.printer_for(Paper.LETTER)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert panel.sheet is not None
    printing.paint(printer, panel.sheet, panel.beside, Paper.LETTER)
    (page,) = PdfReader(tmp_path / "printed.pdf").pages
    assert (page.mediabox.width, page.mediabox.height) == (612, 792)
    assert "31 % harder" in " ".join(page.extract_text().split())


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said(panel: TakeHomePanel, tmp_path: Path) -> None:
    printer = printing.printer_for(Paper.A4)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    assert panel.sheet is not None
    with pytest.raises(DocumentFault, match="The printer did not take the page; see whether it is on"):
        printing.paint(printer, panel.sheet, panel.beside, Paper.A4)


@pytest.mark.parametrize(
    ("chosen", "place", "paper"),
    [
        ("", "en_US", Paper.LETTER),
        ("", "de_DE", Paper.A4),
        ("A4", "en_US", Paper.A4),
        ("Letter", "en_GB", Paper.LETTER),
    ],
)
def test_the_paper_is_that_of_the_setting_or_of_the_country(chosen: str, place: str, paper: Paper) -> None:
    assert printing.paper_for(chosen, QLocale(place)) is paper


@pytest.mark.parametrize(
    ("chosen", "path"), [("/x/page", Path("/x/page.pdf")), ("/x/page.PDF", Path("/x/page.PDF")), ("", None)]
)
def test_the_name_chosen_in_the_dialog_ends_in_pdf(
    panel: TakeHomePanel, monkeypatch: pytest.MonkeyPatch, chosen: str, path: Path | None
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    assert printing.ask_file(panel, "page.pdf") == path


def test_the_preview_reads_out_what_is_on_the_page(panel: TakeHomePanel) -> None:
    assert "harder than in March." in panel.preview.accessibleDescription()
    assert NAME not in panel.preview.accessibleDescription()
    panel.named.setChecked(True)
    assert NAME in panel.preview.accessibleDescription()


def test_the_preview_is_white_paper(panel: TakeHomePanel) -> None:
    image = panel.preview.grab().toImage()
    middle = image.pixelColor(image.width() // 2, image.height() - 40)
    assert middle.name() == "#ffffff"


def test_escape_and_back_leave_it(panel: TakeHomePanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.left):
        QTest.keyClick(panel, Qt.Key.Key_Escape)
    with qtbot.waitSignal(panel.left):
        QTest.mouseClick(panel.back, Qt.MouseButton.LeftButton)


def test_the_chart_alone_is_taken_and_names_the_patient_only_where_the_page_does(panel: TakeHomePanel) -> None:
    for ticked in (False, True):
        panel.named.setChecked(ticked)
        panel.chart.save.trigger()
        assert panel.taker.window is not None
        offer = panel.taker.window.offer
        assert (NAME in offer.name(panel.taker.window.choice)) is ticked
        assert "harder than in March" in panel.taker.window.sheet.words
        panel.taker.window.close()
