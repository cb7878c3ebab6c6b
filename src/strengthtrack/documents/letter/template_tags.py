"""The tags of a Word template, “{{ … }}” and “{% … %}”, with the place where each stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Any

from strengthtrack.documents.letter.template_fault import TemplateFault
from strengthtrack.documents.letter.template_xml import word_tag

LONGEST_TAG = 200
MOST_TAGS = 4_000
"""Letters in a tag, and openings and closings of tags in a part."""
_MARK = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_OPENS = re.compile("{[{%#]")
_ASTRIDE = re.compile("{[{%#]|[%}#]}")
_CLOSED_BY = {"{{": "}}", "{%": "%}", "{#": "#}"}
_FORM = re.compile("(tr|tc|p|r) ")
# Word turns the marks of a quotation round; docxtpl turns them back
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_TYPE_ANEW = "delete it and type it anew in one go"
_AROUND = 25


@dataclass(frozen=True, slots=True)
class Story:
    """A part of the file that is read and filled: where that is in words, and the page of each text, if it has any."""

    where: str
    root: Any
    pages: Mapping[Any, int] = field(default_factory=dict)
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: “{%”, its form (“p”, “tr”, “tc”, “r” or none), the words inside, and the `w:t` it begins in."""

    opening: str
    form: str
    words: str
    raw: str
    text: Any
    paragraph: Any
    fault: TemplateFault

    @property
    def holder(self) -> Any:
        """What the tag takes away with it: its paragraph, row or cell; the paragraph for a tag in the text."""
        return above(self.paragraph, self.form) if self.form in {"tr", "tc"} else self.paragraph

    @property
    def within(self) -> Any:
        """What the run of its text stands in: the paragraph, or a link in it."""
        return self.text.getparent().getparent()

    def at_fault(self, what: str, to_do: str) -> TemplateFault:
        """A fault at the place of the tag."""
        return TemplateFault(what, to_do, self.fault.where, self.fault.page, self.fault.sure)


def tags(story: Story, faults: list[TemplateFault]) -> Iterator[Tag]:
    """Every tag of a story in the order of the text; what is open, closed twice or split is told in `faults`."""
    left = MOST_TAGS
    for paragraph in story.root.iter(word_tag("p")):
        texts = [one for one in paragraph.iter(word_tag("t")) if above(one, "p") is paragraph]
        words = "".join(one.text or "" for one in texts)
        left -= len(_MARK.findall(words))
        if left < 0:
            faults.append(TemplateFault("there are more braces than a letter can have", "take most out", story.where))
            return
        if "{" in words or "}" in words:
            starts = [0, *accumulate(len(one.text or "") for one in texts)]
            yield from _of_paragraph(_Paragraph(story, paragraph, texts, starts, words), faults)


def above(element: Any, kind: str) -> Any:
    """The nearest element of Word's that holds this one: a paragraph “p”, row “tr”, cell “tc”; None where none does."""
    return next(element.iterancestors(word_tag(kind)), None)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    story: Story
    element: Any
    texts: list[Any]
    starts: list[int]
    words: str

    def text_at(self, at: int) -> Any:
        """The `w:t` in which the letter at `at` stands."""
        return self.texts[min(bisect_right(self.starts, at) - 1, len(self.texts) - 1)]

    def fault(self, at: int, what: str = "", to_do: str = "") -> TemplateFault:
        page = self.story.pages.get(self.text_at(at))
        where = ", ".join(filter(None, (self.story.where, f"in {self._holder()} “{_quoted(self.words, at)}”")))
        return TemplateFault(what, to_do, where, page, self.story.sure)

    def _holder(self) -> str:
        if next(self.element.iterancestors(word_tag("txbxContent")), None) is not None:
            return "the text box"
        return "the table cell" if above(self.element, "tc") is not None else "the paragraph"


def _quoted(words: str, at: int) -> str:
    """The words around a place, no more than a line of them."""
    first, last = max(at - _AROUND, 0), at + 2 * _AROUND
    if len(words) <= last - first:
        return words
    return f"{'…' if first else ''}{words[first:last].strip()}{'…' if last < len(words) else ''}"


def _of_paragraph(paragraph: _Paragraph, faults: list[TemplateFault]) -> Iterator[Tag]:
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(paragraph.words):
        opens = mark[0] in _CLOSED_BY
        if opened is not None and opened[0] == "{#" and mark[0] != "#}":
            continue
        if opened is None and not opens:
            faults.append(paragraph.fault(mark.start(), f"“{mark[0]}” closes nothing", _opening_of(mark[0])))
        elif opened is not None and (opens or mark[0] != _CLOSED_BY[opened[0]]):
            faults.append(_open(paragraph, opened))
            opened = mark if opens else None
        elif opened is None:
            opened = mark
        else:
            yield from _tag(paragraph, opened.start(), mark.end(), faults)
            opened = None
    if opened is not None:
        faults.append(_open(paragraph, opened))


def _opening_of(closing: str) -> str:
    opening = next(one for one, other in _CLOSED_BY.items() if other == closing)
    return f"put “{opening}” before it, or take it out"


def _open(paragraph: _Paragraph, opened: re.Match[str]) -> TemplateFault:
    closing = _CLOSED_BY[opened[0]]
    return paragraph.fault(opened.start(), f"“{opened[0]}” is not closed", f"put “{closing}” where the field ends")


def _tag(paragraph: _Paragraph, start: int, end: int, faults: list[TemplateFault]) -> Iterator[Tag]:
    raw = paragraph.words[start:end]
    first, last = paragraph.text_at(start), paragraph.text_at(end - 1)
    if len(raw) > LONGEST_TAG:
        faults.append(paragraph.fault(start, f"the field is longer than {LONGEST_TAG} letters", _TYPE_ANEW))
    elif first.getparent().getparent() is not last.getparent().getparent():
        faults.append(paragraph.fault(start, f"“{raw}” stands partly in a link or in a tracked change", _TYPE_ANEW))
    elif not raw.startswith("{#"):
        inner = raw[2:-2]
        form = _FORM.match(inner)
        words = inner[form.end() if form else 0 :].strip().translate(_STRAIGHT)
        yield Tag(raw[:2], form[1] if form else "", words, raw, first, paragraph.element, paragraph.fault(start))


def astride(story: Story) -> Iterator[TemplateFault]:
    """Braces that end one paragraph and begin the next: docxtpl would make one tag, and one paragraph, of both."""
    told = [one for one in story.root.iter() if isinstance(one.tag, str) and one.text]
    for before, after in pairwise(told):
        if _ASTRIDE.fullmatch(before.text[-1] + after.text[0]) and above(before, "p") is not above(after, "p"):
            words = f"“{before.text[-1]}” ends a paragraph, and “{after.text[0]}” begins the next"
            yield TemplateFault(words, "put both into one, or a space between", story.where, *_page(story, after))


def _page(story: Story, text: Any) -> tuple[int | None, bool]:
    return story.pages.get(text), story.sure


def hidden_tags(story: Story) -> Iterator[TemplateFault]:
    """Tags where none can be filled: in text struck out with tracked changes, field codes, names and descriptions."""
    for element in story.root.iter():
        told = () if element.tag == word_tag("t") else (element.text,)
        if any(
            "{{" in one or "{%" in one or "{#" in one for one in (*told, element.tail, *element.attrib.values()) if one
        ):
            yield TemplateFault(f"a field stands in {_unseen(element)}", "take it out there", story.where)


def _unseen(element: Any) -> str:
    if element.tag == word_tag("delText"):
        return "text that was struck out with tracked changes"
    if element.tag == word_tag("instrText"):
        return "a field code of Word’s"
    return "the name or description of something"
