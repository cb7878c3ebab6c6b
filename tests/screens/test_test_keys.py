import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from faces_bench import KEYS, bar_keys, begin, press, rested
from session_views import line, trial, view
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.clinic.trial import Mark
from strengthtrack.errors import EntryFault
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.screens.testing.keys import KEYS as PAGE_KEYS
from strengthtrack.screens.testing.keys import PEDAL, means
from strengthtrack.screens.testing.questions import SKIP_REASONS
from strengthtrack.screens.testing.testing_page import TestingPage

RIGHT_HIP = (Movement.ABDUCTION, Side.RIGHT)
TWO = line(*RIGHT_HIP, trial(1, 160.0), trial(2, 186.0))


@pytest.fixture
def page(testing_page: TestingPage) -> TestingPage:
    return testing_page


def typed(page: TestingPage, words: str) -> None:
    for letter in words:
        QTest.keyClicks(QApplication.focusWidget() or page, letter)


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase is not Phase.FINISHED])
def test_space_asks_the_session_for_the_one_next_thing(page: TestingPage, phase: Phase) -> None:
    session = begin(page, view(phase, TWO))
    press(page, "Space")
    assert session.asked == ["advance"]


def test_the_pedal_is_the_one_next_thing_whatever_has_the_focus(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP))
    page.bar.hints[0].setFocus(Qt.FocusReason.TabFocusReason)
    page.keys.pressed.emit(PEDAL)
    assert session.asked == ["advance"]


def test_while_something_is_asked_the_one_next_thing_is_to_answer(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP, force_n=None))
    press(page, "S")
    page.keys.pressed.emit(PEDAL)
    assert session.asked == [("skip", "")]


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("R", "repeat"),
        ("Z", "zero"),
        ("Esc", "pause"),
        ("L", Mark.PAIN),
        ("O", Mark.OVERPOWERED),
        ("X", Mark.SLIPPED),
        ("C", Mark.COMPENSATED),
    ],
)
def test_each_key_does_what_its_cap_says(page: TestingPage, key: str, asked: object) -> None:
    session = begin(page, rested())
    press(page, key)
    assert session.asked == [asked]


@pytest.mark.parametrize("key", ["Z", "S", "V", "N", "Del", "5", "T"])
def test_while_pushing_only_marks_and_the_end_mean_something(key: str) -> None:
    assert not means(key, view(Phase.PUSHING, TWO))


@pytest.mark.parametrize("key", ["L", "C", "R", "N", "Del", "3"])
def test_before_the_first_trial_nothing_is_said_of_one(key: str) -> None:
    assert not means(key, view(Phase.SET_UP))


def test_where_sides_take_turns_the_leg_that_just_pushed_is_asked_about() -> None:
    moment = view(Phase.SET_UP, TWO, line(side=Side.LEFT), current=1, asked=0)
    assert all(means(key, moment) for key in ("L", "C", "R", "N", "Del", "3", "T"))


def test_every_key_of_the_page_can_be_pressed_in_these_tests() -> None:
    assert set(PAGE_KEYS) <= set(KEYS)


@pytest.mark.parametrize("mark_key", ["L", "O", "X", "C"])
def test_every_mark_is_offered_in_the_push_and_after(page: TestingPage, mark_key: str) -> None:
    begin(page, view(Phase.PUSHING))
    assert mark_key in bar_keys(page)
    begin(page, rested())
    assert mark_key in {key.key for key in page.rest.marks.values()}


# skipping


def test_a_test_is_skipped_with_a_reason_by_two_keys(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP))
    press(page, "S")
    press(page, "1")
    assert session.asked == [("skip", "pain")]
    assert page.bar.isVisible()


def test_a_test_is_skipped_without_a_reason_by_enter_on_nothing(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP))
    press(page, "S")
    press(page, "Enter")
    assert session.asked == [("skip", "")]


def test_own_words_are_begun_by_their_first_letter(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP))
    press(page, "S")
    typed(page, "loud room")
    press(page, "Enter")
    assert session.asked == [("skip", "loud room")]


def test_a_reason_is_clicked(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP))
    press(page, "S")
    QTest.mouseClick(page.foot.ask_bar.reasons[2], Qt.MouseButton.LeftButton)
    assert session.asked == [("skip", SKIP_REASONS[2])]


def test_tab_goes_to_a_reason_and_enter_chooses_it(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP))
    press(page, "S")
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
    press(page, "Enter")
    assert session.asked == [("skip", SKIP_REASONS[1])]


def test_escape_leaves_the_question_and_pauses_nothing(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP))
    press(page, "S")
    press(page, "Esc")
    assert session.asked == []
    assert page.bar.isVisible()
    press(page, "Esc")
    assert session.asked == ["pause"]


def test_letters_of_own_words_are_no_commands(page: TestingPage) -> None:
    session = begin(page, rested(TWO))
    press(page, "S")
    typed(page, "slx rc 5")
    assert session.asked == []
    assert page.foot.ask_bar.edit.text() == "slx rc 5"


def test_while_it_is_asked_the_other_keys_wait(page: TestingPage) -> None:
    session = begin(page, rested(TWO))
    press(page, "S")
    page.foot.ask_bar.leave.setFocus(Qt.FocusReason.TabFocusReason)
    for key in ("R", "L", "7"):
        press(page, key)
    assert session.asked == []


def test_when_another_test_is_up_skipping_is_no_longer_asked(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP, line(), line(side=Side.LEFT)))
    press(page, "S")
    session.now = view(Phase.SET_UP, line(), line(side=Side.LEFT), current=1)
    page.look()
    assert page.foot.question is None
    assert page.bar.isVisible()


# setting aside and bringing back


def test_the_newest_trial_is_set_aside_with_a_reason(page: TestingPage) -> None:
    session = begin(page, rested(TWO))
    press(page, "Del")
    press(page, "3")
    assert session.asked == [("set aside", "2 186.0", "wrong leg")]


def test_any_trial_is_set_aside_by_its_own_button(page: TestingPage) -> None:
    session = begin(page, rested(TWO))
    older = next(row for row in page.column.trials.rows if row.trial_id == "1 160.0")
    older.deed.click()
    press(page, "Enter")
    assert session.asked == [("set aside", "1 160.0", "")]


def test_delete_means_the_trial_that_tab_went_to(page: TestingPage) -> None:
    session = begin(page, rested(TWO))
    page.column.trials.rows[-1].deed.setFocus(Qt.FocusReason.TabFocusReason)
    press(page, "Del")
    press(page, "1")
    assert session.asked == [("set aside", "1 160.0", "not a full effort")]


def test_a_trial_that_was_set_aside_is_brought_back(page: TestingPage) -> None:
    session = begin(page, rested(line(*RIGHT_HIP, trial(1, 160.0), aside=(trial(2, 186.0, aside="wrong leg"),))))
    back = next(row for row in page.column.trials.rows if row.trial_id == "2 186.0")
    assert back.words.text() == "Set aside: wrong leg"
    back.deed.click()
    assert session.asked == [("bring back", "2 186.0")]


def test_bringing_a_trial_back_is_not_told_as_a_new_one(page: TestingPage) -> None:
    told: list[str] = []
    page.done.connect(told.append)
    session = begin(page, rested(line(*RIGHT_HIP, aside=(trial(1, 160.0, aside=""),))))
    session.now = rested(line(*RIGHT_HIP, trial(1, 160.0), trial(2, 170.0)))
    page.look()
    session.now = rested(line(*RIGHT_HIP, trial(2, 170.0), aside=(trial(1, 160.0, aside=""),)))
    page.look()
    session.now = rested(line(*RIGHT_HIP, trial(1, 160.0), trial(2, 170.0)))
    page.look()
    page.done.disconnect(told.append)
    assert told == ["Trial 2 saved"]


# notes, sides


def test_a_note_is_typed_and_kept_by_enter(page: TestingPage) -> None:
    session = begin(page, rested(TWO))
    press(page, "N")
    typed(page, "knee bent, 2 cm")
    press(page, "Enter")
    assert session.asked == [("note", "knee bent, 2 cm", "2 186.0")]


def test_a_note_is_changed_where_there_is_one(page: TestingPage) -> None:
    session = begin(page, rested(line(*RIGHT_HIP, trial(1, 160.0, note="knee bent"))))
    press(page, "N")
    assert page.foot.ask_bar.edit.text() == "knee bent"
    page.foot.ask_bar.edit.clear()
    press(page, "Enter")
    assert session.asked == [("note", "", "1 160.0")]


def test_a_note_outlives_a_push_that_begins_while_it_is_typed(page: TestingPage) -> None:
    session = begin(page, rested(TWO))
    press(page, "N")
    typed(page, "so")
    session.now = view(Phase.PUSHING, TWO)
    page.look()
    session.now = rested(line(*RIGHT_HIP, *TWO.trials, trial(3, 181.0)))
    page.look()
    typed(page, "re")
    press(page, "Enter")
    assert session.asked == [("note", "sore", "2 186.0")]


def test_the_other_leg_is_said_and_asked_for(page: TestingPage) -> None:
    session = begin(page, view(Phase.REST, TWO, line(Movement.ABDUCTION, Side.LEFT)))
    assert page.rest.swap.text() == "These were the left leg"
    page.rest.swap.click()
    assert session.asked == ["swap side"]


def test_where_the_other_leg_is_not_tested_nothing_is_to_be_filed_under_it(page: TestingPage) -> None:
    begin(page, view(Phase.REST, TWO))
    assert page.rest.swap.isHidden()


def test_a_zero_that_cannot_be_taken_says_why(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP))
    session.raises = EntryFault([("zero", "The force is not steady; hold it still and zero it again.")])
    with qtbot.waitSignal(page.fault, timeout=1000) as caught:
        page.zero.button.click()
    assert session.asked == ["zero"]
    assert caught.args == ["The force is not steady; hold it still and zero it again."]
