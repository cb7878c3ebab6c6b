"""Pieces of Word's XML that python-docx has no words for."""

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from strengthtrack.documents.letter import look


def element(tag: str, **attributes: str) -> OxmlElement:
    """An element of Word's with attributes of Word's."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def field(paragraph: Paragraph, name: str) -> None:
    """A number that Word counts itself: PAGE, NUMPAGES."""
    made = element("w:fldSimple", instr=name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    made.append(run)
    paragraph._p.append(made)


def right_tab(paragraph: Paragraph) -> None:
    """A stop at the right edge of the text."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(look.TEXT_WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT)


def cell_edge(cell: _Cell, colour: str) -> None:
    """A line under a cell."""
    edges = OxmlElement("w:tcBorders")
    edges.append(element("w:bottom", val="single", sz="4", space="0", color=colour))
    cell._tc.get_or_add_tcPr().append(edges)


def cell_margins(table_properties: OxmlElement, *, right_pt: float = 0.0, bottom_pt: float = 0.0) -> None:
    """Room in the cells of a table: none at the left and above, some at the right and below."""
    margins = OxmlElement("w:tblCellMar")
    margins.extend(
        element(f"w:{side}", w=str(int(points * 20)), type="dxa")
        for side, points in (("left", 0.0), ("bottom", bottom_pt), ("right", right_pt))
    )
    table_properties.find(qn("w:tblLook")).addprevious(margins)
