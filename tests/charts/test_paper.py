import io
import re
from itertools import accumulate
from typing import Any

import numpy as np
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from picture_pixels import pixels
from sheet_samples import SHEETS, agreement
from strengthtrack.charts import paper
from strengthtrack.charts.outlines import shortened
from strengthtrack.charts.palette import LIGHT
from strengthtrack.charts.paper_size import LETTER, SLIDE, PaperSize
from strengthtrack.charts.trend.sheet import trend_sheet
from strengthtrack.errors import DocumentFault
from svg_points import SVG, tree
from trend_samples import eight_weeks

DIFFERENT, MOST_DIFFERENT = 48, 0.02
"""As in `test_golden`; letters are drawn by two rasterisers here."""


def drawn(svg: bytes, sheet: paper.Sheet) -> QImage:
    """The SVG as a program draws it that has no font of ours."""
    image = QImage(round(sheet.size[0]), round(sheet.size[1]), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    return image


@pytest.mark.parametrize("kind", ["five years", "agreement", "patient"])
def test_an_svg_needs_no_font_and_looks_like_the_picture(qapp: QApplication, kind: str) -> None:
    sheet = SHEETS[kind](SLIDE, LIGHT)
    svg = paper.svg(sheet)
    elements = {element.tag.removeprefix(SVG) for element in tree(svg).iter()}
    assert not elements & {"text", "image", "font", "use"}
    assert b"font" not in svg
    theirs, ours = pixels(drawn(svg, sheet)), pixels(QImage.fromData(paper.png(sheet, 96.0)))
    assert np.mean(np.abs(ours - theirs) > DIFFERENT) < MOST_DIFFERENT


def test_letters_have_no_holes_where_their_pieces_overlap(qapp: QApplication) -> None:
    """A plus of a variable font is two bars, and the square they share is ink."""
    words = [path for path in tree(paper.svg(trend_sheet(eight_weeks()))).iter(f"{SVG}path") if path.get("d")]
    assert words
    assert {path.get("fill-rule") for path in words if path.get("d", "").count("z") > 2} == {"nonzero"}


def test_an_svg_says_in_words_what_its_shapes_no_longer_do(qapp: QApplication) -> None:
    root = tree(paper.svg(trend_sheet(eight_weeks())))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Hip abduction: strength over pain"
    assert "Right 186 N" in (root.findtext(f"{SVG}desc") or "")


def test_an_svg_of_text_can_be_searched_and_names_inter_first(qapp: QApplication) -> None:
    svg = paper.svg(trend_sheet(eight_weeks()), text_as_paths=False)
    assert "Strength, N" in [text.text for text in tree(svg).iter(f"{SVG}text")]
    assert b'font-family="Inter, ' in svg


def test_a_path_in_steps_ends_where_it_did() -> None:
    points = [(10.004, 5.0), (10.013, 5.3), (10.022, 7.777), (9.5, 0.004)] * 50
    path = "M" + " L".join(f"{x},{y}" for x, y in points) + " Z M1,1 C2,2 3,3 4.5,4 "
    (steps,) = re.findall(r' d="([^"]*)"', shortened(f'<path d="{path}"/>'))
    first, _, second = steps.partition("z")
    assert len(steps) < len(path) * 0.7
    moves = [[float(number) for number in re.findall(r"-?[\d.]+", step)] for step in re.split("[ml]", first)[1:]]
    ends = [*accumulate(moves, lambda at, by: [at[0] + by[0], at[1] + by[1]])]
    assert np.allclose(ends, points, atol=0.0051)
    assert second == "m-9 -4c1 1 2 2 3.5 3".replace(" -", "-")


@pytest.mark.parametrize("dpi", [30.0, 437.5, 600.0])
def test_a_png_of_any_dots_is_as_wide_as_it_was_measured(qapp: QApplication, dpi: float) -> None:
    image = QImage.fromData(paper.png(agreement(PaperSize("small", "", 50.0, None, 4.0), LIGHT), dpi))
    assert image.width() / image.dotsPerMeterX() == pytest.approx(0.050, rel=0.01)


def test_a_picture_too_large_for_memory_is_refused_in_a_sentence(qapp: QApplication) -> None:
    with pytest.raises(DocumentFault, match="2400 dots to the inch is too large in this size; take fewer, or save it"):
        paper.png(SHEETS["trend"](SLIDE, LIGHT), 2400.0)


def within(found: Any, *names: str) -> Any:
    """What stands inside a part of a PDF, following references; None where it is not there."""
    for name in names:
        found = found.get_object().get(name)
        if found is None:
            return None
    return found.get_object()


@pytest.mark.parametrize("kind", SHEETS)
def test_a_pdf_has_its_fonts_inside_and_holds_no_picture(qapp: QApplication, kind: str) -> None:
    (page,) = PdfReader(io.BytesIO(paper.pdf(SHEETS[kind](LETTER, LIGHT)))).pages
    fonts = [within(font, "/DescendantFonts")[0] for font in within(page, "/Resources", "/Font").values()]
    assert fonts
    assert all("Inter" in within(font, "/BaseFont") for font in fonts)
    assert all(within(font, "/FontDescriptor", "/FontFile2").get_data() for font in fonts)
    assert not within(page, "/Resources", "/XObject")
    assert len(re.findall(rb"\s(?:l|re)\s", within(page, "/Contents").get_data())) > 10


def test_a_pdf_knows_no_hour_and_is_the_same_each_time(qapp: QApplication) -> None:
    made = paper.pdf(trend_sheet(eight_weeks()))
    assert made == paper.pdf(trend_sheet(eight_weeks()))
    assert b"Date" not in made
    assert PdfReader(io.BytesIO(made)).metadata.creation_date is None  # type: ignore[union-attr]
