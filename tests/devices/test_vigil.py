import numpy as np
import pytest

from strengthtrack.devices.link.vigil import Vigil
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Garbled, Readings

READING = Readings(np.array([1.0]), np.array([2.0]), "N", ("ok",))
SILENT = (
    "The Mark-10 at COM5 is silent; switch it on, bring it to its measuring screen and check cable, kind and "
    "baud rate, then connect again."
)
FELL_SILENT = (
    "The Mark-10 at COM5 is silent; switch it on, bring it to its measuring screen or push its cable in, "
    "and it is looked for again."
)
NOISE = (
    "What comes from the Mark-10 at COM5 cannot be read any more; push its cable in at both ends, or take another "
    "cable, and it is looked for again."
)
FOREIGN = (
    "What comes from COM5 is not the language of the Mark-10 at 115200 baud; choose another profile or baud rate, "
    "then connect again."
)


@pytest.fixture
def vigil(mark10: Profile) -> Vigil:
    return Vigil(mark10, "COM5", 100.0)


def test_a_port_that_says_nothing_is_silent_after_two_seconds(vigil: Vigil) -> None:
    assert vigil.verdict(101.9) == ""
    assert vigil.verdict(102.0) == SILENT


def test_bytes_without_a_reading_are_another_language(vigil: Vigil) -> None:
    vigil.heard(b"\xff\x00", [], 100.5)
    assert vigil.verdict(102.0) == FOREIGN


def test_a_reason_the_wire_gave_is_told_instead(vigil: Vigil) -> None:
    vigil.heard(b"1.5 lbFin\r\n", [Garbled(1, b"1.5 lbFin", "Set it to newtons.")], 100.5)
    assert vigil.verdict(102.0) == "Set it to newtons."


def keeps_speaking(vigil: Vigil, period_s: float) -> float:
    """When the last of some readings came, so long after each other."""
    for number in range(20):
        vigil.heard(b"2 N\r\n", [READING], 101.0 + number * period_s)
    return 101.0 + 19 * period_s


def test_one_that_speaks_quickly_and_falls_silent_is_missed_within_a_second(vigil: Vigil) -> None:
    last_s = keeps_speaking(vigil, 0.02)
    assert vigil.verdict(last_s + 0.8) == ""
    assert vigil.verdict(last_s + 0.9) == FELL_SILENT


def test_one_that_is_slow_by_nature_may_rest_for_longer(vigil: Vigil) -> None:
    last_s = keeps_speaking(vigil, 0.4)
    assert vigil.verdict(last_s + 1.9) == ""
    assert vigil.verdict(last_s + 2.1) == FELL_SILENT
    last_s = keeps_speaking(vigil, 5.0)
    assert vigil.verdict(last_s + 3.0) == FELL_SILENT, "but not without end"


def test_before_its_rhythm_is_known_it_is_waited_for(vigil: Vigil) -> None:
    vigil.heard(b"?", [READING], 101.0)
    assert vigil.verdict(103.9) == ""
    assert vigil.verdict(104.0) == FELL_SILENT


def test_what_was_read_and_cannot_be_any_more_is_no_other_language(vigil: Vigil) -> None:
    last_s = keeps_speaking(vigil, 0.02)
    vigil.heard(b"wh\xfft\r\n", [Garbled(1, b"wh\xfft")], last_s + 0.1)
    assert vigil.verdict(last_s + 0.9) == NOISE


def test_its_patience_can_be_set(mark10: Profile) -> None:
    patient = Vigil(mark10, "COM5", 0.0, silent_after_s=60.0)
    last_s = keeps_speaking(patient, 0.02)
    assert patient.verdict(last_s + 59.9) == ""
    assert patient.verdict(last_s + 60.0) == FELL_SILENT


def test_digits_without_a_beginning_say_how_one_is_found(library: Library) -> None:
    endless = Vigil(library.profile("zp50"), "COM5", 100.0)
    endless.heard(b"000.12000.12", [], 100.5)
    assert endless.verdict(102.0) == (
        "The ZP-50 sends its numbers as one; pull it once, so that a “-” tells where one begins."
    )


def test_one_that_is_read_at_its_button_may_be_silent_as_long_as_it_likes(mark10: Profile) -> None:
    waits = Vigil(mark10.read_by("button"), "COM5", 100.0)
    assert waits.verdict(10_000.0) == ""
