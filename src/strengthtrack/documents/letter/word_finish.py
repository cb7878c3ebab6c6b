"""The last touches to a filled letter: what Word would take for damage, its tables' columns, ink and properties."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from strengthtrack.documents.letter.facts import LetterFacts, ResultTable, plain
from strengthtrack.documents.letter.look import TEXT_WIDTH_MM

LONGEST_PROPERTY = 255
TABLE_CAPTION, LETTERHEAD_CAPTION = "Strength in newtons at each visit", "Letterhead"
"""By which our tables are known again, in our templates and in those made from them."""
_ADDRESS_MM, _BESIDE_LOGO_MM = 62.0, 3.0
_EMU_IN_MM = 36_000
_BLACK = "000000"
_HOLDERS = ("hdr", "ftr", "txbxContent")


def finish(document: Any, facts: LetterFacts) -> None:
    """Make a filled document ready to be saved."""
    from docx.oxml.ns import qn

    for root in _roots(document):
        _mend(root)
    for root in _roots(document):
        for table in root.iter(qn("w:tbl")):
            if (wide := _columns_mm(table, facts.results)) and len(wide) == len(table.tblGrid.gridCol_lst):
                _set_widths(table, wide)
    if facts.black_and_white:
        for root in (*_roots(document), document.styles.element):
            _blacken(root)
    _set_properties(document, facts)


def _roots(document: Any) -> Iterator[Any]:
    yield document.element.body
    for link in document.part.rels.values():
        if link.reltype.rsplit("/", 1)[-1] in {"header", "footer"}:
            yield link.target_part.element


def _mend(root: Any) -> None:
    """What is left empty by a condition and Word does not take: cells without a paragraph, rows without a cell."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for row in [one for one in root.iter(qn("w:tr")) if one.find(qn("w:tc")) is None]:
        row.getparent().remove(row)
    for table in [one for one in root.iter(qn("w:tbl")) if one.find(qn("w:tr")) is None]:
        table.getparent().remove(table)
    ends = {qn("w:p"), qn("w:sdt")}
    for cell in root.iter(qn("w:tc")):
        if not len(cell) or cell[-1].tag not in ends:
            cell.append(OxmlElement("w:p"))
    for holder in (one for one in root.iter(*(qn(f"w:{one}") for one in _HOLDERS)) if not len(one)):
        holder.append(OxmlElement("w:p"))


def _columns_mm(table: Any, results: ResultTable | None) -> tuple[float, ...]:
    """How wide the columns of our tables are; empty for somebody else's."""
    from docx.oxml.ns import qn

    caption = table.tblPr.find(qn("w:tblCaption"))
    called = None if caption is None else caption.get(qn("w:val"))
    if called == TABLE_CAPTION and results:
        return tuple(TEXT_WIDTH_MM * part for part in results.widths)
    if called != LETTERHEAD_CAPTION:
        return ()
    logo = next((drawn.cx / _EMU_IN_MM + _BESIDE_LOGO_MM for drawn in table.iter(qn("wp:extent"))), 0.0)
    return tuple(filter(None, (logo, TEXT_WIDTH_MM - logo - _ADDRESS_MM, _ADDRESS_MM)))


def _set_widths(table: Any, columns_mm: Sequence[float]) -> None:
    from docx.shared import Mm

    for column, wide in zip(table.tblGrid.gridCol_lst, columns_mm, strict=True):
        column.w = Mm(wide)
    for row in table.tr_lst:
        for cell, wide in zip(row.tc_lst, columns_mm, strict=False):
            cell.width = Mm(wide)


def _blacken(root: Any) -> None:
    """Ink and lines black, grounds white."""
    from docx.oxml.ns import qn

    for ink in root.iter(qn("w:color")):
        ink.attrib.clear()
        ink.set(qn("w:val"), _BLACK)
    for line in root.iter():
        if line.get(qn("w:color")) is not None:
            line.set(qn("w:color"), _BLACK)
    for ground in list(root.iter(qn("w:shd"))):
        ground.getparent().remove(ground)


def _set_properties(document: Any, facts: LetterFacts) -> None:
    properties = document.core_properties
    properties.title = plain(f"{facts.title}: {facts.identity}")[:LONGEST_PROPERTY]
    properties.author = plain(facts.clinic_name)[:LONGEST_PROPERTY]
    properties.last_modified_by = properties.author
    properties.created = properties.modified = datetime(facts.day.year, facts.day.month, facts.day.day)
