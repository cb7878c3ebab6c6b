"""Word templates made for a test: of a few paragraphs, or with something in them that does not belong there."""

import io
import zipfile
from collections.abc import Mapping
from functools import cache
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml

from strengthtrack.clinic.letter import LetterKind, Paper
from strengthtrack.documents.letter.word import shipped

_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@cache
def _blank() -> bytes:
    """Our own page with nothing on it."""
    document = Document(io.BytesIO(shipped(LetterKind.PROGRESS, Paper.A4)))
    for element in list(document.element.body.iterchildren("{*}p", "{*}tbl")):
        document.element.body.remove(element)
    section = document.sections[0]
    section.different_first_page_header_footer = False
    for key, link in list(document.part.rels.items()):
        if link.reltype.endswith(("/header", "/footer")):
            del document.part.rels[key]
    for held in list(section._sectPr.iterchildren("{*}headerReference", "{*}footerReference")):
        section._sectPr.remove(held)
    return saved(document)


def saved(document: Any) -> bytes:
    """The document as the bytes of a .docx."""
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def empty() -> Any:
    """A document with nothing in it."""
    return Document(io.BytesIO(_blank()))


def of(*paragraphs: str, header: str = "", footer: str = "") -> bytes:
    """A template of these paragraphs; a “\\f” is a page break that somebody set."""
    document = empty()
    for words in paragraphs:
        before, *after = words.split("\f")
        paragraph = document.add_paragraph(before)
        for part in after:
            paragraph.add_run().add_break(WD_BREAK.PAGE)
            paragraph.add_run(part)
    for part, words in ((document.sections[0].header, header), (document.sections[0].footer, footer)):
        if words:
            part.paragraphs[0].text = words
    return saved(document)


def of_xml(body: str) -> bytes:
    """A template with this XML in front of its end."""
    document = empty()
    holder = parse_xml(f"<w:body {_NAMES}>{body}</w:body>")
    for element in reversed(list(holder)):
        document.element.body.insert(0, element)
    return saved(document)


def with_parts(content: bytes, parts: Mapping[str, bytes], without: str = "") -> bytes:
    """The same archive with other parts beside those it has, or in their place, or without one."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts and name != without:
                new.writestr(name, old.read(name))
        for name, held in parts.items():
            new.writestr(name, held)
    return written.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    """One part of an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read(name)


def swapped(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The same archive with a piece of one part put in the place of another, which must be there."""
    held = part_of(content, name)
    assert old in held
    return with_parts(content, {name: held.replace(old, new)})
