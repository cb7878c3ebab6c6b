"""Each patient's programme that began last, for a list of thousands: each table is read once and as it lies."""

from collections.abc import Iterable
from functools import cache

from strengthtrack.clinic.programme import PlannedTest, Programme
from strengthtrack.records import course_rows
from strengthtrack.records.rows import Found
from strengthtrack.records.sql import Sql

_PROGRAMMES = "SELECT * FROM programme WHERE discarded_at IS NULL ORDER BY starts_on, rowid"
_TESTS = "SELECT programme_id, number, name, day FROM planned_test"
_Plan = tuple[tuple[int, str, int], ...]


def newest(sql: Sql) -> dict[str, Programme]:
    """By patient; with planned tests and pauses, without phases, of which a list says nothing."""
    found = {row["patient_id"]: row for row in sql.each(_PROGRAMMES)}
    plans, pauses = _plans(sql), _pauses(sql.rows("SELECT * FROM programme_pause ORDER BY programme_id, number"))
    planned = cache(_planned)  # thousands of programmes have the same few plans
    programmes = {}
    for patient, row in found.items():
        plan = tuple(sorted(plans.get(row["id"], ())))
        programmes[patient] = course_rows.programme_of(row, planned(plan), (), pauses.get(row["id"], ()))
    return programmes


def _plans(sql: Sql) -> dict[str, list[tuple[int, str, int]]]:
    """The planned tests of each programme as (number, name, day), in no order."""
    plans: dict[str, list[tuple[int, str, int]]] = {}
    for row in sql.each(_TESTS):
        plans.setdefault(row["programme_id"], []).append((row["number"], row["name"], row["day"]))
    return plans


def _planned(plan: _Plan) -> tuple[PlannedTest, ...]:
    return tuple(PlannedTest(name, day) for _, name, day in plan)


def _pauses(rows: Iterable[Found]) -> dict[str, list[Found]]:
    pauses: dict[str, list[Found]] = {}
    for row in rows:
        pauses.setdefault(row["programme_id"], []).append(row)
    return pauses
