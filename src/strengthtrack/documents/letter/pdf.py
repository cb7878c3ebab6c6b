"""LetterFacts as PDF by typst: tagged for screen readers (PDF/UA-1), fit for keeping (PDF/A-2a), the chart as lines.

Set in Inter alone, so that the same facts give the same bytes everywhere. Where the facts hold what Inter has no
letters for (Hebrew, Arabic, Chinese ...), the fonts of this computer help out; what none of them has stands as
`MISSING`, and `Typeset.warning` says so.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from strengthtrack.clinic.letter import Part
from strengthtrack.documents.letter import look
from strengthtrack.documents.letter.facts import LetterFacts
from strengthtrack.documents.letter.pdf_data import Data, changed, data, logo, texts
from strengthtrack.documents.letter.pdf_fonts import MISSING, STANDARDS, fonts, lacking, without
from strengthtrack.documents.letter.pictures import Pictures
from strengthtrack.errors import DocumentFault
from strengthtrack.paths import resources

_NO_PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a section stands on one page, counted from 0; millimetres from the upper edge of the paper."""

    page: int
    top_mm: float
    bottom_mm: float


@dataclass(frozen=True, slots=True)
class Typeset:
    """A letter as PDF; where each section of it stands; the characters that no font here has."""

    pdf: bytes
    places: Mapping[Part, tuple[Stretch, ...]]
    lacking: str = ""

    @property
    def warning(self) -> str:
        """What a person should know about it, "" where all is well."""
        named = ", ".join(map(_named, self.lacking[:_NAMED]))
        more = " and others" if len(self.lacking) > _NAMED else ""
        return self.lacking and (
            f"No font on this computer has {named}{more}; the PDF shows {MISSING} instead. "
            "Install a font that has them, or write it in other letters."
        )


def _named(character: str) -> str:
    return f"“{character}”" if character.isprintable() else f"U+{ord(character):04X}"


def pdf(facts: LetterFacts, pictures: Pictures) -> bytes:
    """The letter as PDF; the same facts and pictures give the same bytes.

    A letter in black and white takes a chart and a logo that are so already: pictures are placed as they come.
    """
    return typeset(facts, pictures).pdf


def typeset(facts: LetterFacts, pictures: Pictures) -> Typeset:
    """The letter as PDF, with what the preview needs to know about it; raises DocumentFault for a damaged logo."""
    from typst import TypstError

    try:
        return _in_what_fonts_there_are(facts, pictures)
    except TypstError:
        if not pictures.logo:
            raise
    _in_what_fonts_there_are(facts, replace(pictures, logo=b""))
    raise DocumentFault("The clinic’s logo is damaged; choose the picture again in the settings.")


def _in_what_fonts_there_are(facts: LetterFacts, pictures: Pictures) -> Typeset:
    from typst import TypstError

    told = data(facts, pictures)
    for system, swapping in ((False, False), (True, False), (True, True)):
        missing = lacking(texts(told), system=system) if swapping else frozenset()
        try:
            return _typeset(told, facts, pictures, missing, system=system)
        except TypstError:
            continue
    # letters that only fail together
    return _typeset(told, facts, pictures, lacking(texts(told), system=False), system=False)


def _typeset(told: Data, facts: LetterFacts, pictures: Pictures, missing: frozenset[str], *, system: bool) -> Typeset:
    import typst

    def swapped(text: str) -> str:
        return without(text, missing)

    files: Any = {
        "main.typ": (resources() / "letters" / "letter.typ").read_bytes(),
        "letter.json": json.dumps(changed(told, swapped) if missing else told).encode(),
        "chart.svg": pictures.chart_svg or _NO_PICTURE,
        "logo.svg": logo(pictures.logo) if told["logo"] else _NO_PICTURE,
    }
    made = typst.compile(
        files,
        font_paths=fonts(system=system),
        pdf_standards=STANDARDS,
        timestamp=datetime(facts.day.year, facts.day.month, facts.day.day, tzinfo=UTC),
    )
    edges = json.loads(typst.query(files, "<edge>", field="value", font_paths=fonts(system=system)))
    return Typeset(made, _places(edges, facts), "".join(sorted(missing)))


def _places(edges: list[tuple[str, str, int, float]], facts: LetterFacts) -> dict[Part, tuple[Stretch, ...]]:
    """Where the sections stand, of the edges in their order: begins, ends, begins, ends ..."""
    high = facts.paper.size_mm[1]
    return {
        Part(name): tuple(_stretches((first - 1, top), (last - 1, bottom), high))
        for (name, _, first, top), (_, _, last, bottom) in zip(edges[::2], edges[1::2], strict=True)
    }


def _stretches(begins: tuple[int, float], ends: tuple[int, float], high: float) -> list[Stretch]:
    """What lies between two places, page by page."""
    found = []
    for page in range(begins[0], ends[0] + 1):
        top = begins[1] if page == begins[0] else look.TOP_MM
        bottom = ends[1] if page == ends[0] else high - look.BOTTOM_MM
        found.append(Stretch(page, top, bottom))
    return found
