"""Every kind of letter as another program sees it: turned into PDF by LibreOffice, read, and looked at."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from pypdf import PdfReader

from letter_samples import FULL, RESULTS, of_kind, png
from strengthtrack.clinic.letter import LetterKind, Paper
from strengthtrack.clinic.sentences import NOT_WHY
from strengthtrack.documents.letter.facts import LetterFacts
from strengthtrack.documents.letter.layout import COPIES, filled
from strengthtrack.documents.letter.pictures import Pictures
from strengthtrack.documents.letter.word import shipped, word

REFERENCES = Path(__file__).parent / "letters"
PICTURES = Pictures(chart_png=png(2008, 850, lines=6), logo=png(300, 300))
LETTERS: dict[str, LetterFacts] = {
    **{kind.value: of_kind(kind) for kind in LetterKind},
    "progress-us": replace(FULL, paper=Paper.US),
}
DPI = 40
BLOCK = 6
"""Dots of a page that are looked at together, 4 mm."""
TOLERANCE = 0.35
"""How much of the ink of a page may lie elsewhere: another version of LibreOffice sets some of it a little aside."""
SPOILT: dict[str, tuple[LetterFacts, Pictures]] = {
    "no chart": (FULL, replace(PICTURES, chart_png=b"")),
    "no table": (replace(FULL, results=None), PICTURES),
    "no logo": (FULL, replace(PICTURES, logo=b"")),
    "no action": (replace(FULL, action=()), PICTURES),
}
"""Letters in which something is missing; each must look other than the whole one."""

Page = NDArray[np.float64]


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Every letter as PDF, in one go: LibreOffice takes longer to start than to write them all."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice is not installed: nothing here to open a Word file with")
    home = tmp_path_factory.mktemp("office")
    every = {name: (facts, PICTURES) for name, facts in LETTERS.items()} | SPOILT
    for name, (facts, pictures) in every.items():
        (home / f"{name}.docx").write_bytes(word(facts, pictures, shipped(facts.kind, facts.paper)))
    turn(office, home)
    return {name: home / f"{name}.pdf" for name in every}


def turn(office: str, home: Path) -> None:
    """Every .docx of a folder into PDF, with Inter and no other font."""
    inter = files("fontpkg_inter").joinpath("files")
    (home / "fonts.conf").write_text(
        f"<?xml version='1.0'?><fontconfig><dir>{inter}</dir><cachedir>{home}/fonts</cachedir></fontconfig>",
        encoding="utf-8",
    )
    order = [office, "--headless", f"-env:UserInstallation={(home / 'profile').as_uri()}", "--convert-to", "pdf",
             "--outdir", str(home), *sorted(str(one) for one in home.glob("*.docx"))]  # fmt: skip
    fonts = os.environ | {"FONTCONFIG_FILE": str(home / "fonts.conf")}
    subprocess.run(order, cwd=home, check=True, capture_output=True, timeout=120, env=fonts)


def said(pdf: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())


@pytest.mark.parametrize("name", LETTERS)
def test_another_program_says_every_word_of_the_letter(turned: Mapping[str, Path], name: str) -> None:
    facts, text = LETTERS[name], said(turned[name])
    table = [
        cell for row in RESULTS.rows for cell in (row.movement, *row.earlier, row.latest, row.change, row.per_mass)
    ]
    for words in (
        facts.clinic_name, *facts.clinic_address, *facts.recipient, facts.date, facts.title, facts.identity,
        facts.correction, facts.greeting, *(one.heading for one in filled(facts)), facts.opening, facts.result,
        *facts.action, facts.diagnosis, facts.attendance, facts.exercise, facts.summary, NOT_WHY, *table,
        "beyond ±15 %", "within ±15 %", *RESULTS.notes, facts.pain, facts.function, facts.examination, facts.measured,
        *facts.plan, *facts.remarks, facts.closing, *facts.signature, COPIES, *facts.copies, "Page 1 of ",
    ):  # fmt: skip
        assert words in text


@pytest.mark.parametrize("name", LETTERS)
def test_the_pages_look_as_they_did(turned: Mapping[str, Path], name: str, qapp: object) -> None:
    drawn = pages(turned[name])
    if "STRENGTHTRACK_WRITE_GOLDEN" in os.environ:
        keep(drawn, name)
    kept = references(name)
    assert len(drawn) == len(kept)
    for page, reference in zip(drawn, kept, strict=True):
        assert moved(page, reference) < TOLERANCE


@pytest.mark.parametrize("name", SPOILT)
def test_a_letter_in_which_something_is_missing_looks_other(
    turned: Mapping[str, Path], name: str, qapp: object
) -> None:
    found = [moved(page, kept) for page, kept in zip(pages(turned[name]), references("progress"), strict=False)]
    assert max(found) > TOLERANCE


def test_a_page_set_a_line_lower_looks_other(qapp: object) -> None:
    assert moved(np.roll(references("progress")[0], 6, axis=0), references("progress")[0]) > TOLERANCE


def pages(pdf: Path) -> list[Page]:
    """Each page in grey, 0 for black to 255 for white."""
    from PySide6.QtCore import QSize
    from PySide6.QtPdf import QPdfDocument

    document = QPdfDocument()
    document.load(str(pdf))
    sizes = [document.pagePointSize(at) for at in range(document.pageCount())]
    found = [
        document.render(at, QSize(round(size.width() * DPI / 72), round(size.height() * DPI / 72)))
        for at, size in enumerate(sizes)
    ]
    document.close()
    return [grey(image) for image in found]


def grey(image: object) -> Page:
    from PySide6.QtGui import QColor, QImage, QPainter

    assert isinstance(image, QImage)
    on_white = QImage(image.size(), QImage.Format.Format_RGB32)
    on_white.fill(QColor("white"))
    painter = QPainter(on_white)
    painter.drawImage(0, 0, image)
    painter.end()
    flat = on_white.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(flat.constBits(), np.uint8).reshape(flat.height(), flat.bytesPerLine())
    return rows[:, : flat.width()].astype(np.float64)


def keep(drawn: list[Page], name: str) -> None:
    from PySide6.QtGui import QImage

    REFERENCES.mkdir(exist_ok=True)
    for old in REFERENCES.glob(f"{name}.*.png"):
        old.unlink()
    for at, page in enumerate(drawn, start=1):
        dots = np.ascontiguousarray(page.astype(np.uint8))
        high, wide = dots.shape
        QImage(dots.data, wide, high, wide, QImage.Format.Format_Grayscale8).save(str(REFERENCES / f"{name}.{at}.png"))


def references(name: str) -> list[Page]:
    from PySide6.QtGui import QImage

    return [grey(QImage(str(one))) for one in sorted(REFERENCES.glob(f"{name}.[0-9].png"))]


def moved(page: Page, reference: Page) -> float:
    """The part of the ink that lies in other places, looked at in blocks of `BLOCK` dots; 0 for the same page."""
    assert page.shape == reference.shape
    ours, theirs = blocks(page), blocks(reference)
    return float(np.abs(ours - theirs).sum() / (ours + theirs).sum())


def blocks(page: Page) -> Page:
    high, wide = (side // BLOCK for side in page.shape)
    ink = 255.0 - page[: high * BLOCK, : wide * BLOCK]
    summed: Page = ink.reshape(high, BLOCK, wide, BLOCK).sum(axis=(1, 3))
    return summed
