"""The parts a form is made of."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from strengthtrack.screens.parts.disclosure import Disclosure
from strengthtrack.screens.parts.fields import bare_edit
from strengthtrack.screens.parts.form_row import FormRow
from strengthtrack.screens.parts.segment import NONE, Segment
from strengthtrack.screens.parts.vas_line import VasLine


@pytest.fixture
def vas(qtbot: QtBot) -> VasLine:
    vas = VasLine("Pain now")
    qtbot.addWidget(vas)
    vas.resize(600, 100)
    vas.layout().activate()  # type: ignore[union-attr]
    return vas


def choices(segment: Segment) -> list[QAbstractButton]:
    return segment.findChildren(QAbstractButton)


def test_the_focus_goes_to_the_choice_the_arrows_move_from(qtbot: QtBot) -> None:
    segment = Segment(("Right", "Left", "All"))
    qtbot.addWidget(segment)
    segment.show()
    segment.activateWindow()
    qtbot.waitUntil(segment.isActiveWindow)
    segment.choose(1)
    segment.setFocus()
    assert choices(segment)[1].hasFocus()
    with qtbot.waitSignal(segment.chosen):
        QTest.keyClick(choices(segment)[1], Qt.Key.Key_Right)
    assert segment.index == 2


def test_an_optional_choice_begins_with_none_and_can_be_taken_back(qtbot: QtBot) -> None:
    segment = Segment(("Yes", "No"), optional=True)
    qtbot.addWidget(segment)
    heard: list[int] = []
    segment.chosen.connect(heard.append)
    assert segment.index == NONE
    for choice in (choices(segment)[1], choices(segment)[0], choices(segment)[0]):
        choice.click()
    assert heard == [1, 0, NONE]


def test_an_optional_choice_that_was_shown_can_be_taken_back_too(qtbot: QtBot) -> None:
    segment = Segment(("Yes", "No"), optional=True)
    qtbot.addWidget(segment)
    segment.choose(1)
    choices(segment)[1].click()
    assert segment.index == NONE
    segment.choose(0)
    segment.choose(NONE)
    assert segment.index == NONE


def test_another_choice_keeps_the_one_that_is_pressed_again(qtbot: QtBot) -> None:
    segment = Segment(("Light", "Dark"))
    qtbot.addWidget(segment)
    choices(segment)[0].click()
    assert segment.index == 0


def test_a_section_is_made_once_and_names_what_it_holds(qtbot: QtBot) -> None:
    made: list[QLabel] = []

    def make() -> QLabel:
        made.append(QLabel("inside"))
        return made[-1]

    section = Disclosure("Function", make)
    qtbot.addWidget(section)
    section.header.say("Nothing entered")
    assert (made, section.made) == ([], None)
    assert section.header.accessibleName() == "Function: Nothing entered"
    section.open()
    assert section.inside is made[0]
    assert section.header.accessibleName() == "Function: open"
    section.header.click()
    section.header.click()
    assert len(made) == 1


def test_a_row_marks_its_field_and_says_why(qtbot: QtBot) -> None:
    edit = bare_edit("Sample")
    row = FormRow("Sample", edit)
    qtbot.addWidget(row)
    row.show_fault("This cannot be.")
    assert (row.fault, edit.property("fault"), edit.accessibleDescription()) == (
        "This cannot be.",
        True,
        "This cannot be.",
    )
    row.show_fault("")
    assert (row.fault, edit.property("fault")) == ("", False)


# the line of 10 cm


def test_without_an_answer_there_is_no_mark(vas: VasLine) -> None:
    assert (vas.score, vas.line.at_cm) == (None, None)
    assert vas.line.accessibleName() == "Pain now, on a line: no mark"


def test_a_click_marks_the_line_and_a_drag_moves_the_mark(vas: VasLine) -> None:
    middle = QPoint(vas.line.width() // 2, 20)
    QTest.mousePress(vas.line, Qt.MouseButton.LeftButton, pos=middle)
    assert vas.score == pytest.approx(5.0, abs=0.1)
    QTest.mouseMove(vas.line, QPoint(vas.line.width() + 40, 20))
    QTest.mouseRelease(vas.line, Qt.MouseButton.LeftButton, pos=middle)
    assert vas.score == 10.0
    assert vas.edit.text() == "10.0"


def test_the_ends_of_the_line_are_0_and_10(vas: VasLine) -> None:
    for x, score in ((0, 0.0), (vas.line.width(), 10.0)):
        QTest.mousePress(vas.line, Qt.MouseButton.LeftButton, pos=QPoint(x, 20))
        assert vas.score == score


def test_arrows_move_the_mark_by_a_millimetre_and_pages_by_a_centimetre(vas: VasLine) -> None:
    heard: list[object] = []
    vas.given.connect(heard.append)
    keys = (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Delete)
    for key in keys:
        QTest.keyClick(vas.line, key)
    assert heard == [0.0, 0.1, 1.1, 1.0, 10.0, None]
    assert vas.edit.text() == ""


def test_a_typed_number_marks_the_line_and_an_emptied_one_takes_it_back(vas: VasLine) -> None:
    QTest.keyClicks(vas.edit, "6,3")
    assert (vas.score, vas.line.at_cm) == (6.3, 6.3)
    QTest.keyClicks(vas.edit, "\b\b\b")
    assert (vas.score, vas.line.at_cm) == (None, None)


def test_a_half_typed_number_is_no_mark_yet_and_no_reproach(vas: VasLine) -> None:
    QTest.keyClicks(vas.edit, "63")
    assert (vas.line.at_cm, vas.fault) == (None, "")
