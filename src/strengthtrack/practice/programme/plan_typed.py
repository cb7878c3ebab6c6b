"""A programme as it is typed: a template, filled or altered by hand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from strengthtrack.clinic.course_rules import LONGEST_WORDS, WEEKS
from strengthtrack.clinic.programme import SIX_MONTHS_DAYS, Phase, PlannedTest
from strengthtrack.clinic.programme_template import ProgrammeTemplate
from strengthtrack.errors import EntryFault

SIX_MONTHS_WEEK = SIX_MONTHS_DAYS // 7
_LATEST_WEEK = 521
_PARTS = re.compile(r"[,;\s]+")


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of the form as text."""

    name: str
    weeks: str
    per_week: str
    tests: str
    exercises: str | None
    """None where the phases are not for typing."""


def as_typed(template: ProgrammeTemplate) -> Typed:
    """A template as its fields show it; exercises can be typed where there is one phase, or none."""
    exercises = template.phases[0].exercises if template.phases else ""
    weeks = ", ".join(f"{test.day // 7}" for test in template.tests)
    name = "" if template.id == "own" else template.name
    return Typed(
        name, f"{template.weeks}", f"{template.per_week}", weeks, exercises if len(template.phases) <= 1 else None
    )


def filled(template: ProgrammeTemplate, typed: Typed) -> ProgrammeTemplate:
    """The template with what was typed; raises EntryFault naming every field that cannot be read."""
    faults: list[tuple[str, str]] = []
    weeks = _whole(typed.weeks, "weeks", "Give the weeks as a whole number, for example 8.", faults)
    per_week = _whole(typed.per_week, "per_week", "Give the sessions a week as a whole number, for example 3.", faults)
    made = replace(
        template,
        name=typed.name.strip(),
        weeks=weeks,
        per_week=per_week,
        tests=_tests(template, typed, faults),
        phases=_phases(template, typed, weeks, faults),
    )
    if faults:
        raise EntryFault(faults)
    return made


def _whole(text: str, field: str, sentence: str, faults: list[tuple[str, str]]) -> int:
    if text.strip().isdecimal() and len(text.strip()) <= 4:
        return int(text)
    faults.append((field, sentence))
    return WEEKS[0]


def _tests(template: ProgrammeTemplate, typed: Typed, faults: list[tuple[str, str]]) -> tuple[PlannedTest, ...]:
    """The template's own where nothing was changed, which may be on other days than the first of a week."""
    if typed.tests.strip() == as_typed(template).tests:
        return template.tests
    words = [part for part in _PARTS.split(typed.tests.strip()) if part]
    if any(not part.isdecimal() or len(part) > 4 or int(part) > _LATEST_WEEK for part in words):
        faults.append(("tests", f"Give the weeks of the tests as whole numbers, 0 to {_LATEST_WEEK}: 0, 8, 26."))
        return ()
    return tests_in(map(int, words))


def tests_in(weeks: Iterable[int]) -> tuple[PlannedTest, ...]:
    """Planned tests on the first day of these weeks, by the names of our templates."""
    return tuple(PlannedTest(_test_name(week), 7 * week) for week in sorted(set(weeks)))


def _test_name(week: int) -> str:
    return {0: "Baseline", SIX_MONTHS_WEEK: "6-month test"}.get(week, f"{week}-week test")


def _phases(template: ProgrammeTemplate, typed: Typed, weeks: int, faults: list[tuple[str, str]]) -> tuple[Phase, ...]:
    """One phase of all weeks with what was typed; several are cut to the weeks."""
    if typed.exercises is None:
        kept = (phase for phase in template.phases if phase.first_week < weeks)
        return tuple(replace(phase, weeks=min(phase.weeks, weeks - phase.first_week)) for phase in kept)
    exercises = typed.exercises.strip()
    if len(exercises) > LONGEST_WORDS:
        faults.append(("exercises", f"Shorten the exercises to {LONGEST_WORDS} characters."))
    if not (exercises or template.phases):
        return ()
    name = f"Weeks 0 to {weeks - 1}" if weeks > 1 else "Week 0"
    return (Phase(name, 0, max(1, weeks), exercises),)
