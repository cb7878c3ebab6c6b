"""What would be added of one patient of a file, and what differs and so stays as it is here. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from strengthtrack.practice.intake.clinic_differences import Difference, difference, elsewhere
from strengthtrack.practice.intake.clinic_units import ANALYSES, Unit, present, same, units
from strengthtrack.records.exchange_tables import TABLES

if TYPE_CHECKING:
    from strengthtrack.records.exchange import Rows

Ids = Set[tuple[str, str]]
"""Tables with an id."""
_OWNERS = (("session", "session_id"), ("programme", "programme_id"), ("trial", "trial_id"))


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows to add, by table and as they came, and what differs."""

    rows: Rows
    differences: tuple[Difference, ...]

    def count(self, table: str) -> int:
        """How many rows a table would get."""
        return len(self.rows.get(table, ()))


@dataclass(frozen=True, slots=True)
class Here:
    """What the records hold of the patient, and of what the file holds.

    `taken_back` are the moments at which imports were undone: what was set aside then counts as not here. `others` is
    what is filed under somebody else. `hidden` are the columns the file does not tell.
    """

    rows: Rows
    taken_back: frozenset[str] = frozenset()
    others: Ids = frozenset()
    hidden: Mapping[str, frozenset[str]] = field(default_factory=dict)


def plan(theirs: Rows, here: Here) -> Plan:
    """What would be added, and what differs; nothing that is here is ever changed by it."""
    ours, lost = units(present(here.rows, here.taken_back)), _with_what_is_theirs(theirs, here.others)
    added: list[Unit] = []
    differences: list[Difference] = []
    for key, unit in units(theirs).items():
        mine = ours.get(key)
        if (key[0], key[1]) in here.others:
            differences.append(elsewhere(key, unit, theirs))
        elif mine is None and not _is_lost(unit, lost):
            added.append(unit)
        elif mine is None or same(unit, mine, here.hidden):
            continue
        elif key[0] == ANALYSES and (later := _later(unit, mine)) is not None:
            added.append(later)
        else:
            differences.append(difference(key, unit, mine, here.hidden, theirs))
    return Plan(_as_they_came(theirs, added), tuple(differences))


def _as_they_came(rows: Rows, added: Iterable[Unit]) -> Rows:
    chosen = {id(row) for unit in added for some in unit.rows.values() for row in some}
    found = {table: [row for row in some if id(row) in chosen] for table, some in rows.items()}
    return {table: some for table, some in found.items() if some}


def _later(theirs: Unit, ours: Unit) -> Unit | None:
    """The analyses that were made there after the last one here; None where both went on."""
    own = {row["id"]: row for row in ours.rows[ANALYSES]}
    other = {row["id"]: row for row in theirs.rows[ANALYSES]}
    if any(own[id] != other[id] for id in own.keys() & other.keys()):
        return None
    if other.keys() <= own.keys():
        return Unit()
    return Unit({ANALYSES: [row for id, row in other.items() if id not in own]}) if own.keys() < other.keys() else None


def _with_what_is_theirs(rows: Rows, others: Ids) -> Ids:
    """What is filed under somebody else, with the trials of those sessions."""
    trials = {("trial", row["id"]) for row in rows.get("trial", ()) if ("session", row["session_id"]) in others}
    return others | trials


def _is_lost(unit: Unit, lost: Ids) -> bool:
    """Whether it belongs to something that is filed under somebody else."""
    if not lost:
        return False
    row = unit.first
    owned = any((table, row[by]) in lost for table, by in _OWNERS if by in row)
    return owned or any((table, one.get("id")) in lost for table, rows in unit.rows.items() for one in rows)


def filed_under(rows: Rows, patient_id: str) -> Rows:
    """The rows as those of another patient."""
    return {name: [_filed(name, row, patient_id) for row in some] for name, some in rows.items()}


def _filed(name: str, row: dict[str, Any], patient_id: str) -> dict[str, Any]:
    if name == "patient":
        return {**row, "id": patient_id}
    return {**row, TABLES[name].by: patient_id} if TABLES[name].owner == "patient" else row
