"""One byte lost, doubled or put in, at every place of a frame: no number comes of it, or the profile's notes say so."""

from collections.abc import Iterator

import pytest

from strengthtrack.devices.emulator.emulated_gauge import EmulatedGauge
from strengthtrack.devices.framing.steady import steady_framer_for
from strengthtrack.devices.link.stream import ReadingStream
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Readings

PROFILES = Library().profiles()
FORCES_N = (-50.0, -41.5, 61.7, 188.0, 102.3, 5.2, -77.7)
"""The first are pulls, from which a wire without any marks can be joined."""
AT = 3
MISREAD = "Its numbers carry no check: where a cable loses a character, what is left can read as another number."
FOUND_OUT = (
    "Its numbers carry no check: a character that a cable loses or adds is found out, "
    "but a digit that it changes is not."
)


def read(profile: Profile, frames: list[bytes], apart_s: float) -> list[float]:
    """As the live wire is read."""
    streams = profile.acquire.mode == "stream"
    fitting = profile.in_unit("N") if profile.unit.source == "ask" else profile
    stream = ReadingStream(fitting, 0.0, steady_framer_for(profile.framing, streams=streams))
    events = (event for at, frame in enumerate(frames) for event in stream.feed(frame, 1.0 + at * apart_s))
    return [float(value) for event in events if isinstance(event, Readings) for value in event.value]


def spoilt(frame: bytes) -> Iterator[bytes]:
    for at in range(len(frame)):
        yield frame[:at] + frame[at + 1 :]
        yield frame[:at] + frame[at : at + 1] + frame[at:]
        yield frame[:at] + b"7" + frame[at:]


@pytest.mark.parametrize("profile", PROFILES, ids=[profile.id for profile in PROFILES])
def test_a_wrong_byte_makes_no_wrong_number_or_the_notes_say_that_it_can(profile: Profile) -> None:
    gauge = EmulatedGauge(profile)
    frames = [gauge.frame(force_n, at * 0.1) for at, force_n in enumerate(FORCES_N)]
    # asked in a hurry, so that no pause helps
    apart_s = 0.01 if profile.framing.kind == "fixed" else 0.1
    good = read(profile, frames, apart_s)
    assert len(good) >= len(FORCES_N) - 1
    wrong = [
        bad
        for bad in spoilt(frames[AT])
        if not set(read(profile, [*frames[:AT], bad, *frames[AT + 1 :]], apart_s)) <= set(good)
    ]
    notes = profile.profile.notes
    assert (MISREAD in notes, FOUND_OUT in notes) == (bool(wrong), not wrong), wrong[:3]
