"""LetterFacts as a Word file, from the template that ships."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from strengthtrack.documents.files import put
from strengthtrack.documents.letter_facts import LetterFacts, ResultTable, plain
from strengthtrack.documents.letter_look import TEXT_WIDTH_MM
from strengthtrack.paths import resources

LONGEST_PROPERTY = 255


def write(facts: LetterFacts, chart_png: bytes, to: Path) -> None:
    """Write the letter to `to`, replacing what stood there; raises DocumentFault, and then nothing is replaced.

    `chart_png` is 300 dots to the inch; it may be empty where the facts have no chart.
    """
    put(word(facts, chart_png), to, "letter")


def word(facts: LetterFacts, chart_png: bytes) -> bytes:
    """The letter as the bytes of a .docx; the same facts and picture give the same bytes."""
    from docxtpl import DocxTemplate
    from jinja2 import Environment, StrictUndefined

    template = DocxTemplate(resources() / "letters" / "progress.docx")
    template.render_init()
    words = _words(facts)
    words["picture"] = _picture(template, chart_png) if facts.chart else ""
    template.render(words, Environment(undefined=StrictUndefined, autoescape=True))
    if facts.chart:
        _say_what_the_picture_shows(template.docx, facts.chart.alternative)
    if facts.results:
        _set_widths(template.docx.tables[0], facts.results)
    _set_properties(template.docx, facts)
    written = io.BytesIO()
    template.docx.save(written)
    return _dated(written, facts.day)


def _words(facts: LetterFacts) -> dict[str, Any]:
    """The template's words. A line that shares a row with another is taken apart from those that follow it."""
    words: dict[str, Any] = asdict(facts) | {"identity": facts.identity}
    for name in ("clinic_address", "referrer"):
        first, *rest = words.pop(name) or ("",)
        words |= {f"{name}_first": first, f"{name}_rest": rest}
    if facts.results:
        words["results"] |= {"has_per_mass": facts.results.has_per_mass, "has_change": facts.results.has_change}
    literal: dict[str, Any] = _literal(words)
    return literal


def _literal(value: Any) -> Any:
    """`value` with every text in it escaped, so that it comes out as it was typed.

    Braces are escaped too: docxtpl turns `{_{` into `{{` after rendering.
    """
    from markupsafe import Markup, escape

    if isinstance(value, str):
        return Markup(str(escape(plain(value))).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 - just escaped
    if isinstance(value, Mapping):
        return {name: _literal(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_literal(part) for part in value]
    return value


def _picture(template: Any, png: bytes) -> Any:
    from docx.shared import Mm
    from docxtpl import InlineImage

    return InlineImage(template, io.BytesIO(png), width=Mm(TEXT_WIDTH_MM))


def _say_what_the_picture_shows(document: Any, words: str) -> None:
    from docx.oxml.ns import qn

    for drawn in document.element.body.iter(qn("wp:docPr")):
        drawn.set("descr", plain(words))
        drawn.set("name", "Chart")
    for inline in document.element.body.iter(qn("wp:inline")):
        for side in "TBLR":
            inline.set(f"dist{side}", "0")  # LibreOffice takes 3 mm where nothing is said


def _set_widths(table: Any, results: ResultTable) -> None:
    from docx.shared import Mm

    for column, part in zip(table.columns, results.widths, strict=True):
        column.width = Mm(TEXT_WIDTH_MM * part)
        for cell in column.cells:
            cell.width = column.width


def _set_properties(document: Any, facts: LetterFacts) -> None:
    properties = document.core_properties
    properties.title = plain(f"Letter: {facts.identity}")[:LONGEST_PROPERTY]
    properties.author = plain(facts.clinic_name)[:LONGEST_PROPERTY]
    properties.created = properties.modified = datetime(facts.day.year, facts.day.month, facts.day.day)


def _dated(written: io.BytesIO, day: date) -> bytes:
    """The same archive with the letter's day on every entry, not the minute of writing."""
    stamped = io.BytesIO()
    with zipfile.ZipFile(written) as made, zipfile.ZipFile(stamped, "w") as kept:
        for entry in made.infolist():
            dated = zipfile.ZipInfo(entry.filename, (day.year, day.month, day.day, 0, 0, 0))
            kept.writestr(dated, made.read(entry), zipfile.ZIP_DEFLATED)
    return stamped.getvalue()
