"""Whether the parts of a file of ours can stand together, before any of them is brought in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from strengthtrack.records.exchange_tables import OF_PATIENT, TABLES, Table

if TYPE_CHECKING:
    from strengthtrack.records.exchange import Rows

_OF_CLINIC = {"study": ("id",), "study_person": ("id",), "letter_template": ("id",), "calibration": ("id",)}


def checked(patients: Iterator[Rows], name: str) -> Iterator[Rows]:
    """The same, one after the other; raises ClinicFileFault where something stands twice, or hangs on nothing."""
    from strengthtrack.documents.clinic_json.faults import broken

    seen: dict[str, set[str]] = {}
    for number, rows in enumerate(patients, start=1):
        if twice := _twice(rows) or _again(rows, seen):
            raise broken(name, f"patient {number}", f"the same {twice.replace('_', ' ')} stands in it twice")
        if not _corrections_known(rows):
            raise broken(name, f"patient {number}", "a letter corrects one that is not there")
        yield rows


def check_clinic(rows: Rows, name: str) -> None:
    """The clinic's part; raises ClinicFileFault."""
    from strengthtrack.documents.clinic_json.faults import broken

    versions = _columns(rows.get("letter_template", ()), ("name", "version"))
    found = (table for table, key in _OF_CLINIC.items() if _repeats(_columns(rows.get(table, ()), key)))
    twice = next(found, "letter_template" if _repeats(versions) else "")
    if twice:
        raise broken(name, "clinic", f"the same {twice.replace('_', ' ')} stands in it twice")


def _twice(rows: Rows) -> str:
    """The table in which something of one patient stands twice."""
    return next((table.name for table in OF_PATIENT if _is_twice(table, rows.get(table.name, ()))), "")


def _is_twice(table: Table, rows: Iterable[Mapping[str, Any]]) -> bool:
    in_use = (row for row in rows if row["discarded_at"] is None) if table.in_use else ()
    return (bool(table.key) and _repeats(_columns(rows, table.key))) or _repeats(_columns(in_use, table.in_use))


def _again(rows: Rows, seen: dict[str, set[str]]) -> str:
    """The table of something that stood under a patient before; what stands here is noted."""
    for name, some in rows.items():
        if TABLES[name].key == ("id",):
            ids, before = {row["id"] for row in some}, seen.setdefault(name, set())
            if ids & before:
                return name
            before |= ids
    return ""


def _corrections_known(rows: Rows) -> bool:
    """Whether each correction stands after the letter it corrects."""
    known: set[str | None] = {None}
    for letter in rows.get("letter", ()):
        if letter["corrects"] not in known:
            return False
        known.add(letter["id"])
    return True


def _columns(rows: Iterable[Mapping[str, Any]], names: tuple[str, ...]) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def _repeats(keys: list[tuple[Any, ...]]) -> bool:
    return len(set(keys)) < len(keys)
