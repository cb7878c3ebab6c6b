"""Each leg's muscles rest by their own clock; where sides take turns one pushes while the other rests."""

import pytest

from session_bench import Bench, push
from strengthtrack.clinic.battery import Order
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.clinic.trial import Mark
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.practice.testing.testing_session import TestingSession

LEFT, RIGHT = (Movement.ABDUCTION, Side.LEFT), (Movement.ABDUCTION, Side.RIGHT)


@pytest.fixture
def session(bench: Bench) -> TestingSession:
    bench.plug_in()
    return bench.session(order=Order.TURNS)


def pushed(bench: Bench, session: TestingSession, peak_n: float = 180.0) -> None:
    session.arm()
    assert session.view().phase is Phase.ARMED
    bench.play(session, push(peak_n, seconds=1.2))


def test_after_a_trial_the_other_leg_is_set_up_and_not_armed(bench: Bench, session: TestingSession) -> None:
    pushed(bench, session)
    assert (session.test, session.view().phase) == (RIGHT, Phase.SET_UP)
    bench.play(session, push(150.0))
    assert session.view().test.trials == ()
    assert 50.0 < session.view().tests[0].rest_left_s <= 60.0
    assert session.view().tests[1].rest_left_s == 0.0


def test_a_leg_that_still_rests_is_armed_when_its_rest_is_over_or_at_once_when_asked_again(
    bench: Bench, session: TestingSession
) -> None:
    pushed(bench, session)
    pushed(bench, session)
    assert session.test == LEFT
    session.arm()
    assert session.view().phase is Phase.REST
    bench.play(session, push(150.0))
    assert len(session.view().tests[0].trials) == 1
    bench.through_rest(session)
    assert session.view().phase is Phase.ARMED
    session.choose(1)
    session.arm()
    assert (session.test, session.view().phase) == (RIGHT, Phase.REST)
    session.arm()
    assert session.view().phase is Phase.ARMED
    assert session.view().rest_left_s == 0.0


def test_marks_pain_and_repeat_are_about_the_trial_just_filed(bench: Bench, session: TestingSession) -> None:
    pushed(bench, session)
    view = session.view()
    assert (view.current, view.asked) == (1, 0)
    assert view.asked_test.side is Side.LEFT
    session.mark(Mark.PAIN)
    session.note("held her breath")
    session.pain(4)
    left, right = session.view().tests[:2]
    assert (left.trials[0].mark, left.trials[0].note, left.pain) == (Mark.PAIN, "held her breath", 4)
    assert right.pain is None
    session.repeat()
    assert session.view().tests[0].trials == ()
    session.arm()
    assert session.view().asked is None
    assert session.view().asked_test.side is Side.RIGHT


def test_a_leg_that_wants_no_trial_is_not_gone_to(bench: Bench, session: TestingSession) -> None:
    session.choose(1)
    session.skip()
    session.choose(0)
    pushed(bench, session)
    assert (session.test, session.view().phase) == (LEFT, Phase.REST)


def test_a_push_that_was_cut_short_goes_nowhere(bench: Bench, session: TestingSession) -> None:
    session.arm()
    bench.play(session, push(180.0)[:400])
    session.lost("The dynamometer came unplugged.")
    assert (session.test, session.view().phase) == (LEFT, Phase.LOST)


def test_skipping_in_mid_push_skips_the_leg_that_was_announced(bench: Bench, session: TestingSession) -> None:
    session.arm()
    bench.play(session, push(180.0)[:400])
    session.skip("Cramp.")
    assert [line.skipped for line in session.view().tests[:2]] == [True, False]
    assert session.test == RIGHT


def test_both_legs_done_the_next_movement_follows(bench: Bench, session: TestingSession) -> None:
    for _ in range(6):
        session.type_value(150.0, "N")
    assert session.view().phase is Phase.TEST_DONE
    session.next_test()
    assert session.test == (Movement.EXTENSION, Side.LEFT)


def test_a_resting_test_that_is_left_and_chosen_again_still_rests(bench: Bench) -> None:
    bench.plug_in()
    session = bench.session()
    pushed(bench, session)
    assert session.view().phase is Phase.REST
    session.choose(3)
    session.choose(0)
    session.arm()
    assert session.view().phase is Phase.REST


def test_seconds_of_rest_are_whole_so_that_the_list_is_drawn_once_a_second(bench: Bench) -> None:
    session = bench.session()
    session.type_value(150.0, "N")
    before = session.view().tests
    bench.clock_s += 0.4
    assert session.view().tests is before or session.view().tests == before
    assert session.view().tests is session.view().tests
    bench.clock_s += 1.0
    assert session.view().tests[0].rest_left_s == before[0].rest_left_s - 1.0
