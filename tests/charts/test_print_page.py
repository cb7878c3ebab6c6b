import io

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QPageLayout
from PySide6.QtWidgets import QApplication

from sheet_samples import SHEETS
from strengthtrack.charts import paper
from strengthtrack.charts.palette import LIGHT
from strengthtrack.charts.paper_size import LETTER, POSTER, SLIDE, PaperSize
from strengthtrack.charts.patient.page import Paper
from strengthtrack.charts.print_page import MARGIN, PrintPage

WHOSE, BELOW = "Sample Patient A  ·  born 12 Mar 1994", "Sample Clinic  ·  28 Apr 2026"


def page(size: PaperSize = LETTER, on: Paper = Paper.A4, **words: str) -> PrintPage:
    return PrintPage(SHEETS["trend"](size, LIGHT), on, LIGHT, **words)


@pytest.mark.parametrize(
    ("size", "on", "upright", "whole"),
    [
        (LETTER, Paper.A4, True, True),
        (LETTER, Paper.LETTER, True, True),
        (SLIDE, Paper.A4, False, True),
        (SLIDE, Paper.LETTER, False, False),
        (POSTER, Paper.A4, False, False),
    ],
    ids=lambda value: getattr(value, "name", str(value)),
)
def test_a_chart_prints_in_its_true_size_where_it_fits(
    qapp: QApplication, size: PaperSize, on: Paper, upright: bool, whole: bool
) -> None:
    made = page(size, on, above=WHOSE, below=BELOW)
    assert (made.orientation is QPageLayout.Orientation.Portrait) is upright
    assert (made.size[1] > made.size[0]) is upright
    assert (made.scale == 1.0) is whole
    wide, high = (side * made.scale for side in made.sheet.size)
    assert wide <= made.size[0] - 2 * MARGIN + 3
    assert high <= made.size[1] - 2 * MARGIN


def test_the_page_names_the_patient_only_where_it_is_to(qapp: QApplication) -> None:
    assert page(above=WHOSE, below=BELOW).words.startswith(f"{WHOSE} Hip abduction, strength in newtons")
    (printed,) = PdfReader(io.BytesIO(paper.pdf(page(above=WHOSE, below=BELOW)))).pages
    text = " ".join(printed.extract_text().split())
    assert "Sample Patient A" in text
    assert "Sample Clinic" in text
    (bare,) = PdfReader(io.BytesIO(paper.pdf(page()))).pages
    assert "Sample Patient" not in bare.extract_text()


def test_a_name_of_any_length_leaves_room_for_the_chart(qapp: QApplication) -> None:
    made = page(above="N" * 4000, below="word " * 800)
    assert 0.5 < made.scale <= 1.0
    assert paper.pdf(made)
