"""LetterFacts as the data that `resources/letters/letter.typ` sets: the words, and the measures they are set in."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from strengthtrack.clinic.letter import LetterKind, Part
from strengthtrack.documents.letter import look
from strengthtrack.documents.letter.facts import (
    CHANGE_HEAD,
    ERROR_HEAD,
    PER_MASS_HEAD,
    ChartFacts,
    LetterFacts,
    ResultRow,
    ResultTable,
    Visit,
    plain,
)
from strengthtrack.documents.letter.layout import COPIES, filled, foot
from strengthtrack.documents.letter.look import Setting
from strengthtrack.documents.letter.pictures import Pictures

_LINE_HEIGHT = 1.21
"""Inter's ascent and descent in em, of which Word's line spacing is a multiple."""
_LONGEST_KEPT = 400
"""Characters of a cell above which a row may go over two pages."""
_PNG = b"\x89PNG\r\n\x1a\n"

Data = dict[str, Any]


def data(facts: LetterFacts, pictures: Pictures) -> Data:
    """Everything the template reads, as it was typed but for what no page can hold."""
    told: Data = changed(_words(facts, pictures), plain)
    return told | {"paper": facts.paper.size_mm, "look": _look(facts.kind, grey=facts.black_and_white)}


def changed(value: Any, change: Any) -> Any:
    """The same data with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: changed(part, change) for name, part in value.items()}
    return [changed(part, change) for part in value] if isinstance(value, list | tuple) else value


def texts(value: Any) -> Iterator[str]:
    """Every text in the data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Iterable):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


def logo(png: bytes) -> bytes:
    """A PNG inside an SVG, for the typesetter takes nothing but text."""
    wide, high = _pixels(png)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">'
        f'<image width="{wide}" height="{high}" href="data:image/png;base64,{b64encode(png).decode()}"/></svg>'
    ).encode()


def _words(facts: LetterFacts, pictures: Pictures) -> Data:
    return {
        "title": f"Letter: {facts.identity}",
        "author": facts.clinic_name,
        "kind": facts.title,
        "identity": facts.identity,
        "foot": foot(facts),
        "clinic_name": facts.clinic_name,
        "clinic_address": facts.clinic_address,
        "logo": _logo(pictures.logo, facts.clinic_name),
        "recipient": facts.recipient,
        "date": facts.date,
        "patient_address": ", ".join(facts.patient_address) if _says_address(facts) else "",
        "correction": facts.correction,
        "greeting": facts.greeting,
        "blocks": _blocks(facts, pictures),
        "closing": facts.closing,
        "signature": facts.signature,
        "copies_heading": COPIES,
        "copies": facts.copies,
    }


def _says_address(facts: LetterFacts) -> bool:
    """A letter to the patient has it above already."""
    return not facts.hidden and facts.kind is not LetterKind.PATIENT


def _blocks(facts: LetterFacts, pictures: Pictures) -> list[Data]:
    found: list[Data] = [
        {"heading": one.heading, "sections": [_section(part, facts, pictures) for part in one.parts]}
        for one in filled(facts)
    ]
    if found:
        found[-1]["sections"][-1]["last"] = True
    return found


def _section(part: Part, facts: LetterFacts, pictures: Pictures) -> Data:
    section: Data = {"part": part.value, "last": False}
    if part is Part.CHART and facts.chart:
        return section | _chart(facts.chart, drawn=bool(pictures.chart_svg))
    if part is Part.RESULTS and facts.results:
        return section | {"form": "table", **_table(facts.results)}
    return section | {"form": "small" if part is Part.MEASURED else "text", "words": facts.said(part)}


def _chart(chart: ChartFacts, *, drawn: bool) -> Data:
    """A picture without an alternative text is refused by the standard."""
    alternative = chart.alternative.strip() or "Chart"
    return {"form": "chart", "drawn": drawn, "alternative": alternative, "caption": chart.caption}


def _table(results: ResultTable) -> Data:
    rows = [_row(row, results) for row in results.rows]
    return {
        "widths": results.widths,
        "head": _head(results),
        "apart": [len(results.earlier) + 4] * results.has_change,
        "rows": rows,
        "breakable": any(len(cell["words"][0]) > _LONGEST_KEPT for row in rows for cell in row),
        "notes": results.notes,
    }


def _head(results: ResultTable) -> list[Data]:
    change = [CHANGE_HEAD, ERROR_HEAD] * results.has_change
    mass = [Visit(PER_MASS_HEAD, results.latest.day)] * results.has_per_mass
    heads = (Visit(results.what, ""), Visit("Side", ""), *results.earlier, results.latest, *change, *mass)
    return [_cell(head.name, head.day, bold=True) for head in heads]


def _row(row: ResultRow, results: ResultTable) -> list[Data]:
    change = [_cell(words, bold=row.beyond, quiet=not row.beyond) for words in (row.change, row.error)]
    return [
        *map(_cell, (row.movement, row.side, *row.earlier)),
        _cell(row.latest, bold=True),
        *change * results.has_change,
        *[_cell(row.per_mass)] * results.has_per_mass,
    ]


def _cell(*words: str, bold: bool = False, quiet: bool = False) -> Data:
    return {"words": [words[0], *filter(None, words[1:])], "bold": bold, "quiet": quiet}


def _look(kind: LetterKind, *, grey: bool) -> Data:
    def ink(colour: str) -> int | str:
        return _lightness(colour) if grey else f"#{colour}"

    styles = {_key(setting): asdict(setting) | {"colour": ink(setting.colour)} for setting in look.settings(kind)}
    return styles | {
        "font": look.FONT,
        "ink": ink(look.INK),
        "quiet": ink(look.QUIET),
        "line": ink(look.LINE),
        "leading": (look.LINE_SPACING - 1.0) * _LINE_HEIGHT,
        "text_width": look.TEXT_WIDTH_MM,
        "top": look.TOP_MM,
        "bottom": look.BOTTOM_MM,
        "letterhead": look.LETTERHEAD_MM,
        "foot_up": look.FOOT_MM,
        "after_rule": look.AFTER_RULE,
        "after_table": look.AFTER_TABLE,
        "before_closing": look.BEFORE_CLOSING,
        "for_the_hand": look.FOR_THE_HAND,
        "cell_right": look.CELL_RIGHT,
    }


def _key(style: Setting) -> str:
    """“Letter Head Cell” is head_cell there."""
    return style.name.removeprefix("Letter ").lower().replace(" ", "_")


def _lightness(colour: str) -> int:
    """A colour as grey of the same lightness, 0 to 255; the weights of ITU-R BT.709."""
    red, green, blue = bytes.fromhex(colour)
    return round(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def _logo(png: bytes, clinic: str) -> Data | None:
    if not png.startswith(_PNG):
        return None
    wide, high = _pixels(png)
    scale = min(look.LOGO_MM / high, look.LOGO_WIDEST_MM / wide)
    return {"width": wide * scale, "height": high * scale, "alternative": f"Logo of {clinic}".strip()}


def _pixels(png: bytes) -> tuple[int, int]:
    """Width and height, out of the header."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
