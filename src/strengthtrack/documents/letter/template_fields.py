"""The fields that a Word template may use: every name, what it holds and how it is written. Made from LetterFacts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from strengthtrack.clinic.letter import Part
from strengthtrack.documents.letter.facts import LetterFacts


class FieldKind(StrEnum):
    """What a field holds, in words."""

    WORDS = "words"
    LINES = "list of lines"
    YES_NO = "yes or no"
    PICTURE = "picture"
    GROUP = "group of fields"
    ROWS = "list of groups"


@dataclass(frozen=True, slots=True)
class Field:
    """One field; `inside` are the fields of a group, or of each row of a list."""

    name: str
    kind: FieldKind
    meaning: str
    inside: tuple["Field", ...] = ()

    @property
    def item(self) -> "Field":
        """What a loop over this list takes in hand each time."""
        kind = FieldKind.GROUP if self.kind is FieldKind.ROWS else FieldKind.WORDS
        return Field(self.name, kind, self.meaning, self.inside)


SECTIONS = {part.name.lower(): part for part in Part if part not in {Part.CHART, Part.RESULTS}}
"""The sections that are words, by the name of their field; each is a list of its paragraphs."""
NOT_OFFERED = frozenset({"day", "kind", "paper", "black_and_white"})
"""What a letter is made by, and does not say."""

_MEANINGS = {
    "patient_name": "the patient's name",
    "born": "date of birth",
    "record_number": "number in your records",
    "patient_address": "the patient's address",
    "identity": "name, date of birth and record number in one line",
    "foot": "the same, cut short where it is longer than a line",
    "hidden": "the letter names nobody",
    "date": "day of the letter",
    "title": "kind of letter: “Progress report”",
    "correction": "which letter this one corrects",
    "recipient": "to whom: name, then address",
    "recipient_first": "the first line of it",
    "recipient_rest": "the other lines of it",
    "greeting": "“Dear …,”",
    "clinic_name": "your clinic, as the settings say",
    "clinic_address": "its address and telephone",
    "logo": "your clinic's logo",
    "opening": "why the patient was seen",
    "result": "the one-line result",
    "action": "what the reader is asked to do",
    "diagnosis": "diagnosis or reason",
    "reason": "reason for referral, as typed with the patient",
    "affected": "affected side",
    "programme": "the programme and when it began",
    "attendance": "visits",
    "exercise": "exercise sessions planned and done",
    "summary": "what changed, in sentences",
    "chart": "the chart; empty where there is none",
    "chart.picture": "the picture, with its alternative text",
    "chart.caption": "the line under it",
    "chart.alternative": "what it shows, in words",
    "results": "the table of values; empty where nothing was measured",
    "results.what": "head of the first column: “Best trial, N”",
    "results.earlier": "the visits before the latest",
    "results.earlier.name": "“Baseline”, “Week 6”",
    "results.earlier.day": "its day",
    "results.latest": "the latest visit",
    "results.latest.name": "“Week 8”",
    "results.latest.day": "its day",
    "results.has_change": "some row has a change",
    "results.has_per_mass": "some row has a value in N.m/kg",
    "results.rows": "a row for each movement and side",
    "results.rows.movement": "“Hip abduction”",
    "results.rows.side": "“Right”, “Left”",
    "results.rows.earlier": "values of the earlier visits, N",
    "results.rows.latest": "value of the latest visit, N",
    "results.rows.change": "change from the baseline: “+31 %”",
    "results.rows.error": "whether that is beyond measurement error",
    "results.rows.beyond": "it is beyond measurement error",
    "results.rows.per_mass": "latest value in N.m/kg",
    "results.notes": "notes under the table",
    "pain": "pain in the last week and in the test",
    "function": "scores of questionnaires",
    "examination": "what was found on examination",
    "measured": "how it was measured, and the dynamometer’s calibration",
    "plan": "what happens next",
    "remarks": "your remarks",
    "closing": "“Yours sincerely,”",
    "signature": "who signs",
    "copies": "who gets a copy",
}

_BESIDE: Mapping[str, FieldKind] = {
    "identity": FieldKind.WORDS,
    "foot": FieldKind.WORDS,
    "logo": FieldKind.PICTURE,
    "recipient_first": FieldKind.WORDS,
    "recipient_rest": FieldKind.LINES,
    "chart.picture": FieldKind.PICTURE,
    "results.has_change": FieldKind.YES_NO,
    "results.has_per_mass": FieldKind.YES_NO,
}
"""Fields that are told of a letter, but are no field of LetterFacts."""


def _fields(kind: type, above: str = "") -> tuple[Field, ...]:
    """The fields of a dataclass and those beside it that have a meaning, in the order of the meanings."""
    typed = {f"{above}{name}": hint for name, hint in get_type_hints(kind).items()}
    return tuple(
        _beside(path) if path in _BESIDE else _field(path, typed[path])
        for path in _MEANINGS
        if path in typed or (path in _BESIDE and path.rpartition(".")[0] == above.rstrip("."))
    )


def _beside(path: str) -> Field:
    return Field(path.rpartition(".")[2], _BESIDE[path], _MEANINGS[path])


def _field(path: str, hint: Any) -> Field:
    name, meaning = path.rpartition(".")[2], _MEANINGS[path]
    if path in SECTIONS:
        return Field(name, FieldKind.LINES, meaning)
    if hint is bool or hint is str:
        return Field(name, FieldKind.YES_NO if hint is bool else FieldKind.WORDS, meaning)
    held = next((part for part in get_args(hint) if isinstance(part, type) and part is not NoneType), hint)
    if held is str:
        return Field(name, FieldKind.LINES, meaning)
    kind = FieldKind.ROWS if get_origin(hint) is tuple else FieldKind.GROUP
    return Field(name, kind, meaning, _fields(held, f"{path}."))


FIELDS: tuple[Field, ...] = _fields(LetterFacts)
"""Everything a template may use, in the order it is shown."""


def paths(fields: tuple[Field, ...] = FIELDS, above: str = "") -> Iterator[tuple[str, Field]]:
    """Every field with its whole name, those of a group after it: “results.rows.side”."""
    for field in fields:
        yield f"{above}{field.name}", field
        yield from paths(field.inside, f"{above}{field.name}.")


_TAKEN = {"results.rows": "{%tr for row in results.rows %}", "results.earlier": "{%tc for visit in results.earlier %}"}
_INSIDE = {"results.rows.": "row.", "results.earlier.": "visit."}


def written(path: str, kind: FieldKind) -> str:
    """How a field is written in a template; those of a row as they are inside the loop over the rows."""
    for rows, one in _INSIDE.items():
        path = path.replace(rows, one)
    if kind is FieldKind.ROWS:
        return _TAKEN[path]
    if kind in {FieldKind.YES_NO, FieldKind.GROUP}:
        return f"{{%p if {path} %}}"
    return f"{{{{ {path} }}}}"
