"""A letter from head to foot: letterhead, to whom, the sections of its kind, who signs."""

from docx.document import Document as Docx
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from letter_templates.page import empty, same_every_time
from letter_templates.results import results
from letter_templates.xml import cell_edge, cell_margins, element, field, right_tab
from strengthtrack.clinic.letter import LetterKind, Paper, Part
from strengthtrack.documents.letter import look
from strengthtrack.documents.letter.layout import COPIES, Block, blocks
from strengthtrack.documents.letter.word_finish import LETTERHEAD_CAPTION


def every() -> dict[str, bytes]:
    """Every template that ships, by the name of its file."""
    return {
        f"{kind.value}{'' if paper is Paper.A4 else '-us'}.docx": template(kind, paper)
        for kind in LetterKind
        for paper in Paper
    }


def template(kind: LetterKind, paper: Paper) -> bytes:
    """The template of a kind of letter as the bytes of a .docx, the same on every run."""
    document = empty(kind, paper)
    _letterhead(document)
    _who(document, kind)
    for block in blocks(kind):
        _block(document, block)
    _end(document)
    _foot(document.sections[0].footer.paragraphs[0])
    return same_every_time(document)


def _letterhead(document: Docx) -> None:
    """In the text and not in a header: so it is read aloud, and stands on the first page alone."""
    table = document.add_table(1, 5)
    table.style, table.autofit, table.alignment = None, False, WD_TABLE_ALIGNMENT.LEFT
    cell_margins(table._tbl.tblPr, bottom_pt=look.AFTER_TABLE)
    table._tbl.tblPr.append(element("w:tblCaption", val=LETTERHEAD_CAPTION))
    _letterhead_row(list(table.rows[0].cells))


def _letterhead_row(cells: list[_Cell]) -> None:
    cells[0].text, cells[2].text = "{%tc if logo %}", "{%tc endif %}"
    for at, words, style in (
        (1, "{{ logo }}", look.CLINIC),
        (3, "{{ clinic_name }}", look.CLINIC),
        (4, "{{ clinic_address }}", look.ADDRESS),
    ):
        cells[at].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        cells[at].paragraphs[0].style = style.name
        cells[at].paragraphs[0].add_run(words)
        cell_edge(cells[at], look.INK)
    cells[4].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _who(document: Docx, kind: LetterKind) -> None:
    first = document.add_paragraph("{{ recipient_first }}\t{{ date }}", look.BLOCK.name)
    first.paragraph_format.space_before = Pt(look.AFTER_RULE)
    right_tab(first)
    _each(document, "line in recipient_rest", look.BLOCK.name)
    document.add_paragraph("{{ title }}", look.KIND.name).paragraph_format.keep_with_next = True
    document.add_paragraph("{{ identity }}", look.SUBJECT.name)
    if kind is not LetterKind.PATIENT:
        _given(document, "patient_address and not hidden", '{{ patient_address | join(", ") }}', look.TEXT.name)
    _given(document, "correction", "{{ correction }}", look.SUBJECT.name)
    document.add_paragraph("{{ greeting }}", look.TEXT.name)


def _block(document: Docx, block: Block) -> None:
    if block.heading:
        _given(document, " or ".join(map(_name, block.parts)), block.heading, look.HEADING.name)
    for part in block.parts:
        _section(document, part)


def _name(part: Part) -> str:
    return part.name.lower()


def _section(document: Docx, part: Part) -> None:
    if part is Part.CHART:
        _chart(document)
    elif part is Part.RESULTS:
        document.add_paragraph("{%p if results %}")
        results(document)
        _each(document, "line in results.notes", look.NOTE.name)
        document.add_paragraph("", look.NOTE.name).paragraph_format.line_spacing = Pt(look.AFTER_TABLE)
        document.add_paragraph("{%p endif %}")
    else:
        _each(document, f"line in {_name(part)}", look.SMALL.name if part is Part.MEASURED else look.TEXT.name)


def _chart(document: Docx) -> None:
    document.add_paragraph("{%p if chart %}")
    _given(document, "chart.picture", "{{ chart.picture }}", look.CHART.name)
    document.add_paragraph("{{ chart.caption }}", look.CAPTION.name)
    document.add_paragraph("{%p endif %}")


def _end(document: Docx) -> None:
    closing = document.add_paragraph("{{ closing }}", look.TEXT.name)
    space = closing.paragraph_format
    space.space_before, space.space_after = Pt(look.BEFORE_CLOSING), Pt(look.FOR_THE_HAND)
    space.keep_with_next = True
    _each(document, "line in signature", look.BLOCK.name)
    _given(document, "copies", COPIES, look.HEADING.name)
    _each(document, "line in copies", look.SMALL.name, close=True)


def _given(document: Docx, fact: str, words: str, style: str) -> None:
    document.add_paragraph(f"{{%p if {fact} %}}")
    document.add_paragraph(words, style)
    document.add_paragraph("{%p endif %}")


def _each(document: Docx, loop: str, style: str, *, close: bool = False) -> None:
    document.add_paragraph(f"{{%p for {loop} %}}")
    line = document.add_paragraph("{{ line }}", style)
    if close:
        line.paragraph_format.space_after = Pt(0)
    document.add_paragraph("{%p endfor %}")


def _foot(paragraph: Paragraph) -> None:
    paragraph.style = look.FOOT.name
    right_tab(paragraph)
    paragraph.add_run("{{ foot }}\tPage ")
    field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    field(paragraph, "NUMPAGES")
