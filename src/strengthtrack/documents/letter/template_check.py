"""Whether a Word file can be a template of letters, and what is wrong with it: every fault at once, with its place."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from strengthtrack.documents.letter.template_blocks import story_faults
from strengthtrack.documents.letter.template_fault import TemplateFault
from strengthtrack.documents.letter.template_package import package_faults
from strengthtrack.documents.letter.template_pages import is_sure, pages
from strengthtrack.documents.letter.template_render import Unreadable, fill_part, opened, parts, unfilled
from strengthtrack.documents.letter.template_syntax import Refused, environment
from strengthtrack.documents.letter.template_tags import Story
from strengthtrack.documents.letter.template_words import nothing, something

if TYPE_CHECKING:
    from strengthtrack.documents.letter.template_render import Filled

LARGEST_PART = 1_000_000
"""Letters of XML in a part that is filled; one of ours has 50,000."""
_TYPE_ANEW = "copy its text into a new document in Word, and save that"
_UNREADABLE = TemplateFault("the file is damaged", _TYPE_ANEW)


def check(content: bytes) -> tuple[TemplateFault, ...]:
    """What is wrong with a template, in the order of the file; nothing where it can be used for letters."""
    return faults(content) or _trials(content)


def faults(content: bytes) -> tuple[TemplateFault, ...]:
    """As `check`, without trying the template on a letter; quick enough to be asked before every letter."""
    if found := package_faults(content):
        return found
    try:
        template = opened(content)
        told = [fault for part in parts(template) for fault in _of_part(content, part)]
        return (*told, *_out_of_place(template))
    except Unreadable:
        return (_UNREADABLE,)


def _of_part(content: bytes, part: "Filled") -> list[TemplateFault]:
    """The faults of a part; docxtpl takes too long over one that is no letter's."""
    if len(part.xml) > LARGEST_PART:
        return [TemplateFault("there is more text than a letter can have", _TYPE_ANEW, part.where)]
    return story_faults(_story(content, part), environment())


def _story(content: bytes, part: "Filled") -> Story:
    root = part.root
    if part.link:
        return Story(part.where, root)
    found = pages(root)
    return Story("", root, found, is_sure(content, root, max(found.values(), default=1)))


def _out_of_place(template: Any) -> list[TemplateFault]:
    """Fields in parts where none is filled."""
    told = ((where, "".join(root.itertext())) for where, root in unfilled(template))
    return [
        TemplateFault("a field stands where none is filled", "move it into the text, or take it out", where)
        for where, words in told
        if "{{" in words or "{%" in words
    ]


def _trials(content: bytes) -> tuple[TemplateFault, ...]:
    """Fill a letter that says everything, and one that says nothing: both must come out whole."""
    return tuple(dict.fromkeys(fault for told in (something(), nothing()) for fault in _trial(opened(content), told)))


def _trial(template: Any, told: Mapping[str, Any]) -> Iterator[TemplateFault]:
    from jinja2 import TemplateError

    for part in parts(template):
        where = part.where or "in the text"
        try:
            fill_part(template, part, told)
        except Refused as refused:
            yield TemplateFault(refused.what, refused.to_do, where)
        except (TemplateError, RecursionError, SyntaxError):
            yield TemplateFault("a field cannot be read", "look for braces across paragraphs", where)
