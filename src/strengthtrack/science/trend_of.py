"""Join one patient's visits into the trend of one movement."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from strengthtrack.clinic.course import exercise_weeks
from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.science.care import Bands, Care, Look, NoBands
from strengthtrack.science.report_trend import report_series
from strengthtrack.science.strength_line import StrengthLine, strength_line
from strengthtrack.science.symmetry import symmetry
from strengthtrack.science.trend import EventMark, PausedWeeks, PlannedMark, Trend
from strengthtrack.science.weeks import week_of

SIDES = (Side.RIGHT, Side.LEFT)


def trend(movement: Movement, care: Care, look: Look | None = None, bands: Bands | None = None) -> Trend:
    """One movement across the visits; trials and pains of `care` may be of every movement.

    A visit without a trial that counts has no point and is told apart. Where the set-up changed within a visit, it
    has one for each.
    """
    asked, known = look or Look(), bands or NoBands()
    told = _told(care)
    lines = tuple(strength_line(movement, side, told, known) for side in SIDES)
    quantity = asked.quantity or _natural(lines)
    drawn = [line.shown_in(quantity, care.height_m) for line in lines]
    segments = tuple(segment for found, _ in drawn for segment in found)
    return Trend(
        movement=movement,
        segments=segments,
        breaks=tuple(gap for line in lines for gap in line.breaks),
        report=report_series(asked.measure, told, known),
        marks=_marks(told),
        uncounted=tuple(visit for line in lines for visit in line.uncounted),
        quantity=quantity,
        symmetry=symmetry(segments, care.affected, asked.reference),
        events=tuple(EventMark(event.day, week_of(event.day, told.start), event.words) for event in care.events),
        exercise=exercise_weeks(care.course, care.exercise, care.today) if care.course else (),
        pauses=_pauses(told),
        unshown=tuple(visit for _, missing in drawn for visit in missing),
        linear=asked.linear,
        affected=Side(care.affected.value) if care.affected in {AffectedSide.LEFT, AffectedSide.RIGHT} else None,
    )


def _natural(lines: Iterable[StrengthLine]) -> Quantity:
    """Newtons, or newton metres where a lever arm came out otherwise and every one of them is known."""
    kept = tuple(lines)
    torque = any(line.moved for line in kept) and all(line.has_torque for line in kept)
    return Quantity.TORQUE if torque else Quantity.NEWTONS


def _told(care: Care) -> Care:
    """The same with its sessions oldest first, without practice and without what was discarded."""
    visits = sorted(
        (visit for visit in care.sessions if visit.discarded_at is None), key=lambda v: (v.started_at, v.id)
    )
    trials = tuple(trial for trial in care.trials if trial.discarded_at is None and not trial.practice)
    return replace(care, sessions=tuple(visits), trials=trials)


def _marks(care: Care) -> tuple[PlannedMark, ...]:
    """Every planned test of the course."""
    if care.course is None:
        return ()
    tested = {trial.session_id for trial in care.trials}
    days = [visit.day for visit in care.sessions if visit.id in tested]
    found = []
    for programme, test in care.course.planned:
        due = programme.date_of(test)
        done = care.course.done(programme, test, days)
        found.append(PlannedMark(test.name, week_of(due, care.start), due, done))
    return tuple(found)


def _pauses(care: Care) -> tuple[PausedWeeks, ...]:
    """The pauses of every programme of the course; one that lasts goes on until today."""
    if care.course is None:
        return ()
    pauses = (pause for programme in care.course.programmes for pause in programme.pauses)
    return tuple(
        PausedWeeks(
            week_of(pause.first_day, care.start),
            week_of(pause.last_day + timedelta(days=1) if pause.last_day else care.today, care.start),
            pause.why,
        )
        for pause in pauses
    )
