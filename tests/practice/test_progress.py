from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from clinic_samples import sample_session, sample_setup, sample_trial
from frame_bench import Office, office
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Movement, Setup, ValueRule
from strengthtrack.clinic.trial import Trial
from strengthtrack.practice.progress.progress import Progress

__all__ = ["office"]
START = date(2026, 3, 3)
EXTENSION = sample_setup(Movement.EXTENSION)


def keep(office: Office, week: int, *trials: tuple[Setup, float], blind: bool = False) -> str:
    """A visit of patient a with these trials; its id."""
    session = sample_session(f"week {week}", START + timedelta(weeks=week), 5)
    session = replace(session, patient_id="p0", blind=blind)
    office.writer.do(lambda store: store.save_session(session))
    for setup, force in trials:
        made = replace(sample_trial(session, force, setup), id=f"{session.id}-{setup.movement}-{force}")
        keep_trial(office, made)
    return session.id


def keep_trial(office: Office, trial: Trial) -> None:
    office.writer.do(lambda store: store.save_trial(trial))


class Reading:
    """Hears what is read of traces, and lets it be read."""

    def __init__(self, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        self.movements: list[Movement] = []
        self.sessions: list[tuple[str, ...]] = []
        self._read = office.store.by_movement.of
        monkeypatch.setattr(office.store.by_movement, "of", self.of)

    def of(self, movement: Movement, session_ids: Iterable[str]) -> tuple[Trial, ...]:
        self.movements.append(movement)
        self.sessions.append(tuple(session_ids))
        return self._read(movement, self.sessions[-1])


@pytest.fixture
def known(office: Office) -> Office:
    """A patient with two visits of two movements."""
    office.patient("Sample Patient A", START)
    keep(office, 0, (sample_setup(), 142.0), (EXTENSION, 200.0))
    keep(office, 8, (sample_setup(), 186.0), (EXTENSION, 210.0))
    return office


def progress(office: Office) -> Progress:
    return Progress(office.store, "p0", office.today)


def test_each_movement_has_its_trend_and_table(known: Office) -> None:
    found = progress(known)
    assert found.movements == (Movement.ABDUCTION, Movement.EXTENSION)
    abduction = found.of(Movement.ABDUCTION, found.windows[0])
    assert [row.right.point.value for row in abduction.rows if row.right] == [186.0, 142.0]
    assert abduction.trend.movement is Movement.ABDUCTION


def test_the_traces_of_a_movement_are_read_once(known: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    found, read = progress(known), Reading(known, monkeypatch)
    for window in (*found.windows, *found.windows):
        found.of(Movement.ABDUCTION, window)
    assert read.movements == [Movement.ABDUCTION]
    while found.read_next(found.windows[0]):
        pass
    found.latest(found.windows[0])
    assert read.movements == [Movement.ABDUCTION, Movement.EXTENSION]


def test_only_the_visits_of_the_window_are_read(known: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(known, 26, (sample_setup(), 201.0))
    found, read = progress(known), Reading(known, monkeypatch)
    course, to_week_8, _ = found.windows
    found.of(Movement.ABDUCTION, to_week_8)
    found.of(Movement.ABDUCTION, course)
    assert read.sessions == [("week 0", "week 8"), ("week 26",)]


@pytest.mark.parametrize("rule", ValueRule)
def test_a_value_is_what_its_trace_gives_by_its_rule(office: Office, rule: ValueRule) -> None:
    office.patient("Sample Patient A", START)
    setup = replace(sample_setup(), value=rule)
    keep(office, 0, (setup, 142.0), (setup, 120.0))
    found = progress(office)
    shown = found.trend(Movement.ABDUCTION, found.windows[0])
    if rule is ValueRule.PLATEAU:  # the sample pushes last two hundredths of a second
        assert shown.uncounted
    else:
        assert shown.segments[0].points[0].value_n == (142.0 if rule is ValueRule.BEST else 131.0)


def test_a_part_of_a_course_leaves_out_the_tests_after_it(known: Office) -> None:
    found = progress(known)
    course, to_week_8, _ = found.windows
    assert [mark.name for mark in found.trend(Movement.ABDUCTION, course).marks][-1] == "6-month test"
    assert [mark.name for mark in found.trend(Movement.ABDUCTION, to_week_8).marks][-1] == "8-week test"


def test_all_visits_are_drawn_linear(known: Office) -> None:
    found = progress(known)
    linear = [found.trend(Movement.ABDUCTION, window).linear for window in found.windows]
    assert linear == [False, False, True]


def test_a_questionnaire_is_offered_once_it_has_a_total(known: Office) -> None:
    assert progress(known).measures == ()
    scores = (FunctionScore(FunctionMeasure.AKPS, 70.0), FunctionScore(FunctionMeasure.WOMAC, None))
    known.writer.do(lambda store: store.save_form("week 0", SessionForm(function=scores)))
    assert progress(known).measures == (FunctionMeasure.AKPS,)


def test_a_blind_session_is_not_in_it(known: Office) -> None:
    keep(known, 10, (sample_setup(Movement.FLEXION), 99.0), blind=True)
    found = progress(known)
    assert found.movements == (Movement.ABDUCTION, Movement.EXTENSION)
    assert [visit.id for visit in found.visits.sessions] == ["week 0", "week 8"]
