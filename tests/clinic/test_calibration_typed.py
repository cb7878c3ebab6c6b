from collections.abc import Callable
from datetime import date

import pytest

from strengthtrack.clinic.calibration_typed import (
    due_typed,
    error_typed,
    mass_typed,
    months_after,
    months_typed,
    tolerance_typed,
)
from strengthtrack.errors import EntryFault

ON = date(2025, 10, 3)


def due(text: str) -> date:
    return due_typed(text, ON)


def test_a_mass_is_typed_in_kilograms_or_grams_with_point_or_comma() -> None:
    typed = {"10": 10.0, "10 kg": 10.0, " 2,5kg ": 2.5, "2500 g": 2.5, "20.000": 20.0}
    assert {text: mass_typed(text) for text in typed} == typed


def test_an_interval_or_a_day_says_when_it_is_due() -> None:
    assert due("12") == due("12 months") == due("1 year") == due("3 Oct 2026") == due("3.10.26") == date(2026, 10, 3)
    assert due("24 m") == due("2 years") == date(2027, 10, 3)


def test_the_last_of_a_month_stays_in_its_month() -> None:
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_after(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert months_after(date(2025, 12, 31), 12) == date(2026, 12, 31)


def test_an_interval_for_the_settings_is_in_months() -> None:
    assert (months_typed("6"), months_typed("12 months"), months_typed("2 years")) == (6, 12, 24)


def test_a_stated_error_has_no_sign_and_none_need_be_stated() -> None:
    assert (
        error_typed("0,5 %") == error_typed("±0.5") == error_typed("-0.5") == error_typed("\N{MINUS SIGN}0.5%") == 0.5
    )
    assert (error_typed(" "), tolerance_typed("")) == (None, None)
    assert tolerance_typed("±2 %") == 2.0


@pytest.mark.parametrize(
    ("read", "typed", "field", "told"),
    [
        (mass_typed, "", "mass", "Give the mass in kilograms, 0.1 to 500."),
        (mass_typed, "ten", "mass", "“ten” is not a number. Give the mass in kilograms, 0.1 to 500."),
        (mass_typed, "10 lb", "mass", "“lb” is no unit of mass here. Give the mass in kilograms, 0.1 to 500."),
        (mass_typed, "5000", "mass", "A mass of 5000 kg cannot be right. Give the mass in kilograms, 0.1 to 500."),
        (mass_typed, "-10", "mass", "A mass of -10 kg cannot be right. Give the mass in kilograms, 0.1 to 500."),
        (error_typed, "small", "error", "“small” is not a number. Give the error in per cent, or leave it empty."),
        (error_typed, "0.5 N", "error", "“n” is not per cent. Give the error in per cent, or leave it empty."),
        (error_typed, "500", "error", "500 % cannot be right. Give the error in per cent, or leave it empty."),
        (tolerance_typed, "0", "tolerance",
         "No reading is without any error; give a tolerance above 0 %, or leave it empty."),
        (tolerance_typed, "-2", "tolerance",
         "-2 % cannot be right. Give your tolerance in per cent, or leave it empty."),
        (months_typed, "soon", "months", "Give the time between calibrations in months, 1 to 120."),
        (months_typed, "0", "months", "Give the time between calibrations in months, 1 to 120."),
        (due, "", "due", "Type months, for example 12 months, or a date, for example 3 Oct 2026."),
        (due, "soon", "due", "Type months, for example 12 months, or a date, for example 3 Oct 2026."),
        (due, "200", "due", "Give the time until the next calibration in months, 1 to 120, or its date."),
        (due, "2 Oct 2025", "due", "The next calibration comes after this one; check the two dates."),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_told_in_one_sentence_with_its_field(
    read: Callable[[str], object], typed: str, field: str, told: str
) -> None:
    with pytest.raises(EntryFault) as fault:
        read(typed)
    assert fault.value.faults == ((field, told),)
