"""What is said of a trial after it was filed; all of it can be taken back."""

from collections.abc import Callable

import pytest

from session_bench import Bench, push
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.clinic.trial import Mark, Trial
from strengthtrack.practice.testing.session_view import Phase, TestLine
from strengthtrack.practice.testing.testing_session import TestingSession
from strengthtrack.records.changes import Changes
from strengthtrack.records.store import Store

LEFT, RIGHT = (Movement.ABDUCTION, Side.LEFT), (Movement.ABDUCTION, Side.RIGHT)


@pytest.fixture
def session(bench: Bench) -> TestingSession:
    """Two values of the left leg."""
    session = bench.session()
    session.type_value(150.0, "N")
    session.type_value(160.0, "N")
    bench.settle()
    return session


def undone(bench: Bench, session: TestingSession) -> str | None:
    name = bench.edits.undo()
    session.reload()
    return name


def numbers(line: TestLine) -> list[tuple[int, float]]:
    return [(trial.number, trial.peak_n) for trial in line.trials]


def test_compensated_takes_a_trial_out_of_the_count(bench: Bench, session: TestingSession) -> None:
    session.mark(Mark.COMPENSATED)
    assert [trial.counts for trial in session.view().test.trials] == [True, False]
    assert undone(bench, session) == "Trial 2: compensated"
    assert session.view().test.best_n == 160.0


def test_a_note_is_kept_with_the_newest_trial_or_the_one_that_is_named(bench: Bench, session: TestingSession) -> None:
    session.note(" Held her breath. ")
    session.note("Shoe on.", session.view().test.trials[0].trial_id)
    assert [trial.note for trial in session.view().test.trials] == ["Shoe on.", "Held her breath."]
    session.note("")
    assert session.view().test.trials[1].note == ""
    assert undone(bench, session) == "Note on trial 2 taken away"
    assert undone(bench, session) == "Note on trial 1"
    assert [trial.note for trial in session.view().test.trials] == ["", "Held her breath."]


def test_the_same_note_again_is_no_edit(bench: Bench, session: TestingSession) -> None:
    session.note("Shoe on.")
    session.note("Shoe on.")
    undone(bench, session)
    assert session.view().test.trials[1].note == ""


def test_a_trial_is_set_aside_with_the_reason_and_brought_back(bench: Bench, session: TestingSession) -> None:
    first = session.view().test.trials[0].trial_id
    session.set_aside(first, "wrong pad")
    line = session.view().test
    assert numbers(line) == [(2, 160.0)]
    assert [(trial.peak_n, trial.aside) for trial in line.aside] == [(150.0, "wrong pad")]
    assert bench.edits.last == "Trial 1 set aside: wrong pad"
    session.bring_back(first)
    assert numbers(session.view().test) == [(1, 150.0), (2, 160.0)]
    assert session.view().test.aside == ()
    assert bench.edits.last == "Trial 1 brought back"
    undone(bench, session)
    undone(bench, session)
    assert numbers(session.view().test) == [(1, 150.0), (2, 160.0)]


def test_a_trial_whose_number_was_given_again_comes_back_behind(bench: Bench, session: TestingSession) -> None:
    second = session.view().test.trials[1].trial_id
    session.repeat()
    assert session.view().test.aside[0].aside == "repeated"
    session.type_value(155.0, "N")
    bench.settle()
    session.bring_back(second)
    assert numbers(session.view().test) == [(1, 150.0), (2, 155.0), (3, 160.0)]
    assert undone(bench, session) == "Trial 3 brought back"
    assert session.view().test.aside[0].number == 2


def test_a_trial_that_is_not_there_is_let_be(session: TestingSession) -> None:
    session.set_aside("nobody", "wrong pad")
    session.bring_back("nobody")
    session.bring_back(session.view().test.trials[0].trial_id)
    assert len(session.view().test.trials) == 2


def test_a_test_is_skipped_with_the_reason_which_is_kept(bench: Bench, session: TestingSession) -> None:
    session.skip(" Too sore. ")
    first = session.view().tests[0]
    assert (first.skipped, first.skipped_why) == (True, "Too sore.")
    assert session.test == RIGHT
    assert bench.store.skipped("s1")[0].why == "Too sore."
    assert undone(bench, session) == "Hip abduction left skipped"
    assert not session.view().tests[0].skipped
    assert bench.store.skipped("s1") == ()


@pytest.mark.parametrize("after_all", ["arm", "type"])
def test_a_skipped_test_is_tested_after_all(bench: Bench, session: TestingSession, after_all: str) -> None:
    session.skip()
    session.choose(0)
    assert session.view().test.skipped
    if after_all == "arm":
        session.arm()
    else:
        session.type_value(155.0, "N")
    bench.settle()
    session.reload()
    assert not session.view().test.skipped
    assert bench.store.skipped("s1") == ()


def test_these_were_the_other_leg(bench: Bench, session: TestingSession) -> None:
    session.pain(3)
    session.mark(Mark.PAIN)
    session.swap_side()
    left, right = session.view().tests[:2]
    assert numbers(left) == []
    assert numbers(right) == [(1, 150.0), (2, 160.0)]
    assert right.trials[1].mark is Mark.PAIN
    assert (left.pain, right.pain) == (None, 3)
    assert (session.test, session.view().phase) == (RIGHT, Phase.SET_UP)
    assert (left.rest_left_s, right.rest_left_s) == (0.0, 60.0)
    assert {trial.setup.side for trial in bench.store.session_trials("s1")} == {Side.RIGHT}
    assert undone(bench, session) == "2 trials filed under hip abduction right"
    left, right = session.view().tests[:2]
    assert numbers(left) == [(1, 150.0), (2, 160.0)]
    assert (left.pain, right.pain) == (3, None)


def test_where_the_only_trial_is_taken_back_the_test_is_set_up_again(bench: Bench) -> None:
    session = bench.session()
    session.type_value(150.0, "N")
    assert session.view().phase is Phase.REST
    undone(bench, session)
    session.bring_back(session.view().test.aside[0].trial_id)
    undone(bench, session)
    assert session.view().phase is Phase.REST  # set aside, it stands there to be brought back


def test_undoing_a_swap_leaves_no_rest_face_for_a_leg_without_a_trial(bench: Bench, session: TestingSession) -> None:
    session.swap_side()
    session.arm()
    assert session.view().phase is Phase.REST
    undone(bench, session)
    assert session.view().phase is Phase.SET_UP


def test_they_are_numbered_behind_those_of_the_other_leg(bench: Bench, session: TestingSession) -> None:
    session.set_aside(session.view().test.trials[0].trial_id, "wrong pad")
    session.choose(1)
    session.type_value(170.0, "N")
    session.pain(5)
    bench.settle()
    before = {trial.id: trial.started_at for trial in bench.store.session_trials("s1", include_discarded=True)}
    session.choose(0)
    session.swap_side()
    left, right = session.view().tests[:2]
    assert numbers(right) == [(1, 170.0), (3, 160.0)]
    assert [trial.peak_n for trial in right.aside] == [150.0]
    assert (left.trials, left.aside, right.pain) == ((), (), 5)
    after = {trial.id: trial.started_at for trial in bench.store.session_trials("s1", include_discarded=True)}
    assert after == before
    undone(bench, session)
    assert numbers(session.view().tests[1]) == [(1, 170.0)]
    assert session.view().tests[1].pain == 5


def test_one_that_is_set_aside_keeps_its_number_under_the_other_leg(bench: Bench, session: TestingSession) -> None:
    second = session.view().test.trials[1].trial_id
    session.set_aside(second, "wrong leg")
    session.choose(1)
    session.type_value(170.0, "N")
    bench.settle()
    session.choose(0)
    session.swap_side()
    assert [trial.number for trial in session.view().tests[1].aside] == [2]
    session.bring_back(second)
    assert numbers(session.view().tests[1]) == [(1, 170.0), (2, 150.0), (3, 160.0)]


def test_a_done_test_stays_done_under_the_other_leg_and_nothing_is_armed(bench: Bench, session: TestingSession) -> None:
    session.type_value(155.0, "N")
    bench.settle()
    session.swap_side()
    assert (session.test, session.view().phase) == (RIGHT, Phase.TEST_DONE)
    undone(bench, session)
    bench.clock_s += 120.0
    session.tick()
    assert session.view().phase is Phase.SET_UP
    session.next_test()
    assert session.test == (Movement.EXTENSION, Side.LEFT)


def test_what_was_zeroed_was_zeroed_for_the_other_leg(bench: Bench, session: TestingSession) -> None:
    session._book.zeroed.add(LEFT)
    session.set_lever_arm(0.4)
    session.type_value(155.0, "N")
    bench.settle()
    session.swap_side()
    left, right = session.view().tests[:2]
    assert (left.zeroed, right.zeroed) == (False, True)
    assert (left.lever_arm_m, right.lever_arm_m) == (None, 0.4)


def test_a_single_trial_is_named_where_it_went(bench: Bench, session: TestingSession) -> None:
    session.repeat()
    session.set_aside(session.view().test.trials[0].trial_id, "")
    assert bench.edits.last == "Trial 1 set aside"
    session.choose(1)
    session.type_value(170.0, "N")
    bench.settle()
    session.swap_side()
    assert bench.edits.last == "Trial 1 filed under hip abduction left"


def test_without_a_trial_there_is_nothing_to_put_under_the_other_leg(bench: Bench) -> None:
    session = bench.session()
    session.swap_side()
    assert session.test == LEFT
    assert bench.edits.last is None


def test_a_done_test_that_loses_a_trial_after_its_rest_is_not_armed_by_itself(
    bench: Bench, session: TestingSession
) -> None:
    session.type_value(155.0, "N")
    bench.clock_s += 120.0
    session.mark(Mark.SLIPPED)
    session.tick()
    assert session.view().phase is Phase.SET_UP


def test_where_one_side_is_tested_a_swap_leaves_nothing_armed(bench: Bench) -> None:
    bench.plug_in()
    session = bench.session(sides=(Side.LEFT,))
    session.arm()
    bench.play(session, push(150.0))
    bench.settle()
    session.swap_side()
    bench.play(session, push(160.0))
    assert (session.test, session.phase, session.view().test.trials) == (LEFT, Phase.SET_UP, ())
    assert undone(bench, session) == "Trial 1 filed under hip abduction right"
    assert numbers(session.view().test) == [(1, 150.0)]


def test_a_number_that_an_undo_in_mid_push_gave_back_is_not_given_twice(bench: Bench, session: TestingSession) -> None:
    session.repeat()
    bench.plug_in()
    session.arm()
    session.arm()
    bench.play(session, push(150.0)[:400])
    assert undone(bench, session) == "Trial 2 set aside: repeated"
    bench.play(session, push(150.0)[400:])
    assert [trial.number for trial in session.view().test.trials] == [1, 2, 3]


def test_a_trial_that_is_stored_while_the_session_is_read_again_is_there_once(
    bench: Bench, session: TestingSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[tuple[Callable[[Store], Changes], str]] = []
    monkeypatch.setattr(bench.recorder, "_post", lambda job, what: held.append((job, what)))
    session.type_value(170.0, "N")
    ended = bench.store.session_trials

    def read(session_id: str, *, include_discarded: bool = False) -> tuple[Trial, ...]:
        """The writer is done in the very moment in which the trials are read."""
        while held:
            bench.writer.do(held.pop()[0])
        return ended(session_id, include_discarded=include_discarded)

    monkeypatch.setattr(bench.store, "session_trials", read)
    session.reload()
    assert numbers(session.view().test) == [(1, 150.0), (2, 160.0), (3, 170.0)]
