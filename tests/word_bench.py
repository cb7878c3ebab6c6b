"""Letters as Word files, opened again."""

import io
from dataclasses import replace
from functools import cache
from typing import Any

from docx import Document

from letter_samples import FULL, png
from strengthtrack.documents.letter.facts import LetterFacts
from strengthtrack.documents.letter.pictures import Pictures
from strengthtrack.documents.letter.word import shipped, word

PICTURES = Pictures(chart_png=png(2008, 850), logo=png(300, 300))
BARE = replace(
    FULL, opening="", result="", action=(), diagnosis="", attendance="", exercise="", summary="", chart=None,
    results=None, pain="", function="", examination="", measured="", plan=(), remarks=(), copies=(), correction="",
    patient_address=(),
)  # fmt: skip


@cache
def letter(facts: LetterFacts, pictures: Pictures = PICTURES) -> bytes:
    return word(facts, pictures, shipped(facts.kind, facts.paper))


def opened(facts: LetterFacts, pictures: Pictures = PICTURES) -> Any:
    return Document(io.BytesIO(letter(facts, pictures)))


def of_template(template: bytes, facts: LetterFacts = FULL) -> list[str]:
    return words_of(Document(io.BytesIO(word(facts, PICTURES, template))))


def words_of(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def grid(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]
