from dataclasses import replace

import pytest

from faces_bench import THREE, begin, press, rested, said, turns
from session_views import BATTERY, line, trial, view
from strengthtrack.clinic.setup import Contraction, Movement, Side, ValueRule
from strengthtrack.clinic.trial import Mark
from strengthtrack.practice.testing.session_view import Gone, Phase
from strengthtrack.screens.testing.lever_arm import changed_words as lever_words
from strengthtrack.screens.testing.setup_face import changed_words
from strengthtrack.screens.testing.testing_page import TestingPage
from strengthtrack.screens.testing.trial_words import line_words, trial_words

RIGHT_HIP = (Movement.ABDUCTION, Side.RIGHT)


@pytest.fixture
def page(testing_page: TestingPage) -> TestingPage:
    return testing_page


def test_zero_is_asked_for_in_every_set_up(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP, resting_n=31.2))
    assert "Zero it unloaded, held as in this test" in said(page)
    assert page.zero.resting.words == "At rest 31 N"
    session.now = view(Phase.SET_UP, line(zeroed=True), resting_n=0.2)
    page.look()
    assert page.zero.check.isVisible()
    assert page.zero.resting.words == "At rest 0 N"


def test_without_a_dynamometer_there_is_nothing_to_zero(page: TestingPage) -> None:
    begin(page, view(Phase.SET_UP, force_n=None))
    assert not page.zero.isVisible()


@pytest.mark.parametrize("phase", [Phase.SET_UP, Phase.ARMED, Phase.REST])
def test_what_must_be_said_is_said_on_whichever_face_is_up(page: TestingPage, phase: Phase) -> None:
    session = begin(page, view(phase, THREE, sentence="That push was too short to be a trial; push again."))
    assert page.saying.isVisible()
    assert page.saying.words == "That push was too short to be a trial; push again."
    session.now = view(phase, THREE)
    page.look()
    assert not page.saying.isVisible()


@pytest.mark.parametrize(
    ("now_m", "last_m", "words"),
    [
        (0.415, 0.38, "3.5\N{NO-BREAK SPACE}cm longer than last visit: is the pad on the same mark?"),
        (0.35, 0.38, "3.0\N{NO-BREAK SPACE}cm shorter than last visit: is the pad on the same mark?"),
        (0.40, 0.38, ""),
        (0.38, None, ""),
        (None, 0.38, ""),
    ],
)
def test_a_lever_arm_that_changed_over_two_centimetres_is_questioned(
    now_m: float | None, last_m: float | None, words: str
) -> None:
    assert lever_words(now_m, last_m) == words


def test_a_questioned_lever_arm_holds_nothing_up(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP, line(lever_arm_m=0.415, lever_arm_last_m=0.38)))
    assert page.column.lever.fault.isVisible()
    press(page, "Space")
    assert session.asked == ["advance"]


def test_a_lever_arm_that_is_missing_is_asked_for(page: TestingPage) -> None:
    begin(page, view(Phase.SET_UP))
    assert page.column.lever.missing.words == "Measure it,\nhip to pad"
    assert page.column.lever.missing.isVisible()


def test_what_changed_since_the_last_visit_is_said_with_what_follows(page: TestingPage) -> None:
    changed = ("Fixation changed, by hand to belt", "Tester changed, Tester 1 to Tester 2")
    words = (
        "Changed since last visit: fixation, by hand to belt; tester, Tester 1 to Tester 2. The line will break here."
    )
    assert changed_words(changed) == words
    begin(page, view(Phase.SET_UP, line(changed=changed)))
    assert words in said(page)
    begin(page, view(Phase.SET_UP))
    assert not page.set_up.changed.isVisible()


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (ValueRule.BEST, "3, the best counts"),
        (ValueRule.MEAN, "3, their mean counts"),
        (ValueRule.PLATEAU, "3, the best second counts"),
    ],
)
def test_the_set_up_says_which_value_counts(page: TestingPage, rule: ValueRule, words: str) -> None:
    begin(page, view(Phase.SET_UP, value=rule))
    assert ("Trials", words) in page.column.facts.facts


def test_a_break_test_is_never_mistaken_for_a_make_test(page: TestingPage) -> None:
    broken = replace(BATTERY.plan(Movement.ABDUCTION), contraction=Contraction.BREAK)
    begin(page, view(Phase.SET_UP, plan=broken))
    assert page.column.facts.facts[0] == ("Break test", "you overcome the push")


# the rest


def test_the_rest_says_what_the_push_was_like(page: TestingPage) -> None:
    begin(page, rested(replace(THREE, trials=THREE.trials[:2])))
    said_of_it = "Best second 177 N  ·  Held 5.2 s  ·  At rest 31 N  ·  Last visit 172 N"
    assert page.rest.facts == said_of_it


def test_a_marked_trial_says_that_it_does_not_count(page: TestingPage) -> None:
    begin(page, rested(THREE))
    assert page.rest.trial == "Trial 3: does not count"
    assert page.rest.facts.startswith("Slipped")


def test_where_no_trial_counts_there_is_no_valid_value(page: TestingPage) -> None:
    begin(page, rested(line(*RIGHT_HIP, trial(1, 160.0, Mark.COMPENSATED), aside=(trial(2, 150.0, aside=""),))))
    assert page.rest.card.words == "No valid value"
    assert page.rest.card.rule == "No trial of this test counts yet. Push again, or take a mark off."
    assert page.list.rows[0].under == "no valid value"
    assert "no valid value" in page.list.rows[0].accessibleName()


def test_what_was_set_aside_may_be_brought_back_and_a_trial_cut_short_is_pushed_again(page: TestingPage) -> None:
    session = begin(page, rested(line(*RIGHT_HIP, aside=(trial(1, 150.0, aside="repeated"),))))
    assert page.rest.card.rule.endswith("Push again, or bring one back.")
    session.now = rested(line(*RIGHT_HIP, replace(trial(1, 150.0), complete=False, counts=False)))
    page.look()
    assert page.rest.card.rule.endswith("counts yet. Push again.")


def test_practice_alone_is_not_a_test_without_a_value(page: TestingPage) -> None:
    begin(page, rested(line(*RIGHT_HIP, trial(1, 90.0, practice=True))))
    assert page.list.rows[0].under == ""
    assert page.rest.trial == "Practice 1: not counted"


def test_every_trial_is_listed_with_what_is_special_about_it(page: TestingPage) -> None:
    trials = (
        trial(1, 90.0, practice=True),
        trial(1, 160.0, note="knee bent"),
        trial(2, 140.0, complete=False),
        trial(3, 170.0, typed=True),
        trial(4, 120.0, Mark.OVERPOWERED),
    )
    begin(page, rested(line(*RIGHT_HIP, *trials, aside=(trial(5, 186.0, aside="wrong leg"),))))
    listed = {row.trial_id: row.words.text() for row in page.column.trials.rows}
    assert listed == {
        "1 90.0 practice": "Not counted",
        "1 160.0": "“knee bent”",
        "2 140.0": "Cut short",
        "3 170.0": "Typed",
        "4 120.0": "Overpowered the tester",
        "5 186.0": "Set aside: wrong leg",
    }


def test_a_trial_set_aside_without_a_reason_says_so_all_the_same() -> None:
    assert trial_words(trial(1, 160.0, aside="")) == "set aside"


def test_the_value_is_the_batterys_and_not_the_best_peak(page: TestingPage) -> None:
    begin(page, rested(replace(THREE, value_n=173.5)))
    assert "value 174 N" in page.list.rows[0].accessibleName()


def test_a_skipped_test_keeps_its_reason_in_the_list(page: TestingPage) -> None:
    skipped = line(skipped=True, skipped_why="cannot get into position")
    begin(page, view(Phase.SET_UP, skipped, line(side=Side.LEFT), current=1))
    assert page.list.rows[0].under == "cannot get into position"
    assert line_words(skipped) == "Hip abduction, right, skipped: cannot get into position"


# sides in turn


def test_where_sides_take_turns_the_list_says_how_long_the_other_rests(page: TestingPage) -> None:
    begin(page, turns())
    assert page.list.rows[0].under == "rests 32 s"
    assert "rests 32 s" in page.list.rows[0].accessibleName()


def test_where_sides_take_turns_the_trial_just_filed_stays_up_beside_the_next_leg(page: TestingPage) -> None:
    session = begin(page, turns(resting_n=1.0))
    assert page.rest.heading.words == "Hip abduction, left"
    assert page.rest.ring.words == "0:32 rest"
    assert "Next: the right leg" in said(page)
    assert page.bar.next.text() == "Arm the right leg"
    assert page.zero.isVisible()
    assert page.column.lever.isVisible()
    press(page, "4")
    assert session.asked == [("pain", 4)]


@pytest.mark.parametrize(
    ("gone", "sentence", "head"),
    [
        (Gone.UNPLUGGED, "The dynamometer came unplugged; nothing is lost, and testing goes on when it is back.", "Pl"),
        (
            Gone.UNREAD,
            "The dynamometer cannot be read; nothing is lost, and testing goes on when it can.",
            "Look",
        ),
        (Gone.SLEPT, "The computer slept; nothing is lost, and testing goes on when the dynamometer is back.", "Conn"),
        (Gone.NO_FORCE, "The dynamometer sends no force; nothing is lost, and testing goes on when it does.", "Set"),
    ],
)
def test_what_happened_is_said_and_only_a_pulled_cable_asks_for_a_hand(
    testing_page: TestingPage, gone: Gone, sentence: str, head: str
) -> None:
    begin(testing_page, view(Phase.LOST, line(), force_n=None, lost_why="Why.", gone=gone))
    assert testing_page.push.card.sentence == sentence
    assert testing_page.plug._head.text().startswith(head)
    assert testing_page.plug._steps.isVisible() is (gone in {Gone.UNPLUGGED, Gone.UNREAD})


@pytest.mark.parametrize(
    ("gone", "sentence"),
    [
        (Gone.UNPLUGGED, "It is back: zero it unloaded, then arm again."),
        (Gone.UNREAD, "It can be read again: zero it unloaded, then arm again."),
        (Gone.SLEPT, "The computer slept: zero the dynamometer unloaded, then arm again."),
        (Gone.NO_FORCE, "It sends force again: zero it unloaded, then arm again."),
    ],
)
def test_one_that_is_back_is_zeroed_before_testing_goes_on(
    testing_page: TestingPage, gone: Gone, sentence: str
) -> None:
    begin(testing_page, view(Phase.PAUSED, line(), force_n=2.0, lost_why="Why.", gone=gone))
    assert testing_page.push.card.sentence == sentence
    assert testing_page.zero.isVisible()
    begin(testing_page, view(Phase.PAUSED, line(zeroed=True), force_n=0.0, lost_why="Why.", gone=gone))
    assert testing_page.push.card.sentence == "Paused. Force is not filed until the test is armed again."
    assert not testing_page.zero.isVisible()


def test_drift_is_said_under_the_test_and_never_in_a_push(testing_page: TestingPage) -> None:
    begin(testing_page, view(Phase.SET_UP, line(), drift="The dynamometer shows 4.2 N at rest."))
    assert testing_page.saying.words == "The dynamometer shows 4.2 N at rest."
    begin(testing_page, view(Phase.PUSHING, line(), drift="The dynamometer shows 4.2 N at rest."))
    assert testing_page.saying.words == ""
    begin(testing_page, view(Phase.REST, line(), drift="It shows 4.2 N.", sentence="That was too short."))
    assert testing_page.saying.words == "That was too short."
