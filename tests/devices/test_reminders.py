from strengthtrack.devices.link.reminders import Reminders
from strengthtrack.devices.profiles.schema import Acquire

AWAKE = {"send": "CUR\r", "every_s": 60}


def acquire(**how: object) -> Acquire:
    return Acquire.model_validate({"mode": "stream", "rate_max_hz": 10, **how})


def test_a_start_is_said_again_until_it_is_heeded() -> None:
    reminders = Reminders(acquire(start="e", start_again_ms=500), 10.0)
    assert [reminders.due(at) for at in (10.0, 10.4, 10.5, 10.9, 11.0)] == [b"", b"", b"e", b"", b"e"]
    reminders.heard()
    assert reminders.due(20.0) == b""


def test_without_being_told_to_it_is_not_said_again() -> None:
    assert Reminders(acquire(start="e"), 0.0).due(100.0) == b""


def test_one_that_is_polled_is_not_started() -> None:
    polled = acquire(mode="poll", request="?", start="e", start_again_ms=500)
    assert Reminders(polled, 0.0).due(100.0) == b""


def test_a_word_now_and_then_keeps_it_awake() -> None:
    reminders = Reminders(acquire(keep_alive=AWAKE), 0.0)
    assert [reminders.due(at) for at in (59.0, 60.0, 61.0, 119.0, 120.0)] == [b"", b"CUR\r", b"", b"", b"CUR\r"]
