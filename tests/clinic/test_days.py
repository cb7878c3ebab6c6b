from datetime import date

import pytest

from strengthtrack.clinic.days import day_from, day_in_full, day_words, long_day_words, short_day

TUESDAY = date(2026, 4, 28)


def test_a_day_in_words() -> None:
    assert day_words(date(1994, 3, 12)) == "12 Mar 1994"
    assert short_day(date(1994, 3, 12)) == "12 Mar"
    assert day_in_full(date(1994, 3, 12)) == "12 March 1994"


def test_a_day_in_full_words_names_its_weekday() -> None:
    assert long_day_words(TUESDAY) == "Tuesday 28 April 2026"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 4, 28), "today"),
        (date(2026, 4, 29), "tomorrow"),
        (date(2026, 4, 30), "Thursday"),
        (date(2026, 5, 4), "Monday"),
        (date(2026, 5, 5), "next Tuesday"),
        (date(2026, 5, 6), "6 May"),
        (date(2026, 4, 27), "27 Apr"),
        (date(2027, 1, 5), "5 Jan 2027"),
    ],
)
def test_a_day_as_one_says_it_on_a_tuesday(day: date, words: str) -> None:
    assert day_from(day, TUESDAY) == words
