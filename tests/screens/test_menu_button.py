import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from strengthtrack.charts.palette import LIGHT
from strengthtrack.screens import theme
from strengthtrack.screens.parts.menu_button import Choice, ChoiceButton

CHOICES = (Choice("Newtons"), Choice("Newtons per kilogram", "N per kg", "no body mass on 3 visits", possible=False))


@pytest.fixture
def quantity(qapp: QApplication, qtbot: QtBot) -> ChoiceButton:
    theme.apply(qapp, LIGHT)
    made = ChoiceButton("In")
    qtbot.addWidget(made)
    made.offer((*CHOICES, Choice("Newton metres")), 0)
    return made


def actions(button: ChoiceButton) -> list[QAction]:
    return button.list.actions()


def test_what_is_chosen_stands_on_the_button_and_is_said_with_its_name(quantity: ChoiceButton) -> None:
    assert (quantity.text(), quantity.accessibleName()) == ("Newtons", "In: Newtons")
    quantity.choose(1)
    assert (quantity.text(), quantity.accessibleName()) == ("N per kg", "In: Newtons per kilogram")


def test_what_cannot_be_chosen_says_why_beside_it(quantity: ChoiceButton) -> None:
    assert [(action.text(), action.isEnabled()) for action in actions(quantity)] == [
        ("Newtons", True),
        ("Newtons per kilogram\tno body mass on 3 visits", False),
        ("Newton metres", True),
    ]


def test_a_choice_is_said_once_and_not_when_it_is_the_same(quantity: ChoiceButton) -> None:
    chosen: list[int] = []
    quantity.chosen.connect(chosen.append)
    actions(quantity)[2].trigger()
    actions(quantity)[2].trigger()
    quantity.choose(0)
    assert chosen == [2]
    assert [action.isChecked() for action in actions(quantity)] == [True, False, False]


def test_other_choices_take_the_place_of_the_old_ones(quantity: ChoiceButton) -> None:
    quantity.offer((Choice("Worst pain"), Choice("AKPS: anterior knee pain scale", "AKPS")), 1)
    assert [action.text() for action in actions(quantity)] == ["Worst pain", "AKPS: anterior knee pain scale"]
    assert quantity.text() == "AKPS"


def test_the_button_has_room_for_its_arrow(quantity: ChoiceButton) -> None:
    quantity.resize(quantity.sizeHint())
    image = quantity.grab().toImage()
    words_end = quantity.width() - 34
    assert any(
        image.pixelColor(x, image.height() // 2 + 1).lightness() < 200 for x in range(words_end, quantity.width() - 4)
    )
