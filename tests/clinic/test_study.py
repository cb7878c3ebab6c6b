import pytest

from strengthtrack.clinic.setup import Side
from strengthtrack.clinic.study import SideRule, StudyPerson, value_from
from strengthtrack.errors import EntryFault


def test_a_value_is_typed_with_point_or_comma() -> None:
    assert value_from("186.5") == value_from(" 186,5 ") == value_from("186.5 N") == 186.5


def test_an_empty_value_is_none_and_not_nought() -> None:
    assert value_from("  ") is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("abc", "“abc” is not a number. Give a force in newtons, above 0 and up to 2000, or leave it empty."),
        ("0", "0 N cannot be right. Give a force in newtons, above 0 and up to 2000, or leave it empty."),
        ("-12", "-12 N cannot be right. Give a force in newtons, above 0 and up to 2000, or leave it empty."),
        ("1e9", "1e9 N cannot be right. Give a force in newtons, above 0 and up to 2000, or leave it empty."),
        ("nan", "nan N cannot be right. Give a force in newtons, above 0 and up to 2000, or leave it empty."),
    ],
)
def test_what_cannot_be_a_force_is_told_in_one_sentence_and_what_to_do(typed: str, told: str) -> None:
    with pytest.raises(EntryFault) as fault:
        value_from(typed)
    assert str(fault.value) == told


def test_a_person_is_a_code_and_whole_with_both_values() -> None:
    person = StudyPerson("x", "s", 3)
    assert person.code == "Person 3"
    assert not person.with_value(0, 120.0).whole
    assert person.with_value(0, 120.0).with_value(1, 125.0).whole


def test_a_rule_says_which_legs_may_be_tested() -> None:
    assert SideRule.LEFT.sides == (Side.LEFT,)
    assert SideRule.EITHER.sides == (Side.RIGHT, Side.LEFT)
