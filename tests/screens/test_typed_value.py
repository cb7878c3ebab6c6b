"""The field for values: typed by a person, or by a dynamometer that is plugged in as a keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from faces_bench import begin, press, rested
from session_views import Remembering, line, view
from strengthtrack.errors import EntryFault
from strengthtrack.practice.testing.pressed import Pressed
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.screens.testing.testing_page import TestingPage
from strengthtrack.screens.testing.typed_value import SECOND, TypedValue
from strengthtrack.screens.testing.value_text import value_of


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("123.4", 123.4, "N"),
        ("123,4", 123.4, "N"),
        (" 0123.40 N", 123.4, "N"),
        ("27.7 lbf", 27.7, "lbf"),
        ("+27.7lbF", 27.7, "lbf"),
        ("12.5 kg", 12.5, "kgf"),
        ("0.18 kN", 0.18, "kN"),
        ("\N{MINUS SIGN}12", -12.0, "N"),
        (".5", 0.5, "N"),
    ],
)
def test_a_value_is_read_as_displays_write_it(text: str, value: float, unit: str) -> None:
    read, read_in = value_of(text, "N")
    assert read == pytest.approx(value)
    assert read_in == unit


@pytest.mark.parametrize("text", ["", "abc", "12.313.1", "12.3 13.1", "1,234.5", "1e3", "inf"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(EntryFault, match=r"is (not a number; type the value as the display|no unit of force)"):
        value_of(text, "N")


def test_what_is_no_force_is_refused() -> None:
    with pytest.raises(EntryFault, match=r"“Nm” is no unit of force; set the display to N, kgf, lbf\."):
        value_of("12.3 Nm", "N")


class Clock:
    """Turned on by hand, by so much at each look where `step` is set."""

    def __init__(self) -> None:
        self.now, self.step = 100.0, 0.0

    def __call__(self) -> float:
        self.now += self.step
        return self.now


class Typing:
    """A field by itself, and what was given away."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clock = Clock()
        self.field = TypedValue(self.clock)
        qtbot.addWidget(self.field)
        self.field.show()
        self.given: list[tuple[float, str]] = []
        self.field.given.connect(self._take)

    def _take(self, value: float, unit: str) -> None:
        self.given.append((value, unit))
        self.field.filed()

    def keys(self, text: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
        QTest.keyClicks(self.field.edit, text)
        if end is not None:
            QTest.keyClick(self.field.edit, end)


@pytest.fixture
def typing(qtbot: QtBot) -> Typing:
    return Typing(qtbot)


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_wedge_files_its_value_by_enter_or_tab(typing: Typing, end: Qt.Key) -> None:
    typing.keys("123.4 N", end)
    assert typing.given == [(123.4, "N")]
    assert typing.field.edit.text() == ""


def test_two_values_in_quick_succession_are_two_and_the_second_waits(typing: Typing) -> None:
    typing.keys("12.3")
    typing.keys("13.1")
    assert typing.given == [(12.3, "N")]
    assert typing.field.fault.text() == SECOND
    typing.keys("13.2", None)
    assert typing.field.edit.text() == "13.2", "a third takes the place of the second, and never stands behind it"
    typing.keys("")
    assert [value for value, _ in typing.given] == [12.3, 13.2]


def test_a_second_value_can_be_let_go(typing: Typing) -> None:
    typing.keys("12.3")
    typing.keys("13.1")
    assert typing.field.let_go()
    assert typing.field.edit.text() == ""
    assert not typing.field.let_go()
    assert typing.given == [(12.3, "N")]


def test_two_pushes_are_two_trials(typing: Typing) -> None:
    typing.keys("12.3")
    typing.clock.now += 6.0
    typing.keys("13.1")
    assert [value for value, _ in typing.given] == [12.3, 13.1]


def test_a_person_may_type_value_after_value_and_tab_stays_tab(typing: Typing) -> None:
    typing.clock.step = 0.15
    typing.keys("180")
    typing.keys("176")
    assert [value for value, _ in typing.given] == [180.0, 176.0]
    typing.keys("17", Qt.Key.Key_Tab)
    assert typing.field.edit.text() == "17"


def without_force(phase: Phase = Phase.SET_UP) -> Remembering:
    return Remembering(view(phase, line(), force_n=None))


def test_the_field_has_the_focus_where_a_value_is_due_and_lets_the_keys_past(testing_page: TestingPage) -> None:
    page = testing_page
    session = begin(page, without_force().now)
    assert QApplication.focusWidget() is page.column.typed_value.edit
    press(page, "S")
    assert page.foot.question is not None
    press(page, "Esc")
    page.setFocus()
    for key in "171":
        press(page, key)
    press(page, "Enter")
    assert session.asked == [(171.0, "N")]


def test_a_wedge_is_heard_in_a_rest_where_a_single_digit_is_the_pain(testing_page: TestingPage, qtbot: QtBot) -> None:
    page = testing_page
    session = begin(page, rested(force_n=None))
    field = page.column.typed_value
    field.begin()
    page.setFocus()
    press(page, "1")
    press(page, "2")
    press(page, "3")
    press(page, "Enter")
    assert session.asked == [(123.0, "N")]
    press(page, "4")
    qtbot.waitUntil(lambda: len(session.asked) > 1)
    assert session.asked[1:] == [("pain", 4)]
    assert field.edit.text() == ""


SENT = Pressed(27.7, "lbf", 123.2)


def test_a_value_from_the_button_stands_in_the_field_and_is_kept_by_enter_or_space(testing_page: TestingPage) -> None:
    page = testing_page
    now = view(Phase.SET_UP, line(), force_n=None, waits_for_button=True, given=SENT, given_waiting=1)
    session = begin(page, now)
    field = page.column.typed_value
    assert (field.edit.text(), field.edit.isReadOnly()) == ("27.7 lbf", True)
    assert field.fault.text() == "1 more reading came since."
    assert page.bar.bar is not None
    assert (page.bar.bar.next_words, page.bar.bar.next_key) == ("Keep it", "Enter")
    QTest.keyClicks(field.edit, "9")
    assert field.edit.text() == "27.7 lbf"
    press(page, "Enter")
    press(page, "Space")
    assert session.asked == ["keep given", "keep given"]
    press(page, "Esc")
    field.drop.click()
    assert session.asked[2:] == ["drop given", "drop given"]
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert session.asked[4:] == ["keep given"], "Enter keeps it wherever the focus is"


def test_a_value_that_cannot_be_right_says_so_and_can_be_dropped(testing_page: TestingPage) -> None:
    session = begin(testing_page, view(Phase.SET_UP, line(), force_n=None, waits_for_button=True, given=SENT))
    session.raises = EntryFault([("value", "−12 N cannot be right.")])
    testing_page.values.keep()
    assert testing_page.column.typed_value.fault.text() == "−12 N cannot be right."


def test_without_a_value_the_button_is_waited_for(testing_page: TestingPage) -> None:
    begin(testing_page, view(Phase.SET_UP, line(), force_n=None, waits_for_button=True))
    assert testing_page.bar.bar is not None
    assert testing_page.bar.bar.sayings[0] == ("", "Press the dynamometer’s button for trial 1.")
    assert not testing_page.column.typed_value.edit.isReadOnly()
