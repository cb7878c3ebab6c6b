"""Word's own field codes, such as { PAGE }: which of them a template holds."""

from collections.abc import Iterator
from typing import Any

from strengthtrack.documents.letter.template_xml import word_tag

REACHING_OUT = frozenset({"DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DATABASE"})
"""Codes that fetch something from outside the file, or run it."""


def codes(root: Any) -> Iterator[str]:
    """The name of every field code in a part, in capitals: “PAGE”."""
    open_now: list[str] = []
    for element in root.iter(*map(word_tag, ("fldSimple", "fldChar", "instrText"))):
        if element.tag == word_tag("fldSimple"):
            yield _name(element.get(word_tag("instr")))
        elif element.tag == word_tag("instrText"):
            open_now[-1:] = [(open_now[-1] if open_now else "") + (element.text or "")]
        elif element.get(word_tag("fldCharType")) == "begin":
            open_now.append("")
        elif open_now and element.get(word_tag("fldCharType")) == "end":
            yield _name(open_now.pop())
    yield from map(_name, open_now)


def _name(code: str | None) -> str:
    return next(iter((code or "").split()), "").upper()
