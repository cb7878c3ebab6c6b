"""A template filled, part by part: what was walked is what is run, and what comes out is read before it is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from strengthtrack.documents.letter.template_syntax import Refused, Scope, environment, walked
from strengthtrack.documents.letter.template_xml import Damaged, read, written

if TYPE_CHECKING:
    from jinja2 import Template

LARGEST_FILLED = 20_000_000
"""Letters in one part of a filled letter; a letter has a hundredth."""
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_HEADERS = {"header": "in the header", "footer": "in the footer"}
_FORMED = "an “if” or “for” begins and ends in places that do not fit, or braces stand across paragraphs"


class Unreadable(Exception):  # noqa: N818 - not an error of ours, something in the file
    """A file that says it is a Word document, and cannot be read as one."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A part that can be filled: where it is in words, its link from the document (empty: the text itself), its XML."""

    where: str
    link: str
    part: Any
    xml: str

    @property
    def root(self) -> Any:
        """The part read anew as plain XML."""
        return read(self.xml.encode())


def opened(content: bytes) -> Any:
    """The template as docxtpl reads it; raises Unreadable."""
    from docxtpl import DocxTemplate

    template = DocxTemplate(BytesIO(content))
    try:
        template.render_init()
        found = len(template.docx.sections)
        _touch(template.docx)
    except Exception as fault:
        # the file is somebody else's, and the reader raises whatever it stumbles over
        raise Unreadable from fault
    if not found:
        raise Unreadable
    return template


def _touch(document: Any) -> None:
    """Use all that a letter will need of the file once, so that damage shows before one is written."""
    properties, first = document.core_properties, document.sections[0]
    properties.title, properties.author = properties.title, properties.author
    properties.last_modified_by = properties.last_modified_by
    properties.created = properties.modified = datetime(2026, 1, 1)
    str((first.page_width, first.left_margin, first.right_margin, document.styles.element))


def parts(template: Any) -> tuple[Filled, ...]:
    """Every part that is filled, in the order it is: the text, headers, footers, footnotes."""
    return tuple(_parts(template))


def _parts(template: Any) -> Iterator[Filled]:
    yield Filled("", "", template.docx.part, template.get_xml())
    for link, linked in template.docx.part.rels.items():
        kind = linked.reltype.rsplit("/", 1)[-1]
        if kind in _HEADERS:
            yield Filled(_HEADERS[kind], link, linked.target_part, written(read(linked.target_part.blob)))
    for part in template.docx.part.package.iter_parts():
        if part.content_type == _FOOTNOTES:
            yield Filled("in a footnote", "footnotes", part, written(read(part.blob)))


def unfilled(template: Any) -> Iterator[tuple[str, Any]]:
    """Parts with text in which nothing is filled, each with where it is in words."""
    for part in template.docx.part.package.iter_parts():
        kind = str(part.content_type).rsplit(".", 1)[-1]
        if kind in {"comments+xml", "endnotes+xml"}:
            yield f"in {'a comment' if kind[0] == 'c' else 'an endnote'}", read(part.blob)
        elif kind == "core-properties+xml":
            yield "in the properties of the file", read(part.blob)


def compiled(template: Any, part: Filled) -> "Template":
    """A part ready to be filled; raises Refused where it says what no template may, and jinja2.TemplateError."""
    ready = environment()
    tree = ready.parse(template.patch_xml(part.xml))
    walked(tree.body, Scope())
    return ready.from_string(tree)


def filled(part: "Template", told: Mapping[str, Any]) -> str:
    """The XML of a part with its fields filled; raises Refused where it grows too large or is not whole any more."""
    pieces, size = [], 0
    for piece in part.generate(told):
        size += len(piece)
        if size > LARGEST_FILLED:
            raise Refused("the filled letter would be far too long", "take out what is in its loops")
        pieces.append(piece)
    xml = "".join(pieces)
    try:
        read(xml.encode())
    except Damaged:
        raise Refused("the letter would be damaged once it is filled", f"look for this: {_FORMED}") from None
    return xml


def fill(template: Any, told: Mapping[str, Any]) -> None:
    """Fill every part of an open template; raises Refused, jinja2.TemplateError."""
    for part in parts(template):
        fill_part(template, part, told)


def fill_part(template: Any, part: Filled, told: Mapping[str, Any]) -> None:
    """Fill one part in its place; raises as `fill`."""
    template.current_rendering_part = part.part
    xml = filled(compiled(template, part), told)
    if part.link == "footnotes":
        part.part._blob = xml.encode()
        return
    tree = _with_tables(template, xml)
    if part.link:
        template.map_headers_footers_xml(part.link, written(tree).encode())
    else:
        template.fix_docpr_ids(tree)
        template.map_tree(tree)


def _with_tables(template: Any, xml: str) -> Any:
    """The filled part with as many columns in each table as its rows have now."""
    try:
        return template.fix_tables(xml)
    except (AttributeError, TypeError, ValueError):
        raise Refused("a table in it is damaged", "make the table anew in Word") from None
