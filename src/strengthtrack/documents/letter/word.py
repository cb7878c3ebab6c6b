"""LetterFacts as a Word file, from a template: one that ships, or the clinic's own."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import Any

from strengthtrack.clinic.letter import LetterKind, Paper
from strengthtrack.documents.letter.facts import LetterFacts
from strengthtrack.documents.letter.pictures import Pictures
from strengthtrack.documents.letter.template_check import faults
from strengthtrack.documents.letter.template_render import fill, opened
from strengthtrack.documents.letter.template_syntax import Refused
from strengthtrack.documents.letter.template_words import words
from strengthtrack.documents.letter.word_finish import finish
from strengthtrack.documents.letter.word_pictures import chart, logo
from strengthtrack.errors import DocumentFault
from strengthtrack.paths import resources


def shipped(kind: LetterKind, paper: Paper) -> bytes:
    """The template that ships for a kind of letter on a paper, as the bytes of a .docx."""
    name = kind.value + ("" if paper is Paper.A4 else "-us")
    return (resources() / "letters" / f"{name}.docx").read_bytes()


def word(facts: LetterFacts, pictures: Pictures, template: bytes) -> bytes:
    """The letter as the bytes of a .docx; the same facts, pictures and template give the same bytes.

    Raises DocumentFault where the template may not be used; `template_check.check` tells everything that is wrong.
    """
    if found := faults(template):
        raise DocumentFault(f"The template cannot be used: {found[0].words}")
    made = opened(template)
    _fill(made, words(facts, chart(made, facts, pictures), logo(made, facts, pictures)))
    finish(made.docx, facts)
    written = io.BytesIO()
    made.docx.save(written)
    return _dated(written, facts.day)


def _fill(template: Any, told: Mapping[str, Any]) -> None:
    """Raises DocumentFault where the template holds together only for other letters than this."""
    from jinja2 import TemplateError

    try:
        fill(template, told)
    except Refused as refused:
        raise DocumentFault(f"The template cannot be used: {refused.what}; {refused.to_do}.") from refused
    except (TemplateError, RecursionError, SyntaxError) as fault:
        raise DocumentFault(
            "The template cannot be used: a field in it cannot be read; look for braces across paragraphs."
        ) from fault


def _dated(written: io.BytesIO, day: date) -> bytes:
    """The same archive with the letter's day on every entry, not the minute of writing."""
    stamped = io.BytesIO()
    with zipfile.ZipFile(written) as made, zipfile.ZipFile(stamped, "w") as kept:
        for entry in made.infolist():
            dated = zipfile.ZipInfo(entry.filename, (day.year, day.month, day.day, 0, 0, 0))
            kept.writestr(dated, made.read(entry), zipfile.ZIP_DEFLATED)
    return stamped.getvalue()
