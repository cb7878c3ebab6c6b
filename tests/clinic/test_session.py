from datetime import UTC, datetime

import pytest

from strengthtrack.clinic.session import Session, body_mass_from
from strengthtrack.errors import EntryFault


@pytest.mark.parametrize(
    ("text", "kilograms"), [("65", 65.0), (" 65.5 ", 65.5), ("65,5", 65.5), ("10", 10.0), ("350", 350.0)]
)
def test_body_mass_is_typed_in_kilograms(text: str, kilograms: float) -> None:
    assert body_mass_from(text) == kilograms


def test_an_empty_field_is_no_body_mass() -> None:
    assert body_mass_from(" ") is None


@pytest.mark.parametrize("text", ["9.9", "351", "-65", "65 kg", "nan", "inf"])
def test_a_body_mass_that_cannot_be_right_is_refused(text: str) -> None:
    with pytest.raises(EntryFault, match=r"Give the body mass in kilograms, 10 to 350, or leave it empty\.") as fault:
        body_mass_from(text)
    assert fault.value.faults[0][0] == "body_mass"


def test_the_day_of_a_session_is_the_local_one() -> None:
    started = datetime(2026, 3, 3, 23, 30, tzinfo=UTC)
    assert Session("s", "a", started, "Tester").day == started.astimezone().date()
