"""One cell as a fact of a patient: what is understood, and the sentence where it is not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtrack.clinic.patient import AffectedSide, Sex
from strengthtrack.clinic.setup import Side
from strengthtrack.practice.intake import cells
from strengthtrack.practice.intake.cells import DayOrder, day_of, line_of, shown_order

TODAY = date(2026, 4, 28)
BORN = date(1994, 3, 12)


@pytest.mark.parametrize(
    "cell",
    [
        "1994-03-12", " 1994/3/12 ", "1994.03.12", "19940312", "12.3.1994", "12.03.1994", "12 Mar 1994",
        "March 12, 1994", "1994-03-12 00:00:00", "1994-03-12T00:00",
    ],
)  # fmt: skip
def test_a_date_of_birth_is_understood(cell: str) -> None:
    assert day_of(cell, TODAY) == BORN


def test_a_day_over_twelve_says_which_is_which() -> None:
    assert day_of("30/12/1985", TODAY) == day_of("12/30/1985", TODAY) == date(1985, 12, 30)
    assert day_of("05/05/1985", TODAY) == date(1985, 5, 5)


def test_day_and_month_that_may_change_places_are_asked_for() -> None:
    with pytest.raises(ValueError, match="“03/12/1994” may be 3 December 1994 or 12 March 1994; say above how"):
        day_of("03/12/1994", TODAY)
    assert day_of("03/12/1994", TODAY, DayOrder.MONTH_FIRST) == BORN
    assert day_of("12/03/1994", TODAY, DayOrder.DAY_FIRST) == BORN


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["03/12/1994", "30/12/1985"], DayOrder.DAY_FIRST),
        (["03/12/1994", "12/30/1985"], DayOrder.MONTH_FIRST),
        (["30/12/1994", "12/30/1985"], DayOrder.AS_SHOWN),
        (["03/12/1994", "1994-12-30", "30.12.1994"], DayOrder.AS_SHOWN),
    ],
)
def test_a_column_shows_its_order_where_its_days_settle_it(column: list[str], order: DayOrder) -> None:
    assert shown_order(column) is order


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("", "There is no date of birth"),
        ("12/03/94", "has not four figures"),
        ("12 Mar 94", "has not four figures"),
        ("1990-13-04", "“1990-13-04” is not a date of birth"),
        ("31.02.1990", "is not a date of birth"),
        ("00/04/1994", "is not a date of birth"),
        ("04/04/0000", "is not a date of birth"),
        ("34405", "is a number and not a date of birth; let the spreadsheet show"),
        ("today", "is not a date of birth"),
        ("unknown", "is not a date of birth"),
        ("x" * 4000, "…” is not a date of birth"),
    ],
)
def test_what_is_no_date_of_birth_says_so(cell: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence) as caught:
        day_of(cell, TODAY)
    assert len(str(caught.value)) < 200


@given(st.text())
def test_any_text_is_a_day_or_a_sentence(cell: str) -> None:
    told = said_of(cell)
    assert not told or (told.startswith(("“", "The ", "There ")) and len(told) < 200)


def said_of(cell: str) -> str:
    """The sentence where a cell is no day."""
    try:
        day_of(cell, TODAY)
    except ValueError as fault:
        return str(fault)
    return ""


@pytest.mark.parametrize(
    ("cell", "sex"),
    [("F", Sex.FEMALE), ("männlich", Sex.MALE), (" Other ", Sex.OTHER), ("", Sex.UNKNOWN), ("n/a", Sex.UNKNOWN)],
)
def test_sex_is_understood(cell: str, sex: Sex) -> None:
    assert cells.sex_of(cell) is sex


@pytest.mark.parametrize(
    ("cell", "side"),
    [("R", AffectedSide.RIGHT), ("links", AffectedSide.LEFT), ("L/R", AffectedSide.BOTH), ("", AffectedSide.UNKNOWN)],
)
def test_a_side_is_understood(cell: str, side: AffectedSide) -> None:
    assert cells.affected_of(cell) is side


def test_a_dominant_leg_is_one_leg() -> None:
    assert (cells.dominant_of("left"), cells.dominant_of("")) == (Side.LEFT, None)
    with pytest.raises(ValueError, match="“both” is not one leg"):
        cells.dominant_of("both")


def test_an_unknown_word_is_told() -> None:
    with pytest.raises(ValueError, match="“q” is not known as a sex; write female, male or other"):
        cells.sex_of("q")
    with pytest.raises(ValueError, match="“upwards” is not known as a side; write left, right or both"):
        cells.affected_of("upwards")


@pytest.mark.parametrize(
    ("cell", "heading"),
    [("172", ""), ("172,0 cm", ""), ("1.72", ""), ("1,72 m", ""), ("172", "Height (cm)"), ("1.72", "height_m")],
)
def test_a_height_is_understood(cell: str, heading: str) -> None:
    assert cells.height_of(cell, heading) == pytest.approx(1.72)


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("68", "A height of 68 has no unit; write cm or m behind it"),
        ("9 cm", "A height of 9 cm cannot be right; give 50 to 250 cm"),
        ("5'8\"", "is not a height; give it in centimetres"),
    ],
)
def test_a_height_that_may_be_in_inches_is_asked_for(cell: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        cells.height_of(cell)
    assert cells.height_of("") is None


def test_a_line_is_one_line_and_not_too_long() -> None:
    assert cells.line_of("  Anna \n  Muster\t ", "name") == "Anna Muster"
    assert cells.lines_of(" 1 Sample Street \r\n\r\n Sampletown ", "address") == "1 Sample Street\nSampletown"
    with pytest.raises(ValueError, match="The name has 4000 characters; shorten it to 200"):
        cells.line_of("x" * 4000, "name")
    with pytest.raises(ValueError, match="The reason has 5000 characters; shorten it to 4000"):
        cells.lines_of("x" * 5000, "reason")


def test_a_sign_that_cannot_be_printed_is_told() -> None:
    with pytest.raises(ValueError, match="The name holds a sign that is no letter"):
        cells.line_of("Anna\x07Muster", "name")


@pytest.mark.parametrize("cell", ["\u200b", " \u200d \u202e ", "\ufeff"])
def test_signs_that_nobody_sees_are_no_name(cell: str) -> None:
    assert not line_of(cell, "name")
    assert line_of(f"{cell}Sample", "name").endswith("Sample")


@pytest.mark.parametrize("cell", ["a\ufffe", "\uffff", "a\x07b"])
def test_signs_that_no_page_can_hold_are_told(cell: str) -> None:
    with pytest.raises(ValueError, match="The name holds a sign that is no letter"):
        line_of(cell, "name")
