from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from session_bench import NOON, SESSION, Bench, push
from strengthtrack.clinic.setup import Fixation, Movement, Side
from strengthtrack.clinic.trial import Mark, Source
from strengthtrack.clinic.units import UnknownUnit
from strengthtrack.devices.readings import Readings
from strengthtrack.errors import EntryFault
from strengthtrack.practice.testing.pushes import LONE
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.practice.testing.testing_session import TestingSession
from strengthtrack.science.measures import trial_peak_n


def armed(bench: Bench) -> TestingSession:
    bench.plug_in()
    session = bench.session()
    session.arm()
    return session


def test_force_that_comes_unarmed_is_never_filed(bench: Bench) -> None:
    bench.plug_in()
    session = bench.session()
    bench.play(session, push(180.0))
    assert session.view().phase is Phase.SET_UP
    bench.settle()
    assert bench.store.session_trials("s1") == ()


def test_an_armed_push_starts_and_ends_by_itself_and_is_stored_at_once(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, push(180.0))
    assert session.view().phase is Phase.REST
    bench.settle()
    (trial,) = bench.store.session_trials("s1")
    assert trial_peak_n(trial) == pytest.approx(180.0)
    assert trial.complete
    assert trial.counts
    assert (trial.setup.movement, trial.setup.side) == (Movement.ABDUCTION, Side.LEFT)


def test_the_page_sees_the_push_while_it_runs(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, push(180.0)[:400])
    view = session.view()
    assert view.phase is Phase.PUSHING
    assert view.trial_number == 1
    assert view.held_s == pytest.approx(2.0, abs=0.2)
    assert view.force_n == pytest.approx(180.0 * 0.97)
    trace = session.live_trace()
    assert trace.ago_s[-1] == pytest.approx(0.0)
    assert trace.ago_s[0] >= -10.0


def test_resting_force_is_kept_and_never_subtracted(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, push(180.0, rest_n=40.0))
    bench.settle()
    (trial,) = bench.store.session_trials("s1")
    assert trial.resting_n == pytest.approx(40.0, abs=1.0)
    assert trial_peak_n(trial) == pytest.approx(180.0)


def test_the_zero_is_taken_off_and_kept_with_the_trial(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, np.full(100, 12.0))
    bench.dynamometer.zero()
    bench.play(session, push(180.0, rest_n=12.0))
    bench.settle()
    (trial,) = bench.store.session_trials("s1")
    assert trial.trace is not None
    assert trial.trace.zero == pytest.approx(12.0)
    assert max(trial.trace.value) == pytest.approx(180.0)
    assert trial_peak_n(trial) == pytest.approx(168.0)


def test_values_are_kept_in_the_unit_they_came_in(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, push(18.0), unit="kgf")
    bench.settle()
    (trial,) = bench.store.session_trials("s1")
    assert trial.trace is not None
    assert trial.trace.unit == "kgf"
    assert max(trial.trace.value) == pytest.approx(18.0)
    assert trial_peak_n(trial) == pytest.approx(18.0 * 9.80665)


def test_a_reading_that_stands_alone_is_kept_and_takes_the_trial_out_of_the_count(bench: Bench) -> None:
    session = armed(bench)
    noisy = push(170.0)
    noisy[len(noisy) // 2] += 800.0
    bench.play(session, noisy)
    assert session.view().sentence == LONE.format(number=1)
    line = session.view().test
    assert (line.trials[0].mark, line.trials[0].counts, line.best_n) == (Mark.MISREAD, False, None)
    bench.settle()
    (trial,) = bench.store.session_trials("s1")
    assert trial_peak_n(trial) > 900.0


def test_a_push_during_the_rest_waits_for_its_end(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, push(180.0))
    bench.play(session, push(150.0))
    assert session.view().phase is Phase.REST
    bench.through_rest(session)
    assert session.view().phase is Phase.ARMED
    bench.play(session, push(170.0))
    bench.settle()
    assert [round(trial_peak_n(trial)) for trial in bench.store.session_trials("s1")] == [180, 170]


def test_space_ends_the_rest(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, push(180.0))
    session.arm()
    assert session.view().phase is Phase.ARMED


def test_three_alike_end_the_test_and_the_next_follows(bench: Bench) -> None:
    session = armed(bench)
    for peak in (180.0, 186.0, 184.0):
        bench.play(session, push(peak))
        session.arm()
    assert session.view().phase is Phase.ARMED
    line = session.view().test
    assert line.done
    assert line.best_n == pytest.approx(186.0)
    session.next_test()
    assert session.test == (Movement.ABDUCTION, Side.RIGHT)
    assert session.view().phase is Phase.SET_UP


def test_trials_that_differ_ask_for_one_more_and_only_one(bench: Bench) -> None:
    session = armed(bench)
    for peak in (160.0, 186.0, 181.0):
        bench.play(session, push(peak))
        session.arm()
    view = session.view()
    assert view.one_more
    assert view.test.wanted == 4
    assert view.test.spread == pytest.approx(26 / 186)
    bench.play(session, push(183.0))
    assert session.view().phase is Phase.TEST_DONE


def test_held_is_told_over_the_tension_of_the_strap(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, push(300.0, rest_n=200.0))
    (trial,) = session.view().test.trials
    assert trial.resting_n == pytest.approx(200.0)
    assert trial.held_s == pytest.approx(3.5, abs=0.1)  # half of the rise and half of the fall with the plateau


def test_a_mark_keeps_the_trial_and_takes_it_out_of_the_count(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, push(180.0))
    session.mark(Mark.PAIN)
    assert session.view().test.best_n is None
    assert [line.mark for line in session.view().test.trials] == [Mark.PAIN]
    session.mark(Mark.PAIN)
    assert session.view().test.best_n == pytest.approx(180.0)


def test_a_mark_given_during_the_push_goes_with_its_trial(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, push(180.0)[:400])
    session.mark(Mark.SLIPPED)
    bench.play(session, push(180.0)[400:])
    bench.settle()
    assert [trial.mark for trial in bench.store.session_trials("s1")] == [Mark.SLIPPED]


def test_a_mark_given_during_the_push_is_not_that_of_the_next(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, push(180.0)[:400])
    session.mark(Mark.SLIPPED)
    bench.play(session, push(180.0)[400:])
    session.arm()
    bench.play(session, push(170.0))
    assert [trial.mark for trial in session.view().test.trials] == [Mark.SLIPPED, None]


def test_undo_sets_the_filed_trial_aside_and_redo_brings_it_back(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, push(180.0))
    assert bench.edits.undo() == "Trial 1 saved"
    session.reload()
    assert session.view().test.trials == ()
    assert [trial.aside for trial in session.view().test.aside] == ["taken back"]
    bench.edits.redo()
    session.reload()
    assert [line.number for line in session.view().test.trials] == [1]


def test_repeat_sets_the_last_trial_aside_and_asks_again(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, push(180.0))
    session.repeat()
    assert session.view().test.trials == ()
    assert session.view().phase is Phase.REST


def test_skip_goes_on_and_leaves_no_value(bench: Bench) -> None:
    session = bench.session()
    for _ in session.view().tests:
        session.skip()
    assert session.view().phase is Phase.FINISHED
    assert all(line.skipped and line.best_n is None for line in session.view().tests)


def test_a_lost_dynamometer_keeps_the_trial_so_far_and_it_does_not_count(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, push(180.0)[:400])
    session.lost("The dynamometer came unplugged.")
    view = session.view()
    assert view.phase is Phase.LOST
    assert view.lost_peak_n == pytest.approx(180.0, rel=0.05)
    bench.settle()
    (trial,) = bench.store.session_trials("s1")
    assert not trial.complete
    assert not trial.counts
    session.back()
    assert session.view().phase is Phase.PAUSED
    session.arm()  # it rests after what was pushed
    session.arm()
    bench.play(session, push(175.0))
    assert session.view().test.best_n == pytest.approx(175.0)


def test_pausing_in_mid_push_keeps_it_and_unarms(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, push(180.0)[:400])
    session.pause()
    assert session.view().phase is Phase.PAUSED
    assert [line.complete for line in session.view().test.trials] == [False]


def test_a_push_without_end_is_ended_after_half_a_minute(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, push(180.0, seconds=40.0)[:3500])
    assert session.view().test.trials[0].complete


def test_start_and_stop_by_hand(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, np.full(200, 2.0))
    session.start_trial()
    bench.play(session, np.full(200, 3.0))
    session.stop_trial()
    assert session.view().test.best_n == pytest.approx(3.0)


def test_a_typed_value_is_marked_as_typed(bench: Bench) -> None:
    session = bench.session()
    session.type_value(18.0, "kgf")
    bench.settle()
    (trial,) = bench.store.session_trials("s1")
    assert trial.source is Source.TYPED
    assert trial.typed_as == "18 kgf"
    assert trial_peak_n(trial) == pytest.approx(18.0 * 9.80665)
    assert session.view().test.trials[0].typed


@pytest.mark.parametrize("value", [0.0, -4.0, 90000.0])
def test_a_typed_value_that_cannot_be_right_is_refused(bench: Bench, value: float) -> None:
    with pytest.raises(EntryFault, match=r"cannot be right\. Give a force above 0 and up to 2000 N"):
        bench.session().type_value(value, "N")


@pytest.mark.parametrize(("before", "after", "factor"), [("lbf", "N", 1.0), ("N", "lbf", 1 / 4.4482216152605)])
def test_a_change_of_unit_in_mid_push_ends_the_trial_as_far_as_it_came(
    bench: Bench, before: str, after: str, factor: float
) -> None:
    session, force = armed(bench), push(40.0)
    bench.play(session, force[:300] * (1.0 if before == "N" else 1 / 4.4482216152605), unit=before)
    assert session.view().phase is Phase.PUSHING
    bench.play(session, force[300:] * factor, unit=after)
    (trial,) = session.view().test.trials
    assert trial.peak_n == pytest.approx(40.0 * 0.97)
    assert not trial.complete
    assert not trial.counts


def test_a_typed_value_in_an_unknown_unit_is_refused(bench: Bench) -> None:
    with pytest.raises(UnknownUnit, match="stone"):
        bench.session().type_value(4.0, "stone")


def test_pain_is_asked_once_and_unanswered_is_not_zero(bench: Bench) -> None:
    session = bench.session()
    assert session.view().test.pain is None
    session.pain(0)
    assert session.view().test.pain == 0
    session.pain(None)
    assert session.view().test.pain is None


def test_lever_arm_and_last_value_come_from_the_last_visit_set_up_alike(bench: Bench) -> None:
    first = armed(bench)
    first.set_lever_arm(0.38)
    bench.play(first, push(171.0))
    bench.settle()
    today = replace(SESSION, id="s2")
    bench.writer.do(lambda store: store.save_session(today))
    session = bench.session(today)
    line = session.view().test
    assert line.lever_arm_m == line.lever_arm_last_m == pytest.approx(0.38)
    assert line.last_visit_n == pytest.approx(171.0)
    assert bench.session(today, Fixation.HAND).view().test.last_visit_n is None


def test_a_session_goes_on_where_it_was_left(bench: Bench) -> None:
    session = armed(bench)
    for peak in (180.0, 186.0, 184.0):
        bench.play(session, push(peak))
        session.arm()
    bench.settle()
    again = bench.session()
    assert again.test == (Movement.ABDUCTION, Side.RIGHT)
    assert again.view().tests[0].done


def test_a_finished_session_says_when(bench: Bench) -> None:
    session = bench.session()
    session.finish("Tired today.")
    stored = bench.store.session("s1")
    assert stored.finished_at == NOON
    assert stored.note == "Tired today."


def test_arming_in_mid_push_waits_for_the_next_one(bench: Bench) -> None:
    bench.plug_in()
    session = bench.session()
    bench.play(session, push(180.0)[:400])
    session.arm()
    bench.play(session, push(180.0)[400:])
    assert session.view().phase is Phase.ARMED
    bench.play(session, push(170.0))
    assert session.view().test.best_n == pytest.approx(170.0)


def test_a_push_right_after_arming_is_heard_over_the_rest_before(bench: Bench) -> None:
    bench.plug_in()
    session = bench.session()
    bench.play(session, np.full(200, 30.0))
    session.arm()
    bench.play(session, push(180.0, rest_n=30.0)[200:])
    assert session.view().test.trials[0].resting_n == pytest.approx(30.0, abs=1.0)
    assert session.view().test.best_n == pytest.approx(180.0)


def overloaded_once(bench: Bench, session: TestingSession) -> None:
    """One reading beyond the range, in the middle of a push."""
    bench.clock_s += 0.01
    came = bench.dynamometer.feed(Readings(np.array([bench.clock_s]), np.array([510.0]), "N", ("overload",)))
    assert came is not None
    session.feed(*came)


def test_one_overload_takes_the_trial_out_of_the_count(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, push(200.0)[:300])
    overloaded_once(bench, session)
    bench.play(session, push(200.0)[300:])
    line = session.view().test
    assert (line.trials[0].mark, line.trials[0].counts, line.best_n) == (Mark.OVERLOADED, False, None)
    bench.settle()
    assert [trial.mark for trial in bench.store.session_trials("s1")] == [Mark.OVERLOADED]


def test_a_push_that_begins_with_an_overload_does_not_count(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, np.zeros(200))
    t_s, force = bench.clock_s + np.arange(1, 101) / 100.0, np.full(100, 510.0)
    bench.clock_s = float(t_s[-1])
    came = bench.dynamometer.feed(Readings(t_s, force, "N", ("overload",) * 100))
    assert came is not None
    session.feed(*came)
    bench.play(session, push(200.0)[300:])
    assert session.view().test.trials[0].mark is Mark.OVERLOADED


def test_no_mark_makes_an_overloaded_trial_count(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, push(200.0)[:300])
    overloaded_once(bench, session)
    for _ in range(2):
        session.mark(Mark.SLIPPED)
    bench.play(session, push(200.0)[300:])
    assert session.view().test.trials[0].mark is Mark.OVERLOADED
    with pytest.raises(EntryFault) as fault:
        session.mark(Mark.SLIPPED)
    assert (
        str(fault.value) == "Trial 1 went beyond the dynamometer’s range and cannot count; go on with the next trial."
    )
    assert session.view().test.trials[0].mark is Mark.OVERLOADED


def test_a_clock_set_back_does_not_change_which_trial_is_the_newest(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    for minutes in (0, 20, -30):
        now = NOON + timedelta(minutes=minutes)
        monkeypatch.setattr(bench, "now", lambda now=now: now)
        bench.session().type_value(150.0 + minutes, "N")
        bench.settle()
    session = bench.session()
    session.repeat()
    assert [line.peak_n for line in session.view().test.trials] == [150.0, 170.0]


def test_another_dynamometer_in_mid_push_keeps_the_trial_and_knows_nothing_of_the_one_before(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, push(180.0)[:400])
    session.back()
    view = session.view()
    assert view.phase is Phase.REST
    assert not view.test.trials[0].complete
    assert view.resting_n is None
