"""A repeatability study on a desk: people with two values each, as a test wants them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from session_bench import Bench
from strengthtrack.clinic.setup import Dynamometer
from strengthtrack.clinic.study import Study, StudyPerson
from strengthtrack.practice.battery.batteries import Batteries
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.study.repeatability import add_people, begin, new_study, next_person

NOW = datetime(2026, 4, 28, 9, 0, tzinfo=UTC)
GAUGE = Dynamometer("Dynamometer 1", "0417")
TEN = (
    (165.0, 160.0), (180.0, 178.0), (208.0, 217.0), (129.0, 136.0), (171.0, 174.0),
    (245.0, 227.0), (162.0, 165.0), (204.0, 192.0), (169.0, 163.0), (123.0, 130.0),
)  # fmt: skip
"""First and second value of ten made-up people, N."""


def desk_of(bench: Bench, folder: Path) -> Desk:
    return Desk(bench.store, bench.edits, Batteries(), lambda: NOW, NOW.date, folder, "The key lies in a drawer.")


def a_study(desk: Desk, **facts: object) -> Study:
    """A study that was begun, of hip abduction as our battery tests it."""
    study = replace(new_study(desk), **{"tester": "Sample Tester", "dynamometer": GAUGE, **facts})  # type: ignore[arg-type]
    desk.edits.do(begin(study, NOW))
    return study


def add(desk: Desk, study: Study, values: Sequence[tuple[float | None, float | None]]) -> tuple[StudyPerson, ...]:
    """Take people in, one by one; the people of the study now."""
    for first, second in values:
        person = replace(next_person(desk, study), first_n=first, second_n=second)
        desk.edits.do(add_people((person,), NOW))
    return desk.store.studies.people(study.id)
