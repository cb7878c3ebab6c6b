"""Whole sessions: armed by taps alone, and by manual entry alone."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from made_traces import blip
from session_bench import RATE_HZ, Bench, planned, push, quiet, taps
from strengthtrack.clinic.battery import Order
from strengthtrack.clinic.setup import Movement
from strengthtrack.practice.battery.batteries import Batteries
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.testing.appointment import Appointment, SessionFacts
from strengthtrack.practice.testing.session_view import Phase, Test
from strengthtrack.practice.testing.testing_session import TestingSession
from strengthtrack.science.measures import trial_peak_n

LENGTH_S = 8.0
"""A push, with the quiet before and after it, is shorter."""
ANNOUNCED = frozenset({Phase.ARMED, Phase.PUSHING})


def handled() -> np.ndarray:
    """Bumped, pressed, pushed by nobody's leg, and laid down."""
    t_s = np.arange(0.0, 6.0, 1.0 / RATE_HZ)
    return blip(t_s, 1.0, 0.15, 120.0) + blip(t_s, 2.5, 0.6, 18.0) + blip(t_s, 3.6, 1.2, 90.0)


def peak_of(test: Test, number: int) -> float:
    """A force that tells which push it was."""
    return 100.0 + 10.0 * list(Movement).index(test[0]) + 3.0 * (test[1] == "left") + number


def play_battery(bench: Bench, session: TestingSession) -> list[tuple[Test, float]]:
    """Taps and pushes alone, until nothing is left; what was pushed as which test was announced."""
    pushed: list[tuple[Test, float]] = []
    while session.phase is not Phase.FINISHED:
        if session.phase is Phase.SET_UP:
            bench.play(session, handled(), read=20)
        if session.phase is Phase.REST:
            if session.view().rest_left_s > LENGTH_S:
                bench.play(session, push(60.0, seconds=1.0), read=20)
            bench.through_rest(session)
        elif session.phase is not Phase.ARMED:
            bench.play(session, taps(), read=20)
        if session.phase is Phase.ARMED:
            test, force = session.test, peak_of(session.test, len(session.view().test.trials))
            pushed.append((test, force))
            bench.play(session, push(force, seconds=1.0), read=20)
    return pushed


@pytest.mark.parametrize(("order", "practice"), [(Order.MOVEMENT, 1), (Order.TURNS, 0)])
def test_a_full_battery_is_filed_as_announced_and_nothing_else(bench: Bench, order: Order, practice: int) -> None:
    bench.plug_in()
    bench.battery = replace(planned(bench.battery, practice=practice), order=order)
    session = bench.session()
    pushed = play_battery(bench, session)
    bench.settle()
    kept = bench.store.session_trials("s1", include_discarded=True)
    assert len(kept) == 6 * (3 + practice)
    by_number = sorted(kept, key=lambda trial: (not trial.practice, trial.number))
    for test in bench.battery.tests:
        filed = [round(trial_peak_n(trial)) for trial in by_number if (trial.setup.movement, trial.setup.side) == test]
        assert filed == [force for announced, force in pushed if announced == test]
    assert all(line.done for line in session.view().tests)
    assert session.view().minutes_left == 0
    if order is Order.TURNS:
        assert [test[1] for test, _ in pushed[:6]] == ["left", "right"] * 3


def by_hand_desk(bench: Bench) -> Appointment:
    desk = Desk(bench.store, bench.edits, Batteries(), bench.now, bench.now().date, bench.folder, "")
    return Appointment(desk, bench.dynamometer, bench.recorder, bench.now_s)


@pytest.mark.parametrize("movements", [(), (Movement.EXTERNAL_ROTATION,)])
def test_a_session_by_manual_entry_alone(bench: Bench, movements: tuple[Movement, ...]) -> None:
    """No dynamometer from beginning to end; also with a single movement."""
    appointment = by_hand_desk(bench)
    bench.dynamometer.by_hand()
    session = appointment.begin("p1", SessionFacts("Sample Physiotherapist", movements=movements))
    tests = session.battery.tests
    assert len(tests) == 2 * (len(movements) or 3)
    while session.phase is not Phase.FINISHED:
        session.type_value(18.0, "kgf")
        appointment.tick()
        session.pain(2)
        if session.phase is Phase.TEST_DONE:
            session.advance()
    session.finish("Read off the display.")
    bench.settle()
    trials = bench.store.session_trials(session.session.id)
    assert Counter((trial.setup.movement, trial.setup.side) for trial in trials) == dict.fromkeys(tests, 3)
    assert {trial.setup.dynamometer.model for trial in trials} == {"Read off its display"}
    assert all(line.value_n == pytest.approx(18.0 * 9.80665) for line in session.view().tests)
    assert appointment.unfinished("p1") != session.session


def test_quiet_never_arms(bench: Bench) -> None:
    bench.plug_in()
    session = bench.session()
    bench.play(session, quiet(20.0), read=50)
    assert session.phase not in ANNOUNCED
