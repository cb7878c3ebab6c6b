"""What a template may say, and nothing else: fields by their names, `if`, `for` over their lists, three filters.

The stock sandbox of Jinja lets a template call what it is handed; here the tree is walked before it is compiled, and
what is not on this short list is refused.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from strengthtrack.documents.letter.template_fields import FIELDS, Field, FieldKind

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

OFFERED = "a template may use fields, “if” and “for”"
LOOPS_DEEP, BLOCKS_DEEP = 2, 8
LONGEST_JOINT = 20
_NEAR = 0.6
_A_PART = 0.9
_NAME = re.compile("[a-z][a-z0-9_]{0,39}")
_KEPT = {"loop", "self", "super", "caller", "varargs", "kwargs", "true", "false", "none"}
_PRINTED = {FieldKind.WORDS, FieldKind.LINES, FieldKind.PICTURE}
_LISTS = {FieldKind.LINES, FieldKind.ROWS}


class Refused(Exception):  # noqa: N818 - not an error of ours, something in the template
    """A template says what it may not: `what`, and what `to_do`."""

    def __init__(self, what: str, to_do: str) -> None:
        super().__init__(what)
        self.what, self.to_do = what, to_do


@dataclass(frozen=True, slots=True)
class Scope:
    """The names that are known at a place: the fields, and inside loops what each takes in hand."""

    fields: Mapping[str, Field] = field(default_factory=lambda: {one.name: one for one in FIELDS})
    taken: tuple[str, ...] = ()

    def inside(self, name: str, item: Field | None) -> "Scope":
        """The scope of a loop; `item` None is a loop over a list that is not known: its name may be anything."""
        known = {**self.fields, name: item or _ANYTHING}
        return Scope(known, (*self.taken, name))


_ANYTHING = Field("", FieldKind.WORDS, "")
"""What a loop over an unknown list takes in hand: its fault is told once, at the loop."""


def environment() -> "Environment":
    """Jinja with nothing in it but the three filters; what a template may reach is a matter of `walked`."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    made.globals.clear()
    made.tests.clear()
    made.filters = {name: made.filters[name] for name in ("upper", "lower", "join")}
    return made


def walked(body: Iterable[Any], scope: Scope, *, deep: int = 0) -> None:
    """Walk a part of the tree of a template; raises Refused at the first thing that is not offered."""
    from jinja2 import nodes

    if deep > BLOCKS_DEEP:
        raise Refused("“if” and “for” stand too deep in each other", f"no more than {BLOCKS_DEEP} may")
    for node in body:
        if isinstance(node, nodes.Output):
            for one in node.nodes:
                if not isinstance(one, nodes.TemplateData):
                    printed(one, scope)
        elif isinstance(node, nodes.If):
            asked(node.test, scope)
            for part in (node.body, node.elif_, node.else_):
                walked(part, scope, deep=deep + 1)
        elif isinstance(node, nodes.For):
            walked(node.body, looped(node, scope), deep=deep + 1)
        else:
            raise Refused(f"“{type(node).__name__.lower()}” is not offered", OFFERED)


def printed(node: Any, scope: Scope) -> None:
    """Raise Refused where `{{ … }}` holds anything but a field with words, perhaps through a filter."""
    from jinja2 import nodes

    if isinstance(node, nodes.Filter):
        _filtered(node, scope)
        return
    one = resolved(node, scope)
    if one.kind not in _PRINTED:
        raise Refused(f"“{_path(node)}” is {_article(one.kind)} and cannot be printed", _instead(node, one))


def asked(node: Any, scope: Scope) -> None:
    """Raise Refused where the question of an `if` is anything but fields, `not`, `and`, `or`."""
    from jinja2 import nodes

    if isinstance(node, nodes.Not):
        asked(node.node, scope)
    elif isinstance(node, nodes.And | nodes.Or):
        asked(node.left, scope)
        asked(node.right, scope)
    else:
        resolved(node, scope)


def looped(node: "nodes.For", scope: Scope) -> Scope:
    """The scope inside a loop; raises Refused where it is not a plain one over a list of the letter."""
    from jinja2 import nodes

    name = node.target.name if isinstance(node.target, nodes.Name) else ""
    if not _NAME.fullmatch(name) or name in _KEPT or node.recursive or node.test or node.else_:
        raise Refused("this loop is not offered", "write “for line in plan”, with a list of the letter")
    listed = resolved(node.iter, scope)
    if listed is not _ANYTHING and listed.kind not in _LISTS:
        raise Refused(f"“{_path(node.iter)}” is {_article(listed.kind)} and no list", _loop_instead(listed, node))
    if scope.taken and _path(node.iter).split(".")[0] not in scope.taken:
        raise Refused(f"the loop over “{_path(node.iter)}” stands inside another loop", "put it after that loop")
    if len(scope.taken) >= LOOPS_DEEP:
        raise Refused("loops stand too deep in each other", f"no more than {LOOPS_DEEP} may")
    return scope.inside(name, None if listed is _ANYTHING else listed.item)


def resolved(node: Any, scope: Scope) -> Field:
    """The published field that a name, or names joined by dots, means; raises Refused."""
    from jinja2 import nodes

    if isinstance(node, nodes.Name):
        return _found(node.name, scope.fields, node.name)
    if isinstance(node, nodes.Getattr):
        above = resolved(node.node, scope)
        known = {one.name: one for one in above.inside}
        return above if above is _ANYTHING else _found(node.attr, known, _path(node))
    raise Refused(f"{_WORDS.get(type(node).__name__, 'this')} is not offered", OFFERED)


_WORDS = {
    "Call": "a call",
    "Const": "a value of its own",
    "Getitem": "a name in brackets",
    "Compare": "a comparison",
    "CondExpr": "“if” inside a field",
    "Test": "a test with “is”",
    "Not": "“not” outside of “if”",
    "And": "“and” outside of “if”",
    "Or": "“or” outside of “if”",
    "Filter": "a filter here",
} | dict.fromkeys(("Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow", "Neg", "Pos", "Concat"), "arithmetic")


def _found(name: str, known: Mapping[str, Field], path: str) -> Field:
    if name in known:
        return known[name]
    near = nearest(name, known)
    above = path.rpartition(".")[0]
    meant = f"{above}.{near}" if above and near else near
    to_do = f"did you mean “{meant}”?" if near else "the list of fields says which there are"
    raise Refused(f"there is no field “{path}”", to_do)


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is most like a misspelt one, or a part of it; empty where none is near."""
    scored = [(_likeness(name, one), one) for one in known]
    best, found = max(scored, key=lambda one: one[0], default=(0.0, ""))
    return found if best >= _NEAR else ""


def _likeness(name: str, known: str) -> float:
    parts = max(SequenceMatcher(None, name.lower(), part).ratio() for part in known.split("_"))
    return max(SequenceMatcher(None, name.lower(), known).ratio(), _A_PART * parts)


def _filtered(node: Any, scope: Scope) -> None:
    from jinja2 import nodes

    joins = node.name == "join"
    given = node.args[0].value if len(node.args) == 1 and isinstance(node.args[0], nodes.Const) else None
    fits = (joins and _is_joint(given)) or (node.name in {"upper", "lower"} and not node.args)
    if not fits or node.kwargs or node.dyn_args or node.dyn_kwargs or node.node is None:
        raise Refused(f"the filter “{node.name}” is not offered in this way", _FILTERS)
    kind = resolved(node.node, scope).kind
    if kind is not (FieldKind.LINES if joins else FieldKind.WORDS):
        raise Refused(f"the filter “{node.name}” does not fit “{_path(node.node)}”", _FILTERS)


_FILTERS = 'a template may use “upper” and “lower” with words, and “join(", ")” with a list of lines'


def _is_joint(given: object) -> bool:
    return isinstance(given, str) and len(given) <= LONGEST_JOINT and not set(given) & set("&<>{}%#")


def _path(node: Any) -> str:
    from jinja2 import nodes

    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "…"


def _article(kind: FieldKind) -> str:
    return kind.value if kind in {FieldKind.WORDS, FieldKind.YES_NO} else f"a {kind.value}"


def _instead(node: Any, one: Field) -> str:
    if one.kind is FieldKind.YES_NO:
        return f"ask for it: “{{%p if {_path(node)} %}}”"
    inside = f"{_path(node)}.{one.inside[0].name}" if one.kind is FieldKind.GROUP else "each in a loop"
    return f"print one of its fields: “{inside}”" if one.kind is FieldKind.GROUP else f"print {inside}"


def _loop_instead(one: Field, node: Any) -> str:
    lists = next((inner.name for inner in one.inside if inner.kind in _LISTS), "")
    return f"did you mean “{_path(node.iter)}.{lists}”?" if lists else f"print it: “{{{{ {_path(node.iter)} }}}}”"
