from datetime import date

import pytest

from strengthtrack.clinic.typed_days import day_typed
from strengthtrack.errors import EntryFault

TODAY = date(2026, 4, 28)


@pytest.mark.parametrize(
    "text",
    [
        "12.3.1994", "12/3/94", "12-03-1994", "1994-03-12", "12 Mar 1994", "12 march 94",
        "March 12, 1994", "12031994", " 12 . 3 . 1994 ", "12th"[:2] + " mar 1994",
    ],
)  # fmt: skip
def test_a_day_is_understood_however_it_is_written(text: str) -> None:
    assert day_typed(text, TODAY) == date(1994, 3, 12)


def test_today_and_yesterday_are_words() -> None:
    assert day_typed("Today", TODAY) == TODAY
    assert day_typed("yesterday", TODAY) == date(2026, 4, 27)


def test_two_figures_of_a_birth_year_never_lie_in_the_future() -> None:
    assert day_typed("29.4.26", TODAY) == date(1926, 4, 29)
    assert day_typed("28.4.26", TODAY) == TODAY


def test_four_figures_of_a_year_are_taken_as_they_are() -> None:
    assert day_typed("12.3.0094", TODAY) == date(94, 3, 12)


def test_a_programme_may_start_in_the_future() -> None:
    assert day_typed("4.5.26", TODAY, past=False) == date(2026, 5, 4)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("12.3.", "This is not a whole date yet; type day, month and year, for example 12 Mar 1994."),
        ("1994", "This is not a whole date yet; type day, month and year, for example 12 Mar 1994."),
        ("", "This is not a whole date yet; type day, month and year, for example 12 Mar 1994."),
        ("12.3.²²", "This is not a date; type day, month and year, for example 12 Mar 1994."),
        ("1.0.1994", "There is no month 0; type the day first, then the month and the year, for example 12 Mar 1994."),
        ("12.3.0000", "March 0 has no day 12; check the day."),
        ("12.3.199", "This is not a date; type day, month and year, for example 12 Mar 1994."),
        ("12 Mrz 1994", "“mrz” is not a month; type day, month and year, for example 12 Mar 1994."),
        (
            "3/14/1994",
            "There is no month 14; type the day first, then the month and the year, for example 12 Mar 1994.",
        ),
        ("30.2.1994", "February 1994 has no day 30; check the day."),
        ("29 Feb 95", "February 1995 has no day 29; check the day."),
    ],
)
def test_what_is_no_day_gets_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(EntryFault) as fault:
        day_typed(text, TODAY)
    assert str(fault.value) == sentence


def test_a_leap_day_of_a_short_year_is_the_latest_that_was() -> None:
    assert day_typed("29.2.24", TODAY) == date(2024, 2, 29)
