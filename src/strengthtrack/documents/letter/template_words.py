"""What a template is filled with: the fields of a letter as text that comes out as it was typed."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from strengthtrack.documents.letter.facts import LetterFacts, plain
from strengthtrack.documents.letter.layout import foot
from strengthtrack.documents.letter.template_fields import FIELDS, SECTIONS, Field, FieldKind

_LINE_END = '</w:t><w:br/><w:t xml:space="preserve">'
# as numbers, so that they outlive being set in capitals
_ESCAPED = str.maketrans({sign: f"&#{ord(sign)};" for sign in "&<>\"'{}"})


class Lines(list[str]):
    """Lines that stand under each other where they are printed at once."""

    def __html__(self) -> str:
        return _LINE_END.join(self)


class Group(dict[str, Any]):
    """Fields of a group; one that is not there is false, and its fields are empty."""

    there = True

    def __bool__(self) -> bool:
        return self.there


class Nothing(Group):
    """A group that the letter has not."""

    there = False


class Drawn:
    """A picture, put into the part of the file that is being filled at that moment."""

    def __init__(self, draw: Callable[[], str]) -> None:
        self._draw = draw

    def __html__(self) -> str:
        return self._draw()


def words(facts: LetterFacts, chart: Drawn | None, logo: Drawn | None) -> dict[str, Any]:
    """Every published field of a letter; a picture that is not given is empty."""
    told: dict[str, Any] = asdict(facts) | {"identity": facts.identity, "foot": foot(facts), "logo": logo or ""}
    told["recipient_first"], *told["recipient_rest"] = facts.recipient or ("",)
    told |= {name: facts.said(part) for name, part in SECTIONS.items()}
    if facts.chart:
        told["chart"]["picture"] = chart or ""
    if facts.results:
        told["results"] |= {"has_per_mass": facts.results.has_per_mass, "has_change": facts.results.has_change}
    return {field.name: _told(field, told[field.name]) for field in FIELDS}


def nothing(fields: tuple[Field, ...] = FIELDS) -> dict[str, Any]:
    """Every field of a letter that has nothing to say."""
    return {field.name: _empty(field) for field in fields}


def something(fields: tuple[Field, ...] = FIELDS) -> dict[str, Any]:
    """Every field of a letter that says a word wherever one can stand; pictures are words, too."""
    return {field.name: _full(field) for field in fields}


def _told(field: Field, value: Any) -> Any:
    if field.kind is FieldKind.WORDS:
        return literal(str(value))
    if field.kind is FieldKind.LINES:
        return Lines(literal(line) for line in value)
    if field.kind is FieldKind.ROWS:
        return [_group(field, row) for row in value]
    return _group(field, value) if field.kind is FieldKind.GROUP else value


def _group(field: Field, told: Mapping[str, Any] | None) -> Group:
    if told is None:
        return Nothing(nothing(field.inside))
    return Group({one.name: _told(one, told.get(one.name, "")) for one in field.inside})


def _empty(field: Field) -> Any:
    if field.kind is FieldKind.GROUP:
        return Nothing(nothing(field.inside))
    return {FieldKind.LINES: Lines(), FieldKind.ROWS: [], FieldKind.YES_NO: False}.get(field.kind, "")


def _full(field: Field) -> Any:
    if field.kind in {FieldKind.GROUP, FieldKind.ROWS}:
        one = Group(something(field.inside))
        return one if field.kind is FieldKind.GROUP else [one, one]
    return {FieldKind.LINES: Lines(("a", "b")), FieldKind.YES_NO: True}.get(field.kind, "a")


def literal(text: str) -> Any:
    """`text` with every sign that a page or a template could take for its own written as a number."""
    from markupsafe import Markup

    return Markup(plain(text).translate(_ESCAPED))  # noqa: S704 - just escaped
