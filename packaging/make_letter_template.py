"""Make `resources/letters/progress.docx`, the letter as it ships; run it again after a change here.

    .venv/bin/python packaging/make_letter_template.py

The words between braces are filled by documents/letter_word.py from LetterFacts.
"""

import io
import sys
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from strengthtrack.documents import letter_look as look
from strengthtrack.documents.letter_look import Setting

MADE_ON = datetime(2026, 1, 1)
HOME = Path(__file__).resolve().parent.parent / "resources" / "letters" / "progress.docx"

NOT_NEEDED = {"thumbnail", "extended-properties", "stylesWithEffects", "customXml", "numbering"}
KEPT_STYLES = {"Normal", "Header", "Footer", "Default Paragraph Font", "Normal Table", "No List"}


def make() -> bytes:
    """The template as the bytes of a .docx, the same on every run."""
    document = Document()
    _strip(document)
    _page(document)
    _styles(document)
    _letterhead(document)
    _body(document)
    for footer in (document.sections[0].first_page_footer, document.sections[0].footer):
        _foot(footer.paragraphs[0])
    _settings(document)
    _properties(document)
    return _same_every_time(document)


def _strip(document: Docx) -> None:
    """Leave out what the empty document brings along and no letter needs."""
    for part in (document.part.package, document.part):
        for key, link in list(part.rels.items()):
            if link.reltype.rsplit("/", 1)[-1] in NOT_NEEDED:
                del part.rels[key]
    for style in list(document.styles):
        if style.name not in KEPT_STYLES:
            style.delete()


def _page(document: Docx) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = map(Mm, look.PAGE_MM)
    section.left_margin = section.right_margin = Mm(look.SIDE_MM)
    section.top_margin, section.bottom_margin = Mm(look.TOP_MM), Mm(look.BOTTOM_MM)
    section.header_distance, section.footer_distance = Mm(look.LETTERHEAD_MM), Mm(look.FOOT_MM)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False


def _styles(document: Docx) -> None:
    normal = document.styles["Normal"]
    _font(normal, look.BLOCK)
    normal.paragraph_format.line_spacing = look.LINE_SPACING
    for setting in look.SETTINGS:
        style = document.styles.add_style(setting.name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _font(style, setting)
        space = style.paragraph_format
        space.space_before, space.space_after = Pt(setting.before), Pt(setting.after)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    document.styles[look.SUBJECT.name].element.get_or_add_pPr().append(_element("w:outlineLvl", val="0"))


def _font(style: ParagraphStyle, setting: Setting) -> None:
    font = style.font
    font.size, font.bold, font.color.rgb = Pt(setting.points), setting.bold, RGBColor.from_string(setting.colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script, family in (("ascii", look.FONT), ("hAnsi", look.FONT), ("cs", "Arial"), ("eastAsia", look.FONT)):
        fonts.set(qn(f"w:{script}"), family)


def _letterhead(document: Docx) -> None:
    header = document.sections[0].first_page_header
    first = header.paragraphs[0]
    first.style = document.styles[look.CLINIC.name]
    _right_tab(first)
    first.add_run("{{ clinic_name }}")
    quiet = first.add_run("\t{{ clinic_address_first }}")
    quiet.font.size, quiet.font.bold = Pt(look.ADDRESS.points), False
    quiet.font.color.rgb = RGBColor.from_string(look.ADDRESS.colour)
    header.add_paragraph("{%p for line in clinic_address_rest %}")
    header.add_paragraph("{{ line }}", look.ADDRESS.name).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    header.add_paragraph("{%p endfor %}")
    rule = header.add_paragraph(style=look.ADDRESS.name)
    rule.paragraph_format.space_after = Pt(look.AFTER_RULE)
    _edge(rule, "bottom", look.INK)


def _body(document: Docx) -> None:
    first = document.paragraphs[0] if document.paragraphs else document.add_paragraph()
    first.style = document.styles[look.BLOCK.name]
    _right_tab(first)
    first.add_run("{{ referrer_first }}\t{{ date }}")
    _each(document, "line in referrer_rest", "{{ line }}", look.BLOCK.name)
    document.add_paragraph("{{ identity }}", look.SUBJECT.name)
    document.add_paragraph("{{ greeting }}", look.TEXT.name)
    _given(document, "opening", "{{ opening }}", look.TEXT.name)
    _given(document, "summary", "{{ summary }}", look.TEXT.name)
    _chart(document)
    _results(document)
    _given(document, "pain", "{{ pain }}", look.TEXT.name)
    _given(document, "function", "{{ function }}", look.TEXT.name)
    _given(document, "examination", "{{ examination }}", look.TEXT.name)
    _given(document, "measured", "{{ measured }}", look.SMALL.name)
    _each(document, "line in plan", "{{ line }}", look.TEXT.name)
    closing = document.add_paragraph("{{ closing }}", look.TEXT.name)
    space = closing.paragraph_format
    space.space_before, space.space_after = Pt(look.BEFORE_CLOSING), Pt(look.FOR_THE_HAND)
    space.keep_with_next = True
    _each(document, "line in signature", "{{ line }}", look.BLOCK.name)


def _given(document: Docx, fact: str, words: str, style: str) -> None:
    document.add_paragraph(f"{{%p if {fact} %}}")
    document.add_paragraph(words, style)
    document.add_paragraph("{%p endif %}")


def _each(document: Docx, loop: str, words: str, style: str) -> None:
    document.add_paragraph(f"{{%p for {loop} %}}")
    document.add_paragraph(words, style)
    document.add_paragraph("{%p endfor %}")


def _chart(document: Docx) -> None:
    document.add_paragraph("{%p if chart %}")
    document.add_paragraph("{{ picture }}", look.CHART.name).paragraph_format.keep_with_next = True
    document.add_paragraph("{{ chart.caption }}", look.CAPTION.name)
    document.add_paragraph("{%p endif %}")


def _results(document: Docx) -> None:
    document.add_paragraph("{%p if results %}")
    table = document.add_table(rows=4, cols=12)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    table.style = None
    properties = table._tbl.tblPr
    margins = OxmlElement("w:tblCellMar")
    margins.extend(
        _element(f"w:{side}", w=str(width), type="dxa")
        for side, width in (("left", 0), ("right", int(look.CELL_RIGHT * 20)))
    )
    properties.find(qn("w:tblLook")).addprevious(margins)
    properties.append(_element("w:tblCaption", val="Strength in newtons at each visit"))
    _head_row(list(table.rows[0].cells))
    table.cell(1, 0).text = "{%tr for row in results.rows %}"
    _value_row(list(table.rows[2].cells))
    table.cell(3, 0).text = "{%tr endfor %}"
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))
    _each(document, "line in results.notes", "{{ line }}", look.NOTE.name)
    document.add_paragraph("", look.NOTE.name).paragraph_format.line_spacing = Pt(look.AFTER_TABLE)
    document.add_paragraph("{%p endif %}")


def _head_row(cells: list[_Cell]) -> None:
    head = look.HEAD_CELL.name
    _fill(cells[0], head, "{{ results.what }}")
    _fill(cells[1], head, "Side")
    cells[2].text = "{%tc for visit in results.earlier %}"
    _fill(cells[3], head, "{{ visit.name }}", "{{ visit.day }}", right=True)
    cells[4].text = "{%tc endfor %}"
    _fill(cells[5], head, "{{ results.latest.name }}", "{{ results.latest.day }}", right=True)
    cells[6].text = "{%tc if results.has_change %}"
    _fill(cells[7], head, "Change", "against baseline", right=True)
    cells[8].text = "{%tc endif %}"
    cells[9].text = "{%tc if results.has_per_mass %}"
    _fill(cells[10], head, "N.m/kg", "{{ results.latest.day }}", right=True)
    cells[11].text = "{%tc endif %}"
    for cell in (cells[0], cells[1], cells[3], cells[5], cells[7], cells[10]):
        _cell_edge(cell, look.INK)


def _value_row(cells: list[_Cell]) -> None:
    body = look.CELL.name
    _fill(cells[0], body, "{{ row.movement }}")
    _fill(cells[1], body, "{{ row.side }}")
    cells[2].text = "{%tc for value in row.earlier %}"
    _fill(cells[3], body, "{{ value }}", right=True)
    cells[4].text = "{%tc endfor %}"
    _fill(cells[5], look.HEAD_CELL.name, "{{ row.latest }}", right=True)
    cells[6].text = "{%tc if results.has_change %}"
    _fill(cells[7], body, "{{ row.change }}", right=True)
    cells[8].text = "{%tc endif %}"
    cells[9].text = "{%tc if results.has_per_mass %}"
    _fill(cells[10], body, "{{ row.per_mass }}", right=True)
    cells[11].text = "{%tc endif %}"
    for cell in (cells[0], cells[1], cells[3], cells[5], cells[7], cells[10]):
        _cell_edge(cell, look.LINE)


def _fill(cell: _Cell, style: str, words: str, below: str = "", *, right: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    paragraph.add_run(words)
    if below:
        paragraph.add_run().add_break()
        quiet = paragraph.add_run(below)
        quiet.bold, quiet.font.color.rgb = False, RGBColor.from_string(look.QUIET)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT


def _foot(paragraph: Paragraph) -> None:
    paragraph.style = look.FOOT.name
    _right_tab(paragraph)
    paragraph.add_run("{{ identity }}\tPage ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Paragraph, name: str) -> None:
    field = _element("w:fldSimple", instr=name)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _right_tab(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(look.TEXT_WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT)


def _edge(paragraph: Paragraph, where: str, colour: str) -> None:
    edges = OxmlElement("w:pBdr")
    edges.append(_element(f"w:{where}", val="single", sz="6", space="1", color=colour))
    paragraph._p.get_or_add_pPr().insert_element_before(edges, "w:shd", "w:tabs", "w:spacing", "w:jc", "w:rPr")


def _cell_edge(cell: _Cell, colour: str) -> None:
    edges = OxmlElement("w:tcBorders")
    edges.append(_element("w:bottom", val="single", sz="4", space="0", color=colour))
    cell._tc.get_or_add_tcPr().append(edges)


def _settings(document: Docx) -> None:
    """No compatibility mode, and what stands in for Inter where it is not installed."""
    compat = OxmlElement("w:compat")
    word = "http://schemas.microsoft.com/office/word"
    compat.append(_element("w:compatSetting", name="compatibilityMode", uri=word, val="15"))
    settings = document.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.replace(old, compat)
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            instead = (
                f'<w:font w:name="{look.FONT}"><w:altName w:val="{look.INSTEAD}"/>'
                '<w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/>'
                '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
            )
            part._blob = part.blob.replace(b"</w:fonts>", instead.encode())


def _properties(document: Docx) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = "Letter", "", ""
    properties.last_modified_by, properties.language, properties.keywords = "", "en-GB", ""
    properties.created = properties.modified = MADE_ON
    properties.revision = 1


def _element(tag: str, **attributes: str) -> OxmlElement:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _same_every_time(document: Docx) -> bytes:
    first, last = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as made, zipfile.ZipFile(last, "w", zipfile.ZIP_DEFLATED) as kept:
        for entry in made.infolist():
            stamped = zipfile.ZipInfo(entry.filename, MADE_ON.timetuple()[:6])
            kept.writestr(stamped, made.read(entry), zipfile.ZIP_DEFLATED)
    return last.getvalue()


if __name__ == "__main__":
    HOME.parent.mkdir(parents=True, exist_ok=True)
    HOME.write_bytes(make())
    sys.stdout.write(f"{HOME}\n")
