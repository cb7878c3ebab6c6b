from dataclasses import replace
from datetime import date

import pytest

from clinic_samples import sample_patient
from strengthtrack.clinic.patient import check
from strengthtrack.errors import EntryFault

TODAY = date(2026, 11, 23)


def test_a_patient_with_name_and_birth_date_is_enough() -> None:
    check(sample_patient(), TODAY)
    check(replace(sample_patient(), born=TODAY, height_m=1.70), TODAY)


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"name": "  "}, "name", "Give the patient a name."),
        ({"name": "x" * 201}, "name", "Shorten the name to 200 characters."),
        ({"born": date(2026, 11, 24)}, "born", "The date of birth lies in the future; check the year."),
        ({"born": date(1905, 1, 1)}, "born", "The date of birth is over 120 years ago; check the year."),
        ({"height_m": 0.49}, "height", "Give the height in centimetres, 50 to 250."),
        ({"height_m": 17.0}, "height", "Give the height in centimetres, 50 to 250."),
    ],
)
def test_what_cannot_be_right_is_named_with_its_field(wrong: dict[str, object], field: str, sentence: str) -> None:
    with pytest.raises(EntryFault) as fault:
        check(replace(sample_patient(), **wrong), TODAY)  # type: ignore[arg-type]
    assert fault.value.faults == ((field, sentence),)
    assert str(fault.value) == sentence


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(EntryFault) as fault:
        check(replace(sample_patient(), name="", born=date(2030, 1, 1), height_m=3.0), TODAY)
    assert [field for field, _ in fault.value.faults] == ["name", "born", "height"]


@pytest.mark.parametrize(
    ("day", "age"), [(date(2026, 3, 11), 31), (date(2026, 3, 12), 32), (date(2026, 3, 13), 32), (date(1994, 3, 12), 0)]
)
def test_age_turns_on_the_birthday(day: date, age: int) -> None:
    assert sample_patient(born=date(1994, 3, 12)).age_on(day) == age


def test_who_was_born_on_a_leap_day_is_older_from_the_first_of_march() -> None:
    born = sample_patient(born=date(2000, 2, 29))
    assert (born.age_on(date(2026, 2, 28)), born.age_on(date(2026, 3, 1))) == (25, 26)
