"""What a session came to, before it is closed. It is compared as the progress chart compares it, by the same trends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from strengthtrack.clinic.sentences import listed
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Movement
from strengthtrack.clinic.trial import Trial
from strengthtrack.practice.bands.error_bands import ErrorBands
from strengthtrack.practice.calibration.overdue import overdue_of_trials
from strengthtrack.practice.care import courses_of, visits_of
from strengthtrack.practice.ending.pain import EndPain, end_pains
from strengthtrack.practice.ending.row import EndRow, end_row
from strengthtrack.practice.progress.notes import notes
from strengthtrack.practice.progress.summary import Summary, latest, summary
from strengthtrack.practice.progress.visit_window import windows
from strengthtrack.science.care import Care, Look
from strengthtrack.science.trend_of import trend

if TYPE_CHECKING:
    from strengthtrack.practice.desk import Desk
    from strengthtrack.practice.testing.session_view import TestLine
    from strengthtrack.practice.testing.testing_session import TestingSession
    from strengthtrack.science.trend import Trend

SAME = "same set-up as at baseline"


@dataclass(frozen=True, slots=True)
class EndOfSession:
    """One session: its rows in the order of testing; `summary` None while its values are hidden."""

    session: Session
    rows: tuple[EndRow, ...]
    pains: tuple[EndPain, ...] = ()
    summary: Summary | None = None
    notes: tuple[str, ...] = ()
    """Whole sentences: what is not compared, what cannot be told, in what changes are told."""
    set_up: str = ""
    """The dynamometers, and whether the set-up is that of the baseline."""

    @property
    def hidden(self) -> bool:
        """Whether nobody may see a force or a value yet."""
        return self.session.hides_values

    @property
    def lines(self) -> tuple[TestLine, ...]:
        """The rows as the tests list them."""
        return tuple(row.line for row in self.rows)


def end_of_session(desk: Desk, testing: TestingSession) -> EndOfSession:
    """What the session came to so far; raises RecordsFault."""
    session, lines, bands = testing.session, testing.view().tests, ErrorBands(desk)
    care = _care(desk, session)
    pains, overdue = end_pains(session, care, bands), overdue_of_trials(desk, testing.trials)
    if session.hides_values:
        rows = tuple(EndRow(line) for line in lines)
        return EndOfSession(session, rows, pains, notes=overdue, set_up=_dynamometers(testing.trials))
    drawn = {
        movement: trend(movement, _with_trials(desk, care, testing, movement), Look(), bands)
        for movement in dict.fromkeys(line.movement for line in lines)
    }
    rows = tuple(end_row(line, drawn[line.movement], session.id) for line in lines)
    told = summary([one for one in latest(drawn.values()) if one.last.session_id == session.id])
    words = (*overdue, *_notes(rows, told, drawn.values()))
    return EndOfSession(session, rows, pains, told, words, _set_up(testing.trials, rows))


def _care(desk: Desk, session: Session) -> Care:
    """The visits of the course that today is of, today among them whether or not it is hidden; without trials."""
    every = visits_of(desk.store, session.patient_id, desk.today())
    others = (visit for visit in every.sessions if visit.id != session.id)
    visits = sorted((*others, session), key=lambda visit: (visit.started_at, visit.id))
    whole = replace(every, sessions=tuple(visits))
    own = (window.of(whole) for window in windows(courses_of(desk.store, session.patient_id)))
    return next(care for care in own if session in care.sessions)


def _with_trials(desk: Desk, care: Care, testing: TestingSession, movement: Movement) -> Care:
    """One movement's trials; today's as the session has them, for the writer may not have stored the last one."""
    earlier = [visit.id for visit in care.sessions if visit.id != testing.session.id]
    kept = desk.store.by_movement.of(movement, earlier) if earlier else ()
    return replace(care, trials=(*kept, *testing.trials))


def _notes(rows: Sequence[EndRow], told: Summary, drawn: Iterable[Trend]) -> Iterable[str]:
    apart: dict[str, list[str]] = {}
    for row in rows:
        if row.differs and row.today is not None:
            apart.setdefault("; ".join(row.differs), []).append(row.words)
    for why, names in apart.items():
        yield f"Not compared with earlier visits: {listed(names)}. {why}."
    yield from (words for words in told.untold if words.startswith("Cannot"))
    yield from dict.fromkeys(words for one in drawn for words in notes(one))


def _set_up(trials: Iterable[Trial], rows: Sequence[EndRow]) -> str:
    """“Dynamometer 1 · same set-up as at baseline”, or what differs."""
    compared = [row for row in rows if row.today is not None]
    differs = dict.fromkeys(phrase for row in compared for phrase in row.differs)
    judged = [row for row in compared if row.change is not None]
    state = "; ".join(differs) if differs else SAME if judged else "baseline" if compared else ""
    return "  ·  ".join(part for part in (_dynamometers(trials), state) if part)


def _dynamometers(trials: Iterable[Trial]) -> str:
    return ", ".join(dict.fromkeys(trial.setup.dynamometer.words for trial in trials))
