import numpy as np
import pytest

from strengthtrack.devices.link.vigil import Vigil
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Garbled, Readings

READING = Readings(np.array([1.0]), np.array([2.0]), "N", ("ok",))
SILENT = (
    "The Mark-10 at COM5 is silent; switch it on, bring it to its measuring screen and check the cable, "
    "then connect again."
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


def test_readings_keep_it_content_and_then_it_waits_three_seconds(vigil: Vigil) -> None:
    vigil.heard(b"?", [READING], 101.0)
    assert vigil.verdict(103.9) == ""
    assert vigil.verdict(104.0) == SILENT


def test_a_dynamometer_that_changes_its_language_is_found_out(vigil: Vigil) -> None:
    vigil.heard(b"2 N\r\n", [READING], 101.0)
    vigil.heard(b"what\r\n", [Garbled(1, b"what")], 102.0)
    assert vigil.verdict(104.0) == FOREIGN


def test_its_patience_can_be_set(mark10: Profile) -> None:
    patient = Vigil(mark10, "COM5", 0.0, silent_after_s=60.0)
    patient.heard(b"2 N\r\n", [READING], 1.0)
    assert patient.verdict(60.9) == ""
    assert patient.verdict(61.0) == SILENT


def test_digits_without_a_beginning_say_how_one_is_found(library: Library) -> None:
    endless = Vigil(library.profile("zp50"), "COM5", 100.0)
    endless.heard(b"000.12000.12", [], 100.5)
    assert endless.verdict(102.0) == (
        "The ZP-50 sends its numbers as one; pull it once, so that a “-” tells where one begins."
    )


def test_one_that_is_read_at_its_button_may_be_silent_as_long_as_it_likes(mark10: Profile) -> None:
    waits = Vigil(mark10.read_by("button"), "COM5", 100.0)
    assert waits.verdict(10_000.0) == ""
