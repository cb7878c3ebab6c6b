"""The tags of a story one by one: each says something offered, and each “if” and “for” ends where it can."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from strengthtrack.documents.letter.template_fault import TemplateFault
from strengthtrack.documents.letter.template_syntax import (
    BLOCKS_DEEP,
    OFFERED,
    Refused,
    Scope,
    asked,
    looped,
    printed,
)
from strengthtrack.documents.letter.template_tags import Story, Tag, astride, hidden_tags, tags
from strengthtrack.documents.letter.template_xml import word_tag

if TYPE_CHECKING:
    from jinja2 import Environment

_BEGINS, _BRANCHES, _ENDS = ("if", "for"), ("elif", "else"), ("endif", "endfor")
_HELD = {"p": "paragraph", "tr": "row", "tc": "cell", "": "paragraph"}


@dataclass(frozen=True, slots=True)
class _Open:
    """An “if” or “for” that has begun, and what is known inside it."""

    word: str
    tag: Tag
    scope: Scope


def story_faults(story: Story, environment: "Environment") -> list[TemplateFault]:
    """Everything that is wrong with the tags of a story, in the order of the text, each with its place."""
    faults: list[TemplateFault] = []
    found = _Blocks(environment, faults)
    for tag in tags(story, faults):
        found.take(tag)
    found.end()
    faults.extend((*astride(story), *hidden_tags(story)))
    return list(dict.fromkeys(faults))


class _Blocks:
    """The blocks that are open while the tags of a story are read in turn."""

    def __init__(self, environment: "Environment", faults: list[TemplateFault]) -> None:
        self._environment = environment
        self._faults = faults
        self._open: list[_Open] = []

    def take(self, tag: Tag) -> None:
        try:
            self._stands_alone(tag)
            if tag.opening == "{{":
                printed(self._parsed(tag, f"{{{{ {tag.words} }}}}").nodes[0], self._scope)
            else:
                self._block(tag, tag.words.split(maxsplit=1)[0] if tag.words else "")
        except Refused as refused:
            self._faults.append(tag.at_fault(refused.what, refused.to_do))

    def end(self) -> None:
        """Nothing more comes: what is still open was never closed."""
        for one in self._open:
            self._faults.append(one.tag.at_fault(f"“{one.tag.raw}” has no end", f"put “{_ending(one)}” where it ends"))

    @property
    def _scope(self) -> Scope:
        return self._open[-1].scope if self._open else Scope()

    def _stands_alone(self, tag: Tag) -> None:
        """Word's own paragraph, row or cell goes away with its tag, and with it whatever stands beside."""
        if not tag.form:
            return
        if tag.form == "r" or tag.opening == "{{":
            raise Refused(f"“{tag.raw}” is of a form that is not offered", f"write it without “{tag.form}”")
        if tag.holder is None:
            raise Refused(f"“{tag.raw}” stands in no table", "write it with “p”, or move it into the table")
        if "".join(one.text or "" for one in tag.holder.iter(word_tag("t"))).strip() != tag.raw:
            raise Refused(
                f"“{tag.raw}” does not stand alone in its {_HELD[tag.form]}",
                f"give it a {_HELD[tag.form]} of its own, for the whole {_HELD[tag.form]} goes away with it",
            )

    def _block(self, tag: Tag, word: str) -> None:
        if tag.words.startswith(("-", "+")) or tag.words.endswith(("-", "+")):
            raise Refused(f"“{tag.raw}” is of a form that is not offered", "leave out the sign beside “%”")
        if word in _BEGINS:
            self._begin(tag, word)
        elif word in _BRANCHES:
            self._branch(tag, word)
        elif word in _ENDS:
            self._close(tag, word)
        else:
            raise Refused(f"“{word or tag.raw}” is not offered", OFFERED)

    def _begin(self, tag: Tag, word: str) -> None:
        scope = self._scope
        self._open.append(_Open(word, tag, scope))
        if len(self._open) > BLOCKS_DEEP:
            raise Refused("“if” and “for” stand too deep in each other", f"no more than {BLOCKS_DEEP} may")
        node = self._parsed(tag, f"{{% {tag.words} %}}{{% end{word} %}}")
        if word == "if":
            asked(node.test, scope)
        else:
            self._open[-1] = _Open(word, tag, self._inside(node, scope))

    def _inside(self, node: Any, scope: Scope) -> Scope:
        """The scope of a loop; where the loop is at fault, one that complains of nothing else."""
        try:
            return looped(node, scope)
        except Refused:
            name = getattr(node.target, "name", "")
            self._open[-1] = _Open("for", self._open[-1].tag, scope.inside(name, None))
            raise

    def _branch(self, tag: Tag, word: str) -> None:
        if not self._open or self._open[-1].word != "if":
            raise Refused(f"“{tag.raw}” stands in no “if”", "put it between an “if” and its end, or take it out")
        if word == "elif":
            asked(self._parsed(tag, f"{{% {tag.words[2:]} %}}{{% endif %}}").test, self._scope)
        elif tag.words != "else":
            raise Refused(f"“{tag.raw}” cannot be read", "write it as “{% else %}”")
        self._fits(tag, self._open[-1])

    def _close(self, tag: Tag, word: str) -> None:
        if not self._open:
            raise Refused(f"“{tag.raw}” ends nothing", "take it out, or put the beginning before it")
        if word != f"end{self._open[-1].word}" or tag.words != word:
            raise Refused(f"“{tag.raw}” does not end “{self._open[-1].tag.raw}”", f"write “{_ending(self._open[-1])}”")
        self._fits(tag, self._open.pop())

    def _fits(self, tag: Tag, began: _Open) -> None:
        """An end has the form of its beginning, and both stand in the same text, cell or table."""
        first = began.tag
        same = tag.form == first.form and (
            tag.holder.getparent() is first.holder.getparent() if tag.form else tag.within is first.within
        )
        if not same:
            where = "in the same table, cell or text" if first.form else "in the same paragraph, or give both a “p”"
            raise Refused(f"“{tag.raw}” does not fit “{first.raw}”", f"write both in the same way, {where}")

    def _parsed(self, tag: Tag, source: str) -> Any:
        """The one node that a tag says."""
        from jinja2 import TemplateError

        try:
            body = self._environment.parse(source).body
        except (TemplateError, RecursionError):
            raise Refused(f"“{tag.raw}” cannot be read", f"write it anew: {OFFERED}") from None
        if len(body) != 1:
            raise Refused(f"“{tag.raw}” cannot be read", f"write it anew: {OFFERED}")
        return body[0]


def _ending(one: _Open) -> str:
    return f"{{%{one.tag.form} end{one.word} %}}"
