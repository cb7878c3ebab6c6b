import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

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


@pytest.fixture
def central_europe(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One hour before UTC, two in summer, whatever this computer is set to."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system keeps its time zone to itself")
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("central_europe")
@pytest.mark.parametrize(
    ("started_at", "day"),
    [
        (datetime(2026, 3, 3, 22, 30, tzinfo=UTC), date(2026, 3, 3)),  # 23:30 in winter
        (datetime(2026, 3, 3, 23, 30, tzinfo=UTC), date(2026, 3, 4)),
        (datetime(2026, 7, 3, 21, 30, tzinfo=UTC), date(2026, 7, 3)),  # 23:30 in summer
        (datetime(2026, 7, 3, 22, 30, tzinfo=UTC), date(2026, 7, 4)),
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), date(2026, 3, 29)),  # in the night that has an hour less
    ],
)
def test_the_day_of_a_session_is_the_local_one(started_at: datetime, day: date) -> None:
    assert Session("s", "a", started_at, "Tester").day == day
