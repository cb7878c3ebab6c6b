"""The table of a letter: values that may be compared side by side, and in words what may not."""

from collections.abc import Iterator, Sequence
from math import floor

from strengthtrack.clinic.days import day_in_full, day_words
from strengthtrack.clinic.programme import planned_for
from strengthtrack.clinic.sentences import listed, lower_first, upper_first
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Movement, Side, ValueRule
from strengthtrack.documents.letter.facts import ResultRow, ResultTable, Visit
from strengthtrack.practice.letter import words as say
from strengthtrack.practice.letter.change import change_cells, changes_note
from strengthtrack.practice.letter.material import Material, Series
from strengthtrack.science.measures import per_kg, torque_nm
from strengthtrack.science.trend import StrengthPoint

TYPED = "†"
TYPED_NOTE = f"{TYPED} Read off the dynamometer’s display and typed."
_WHAT = {
    ValueRule.BEST: "Best trial, N",
    ValueRule.MEAN: "Mean of the trials, N",
    ValueRule.PLATEAU: "Best second, N",
}
NOT_TESTED, NOT_COMPARED = "–", "not compared"


def results(material: Material) -> ResultTable | None:
    """The table, or None where nothing was measured."""
    shown = shown_visits(material)
    if not shown:
        return None
    rows = tuple(_row(material, series, shown) for series in material.series)
    typed = any(TYPED in value for row in rows for value in (*row.earlier, row.latest))
    notes = (
        *([TYPED_NOTE] if typed else []),
        *_broken(material),
        *_without_a_value(material, shown[-1]),
        *_skipped(material, shown[-1]),
        *changes_note(material, shown[-1]),
    )
    *earlier, latest = (_visit(session, material) for session in shown)
    return ResultTable(tuple(earlier), latest, rows, notes, _what(material))


def _what(material: Material) -> str:
    """Which value of the trials the table holds; where tests differ in it, “How it was measured” tells each."""
    rules = {material.best(series, point).setup.value for series in material.series for point in series.points}
    return _WHAT[rules.pop()] if len(rules) == 1 else "Strength, N"


def shown_visits(material: Material) -> tuple[Session, ...]:
    """The visits the table has columns for, oldest first."""
    return material.shown(material.visits(), lambda session: session.day)


def per_mass(material: Material, series: Series, point: StrengthPoint) -> str:
    """N.m/kg of a value, by the lever arm of its trial and the mass of its day; empty where either is missing."""
    lever = material.best(series, point).setup.lever_arm_m
    mass = material.session(point.session_id).body_mass_kg
    if lever is None or mass is None:
        return ""
    return say.per_mass(per_kg(torque_nm(point.value_n, lever), mass))


def _visit(session: Session, material: Material) -> Visit:
    """The week as the chart counts it, from the start of the course; what was planned as its baseline by that name."""
    day = day_words(session.day)
    if material.course is None:
        return Visit(day, "")
    first = material.course.programmes[0]
    planned = planned_for(first, session.day)
    if planned is not None and planned is first.tests[0] and session.day == material.baseline_day:
        return Visit(planned.name, day)
    week = next(point.week for series in material.series if (point := series.at(session.id)))
    return Visit(upper_first(say.week(floor(week))), day)


def _row(material: Material, series: Series, shown: Sequence[Session]) -> ResultRow:
    values = [_value(series, session) for session in shown]
    last = series.at(shown[-1].id)
    change, error, beyond = change_cells(series, last)
    return ResultRow(
        movement=series.movement.words,
        side=series.side.value.capitalize(),
        earlier=tuple(values[:-1]),
        latest=values[-1],
        per_mass=per_mass(material, series, last) if last else "",
        change=change,
        error=error,
        beyond=beyond,
    )


def _value(series: Series, session: Session) -> str:
    point = series.at(session.id)
    if point is None:
        return NOT_COMPARED if series.had(session.id) else NOT_TESTED
    return say.newtons(point.value_n) + (f"{say.SPACE}{TYPED}" if point.typed else "")


def _broken(material: Material) -> Iterator[str]:
    """Why a series broke and what it was before, tests that broke for the same reason on the same day together."""
    told: dict[str, list[tuple[Movement, Side, str]]] = {}
    for series in material.series:
        if not series.breaks or not series.before or not series.points:
            continue
        last, first = series.before[-1].points[-1], series.points[0]
        days = f"Between {day_in_full(last.day)} and {day_in_full(first.day)}"
        why = f"{days}: {listed([lower_first(one) for one in series.breaks[-1].why])}"
        told.setdefault(why, []).append((series.movement, series.side, say.value(last)))
    for why, values in told.items():
        yield f"{why}. The values before it are not compared: {say.by_movement(values)}."


def _without_a_value(material: Material, session: Session) -> Iterator[str]:
    """Tests of the latest visit whose trials were all set aside, and why."""
    for series in material.series:
        tried = material.tried(series, session.id)
        if not tried or any(trial.counts for trial in tried):
            continue
        why = listed(say.unique(trial.mark.value if trial.mark else "cut short" for trial in tried))
        yield f"{series.words} on {day_in_full(session.day)}: no trial counts ({why})."


def _skipped(material: Material, session: Session) -> Iterator[str]:
    """Tests that were left out of the latest visit, and why."""
    for test in material.skipped:
        if test.session_id == session.id:
            why = f" ({' '.join(test.why.split())})" if test.why.strip() else ""
            which = f"{test.side.value.capitalize()} {test.movement.words.lower()}"
            yield f"{which} on {day_in_full(session.day)}: skipped{why}."
