"""The SVG in other programs: each draws the picture that we draw, though none of them need have Inter."""

import base64
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import typst
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from picture_pixels import pixels
from sheet_samples import SHEETS
from strengthtrack.charts import paper
from strengthtrack.charts.framed import Framed
from strengthtrack.charts.palette import LIGHT, MONO, Palette
from strengthtrack.charts.paper_size import LETTER, SLIDE
from strengthtrack.charts.trend.sheet import trend_sheet
from trend_samples import eight_weeks

FAR, MOST_FAR = 48.0, 0.002
"""A square of 5 × 5 dots whose mean is further off than this differs; this share of them may, at the edges."""
FLAT_TEXT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><style:page-layout style:name="p"><style:page-layout-properties fo:page-width="{wide}mm"
 fo:page-height="{high}mm" fo:margin="0mm"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="p"/></office:master-styles>
<office:body><office:text><text:p><draw:frame text:anchor-type="page" text:anchor-page-number="1" svg:x="0mm"
 svg:y="0mm" svg:width="{wide}mm" svg:height="{high}mm"><draw:image draw:mime-type="image/svg+xml">
<office:binary-data>{svg}</office:binary-data></draw:image></draw:frame></text:p></office:text></office:body>
</office:document>"""  # noqa: E501


def far_off(picture: QImage, sheet: paper.Sheet) -> float:
    """The share of small squares in which another program's picture is not ours."""
    ours = pixels(QImage.fromData(paper.png(sheet, 96.0)))
    wide, high = ours.shape[1] // 15 * 5, ours.shape[0] // 5 * 5
    squares = [
        found[:high, : wide * 3].reshape(high // 5, 5, wide // 5, 5, 3).mean(axis=(1, 3))
        for found in (ours, pixels(picture))
    ]
    return float(np.mean(np.abs(squares[0] - squares[1]) > FAR))


def on_white(image: QImage) -> QImage:
    made = QImage(image.size(), QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    painter = QPainter(made)
    painter.drawImage(0, 0, image)
    painter.end()
    return made


def in_typst(svg: bytes, sheet: paper.Sheet) -> QImage:
    wide, high = (side * 0.75 for side in sheet.size)
    page = f'#set page(width: {wide}pt, height: {high}pt, margin: 0pt)\n#image("chart.svg", width: 100%)'
    files: Any = {"main.typ": page.encode(), "chart.svg": svg}
    return on_white(QImage.fromData(typst.compile(files, format="png", ppi=96.0, ignore_system_fonts=True)))


@pytest.mark.parametrize(("kind", "palette"), [("trend", LIGHT), ("onset", MONO)])
def test_typst_draws_it_without_any_font(qapp: QApplication, kind: str, palette: Palette) -> None:
    sheet = SHEETS[kind](SLIDE, palette)
    assert far_off(in_typst(paper.svg(sheet), sheet), sheet) < MOST_FAR


def test_the_letters_chart_is_drawn_alike_in_black_and_white(qapp: QApplication) -> None:
    sheet = trend_sheet(eight_weeks(), MONO, compact=True)
    assert far_off(in_typst(paper.svg(sheet), sheet), sheet) < MOST_FAR


def test_another_font_would_be_seen(qapp: QApplication) -> None:
    sheet = SHEETS["trend"](SLIDE, LIGHT)
    picture = in_typst(paper.svg(sheet, text_as_paths=False), sheet)
    assert far_off(picture, sheet) > 5 * MOST_FAR


def test_an_office_draws_it_as_shapes_that_look_the_same(qapp: QApplication, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice is not installed: nothing here to open a drawing with")
    sheet = SHEETS["trend"](LETTER, LIGHT)
    document = opened_in(office, sheet, tmp_path)
    assert document.pageCount() == 1
    assert document.getAllText(0).text().strip() == "", "its words are shapes"
    picture = document.render(0, QSize(round(sheet.size[0]), round(sheet.size[1])))
    assert far_off(on_white(picture), sheet) < MOST_FAR


def opened_in(office: str, sheet: Framed, folder: Path) -> QPdfDocument:
    """The SVG in a text document, turned into PDF."""
    wide, high = (paper.millimetres(side) for side in sheet.size)
    svg = base64.b64encode(paper.svg(sheet)).decode()
    (folder / "chart.fodt").write_text(FLAT_TEXT.format(wide=wide, high=high, svg=svg), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    order = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), "chart.fodt"]
    subprocess.run(order, cwd=folder, check=True, capture_output=True, timeout=120)
    document = QPdfDocument()
    assert document.load(str(folder / "chart.pdf")) is QPdfDocument.Error.None_
    return document
