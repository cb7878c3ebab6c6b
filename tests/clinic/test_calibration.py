from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from strengthtrack.clinic.calibration import (
    Calibration,
    CalibrationKind,
    CalibrationStanding,
    Standing,
    is_gauge,
    standing,
)
from strengthtrack.clinic.units import to_newtons

GAUGE = "Mark-10 M5I (0000001)"
CHECK = Calibration("c1", GAUGE, date(2025, 10, 3), date(2026, 10, 3), known_mass_kg=10.0, read_n=98.8)
CERTIFICATE = Calibration(
    "c2", GAUGE, date(2025, 3, 1), date(2026, 3, 1), CalibrationKind.CERTIFICATE, stated_percent=0.5
)
DUE = CHECK.due_on


def test_a_mass_weighs_what_standard_gravity_makes_it_weigh() -> None:
    assert CHECK.expected_n == to_newtons(10.0, "kgf") == pytest.approx(98.0665, rel=1e-12)


def test_the_error_is_what_it_read_more_than_the_mass_weighs() -> None:
    assert CHECK.error_n == pytest.approx(0.7335)
    assert CHECK.error_percent == pytest.approx(0.748, abs=1e-3)
    assert replace(CHECK, read_n=97.0).error_percent == pytest.approx(-1.088, abs=1e-3)


def test_a_mass_that_hangs_from_it_pulls_and_has_the_same_error() -> None:
    hanging = replace(CHECK, read_n=-98.8)
    assert hanging.pulled
    assert not CHECK.pulled
    assert hanging.error_n == CHECK.error_n


def test_a_certificate_states_its_error_without_a_mass() -> None:
    assert (CERTIFICATE.expected_n, CERTIFICATE.error_n, CERTIFICATE.error_percent) == (None, None, 0.5)
    assert replace(CERTIFICATE, stated_percent=None).error_percent is None


@pytest.mark.parametrize(
    ("day", "state", "sentence", "short"),
    [
        (DUE - timedelta(31), Standing.GOOD, f"{GAUGE} was calibrated on 3 Oct 2025; the next is due on 3 Oct 2026.",
         "Calibrated 3 Oct 2025"),
        (DUE - timedelta(30), Standing.DUE_SOON, f"Calibration of {GAUGE} is due on 3 Oct 2026.",
         "Calibration due 3 Oct 2026"),
        (DUE, Standing.DUE_SOON, f"Calibration of {GAUGE} is due on 3 Oct 2026.", "Calibration due 3 Oct 2026"),
        (DUE + timedelta(1), Standing.OVERDUE, f"Calibration of {GAUGE} was due on 3 Oct 2026.",
         "Calibration was due 3 Oct 2026"),
        (CHECK.on - timedelta(1), Standing.NEVER, f"No calibration of {GAUGE} is recorded.",
         "No calibration recorded"),
    ],
)  # fmt: skip
def test_how_it_stands_is_a_plain_fact_on_each_day(day: date, state: Standing, sentence: str, short: str) -> None:
    found = standing(GAUGE, [CHECK], day)
    assert (found.state, found.sentence, found.short) == (state, sentence, short)


def test_only_an_overdue_calibration_warns() -> None:
    days = [DUE + timedelta(1), DUE, DUE - timedelta(60), CHECK.on - timedelta(1)]
    assert [standing(GAUGE, [CHECK], day).warns for day in days] == [True, False, False, False]


def test_the_last_calibration_until_that_day_counts() -> None:
    kept = [CHECK, CERTIFICATE]
    assert standing(GAUGE, kept, date(2026, 5, 1)).last == CHECK
    assert standing(GAUGE, kept, date(2025, 5, 1)).last == CERTIFICATE
    assert standing(GAUGE, kept, CHECK.on).last == CHECK


def test_of_one_day_the_newest_record_counts() -> None:
    again = replace(CHECK, id="c3", read_n=98.0)
    assert standing(GAUGE, [again, CHECK], DUE).last == again


def test_another_dynamometer_and_one_that_was_set_aside_do_not_count() -> None:
    assert standing("Mark-10 M5I (0000002)", [CHECK], DUE) == CalibrationStanding("Mark-10 M5I (0000002)", DUE)
    gone = replace(CHECK, discarded_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert standing(GAUGE, [gone], DUE).last is None


def test_capitals_and_spaces_do_not_tell_dynamometers_apart() -> None:
    assert standing(GAUGE.lower().replace(" ", "  "), [CHECK], DUE).last == CHECK


def test_words_for_no_instrument_are_no_gauge() -> None:
    assert [is_gauge(words) for words in (GAUGE, "", "  ", "Read off its display")] == [True, False, False, False]
