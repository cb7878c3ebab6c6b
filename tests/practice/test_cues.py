"""What is heard of a session: each cue once, in its moment."""

from dataclasses import replace

import pytest

from session_views import line, trial, view
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.practice.testing.cues import Cue, Tone, cues, spoken
from strengthtrack.practice.testing.session_view import Gone, Phase, SessionView

LEFT, RIGHT = line(side=Side.LEFT), line(Movement.EXTENSION, Side.RIGHT)
ARMED = view(Phase.ARMED)
NAME = "right hip, abduction"


def pushing(held_s: float, **facts: object) -> SessionView:
    return replace(view(Phase.PUSHING, held_s=held_s), **facts)  # type: ignore[arg-type]


def heard(*moments: SessionView, first: SessionView | None = None) -> list[Cue]:
    """Every cue of a row of moments."""
    pairs = zip((first, *moments), moments, strict=False)
    return [cue for before, after in pairs for cue in cues(before, after)]


def test_the_side_is_said_first() -> None:
    assert spoken(LEFT) == "left hip, abduction"
    assert spoken(line(Movement.EXTERNAL_ROTATION)) == "right hip, external rotation"
    assert spoken(line(Movement.KNEE_EXTENSION, Side.LEFT)) == "left knee, extension"


def test_armed_it_says_ready_and_the_name() -> None:
    assert heard(ARMED, first=view(Phase.SET_UP)) == [Cue(Tone.READY, NAME)]
    assert heard(ARMED, first=view(Phase.REST)) == [Cue(Tone.READY, NAME)]
    assert heard(ARMED) == [Cue(Tone.READY, NAME)]


def test_a_practice_push_is_called_one() -> None:
    assert heard(replace(ARMED, practice=True), first=view(Phase.SET_UP)) == [Cue(Tone.READY, f"{NAME}, practice")]


def test_another_test_that_is_armed_at_once_is_named_too() -> None:
    both = (LEFT, RIGHT)
    first, second = view(Phase.ARMED, *both), view(Phase.ARMED, *both, current=1)
    assert heard(second, first=first) == [Cue(Tone.READY, "right hip, extension")]


def test_the_next_test_is_named_when_it_is_chosen() -> None:
    before, after = view(Phase.TEST_DONE, LEFT, RIGHT), view(Phase.SET_UP, LEFT, RIGHT, current=1)
    assert heard(after, first=before) == [Cue(words="next: right hip, extension")]
    assert heard(replace(after, one_more=True), first=before) == [Cue(words="next: right hip, extension, one more")]


def test_a_session_that_is_just_begun_is_silent() -> None:
    assert heard(view(Phase.SET_UP), view(Phase.SET_UP)) == []


def test_a_push_is_counted_to_its_hold_and_then_it_is_over() -> None:
    said = heard(*(pushing(tenth / 10) for tenth in range(1, 90)), first=ARMED)
    assert said == [
        Cue(Tone.GO),
        *(Cue(Tone.TICK, word) for word in ("one", "two", "three", "four")),
        Cue(Tone.RELAX, "and relax"),
    ]


def test_a_hold_that_is_no_whole_number_is_counted_as_far_as_it_goes() -> None:
    plan = replace(ARMED.plan, hold_s=2.5)
    said = heard(*(pushing(tenth / 10, plan=plan) for tenth in range(1, 40)), first=ARMED)
    assert [cue.words for cue in said] == ["", "one", "two", "and relax"]


def test_after_ten_the_count_is_in_figures() -> None:
    plan = replace(ARMED.plan, hold_s=12)
    assert heard(pushing(11.01, plan=plan), first=pushing(10.99, plan=plan)) == [Cue(Tone.TICK, "11")]


@pytest.mark.parametrize("moment", [ARMED, pushing(2.4), view(Phase.TEST_DONE), view(Phase.LOST), view(Phase.REST)])
def test_what_is_shown_again_is_not_heard_again(moment: SessionView) -> None:
    assert heard(*[moment] * 60, first=moment) == []


def test_a_window_that_was_held_up_says_only_the_newest_count() -> None:
    assert heard(pushing(3.2), first=pushing(0.9)) == [Cue(Tone.TICK, "three")]
    assert heard(pushing(6.2), first=pushing(2.9)) == [Cue(Tone.RELAX, "and relax")]
    assert heard(pushing(1.1), first=ARMED) == [Cue(Tone.TICK, "one")]


def test_the_next_push_begins_anew_though_nothing_was_seen_between_them() -> None:
    assert heard(pushing(0.1, trial_number=2), first=pushing(6.0, trial_number=1)) == [Cue(Tone.GO)]


def test_a_filed_trial_is_silent_unless_the_rule_asks_for_one_more() -> None:
    filed = view(Phase.REST, line(Movement.ABDUCTION, Side.RIGHT, trial(1, 150.0)))
    assert heard(filed, first=pushing(5.5)) == []
    asking = replace(filed, one_more=True)
    assert heard(asking, asking, first=pushing(5.5)) == [Cue(Tone.ONE_MORE, "one more")]


def test_one_more_is_not_said_of_another_test() -> None:
    after = view(Phase.SET_UP, LEFT, RIGHT, current=1, one_more=True)
    assert Cue(Tone.ONE_MORE, "one more") not in heard(after, first=view(Phase.REST, LEFT, RIGHT))


def test_a_test_that_is_done_and_a_session_that_is_done_say_so() -> None:
    assert heard(view(Phase.TEST_DONE), first=pushing(5.5)) == [Cue(Tone.DONE, "test done")]
    assert heard(view(Phase.FINISHED), first=view(Phase.TEST_DONE)) == [Cue(words="all tests done")]


def test_a_cable_that_falls_out_is_heard_and_so_is_its_coming_back() -> None:
    assert heard(view(Phase.LOST), first=pushing(2.0)) == [Cue(Tone.WARN, "dynamometer unplugged")]
    assert heard(view(Phase.LOST, gone=Gone.SLEPT)) == [Cue(Tone.WARN, "dynamometer not heard")]
    assert heard(view(Phase.PAUSED), first=view(Phase.LOST)) == [Cue(words="dynamometer is back")]


def test_a_pause_that_the_tester_asked_for_is_silent() -> None:
    assert heard(view(Phase.PAUSED), first=ARMED) == []


def test_a_sentence_on_the_screen_is_hinted_at_once() -> None:
    short = replace(ARMED, sentence="That push was too short to be a trial.")
    assert heard(short, short, ARMED, short, first=ARMED) == [Cue(Tone.HINT), Cue(Tone.HINT)]
