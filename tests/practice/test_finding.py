from dataclasses import replace
from datetime import date

import pytest

from clinic_samples import sample_patient
from strengthtrack.practice.finding import find

A = replace(sample_patient("a", "Sample Patient A", date(1994, 3, 12)), record_number="SP-0417")
B = replace(sample_patient("b", "Sample Patient Béla", date(2001, 11, 5)), record_number="SP-0421")
EVERYBODY = (A, B)


@pytest.mark.parametrize("text", ["", "  "])
def test_an_empty_field_finds_everybody(text: str) -> None:
    assert find(EVERYBODY, text) == EVERYBODY


@pytest.mark.parametrize("text", ["béla", "BELA", "bel", "patient b", "  sample   bela ", "Bela sample", "éla"])
def test_part_of_a_name_is_enough(text: str) -> None:
    assert find(EVERYBODY, text) == (B,)


def test_every_word_that_is_typed_must_fit() -> None:
    assert find(EVERYBODY, "sample a") == (A,)
    assert find(EVERYBODY, "sample x") == ()


@pytest.mark.parametrize("text", ["0417", "SP-0417", "sp0417", "sp 04 17", "417"])
def test_part_of_a_record_number_is_enough(text: str) -> None:
    assert find(EVERYBODY, text) == (A,)


@pytest.mark.parametrize(
    "text",
    [
        "12 Mar 1994",
        "12 march 94",
        "March 12, 1994",
        "12.3.1994",
        "12.03.94",
        "12/3/1994",
        "12-03-1994",
        "1994-03-12",
        "1994/3/12",
        "12031994",
        "19940312",
        "120394",
        "12 Mar",
        "12/3",
        "12.3.19",
        "1994-03",
        "mar 1994",
        "3/12/1994",
        "1994",
    ],
)
def test_a_birth_date_is_found_however_it_is_written(text: str) -> None:
    assert find(EVERYBODY, text) == (A,)


@pytest.mark.parametrize("text", ["13.3.1994", "12.3.1995", "12 Apr 1994", "99", "-", "1/1/1"])
def test_what_fits_nobody_finds_nobody(text: str) -> None:
    assert find(EVERYBODY, text) == ()


def test_two_figures_are_not_taken_for_a_date() -> None:
    assert find(EVERYBODY, "12") == ()
