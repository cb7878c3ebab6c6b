"""Armed by taps, by the rest that is over, or by hand; and what is let pass."""

from collections.abc import Callable

import numpy as np
import pytest

import made_traces
from session_bench import RATE_HZ, Bench, push, quiet, taps
from strengthtrack.errors import DeviceFault
from strengthtrack.practice.testing.hearing import Hearing
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.practice.testing.testing_session import TestingSession
from strengthtrack.science.contraction import Begun
from strengthtrack.science.measures import trial_peak_n


@pytest.fixture
def session(bench: Bench) -> TestingSession:
    bench.plug_in()
    return bench.session()


def filed(bench: Bench) -> list[float]:
    bench.settle()
    return [round(trial_peak_n(trial), 1) for trial in bench.store.session_trials("s1")]


def test_two_taps_arm_and_are_no_part_of_the_trial(bench: Bench, session: TestingSession) -> None:
    bench.play(session, taps())
    assert session.view().phase is Phase.ARMED
    bench.play(session, push(30.0)[150:])  # weaker than the taps, and at once
    bench.settle()
    (trial,) = bench.store.session_trials("s1")
    assert trial_peak_n(trial) == pytest.approx(30.0)
    assert trial.resting_n == pytest.approx(0.0, abs=0.5)


def test_a_slow_push_begins_no_sooner_than_the_taps_that_armed_it(
    bench: Bench, session: TestingSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.play(session, taps())
    heard = [Begun(bench.clock_s - 3.0, 0.0)]
    monkeypatch.setattr(Hearing, "feed", lambda *_: [heard.pop()] if heard else [])
    bench.play(session, quiet(0.5, 20.0))
    session.stop_trial()
    assert filed(bench) == [20.0]


def test_what_was_tapped_before_a_gap_is_forgotten() -> None:
    hearing, t_s = Hearing(), np.arange(len(taps())) / RATE_HZ
    first, second = slice(0, 90), slice(90, None)
    hearing.feed(t_s[first], taps()[first])
    hearing.reset(resting_n=0.0)
    assert hearing.feed(t_s[second], taps()[second]) == []


def test_taps_on_an_armed_pad_do_nothing_and_are_no_peak(bench: Bench, session: TestingSession) -> None:
    session.arm()
    bench.play(session, taps())
    assert session.view().phase is Phase.ARMED
    tap_and_push = np.concatenate([quiet(1.0), taps()[70:80], quiet(0.4), push(30.0)[200:]])
    bench.play(session, tap_and_push)
    assert filed(bench) == [30.0]


def test_two_taps_end_a_rest_go_to_the_next_test_and_end_a_pause(bench: Bench, session: TestingSession) -> None:
    session.arm()
    for _ in range(3):
        assert session.view().phase is Phase.ARMED
        bench.play(session, push(180.0))
        bench.play(session, taps())
    assert session.view().phase is Phase.SET_UP
    assert session.current == 1
    session.pause()
    bench.play(session, taps())
    assert session.view().phase is Phase.ARMED


def test_taps_in_a_push_or_with_nothing_left_to_test_do_nothing(bench: Bench, session: TestingSession) -> None:
    bench.play(session, quiet(1.0))
    session.arm()
    session.start_trial()
    bench.play(session, taps())
    assert session.view().phase is Phase.PUSHING
    session.stop_trial()
    for _ in session.view().tests:
        session.skip()
    bench.play(session, taps())
    assert session.view().phase is Phase.FINISHED


def test_taps_arm_nothing_that_nobody_sees(bench: Bench, session: TestingSession) -> None:
    session.in_sight = False
    bench.play(session, taps())
    assert session.view().phase is Phase.SET_UP
    session.in_sight = True
    bench.play(session, taps())
    assert session.view().phase is Phase.ARMED


def test_a_window_that_stood_still_hears_taps_and_push_in_their_order(bench: Bench, session: TestingSession) -> None:
    both = np.concatenate([taps(), push(150.0)])
    bench.play(session, both, read=len(both))
    bench.play(session, quiet(0.1))
    assert filed(bench) == [150.0]


def test_advance_does_the_one_next_thing(bench: Bench, session: TestingSession) -> None:
    seen = []
    bench.play(session, quiet(1.0))
    for _ in range(6):
        session.advance()
        seen.append(session.view().phase)
        bench.play(session, quiet(0.2, 5.0))
    assert seen == [Phase.ARMED, Phase.PUSHING, Phase.REST, Phase.ARMED, Phase.PUSHING, Phase.REST]
    session.lost("The dynamometer came unplugged.")
    session.advance()
    assert session.view().phase is Phase.LOST


@pytest.mark.parametrize("make", [*made_traces._NO_PUSHES, *made_traces._UNTELLABLE, made_traces.cough_between])
def test_unarmed_handling_files_nothing(
    bench: Bench, session: TestingSession, make: Callable[[float], made_traces.MadeTrace]
) -> None:
    """Put down, bumped, moved about, a limb laid on it, a strap tightened, a cough, even whole pushes."""
    junk = make(RATE_HZ).force_n
    for set_up in (session.pause, session.next_test):
        bench.play(session, junk, read=20)
        set_up()
    bench.play(session, junk, read=20)
    bench.settle()
    assert bench.store.session_trials("s1", include_discarded=True) == ()
    assert session.view().test.rest_left_s == 0.0


@pytest.mark.parametrize("make", [made_traces.put_down, made_traces.bump, made_traces.repositioning])
def test_handling_an_armed_pad_leaves_no_trial(
    bench: Bench, session: TestingSession, make: Callable[[float], made_traces.MadeTrace]
) -> None:
    session.arm()
    bench.play(session, make(RATE_HZ).force_n, read=20)
    assert session.view().phase is Phase.ARMED
    bench.play(session, push(160.0))
    assert filed(bench) == [160.0]


def bump(seconds: float) -> np.ndarray:
    return np.concatenate([quiet(1.5), np.full(round(seconds * RATE_HZ), 60.0), quiet(1.0)])


def test_a_push_too_short_to_be_one_is_set_aside_and_it_stays_armed(bench: Bench, session: TestingSession) -> None:
    session.arm()
    bench.play(session, bump(0.4))
    view = session.view()
    assert view.phase is Phase.ARMED
    assert view.sentence == "That was too short to be a trial (0.4 s); still armed."
    assert view.trial_number == 1
    assert filed(bench) == []
    (kept,) = bench.store.session_trials("s1", include_discarded=True)
    assert kept.discarded_why == "too short to be a trial"
    assert trial_peak_n(kept) == pytest.approx(60.0)
    assert bench.store.running.cut_short() == ()
    assert view.test.aside[0].aside == "too short to be a trial"
    bench.play(session, push(160.0))
    assert filed(bench) == [160.0]


def test_what_is_stopped_by_hand_is_filed_however_short(bench: Bench, session: TestingSession) -> None:
    session.arm()
    bench.play(session, bump(0.4)[:187])
    assert session.view().phase is Phase.PUSHING
    session.stop_trial()
    assert filed(bench) == [60.0]


def test_a_trial_cannot_be_started_by_hand_where_nothing_is_heard(bench: Bench) -> None:
    session = bench.session()
    session.advance()
    with pytest.raises(DeviceFault) as fault:
        session.advance()
    assert str(fault.value) == "Nothing is heard from the dynamometer; connect it, or type what its display shows."
    assert session.view().phase is Phase.ARMED


def test_a_knock_does_not_end_what_the_tester_began(bench: Bench, session: TestingSession) -> None:
    session.arm()
    bench.play(session, quiet(1.0))
    session.start_trial()
    bench.play(session, bump(0.4))
    assert session.view().phase is Phase.PUSHING
    bench.play(session, push(90.0))
    assert filed(bench) == [90.0]


def test_a_push_that_never_ends_begins_no_other_until_it_was_let_go(bench: Bench, session: TestingSession) -> None:
    session.arm()
    force = 110.0 - 0.5 * np.arange(0.0, 40.0, 1.0 / RATE_HZ) + np.random.default_rng(1).normal(0.0, 2.0, 4000)
    bench.play(session, np.concatenate([quiet(2.0), force]), read=20)
    (trial,) = session.view().test.trials
    assert trial.complete
    assert session.view().phase is Phase.REST
    session.arm()
    bench.play(session, force, read=20)
    assert session.view().phase is Phase.ARMED
    bench.play(session, np.concatenate([quiet(2.0), push(100.0)]))
    assert len(session.view().test.trials) == 2


def test_a_strap_tightened_before_arming_is_rest(bench: Bench, session: TestingSession) -> None:
    strap = made_traces.strap_tightened(RATE_HZ).force_n
    bench.play(session, strap, read=20)
    session.arm()
    bench.play(session, quiet(1.5, strap[-1]))
    bench.play(session, push(400.0, rest_n=strap[-1]))
    (trial,) = session.view().test.trials
    assert trial.peak_n == pytest.approx(400.0)
    assert trial.resting_n == pytest.approx(strap[-1], abs=2.0)


def test_the_resting_force_is_shown_as_it_is_heard(bench: Bench, session: TestingSession) -> None:
    assert session.view().resting_n is None
    bench.play(session, quiet(1.0, 24.0))
    assert session.view().resting_n == pytest.approx(24.0)
