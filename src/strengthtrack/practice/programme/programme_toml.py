"""A programme template as TOML: what ships, what a clinic writes. Every fault is named by its place."""

import re
import tomllib
from collections.abc import Iterable

from strengthtrack.clinic.course_rules import LONGEST_NAME, PER_WEEK, WEEKS
from strengthtrack.clinic.programme import Phase, PlannedTest
from strengthtrack.clinic.programme_template import ProgrammeTemplate
from strengthtrack.errors import Mendable
from strengthtrack.practice.toml_table import Table

PARTS = (1, 20)
LAST_DAY = 3653
_ID = re.compile(r"[a-z0-9_]{1,40}")


class ProgrammeFault(Mendable):
    """A template that cannot be used; `faults` names each place with its sentence."""

    def __init__(self, name: str, faults: Iterable[tuple[str, str]]) -> None:
        self.faults = tuple(faults)
        listed = "; ".join(f"{place}: {sentence}" for place, sentence in self.faults)
        super().__init__(f"The programme “{name}” cannot be offered until this is mended: {listed}")


def read(text: str, name: str) -> ProgrammeTemplate:
    """The template of a TOML text; `name` is what its file is called, without ending. Raises ProgrammeFault."""
    try:
        table = Table(tomllib.loads(text), "", [])
    except (ValueError, RecursionError) as fault:  # a number of 5,000 digits is a ValueError, too
        raise ProgrammeFault(name, [("the file", f"this is not TOML ({fault})")]) from None
    template = _template(table)
    _check(template, table, name)
    if table.faults:
        raise ProgrammeFault(name, table.faults)
    return template


def _template(table: Table) -> ProgrammeTemplate:
    template = ProgrammeTemplate(
        id=table.text("id"),
        name=table.text("name"),
        weeks=table.whole("weeks", *WEEKS),
        per_week=table.whole("per_week", *PER_WEEK),
        phases=tuple(_phase(one) for one in table.tables_if_any("phases", *PARTS)),
        tests=tuple(_test(one) for one in table.tables_if_any("tests", *PARTS)),
        source=table.text_if_any("source"),
        note=table.text_if_any("note"),
    )
    table.nothing_else()
    return template


def _phase(table: Table) -> Phase:
    name, first = table.text("name"), table.whole("first_week", 0, WEEKS[1] - 1)
    phase = Phase(name, first, table.whole("weeks", *WEEKS), table.text_if_any("exercises"))
    table.nothing_else()
    return phase


def _test(table: Table) -> PlannedTest:
    test = PlannedTest(table.text("name"), table.whole("day", 0, LAST_DAY))
    table.nothing_else()
    return test


def _check(template: ProgrammeTemplate, table: Table, name: str) -> None:
    if template.id and not _ID.fullmatch(template.id):
        table.fault("id", "use small letters, digits and _ only, forty at most")
    elif template.id and template.id != name:
        table.fault("id", f"say “{name}”, as the file is called")
    if len(template.name) > LONGEST_NAME:
        table.fault("name", f"shorten it to {LONGEST_NAME} characters")
    for number, phase in enumerate(template.phases, start=1):
        if phase.first_week + phase.weeks > template.weeks:
            table.fault(f"phases[{number}].weeks", f"let it end within the {template.weeks} weeks of the programme")
    days = [test.day for test in template.tests]
    if sorted(set(days)) != days:
        table.fault("tests", "name each day once, the first first")
