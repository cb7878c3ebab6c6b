"""An empty letter: its paper, styles, settings and properties, and its bytes, the same on every run."""

import io
import zipfile
from datetime import datetime

from docx import Document
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from letter_templates.xml import element
from strengthtrack.clinic.letter import LetterKind, Paper
from strengthtrack.documents.letter import look
from strengthtrack.documents.letter.look import Setting

MADE_ON = datetime(2026, 1, 1)
NOT_NEEDED = {"thumbnail", "extended-properties", "stylesWithEffects", "customXml", "numbering"}
KEPT_STYLES = {"Normal", "Header", "Footer", "Default Paragraph Font", "Normal Table", "No List"}
OUTLINE = {look.SUBJECT.name: 0, look.HEADING.name: 1}
"""Headings, for Word's navigation and for who hears the page."""
KEPT_WITH_NEXT = {one.name for one in (look.KIND, look.SUBJECT, look.HEADING, look.CHART, look.HEAD_CELL, look.CELL)}


def empty(kind: LetterKind, paper: Paper) -> Docx:
    """A document with our page and styles and nothing on it."""
    document = Document()
    _strip(document)
    _page(document, paper)
    _styles(document, kind)
    _settings(document)
    _properties(document, kind)
    return document


def same_every_time(document: Docx) -> bytes:
    """The bytes of a .docx, its entries stamped with one day."""
    first, last = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as made, zipfile.ZipFile(last, "w", zipfile.ZIP_DEFLATED) as kept:
        for entry in made.infolist():
            stamped = zipfile.ZipInfo(entry.filename, MADE_ON.timetuple()[:6])
            kept.writestr(stamped, made.read(entry), zipfile.ZIP_DEFLATED)
    return last.getvalue()


def _strip(document: Docx) -> None:
    """Leave out what the empty document brings along and no letter needs."""
    for part in (document.part.package, document.part):
        for key, link in list(part.rels.items()):
            if link.reltype.rsplit("/", 1)[-1] in NOT_NEEDED:
                del part.rels[key]
    for style in list(document.styles):
        if style.name not in KEPT_STYLES:
            style.delete()


def _page(document: Docx, paper: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = map(Mm, paper.size_mm)
    section.left_margin = section.right_margin = Mm((paper.size_mm[0] - look.TEXT_WIDTH_MM) / 2)
    section.top_margin, section.bottom_margin = Mm(look.TOP_MM), Mm(look.BOTTOM_MM)
    section.header_distance, section.footer_distance = Mm(look.LETTERHEAD_MM), Mm(look.FOOT_MM)


def _styles(document: Docx, kind: LetterKind) -> None:
    settings = {setting.name: setting for setting in look.settings(kind)}
    normal = document.styles["Normal"]
    _font(normal, settings[look.BLOCK.name])
    normal.paragraph_format.line_spacing = look.LINE_SPACING
    for name, setting in settings.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.quick_style = True
        _font(style, setting)
        space = style.paragraph_format
        space.space_before, space.space_after = Pt(setting.before), Pt(setting.after)
        space.keep_with_next = True if name in KEPT_WITH_NEXT else None
        if name in OUTLINE:
            style.element.get_or_add_pPr().append(element("w:outlineLvl", val=str(OUTLINE[name])))
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _font(style: ParagraphStyle, setting: Setting) -> None:
    font = style.font
    font.size, font.bold, font.color.rgb = Pt(setting.points), setting.bold, RGBColor.from_string(setting.colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script, family in (("ascii", look.FONT), ("hAnsi", look.FONT), ("cs", "Arial"), ("eastAsia", look.FONT)):
        fonts.set(qn(f"w:{script}"), family)


def _settings(document: Docx) -> None:
    """No compatibility mode, and what stands in for Inter where it is not installed."""
    compat = OxmlElement("w:compat")
    word = "http://schemas.microsoft.com/office/word"
    compat.append(element("w:compatSetting", name="compatibilityMode", uri=word, val="15"))
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


def _properties(document: Docx, kind: LetterKind) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = kind.words, "", ""
    properties.last_modified_by, properties.language, properties.keywords = "", "en-GB", ""
    properties.created = properties.modified = MADE_ON
    properties.revision = 1
