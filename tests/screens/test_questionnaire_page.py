"""One item a screen, answered by key; an item left out leaves the answers and no total."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from form_samples import TEATIME
from strengthtrack.screens.beforehand.questionnaire_page import QuestionnairePage


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[QuestionnairePage]:
    page = QuestionnairePage()
    qtbot.addWidget(page)
    qtbot.addWidget(page.foot)
    page.resize(757, 632)
    page.ask(TEATIME, {})
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    yield page
    page.hide()


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def test_it_asks_the_first_item_and_shows_no_scores(page: QuestionnairePage) -> None:
    assert page.shown == ("Item 1 of 2", "Sugar in the sample tea?")
    assert [row.text() for row in page.rows] == ["None", "One lump", "Two lumps"]
    assert not any(row.isChecked() for row in page.rows)


def test_numbers_answer_and_enter_keeps(page: QuestionnairePage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_2, Qt.Key.Key_1)
    assert page.shown == ("All asked", "KOOS-PF 75 0 to 100, higher is better.")
    with qtbot.waitSignal(page.answered, timeout=1000) as caught:
        press(Qt.Key.Key_Return)
    assert caught.args == [TEATIME.score({1: 1, 2: 0})]


def test_arrows_and_enter_answer_too(page: QuestionnairePage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.answered, timeout=1000) as caught:
        press(Qt.Key.Key_Return)
    assert caught.args == [TEATIME.score({1: 1, 2: 2})]


def test_arrows_left_and_right_leave_the_answers_too(page: QuestionnairePage) -> None:
    press(Qt.Key.Key_3, Qt.Key.Key_Down, Qt.Key.Key_Left)
    assert page.shown[0] == "Item 1 of 2"
    press(Qt.Key.Key_Up, Qt.Key.Key_Right)
    assert page.shown[0] == "Item 2 of 2"


def test_a_number_without_an_answer_does_nothing(page: QuestionnairePage) -> None:
    press(Qt.Key.Key_4, Qt.Key.Key_0)
    assert page.shown[0] == "Item 1 of 2"


def test_back_shows_what_was_answered(page: QuestionnairePage) -> None:
    assert not page.back.isEnabled()
    press(Qt.Key.Key_3, Qt.Key.Key_Left)
    assert [row.isChecked() for row in page.rows] == [False, False, True]
    press(Qt.Key.Key_Right)
    assert page.shown[0] == "Item 2 of 2"


def test_the_next_item_needs_an_answer_or_is_left_out_on_purpose(page: QuestionnairePage) -> None:
    assert not page.go_on.isEnabled()
    press(Qt.Key.Key_Right)
    assert page.shown[0] == "Item 1 of 2"
    press(Qt.Key.Key_L)
    assert page.shown[0] == "Item 2 of 2"


def test_an_item_left_out_leaves_the_answers_and_no_total(page: QuestionnairePage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_3, Qt.Key.Key_L)
    assert page.shown[1].startswith("1 item was left out The answers are kept. No total: no published rule says")
    with qtbot.waitSignal(page.answered, timeout=1000) as caught:
        page.keep.click()
    assert caught.args == [TEATIME.score({1: 2})]


def test_an_answer_can_be_taken_back_by_leaving_the_item_out(page: QuestionnairePage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_L, Qt.Key.Key_Right)
    with qtbot.waitSignal(page.answered, timeout=1000) as caught:
        press(Qt.Key.Key_Return)
    assert caught.args == [TEATIME.score({2: 2})]


def test_escape_keeps_nothing(page: QuestionnairePage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_3)
    with qtbot.assertNotEmitted(page.answered), qtbot.waitSignal(page.left, timeout=1000):
        press(Qt.Key.Key_Escape)


def test_asked_again_it_knows_the_answers(page: QuestionnairePage) -> None:
    page.ask(TEATIME, {1: 1})
    assert [row.isChecked() for row in page.rows] == [False, True, False]
    assert page.rows[1].accessibleDescription() == "Key: 2"


def test_a_click_answers(page: QuestionnairePage) -> None:
    QTest.mouseClick(page.rows[0], Qt.MouseButton.LeftButton)
    assert page.shown[0] == "Item 2 of 2"
