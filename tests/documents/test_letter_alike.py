"""Word and PDF say the same words and numbers in the same order."""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from docx import Document
from docx.table import Table
from pypdf import PdfReader

from letter_samples import FULL, SHORT, of_kind, png
from strengthtrack.clinic.letter import LetterKind, Paper
from strengthtrack.documents.letter.facts import LetterFacts
from strengthtrack.documents.letter.layout import foot
from strengthtrack.documents.letter.pdf import pdf
from strengthtrack.documents.letter.pictures import Pictures
from strengthtrack.documents.letter.word import shipped, word

PICTURES = Pictures(chart_png=png(200, 80))


def in_word(facts: LetterFacts) -> str:
    """Letterhead and body of the Word file."""
    document = Document(io.BytesIO(word(facts, PICTURES, shipped(facts.kind, facts.paper))))
    return _even(_lines(document))


def foot_in_word(facts: LetterFacts) -> str:
    """Who the foot of every page of the Word file is about."""
    section = Document(io.BytesIO(word(facts, PICTURES, shipped(facts.kind, facts.paper)))).sections[0]
    assert not section.different_first_page_header_footer
    return _even(_lines(section.footer)).partition(" Page")[0]


def in_pdf(facts: LetterFacts) -> str:
    """The pages of the PDF one after the other, without their feet."""
    return _even(re.sub(f"{re.escape(foot(facts))} Page \\d+ of \\d+$", "", page) for page in _pages(facts))


def _pages(facts: LetterFacts) -> list[str]:
    read = PdfReader(io.BytesIO(pdf(facts, PICTURES))).pages
    return [_even([page.extract_text()]) for page in read]


def _lines(of: Any) -> Iterator[str]:
    for item in of.iter_inner_content():
        if isinstance(item, Table):
            yield from (line for row in item.rows for cell in dict.fromkeys(row.cells) for line in _lines(cell))
        else:
            yield item.text


def _even(lines: Iterable[str]) -> str:
    """One line, a space between the words."""
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("kind", LetterKind)
def test_every_kind_says_the_same_in_word_and_in_pdf(kind: LetterKind) -> None:
    assert in_word(of_kind(kind)) == in_pdf(of_kind(kind))


@pytest.mark.parametrize(
    "facts",
    [
        SHORT,
        replace(FULL, paper=Paper.US),
        replace(FULL, hidden=True, patient_name="The patient", copies=()),
        replace(SHORT, recipient=(), clinic_address=(), signature=()),
    ],
    ids=["short", "US paper", "hidden", "from nobody to nobody"],
)
def test_so_does_a_letter_with_less(facts: LetterFacts) -> None:
    assert in_word(facts) == in_pdf(facts)


def test_a_fact_that_only_one_of_them_said_would_be_found() -> None:
    assert in_word(replace(FULL, pain="")) != in_pdf(FULL)


@pytest.mark.parametrize("facts", [FULL, replace(FULL, patient_name="x" * 4000)], ids=["a name", "a name too long"])
def test_their_feet_name_the_same_patient(facts: LetterFacts) -> None:
    assert foot_in_word(facts) == foot(facts)
    named = "".join(foot(facts).split())
    assert all(named in "".join(page.split()) for page in _pages(facts))


@pytest.mark.parametrize(("kind", "points"), [(LetterKind.PROGRESS, 9.5), (LetterKind.PATIENT, 11.0)])
def test_the_letter_to_the_patient_is_set_larger_in_both(kind: LetterKind, points: float) -> None:
    in_word_pt = Document(io.BytesIO(shipped(kind, Paper.A4))).styles["Letter Text"].font.size.pt
    greeting = replace(of_kind(kind), greeting="Dear Sample Greeting,")
    sizes: dict[str, float] = {}

    def read(text: str, _: Any, at: list[float], _font: Any, size: float) -> None:
        sizes[text.strip()] = round(size * abs(at[3]), 1)

    PdfReader(io.BytesIO(pdf(greeting, PICTURES))).pages[0].extract_text(visitor_text=read)
    assert (in_word_pt, sizes["Dear Sample Greeting,"]) == (points, points)
