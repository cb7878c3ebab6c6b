"""The table of results: a column for each visit, for the change with its measurement error, and for N.m/kg."""

from docx.document import Document as Docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor
from docx.table import _Cell

from letter_templates.xml import cell_edge, cell_margins, element
from strengthtrack.documents.letter import look
from strengthtrack.documents.letter.facts import CHANGE_HEAD, ERROR_HEAD, PER_MASS_HEAD
from strengthtrack.documents.letter.word_finish import TABLE_CAPTION

COLUMNS = 13
DAY_PT = 7.5
"""So that “28 Apr 2026” stands in one line beside seven other columns."""
ERROR_LEFT_PT = 4.5
"""Between a change, set to the right, and what can be said of it, set to the left."""
SHOWN = (0, 1, 3, 5, 7, 8, 11)
"""The columns that stay; those between them hold the conditions, and go away with them."""


def results(document: Docx) -> None:
    """The table with its head, the loop over its rows, and one row to be repeated."""
    table = document.add_table(rows=4, cols=COLUMNS)
    table.alignment, table.autofit, table.style = WD_TABLE_ALIGNMENT.LEFT, False, None
    properties = table._tbl.tblPr
    cell_margins(properties, right_pt=look.CELL_RIGHT)
    properties.append(element("w:tblCaption", val=TABLE_CAPTION))
    _head(list(table.rows[0].cells))
    table.cell(1, 0).text = "{%tr for row in results.rows %}"
    _row(list(table.rows[2].cells))
    table.cell(3, 0).text = "{%tr endfor %}"
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))


def _conditions(cells: list[_Cell], each: str) -> None:
    for at, tag in (
        (2, f"for {each}"), (4, "endfor"),
        (6, "if results.has_change"), (9, "endif"),
        (10, "if results.has_per_mass"), (12, "endif"),
    ):  # fmt: skip
        cells[at].text = f"{{%tc {tag} %}}"


def _head(cells: list[_Cell]) -> None:
    _conditions(cells, "visit in results.earlier")
    _fill(cells[0], look.HEAD_CELL.name, "{{ results.what }}")
    _fill(cells[1], look.HEAD_CELL.name, "Side")
    for at, words, below in (
        (3, "{{ visit.name }}", "{{ visit.day }}"),
        (5, "{{ results.latest.name }}", "{{ results.latest.day }}"),
        (7, CHANGE_HEAD.name, CHANGE_HEAD.day),
        (8, ERROR_HEAD.name, ERROR_HEAD.day),
        (11, PER_MASS_HEAD, "{{ results.latest.day }}"),
    ):
        _fill(cells[at], look.HEAD_CELL.name, words, below, right=at != 8)
    cells[8].paragraphs[0].paragraph_format.left_indent = Pt(ERROR_LEFT_PT)
    for at in SHOWN:
        cell_edge(cells[at], look.INK)


def _row(cells: list[_Cell]) -> None:
    _conditions(cells, "value in row.earlier")
    for at, words in ((0, "movement"), (1, "side"), (11, "per_mass")):
        _fill(cells[at], look.CELL.name, f"{{{{ row.{words} }}}}", right=at == 11)
    _fill(cells[3], look.CELL.name, "{{ value }}", right=True)
    _fill(cells[5], look.HEAD_CELL.name, "{{ row.latest }}", right=True)
    _weighed(cells[7], "{{ row.change }}", right=True)
    _weighed(cells[8], "{{ row.error }}")
    cells[8].paragraphs[0].paragraph_format.left_indent = Pt(ERROR_LEFT_PT)
    for at in SHOWN:
        cell_edge(cells[at], look.LINE)


def _fill(cell: _Cell, style: str, words: str, below: str = "", *, right: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.add_run(words)
    if below:
        paragraph.add_run().add_break()
        quiet = paragraph.add_run(below)
        quiet.bold, quiet.font.size, quiet.font.color.rgb = False, Pt(DAY_PT), RGBColor.from_string(look.QUIET)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT


def _weighed(cell: _Cell, words: str, *, right: bool = False) -> None:
    """Bold beyond measurement error, quiet within."""
    _fill(cell, look.CELL.name, "{% if row.beyond %}", right=right)
    paragraph = cell.paragraphs[0]
    paragraph.add_run(words).bold = True
    paragraph.add_run("{% else %}")
    paragraph.add_run(words).font.color.rgb = RGBColor.from_string(look.QUIET)
    paragraph.add_run("{% endif %}")
