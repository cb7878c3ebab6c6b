"""Ends of sessions for tests of the last page: made of trials by the very trends that the charts are made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from clinic_samples import sample_session, sample_setup, sample_trial
from session_views import line, trial
from strengthtrack.charts.ending.lines import EndShown
from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.clinic.pain import PainReport, PainScale
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Movement, Setup, Side
from strengthtrack.practice.ending.end_of_session import EndOfSession
from strengthtrack.practice.ending.pain import end_pains
from strengthtrack.practice.ending.row import EndRow, end_row
from strengthtrack.practice.progress.summary import latest, summary
from strengthtrack.practice.testing.session_view import TestLine
from strengthtrack.science.care import NOT_SET, Care
from strengthtrack.science.change import ErrorBand
from strengthtrack.science.trend import Trend
from strengthtrack.science.trend_of import trend
from strengthtrack.screens.ending.end_lines import end_shown

TODAY, EVERY = date(2026, 4, 28), timedelta(days=28)
PARTS = {Movement.ABDUCTION: 0.15, Movement.EXTENSION: 0.20, Movement.EXTERNAL_ROTATION: 0.20}


@dataclass(frozen=True, slots=True)
class SomeBands:
    """15 % for abduction, 20 % for the others of a hip battery, 2 points of pain; of the rest nothing is known."""

    baseline_visits: int = 1

    def strength(self, setup: Setup, /) -> ErrorBand:
        part = PARTS.get(setup.movement)
        why = "no published measurement error of this movement is known"
        return ErrorBand(part, relative=True, unit="%", why_not="" if part else why)

    def pain(self, _scale: PainScale, /) -> ErrorBand:
        return ErrorBand(2.0, unit="points")

    def function(self, _measure: FunctionMeasure, /) -> ErrorBand:
        return NOT_SET

    def pain_mic(self, _scale: PainScale, /) -> tuple[float, str] | None:
        return None

    def function_mic(self, _measure: FunctionMeasure, /) -> tuple[float, str] | None:
        return None


@dataclass(frozen=True, slots=True)
class Visits:
    """One movement and side: its value at each visit, oldest first, today's last, None for none; trials are made up."""

    movement: Movement
    side: Side
    values: tuple[float | None, ...]
    setups: dict[int, Setup] = field(default_factory=dict)
    """Of the visits, counted from 0, that were set up otherwise."""
    facts: dict[str, Any] = field(default_factory=dict)


def visits(reports: Sequence[PainReport]) -> tuple[Session, ...]:
    """Sessions four weeks apart, the last one today."""
    first = TODAY - EVERY * (len(reports) - 1)
    made = (sample_session(f"visit {number}", first + EVERY * number) for number in range(len(reports)))
    return tuple(replace(one, pain=report) for one, report in zip(made, reports, strict=True))


def care_of(tested: Visits, sessions: Sequence[Session]) -> Care:
    """One movement and side as the records have it."""
    plain = sample_setup(tested.movement, tested.side)
    trials = tuple(
        replace(
            sample_trial(session, value * part, tested.setups.get(number, plain)),
            id=f"{session.id} {tested.movement} {tested.side} {part}",
        )
        for number, (session, value) in enumerate(zip(sessions, tested.values, strict=True))
        if value is not None
        for part in (0.97, 1.0, 0.98)
    )
    return Care(tuple(sessions), trials)


def line_of(tested: Visits) -> TestLine:
    value = tested.values[-1]
    told = () if value is None else tuple(trial(at, value * part) for at, part in enumerate((0.97, 1.0, 0.98), 1))
    return line(tested.movement, tested.side, *told, **tested.facts)


def row_of(tested: Visits, sessions: Sequence[Session], bands: SomeBands | None = None) -> EndRow:
    """One row of the page."""
    return end_row(line_of(tested), _trend(tested, sessions, bands), sessions[-1].id)


def end_of(
    tested: Sequence[Visits], reports: Sequence[PainReport], bands: SomeBands | None = None, **facts: object
) -> EndOfSession:
    """A whole page."""
    sessions = visits(reports)
    rows = tuple(row_of(one, sessions, bands) for one in tested)
    pains = end_pains(sessions[-1], Care(sessions), bands or SomeBands())
    told = summary(latest(_trend(one, sessions, bands) for one in tested if one.values[-1] is not None))
    values: dict[str, object] = {"summary": told, "set_up": "Dynamometer 1 (0417)  ·  same set-up as at baseline"}
    return EndOfSession(sessions[-1], rows, pains, **{**values, **facts})  # type: ignore[arg-type]


def _trend(tested: Visits, sessions: Sequence[Session], bands: SomeBands | None) -> Trend:
    return trend(tested.movement, care_of(tested, sessions), None, bands or SomeBands())


RIGHT_ABDUCTION = Visits(Movement.ABDUCTION, Side.RIGHT, (142.0, 171.0, 186.0), facts={"pain": 2})
EIGHT_WEEKS = (
    Visits(Movement.ABDUCTION, Side.LEFT, (176.0, 190.0, 196.0), facts={"pain": 1}),
    RIGHT_ABDUCTION,
    Visits(Movement.EXTENSION, Side.LEFT, (221.0, 229.0, 238.0)),
    Visits(Movement.EXTENSION, Side.RIGHT, (204.0, 226.0, 251.0)),
    Visits(Movement.EXTERNAL_ROTATION, Side.LEFT, (102.0, 104.0, 101.0)),
    Visits(Movement.EXTERNAL_ROTATION, Side.RIGHT, (88.0, 97.0, 98.0)),
)
"""The numbers of the design's picture."""
PAINS = (PainReport(7, 4, 3), PainReport(4, 3, 2), PainReport(3, 2, 1))


def eight_weeks() -> EndOfSession:
    return end_of(EIGHT_WEEKS, PAINS)


def shown_end(tested: Sequence[Visits] = EIGHT_WEEKS) -> EndShown:
    """As it is drawn, two lines a movement."""
    end = end_of(tested, PAINS[-len(tested[0].values) :])
    return end_shown([end.rows[at : at + 2] for at in range(0, len(end.rows), 2)], end.pains, hidden=False)
