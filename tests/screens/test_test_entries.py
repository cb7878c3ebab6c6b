import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from faces_bench import begin, press
from session_views import line, view
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.errors import EntryFault
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.screens.testing.testing_page import TestingPage


@pytest.fixture
def page(testing_page: TestingPage) -> TestingPage:
    return testing_page


def test_the_lever_arm_of_the_last_visit_is_named(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP, line(lever_arm_m=0.38, lever_arm_last_m=0.38)))
    assert page.column.lever.edit.text() == "38.0"
    assert page.column.lever.check.isVisible()
    session.now = view(Phase.SET_UP, line(lever_arm_m=0.36, lever_arm_last_m=0.38))
    page.look()
    assert not page.column.lever.check.isVisible()
    assert page.column.lever.note.text() == "Last visit\n38.0 cm"


def test_a_lever_arm_is_typed_in_centimetres(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP))
    QTest.keyClicks(page.column.lever.edit, "37,5")
    QTest.keyClick(page.column.lever.edit, Qt.Key.Key_Return)
    assert session.asked == [("lever arm", pytest.approx(0.375))]


def test_a_lever_arm_of_36_m_is_refused_with_a_sentence(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP))
    QTest.keyClicks(page.column.lever.edit, "3600")
    QTest.keyClick(page.column.lever.edit, Qt.Key.Key_Return)
    assert session.asked == []
    assert page.column.lever.fault.isVisible()
    assert page.column.lever.fault.text().startswith("A lever arm of 36 m cannot be right.")


def test_space_in_the_lever_arm_keeps_it_and_arms(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP))
    page.column.lever.edit.setFocus()
    QTest.keyClicks(page.column.lever.edit, "38")
    QTest.keyClick(page.column.lever.edit, Qt.Key.Key_Space)
    assert session.asked == [("lever arm", pytest.approx(0.38)), "advance"]


def test_a_lever_arm_that_cannot_be_right_is_not_armed_over(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP, line(lever_arm_m=0.38, lever_arm_last_m=0.38)))
    page.column.lever.edit.setFocus()
    page.column.lever.edit.selectAll()
    QTest.keyClicks(page.column.lever.edit, "3600")
    QTest.keyClick(page.column.lever.edit, Qt.Key.Key_Space)
    assert session.asked == []
    assert page.column.lever.edit.hasFocus()
    assert "36 m cannot be right" in page.column.lever.fault.text()
    assert not page.column.lever.check.isVisible()


def test_a_lever_arm_still_in_its_field_is_kept_when_another_test_is_gone_to(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP, line(Movement.ABDUCTION, Side.LEFT), line(Movement.ABDUCTION, Side.RIGHT)))
    page.column.lever.edit.setFocus()
    QTest.keyClicks(page.column.lever.edit, "38,5")
    page.list.rows[1].click()
    assert session.asked == [("lever arm", 0.385), ("choose", 1)]


def test_a_lever_arm_that_was_emptied_comes_back(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP, line(lever_arm_m=0.38, lever_arm_last_m=0.38)))
    page.column.lever.edit.setFocus()
    page.column.lever.edit.clear()
    QTest.keyClick(page.column.lever.edit, Qt.Key.Key_Return)
    assert page.column.lever.edit.text() == "38.0"
    assert session.asked == []


def test_letters_typed_into_a_field_are_no_commands(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP))
    page.column.lever.edit.setFocus()
    QTest.keyClicks(page.column.lever.edit, "s")
    assert session.asked == []


def test_without_a_dynamometer_values_are_typed(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP, force_n=None))
    typed = page.column.typed_value
    assert typed.isVisible()
    assert page.bar.next.text() == "Type a value"
    press(page, "V")
    QTest.keyClicks(typed.edit, "17,5")
    typed.unit.setCurrentText("kgf")
    QTest.keyClick(typed.edit, Qt.Key.Key_Return)
    assert session.asked == [(17.5, "kgf")]
    assert typed.edit.text() == ""


def test_a_typed_value_that_cannot_be_right_stays_in_its_field(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP, force_n=None))
    session.raises = EntryFault([("value", "Give a force above 0 and up to 2000 N.")])
    typed = page.column.typed_value
    QTest.keyClicks(typed.edit, "99999")
    typed.file_it.click()
    assert typed.edit.text() == "99999"
    assert typed.fault.text() == "Give a force above 0 and up to 2000 N."


def test_a_typed_value_that_is_no_number_says_so(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP, force_n=None))
    QTest.keyClicks(page.column.typed_value.edit, "abc")
    page.column.typed_value.file_it.click()
    assert session.asked == []
    assert "“abc” is not a number" in page.column.typed_value.fault.text()
    QTest.keyClick(page.column.typed_value.edit, Qt.Key.Key_Backspace)
    assert page.column.typed_value.fault.text() == ""


def test_typing_is_left_by_escape_without_pausing(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP))
    press(page, "V")
    assert page.column.typed_value.isVisible()
    QTest.keyClick(page.column.typed_value.edit, Qt.Key.Key_Escape)
    assert not page.column.typed_value.isVisible()
    assert session.asked == []


def test_space_without_a_dynamometer_goes_to_the_value_and_arms_nothing(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP, force_n=None))
    press(page, "Space")
    assert page.column.typed_value.edit.hasFocus()
    assert session.asked == []
