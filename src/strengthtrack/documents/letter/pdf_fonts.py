"""The fonts a PDF is set in, and which characters they have."""

import json
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typst import Fonts, PDFStandard

STANDARDS: "list[PDFStandard]" = ["ua-1", "a-2a"]
"""For screen readers and for keeping; both refuse a page with a character that no font has."""
MISSING = "□"
_EACH = '#set document(title: "-")\n#set text(font: "Inter")\n#let it = json("it.json")\n#it'


@cache
def fonts(*, system: bool) -> "Fonts":
    """Inter, and those of this computer where `system`."""
    from typst import Fonts

    folder = str(files("fontpkg_inter").joinpath("files"))
    return Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=[folder])


def lacking(texts: Iterable[str], *, system: bool) -> frozenset[str]:
    """The characters that none of the fonts has, or that no PDF may hold."""
    strange = {character for text in texts for character in text if not character.isascii()}
    return frozenset(character for character in strange if not _held(character, system))


def without(text: str, missing: frozenset[str]) -> str:
    """The text with `MISSING` where a character is missing; marks that only steer the writing are left out."""
    return "".join(_instead(character) if character in missing else character for character in text)


def _instead(character: str) -> str:
    return "" if unicodedata.category(character) == "Cf" else MISSING


@lru_cache(maxsize=4096)
def _held(character: str, system: bool) -> bool:
    """Whether it can be printed: a page with hardly anything else is set."""
    import typst

    page: Any = {"main.typ": _EACH.encode(), "it.json": json.dumps(f"a{character}a").encode()}
    try:
        typst.compile(page, font_paths=fonts(system=system), pdf_standards=STANDARDS)
    except typst.TypstError:
        return False
    return True
