from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from strengthtrack.screens.actions import ACTIONS, GOES_TO, ITEM_OF, Act, action, matching
from strengthtrack.screens.page import Place
from strengthtrack.screens.parts import icons


def test_every_action_stands_in_the_table_once() -> None:
    assert Counter(row.act for row in ACTIONS) == Counter(Act)


def test_no_two_actions_share_a_key() -> None:
    keys = [row.key for row in ACTIONS if row.key]
    assert len(set(keys)) == len(keys)
    assert all(QKeySequence(key).count() == 1 for key in keys)


def test_every_icon_of_the_table_is_in_the_set(qapp: QApplication) -> None:
    for row in ACTIONS:
        assert not icons.pixmap(row.icon, "#000000").isNull()


def test_every_place_but_the_form_can_be_gone_to_by_an_action() -> None:
    assert set(GOES_TO.values()) == set(Place) - {Place.FORM}


def test_a_patients_page_and_form_belong_to_the_first_item_of_the_rail() -> None:
    assert ITEM_OF[Place.PATIENT] is ITEM_OF[Place.FORM] is Act.PATIENTS


def test_a_key_is_drawn_without_its_plus() -> None:
    assert action(Act.REDO).cap == "Ctrl Shift Z"


def test_typed_words_may_come_in_any_order() -> None:
    assert [row.act for row in matching("patient add", patient_open=True)] == [Act.ADD_PATIENT]


def test_what_needs_a_patient_is_not_found_without_one() -> None:
    assert Act.TEST not in {row.act for row in matching("test", patient_open=False)}
    assert Act.TEST in {row.act for row in matching("test", patient_open=True)}
