"""Zero: by the page, by the strip, and how far it moved."""

from datetime import timedelta

import numpy as np
import pytest

from session_bench import NOON, Bench, push, quiet
from strengthtrack.errors import DeviceFault
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.practice.testing.testing_session import TestingSession

AT_NOON = f"{NOON.astimezone():%H:%M}"


@pytest.fixture
def session(bench: Bench) -> TestingSession:
    bench.plug_in()
    session = bench.session()
    bench.play(session, quiet(1.0, 10.0))
    return session


def test_zero_takes_what_is_shown_as_nothing_and_is_remembered_for_the_test(
    bench: Bench, session: TestingSession
) -> None:
    session.zero()
    view = session.view()
    assert view.force_n == pytest.approx(0.0)
    assert view.resting_n == pytest.approx(0.0)
    assert view.sentence == "Zeroed."
    assert [line.zeroed for line in view.tests] == [True, *[False] * 5]


@pytest.mark.parametrize(("moved_n", "sentence"), [(0.9, "Zeroed."), (-2.1, f"The zero moved 2.1 N since {AT_NOON}.")])
def test_drift_since_the_last_zero_is_said(
    bench: Bench, session: TestingSession, monkeypatch: pytest.MonkeyPatch, moved_n: float, sentence: str
) -> None:
    session.zero()
    monkeypatch.setattr(bench, "now", lambda: NOON + timedelta(minutes=20))
    bench.play(session, quiet(1.0, 10.0 + moved_n))
    session.zero()
    assert session.view().sentence == sentence


def test_zero_on_the_strip_counts_as_well(bench: Bench, session: TestingSession) -> None:
    session.next_test()
    bench.dynamometer.zero()
    session.tick()
    assert session.view().tests[1].zeroed
    assert session.view().sentence == "Zeroed."


def test_a_zero_of_before_the_session_was_in_another_orientation(bench: Bench) -> None:
    bench.plug_in()
    earlier = bench.session()
    bench.play(earlier, quiet(1.0, 10.0))
    earlier.zero()
    session = bench.session()
    session.tick()
    assert not session.view().test.zeroed
    assert session.view().sentence == ""


def test_a_force_that_moves_is_no_zero(bench: Bench, session: TestingSession) -> None:
    bench.play(session, np.linspace(10.0, 40.0, 60))
    with pytest.raises(DeviceFault, match="lay the dynamometer down unloaded"):
        session.zero()
    assert not session.view().test.zeroed


def test_zero_without_a_dynamometer_says_what_to_do(bench: Bench) -> None:
    with pytest.raises(DeviceFault, match="Nothing is heard from the dynamometer"):
        bench.session().zero()


def test_a_zero_on_an_armed_pad_is_no_push(bench: Bench, session: TestingSession) -> None:
    """A zero that was set loaded and is set again unloaded lifts the force at once, as a push would."""
    bench.play(session, quiet(1.0, 60.0))
    session.zero()
    session.arm()
    bench.play(session, quiet(1.0, 0.0))
    session.zero()
    bench.play(session, quiet(2.0, 0.0))
    assert session.view().phase is Phase.ARMED
    bench.play(session, push(120.0))
    assert [trial.peak_n for trial in session.view().test.trials] == [pytest.approx(120.0)]


def test_a_lost_dynamometer_is_zeroed_anew(bench: Bench, session: TestingSession) -> None:
    session.zero()
    session.lost("The dynamometer came unplugged.")
    session.back()
    assert not session.view().test.zeroed


def test_what_is_said_stays_a_while_and_ends_when_the_session_goes_on(bench: Bench, session: TestingSession) -> None:
    session.zero()
    bench.clock_s += 7.9
    assert session.view().sentence
    bench.clock_s += 0.2
    assert session.view().sentence == ""
    bench.play(session, quiet(1.0, 10.0))
    session.zero()
    session.arm()
    assert session.view().sentence == ""
