"""On which page each piece of text of a Word document stands, as far as the file says."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from strengthtrack.documents.letter.template_xml import word_tag

_PAGES = re.compile(rb"<Pages>(\d+)</Pages>")
_SAME_PAGE = {"continuous", "nextColumn"}


def pages(body: Any) -> Mapping[Any, int]:
    """The page of every `w:t` of a body, counted by the breaks that stand before it.

    Word writes where a page ended when it last saved; right after a break that somebody set, that is the same end.
    """
    page, fresh, found = 1, False, {}
    for kind, element in _marks(body):
        if kind == "set" or (kind == "saved" and not fresh):
            page += 1
        fresh = kind == "set" or (fresh and kind == "saved")
        if kind == "text":
            found[element] = page
    return found


def is_sure(content: bytes, body: Any, last: int) -> bool:
    """Whether the count can be trusted: the file was saved with its page ends, or knows how many pages it has."""
    if body.find(f".//{word_tag('lastRenderedPageBreak')}") is not None:
        return True
    with zipfile.ZipFile(BytesIO(content)) as file:
        told = _PAGES.search(file.read("docProps/app.xml")) if "docProps/app.xml" in file.namelist() else None
    return told is not None and int(told[1]) == last


def _marks(body: Any) -> Iterator[tuple[str, Any]]:
    ends = iter(_section_ends(body))
    due = False
    for element in body.iter():
        if element.tag == word_tag("p") and due:
            due = False
            yield "set", element
        elif element.tag == word_tag("sectPr") and element.getparent().tag == word_tag("pPr"):
            due = next(ends)
        elif (kind := _kind(element)) != "":
            yield kind, element


def _kind(element: Any) -> str:
    if element.tag == word_tag("t"):
        return "text"
    if element.tag == word_tag("lastRenderedPageBreak"):
        return "saved"
    if element.tag == word_tag("br") and element.get(word_tag("type")) == "page":
        return "set"
    off = element.tag == word_tag("pageBreakBefore") and element.get(word_tag("val")) not in {"0", "false", "off"}
    return "set" if off else ""


def _section_ends(body: Any) -> list[bool]:
    """For each section but the last, whether the next begins on a page of its own."""
    sections = list(body.iter(word_tag("sectPr")))
    kinds = [one.find(word_tag("type")) for one in sections[1:]]
    return [kind is None or kind.get(word_tag("val")) not in _SAME_PAGE for kind in kinds]
