from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from patient_sheets import CASES, sheet
from strengthtrack.charts.patient.page import INK, Paper, TakeHome, draw_page, pdf
from strengthtrack.clinic.setup import Side

DAY = date(2026, 4, 28)
BESIDE = TakeHome(
    "Sample Clinic", "Lifting the leg sideways", ("Your next test is planned for 1 September 2026.", "Please ask us.")
)


def read(made: bytes) -> PdfReader:
    return PdfReader(BytesIO(made))


def text_of(made: bytes) -> str:
    return " ".join(read(made).pages[0].extract_text().split())


@pytest.mark.parametrize(("paper", "points"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
@pytest.mark.parametrize("name", CASES)
def test_it_is_one_page_of_its_paper(qapp: QApplication, paper: Paper, points: tuple[int, int], name: str) -> None:
    (page,) = read(pdf(CASES[name], BESIDE, paper, DAY)).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == points


def test_it_says_the_same_sentences_and_where_and_when_and_no_name(qapp: QApplication) -> None:
    made = sheet()
    text = text_of(pdf(made, BESIDE, Paper.A4, DAY))
    for words in (
        made.strength,
        made.pain,
        "28 April 2026",
        "Not why.",
        "Sample Clinic",
        BESIDE.movement,
        *BESIDE.closing,
    ):
        assert words in text
    assert "Patient" not in text


def test_the_name_is_on_it_only_where_it_was_asked_for(qapp: QApplication) -> None:
    named = replace(BESIDE, person="For Sample Patient A")
    assert "For Sample Patient A" in text_of(pdf(sheet(), named, Paper.A4, DAY))


def test_the_same_page_is_the_same_bytes_dated_the_day(qapp: QApplication) -> None:
    made = pdf(sheet(), BESIDE, Paper.A4, DAY)
    assert made == pdf(sheet(), BESIDE, Paper.A4, DAY)
    assert made.count(b"(D:20260428120000") == 2
    assert made.count(b'Date="2026-04-28T12:00:00') == 3
    assert made != pdf(sheet(), replace(BESIDE, clinic="Another"), Paper.A4, DAY)


def test_its_fonts_are_in_it(qapp: QApplication) -> None:
    (page,) = read(pdf(sheet(), BESIDE, Paper.A4, DAY)).pages
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)
        assert "Inter" in font["/BaseFont"]


@pytest.mark.parametrize("side", Side)
def test_nothing_on_it_needs_colour(qapp: QApplication, side: Side) -> None:
    made = sheet()
    made = replace(made, strength_panel=replace(made.strength_panel, side=side))
    image = QImage(round(Paper.A4.size.width()), round(Paper.A4.size.height()), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    draw_page(painter, made, BESIDE, Paper.A4)
    painter.end()
    seen = {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    assert max(QColor(colour).saturation() for colour in seen) <= 90
    assert {QColor(colour).saturation() for colour in (INK.right, INK.left, INK.pain)} == {0}
