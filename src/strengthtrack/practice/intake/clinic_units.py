"""Rows of a patient in units that are added, compared and left as a whole.

A trial and its trace are one thing, as are a programme and its plan, or a questionnaire's total and its answers: joined
row by row from two laptops they would say what nobody measured.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.records.exchange_tables import TABLES

if TYPE_CHECKING:
    from strengthtrack.records.exchange import Rows

Row = Mapping[str, Any]
Key = tuple[str, ...]
"""What kind of unit it is, then what tells it from others."""

ANALYSES, FUNCTION = "analysis", "function"
_OF_A_TEST = ("session_id", "movement", "side")
_UNITS = {
    "planned_test": ("programme", ("programme_id",)),
    "programme_phase": ("programme", ("programme_id",)),
    "programme_pause": ("programme", ("programme_id",)),
    "trace": ("trial", ("trial_id",)),
    "running_piece": ("trial", ("trial_id",)),
    "analysis": (ANALYSES, ("trial_id",)),
    "function_score": (FUNCTION, ("session_id", "measure")),
    "item_answer": (FUNCTION, ("session_id", "measure")),
    "patient_activity": (FUNCTION, ("session_id",)),
    "session_form": ("session_form", ("session_id",)),
    "screening_answer": ("screening_answer", ("session_id",)),
    "finding": ("finding", ("session_id",)),
    "pain_in_test": ("pain_in_test", _OF_A_TEST),
    "skipped_test": ("skipped_test", _OF_A_TEST),
    "letter_draft": ("letter_draft", ("patient_id", "kind")),
}
"""Of each table the kind of unit its rows are part of, and which columns tell which; another is a unit by its id."""


@dataclass(slots=True)
class Unit:
    """Rows by table, in their order."""

    rows: Rows = field(default_factory=dict)

    def add(self, table: str, row: dict[str, Any]) -> None:
        """One more row."""
        self.rows.setdefault(table, []).append(row)

    @property
    def first(self) -> Row:
        """The row that it is called after."""
        return next(iter(self.rows.values()))[0]


def key_of(table: str, row: Row) -> Key:
    """The unit a row belongs to."""
    kind, columns = _UNITS.get(table, (table, ("id",)))
    key = (kind, *(row[column] for column in columns))
    return (*key, FunctionMeasure.PSFS.value) if table == "patient_activity" else key


def units(rows: Rows) -> dict[Key, Unit]:
    """Rows as units, owners first."""
    found: dict[Key, Unit] = {}
    for table, some in rows.items():
        for row in some:
            found.setdefault(key_of(table, row), Unit()).add(table, row)
    return found


def present(rows: Rows, taken_back: Set[str]) -> Rows:
    """The rows that count as here: not what was taken back with the import that brought it, nor what is in that."""
    if not taken_back:
        return rows
    gone: dict[str, set[str]] = {}
    found: Rows = {}
    for name, some in rows.items():
        table, lost = TABLES[name], gone.setdefault(name, set())
        for row in some:
            if row.get("discarded_at") in taken_back or (table.owner and row[table.by] in gone[table.owner]):
                lost.add(row.get("id", ""))
            else:
                found.setdefault(name, []).append(row)
    return found


def same(one: Unit, other: Unit, hidden: Mapping[str, frozenset[str]]) -> bool:
    """Whether two units say the same; `hidden` are the columns of a table that one of them does not tell."""
    return told(one, hidden) == told(other, hidden)


def told(unit: Unit, hidden: Mapping[str, frozenset[str]]) -> dict[str, list[dict[str, Any]]]:
    """What a unit says, without the columns that are hidden."""
    return {table: [_told(row, hidden.get(table)) for row in rows] for table, rows in unit.rows.items()}


def _told(row: Row, hidden: frozenset[str] | None) -> dict[str, Any]:
    return {name: value for name, value in row.items() if not hidden or name not in hidden}
