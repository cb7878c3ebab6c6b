"""Every profile of the library, played by its own emulator and read by its own link, whichever there are."""

import sys
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from played_gauges import PULL_N, Played, Wanted, asked_for, shown, unit_of, walked
from strengthtrack.devices.decoding.decoder import Decoder
from strengthtrack.devices.emulator.emulated_gauge import OVERLOAD as TOO_FAR
from strengthtrack.devices.emulator.emulated_gauge import EmulatedGauge, emulated
from strengthtrack.devices.framing.framers import framer_for
from strengthtrack.devices.link.stream import ReadingStream
from strengthtrack.devices.link.timing import Stamps
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import LOW_BATTERY, OVERLOAD, UNSTABLE, Garbled, Readings

PROFILES = [profile for profile in Library().profiles() if profile.emulate]
WAYS = [f"{profile.id} {mode}" for profile in PROFILES for mode in profile.modes]
PUSH_N, RESTING_N = 61.7, 20.0
UNHEARD = b"\x7fhello\x7f"

every_profile = pytest.mark.parametrize("profile", PROFILES, ids=[profile.id for profile in PROFILES])


def script(gauge: Played) -> Iterator[Wanted]:
    """What is done to each gauge, and what must be read then."""
    for force_n in (PULL_N, PUSH_N, 0.0):
        yield gauge.push(force_n)
    if "zero" in gauge.profile.commands:
        yield gauge.push(RESTING_N)
        gauge.command("zero")
        yield gauge.reading(0.0)
        gauge.force_n = RESTING_N + PUSH_N
        yield gauge.reading(PUSH_N)
    yield from brought_back_to_newtons(gauge)
    yield from told_how_it_is(gauge)


def brought_back_to_newtons(gauge: Played) -> Iterator[Wanted]:
    """Somebody presses its key for the unit."""
    others = [unit for unit in gauge.emulator.units if unit in gauge.profile.units_known and unit != "N"]
    if "newtons" in gauge.profile.commands and others:
        gauge.emulator.set_unit(others[0])
        yield Wanted(others[0], lambda last: last.unit == others[0])
        gauge.command("newtons")
        yield Wanted("newtons", lambda last: last.unit == "N")


def told_how_it_is(gauge: Played) -> Iterator[Wanted]:
    emulate, ailments = emulated(gauge.profile), gauge.emulator.ailments
    on_wire = {LOW_BATTERY: emulate.low_battery, UNSTABLE: emulate.unstable, OVERLOAD: emulate.overload}
    for word in on_wire.keys() & set(gauge.profile.parse.status.values()):
        if on_wire[word] is not None:
            setattr(ailments, word.replace(" ", "_"), True)
            yield saying(word)
            setattr(ailments, word.replace(" ", "_"), False)


def saying(word: str) -> Wanted:
    return Wanted(word, lambda last: last.status[-1] == word)


@pytest.fixture(scope="module")
def outcomes() -> dict[str, str]:
    return walked(PROFILES, script)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")
@pytest.mark.parametrize("way", WAYS)
def test_what_is_played_is_read_within_a_step_of_the_display(way: str, outcomes: dict[str, str]) -> None:
    assert outcomes[way] == ""


def read_from(profile: Profile, wire: bytes) -> list[Readings | Garbled]:
    """What the app makes of bytes that begin a frame."""
    framer = framer_for(profile.framing)
    whole = framer.feed(wire, 1.0).whole
    if profile.framing.kind == "fixed":
        whole += framer.feed(b"", 2.0).whole
    return Decoder(profile).decode(whole, Stamps(0.0).stamp(len(whole), 1.0))


@every_profile
def test_every_unit_is_read_back_up_to_an_overload(profile: Profile) -> None:
    emulate = emulated(profile)
    readable = {*profile.units_known, *profile.unit.other.values()}
    for unit in emulate.resolution if profile.unit.source != "fixed" else [unit_of(profile)]:
        fitting = profile.in_unit(unit) if profile.unit.source == "ask" else profile  # type: ignore[arg-type]
        if profile.unit.source == "wire" and unit not in readable:
            continue
        for share in (-TOO_FAR, -0.4, 0.07, 1.0, TOO_FAR):
            comes_back(fitting, unit, share * emulate.capacity_n)


def comes_back(profile: Profile, unit: str, force_n: float) -> None:
    gauge = EmulatedGauge(profile)
    gauge.unit = unit
    gauge.frame(force_n)
    frame = gauge.frame(force_n)  # the second time it has settled
    if profile.framing.kind == "endless":
        frame = gauge.frame(-PUSH_N if profile.sign.positive == "compression" else PUSH_N) + gauge.frame(force_n)
    events = read_from(profile, frame)
    if abs(force_n) > emulated(profile).capacity_n and not isinstance(events[-1], Readings):
        assert isinstance(events[-1], Garbled)
        assert events[-1].why, "an overload is told in words"
        return
    reading = events[-1]
    assert isinstance(reading, Readings), (frame, events)
    value, within = shown(profile, force_n, unit)
    assert reading.unit == unit
    assert abs(reading.value[-1] - value) <= within, frame


@every_profile
def test_what_it_does_not_know_it_refuses_as_its_wire_does(profile: Profile) -> None:
    gauge = EmulatedGauge(profile)
    gauge.banner()
    emulate = emulated(profile)
    reply = gauge.hear(UNHEARD + emulate.terminator, lambda: 1.0)
    assert reply == emulate.refusals.unknown * (1 if emulate.terminator else len(UNHEARD))
    events = read_from(asked_for(profile), reply)
    assert not any(isinstance(event, Readings) for event in events), reply
    if reply and profile.parse.errors:
        assert any(isinstance(event, Garbled) and event.why for event in events), "a refusal is told in words"


@every_profile
def test_its_banner_and_what_it_answers_to_the_app_are_passed_over(profile: Profile) -> None:
    keep_alive = profile.acquire.keep_alive.send if profile.acquire.keep_alive else b""
    # an answer that is waited for goes to the greeting
    init = [step.send for step in profile.acquire.init if not step.expect]
    commands = [command.send for command in profile.commands.values()]
    for words in (b"", *init, *commands, profile.acquire.start, profile.acquire.stop, keep_alive):
        gauge = EmulatedGauge(profile)
        replies = gauge.banner(), gauge.hear(words, lambda: 1.0), gauge.paused(lambda: 1.0)
        assert read_from(asked_for(profile), b"".join(replies)) == [], (words, replies)


@given(st.data())
def test_commands_cut_anywhere_with_garbage_between_are_answered_alike(data: st.DataObject) -> None:
    profile = data.draw(st.sampled_from(PROFILES))
    emulate = emulated(profile)
    commands = [st.from_regex(one.ask, fullmatch=True) if one.ask else st.just(one.hear) for one in emulate.answers]
    said = data.draw(st.lists(st.one_of(*commands, st.binary(max_size=40)), max_size=8))
    heard = b"".join(one + emulate.terminator for one in said)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(heard)), max_size=6)))
    whole, cut = EmulatedGauge(profile), EmulatedGauge(profile)
    answered = whole.hear(heard, lambda: 12.3) + whole.paused(lambda: 12.3)
    pieces = [heard[start:end] for start, end in pairwise([0, *cuts, len(heard)])]
    answers = [cut.hear(piece, lambda: 12.3) for piece in pieces]
    assert b"".join(answers) + cut.paused(lambda: 12.3) == answered
    assert (cut.stream_hz, cut.unit, cut.off) == (whole.stream_hz, whole.unit, whole.off)
    assert cut.frame(45.6, 1.0) == whole.frame(45.6, 1.0)


@given(st.data())
def test_a_stream_cut_anywhere_reads_as_it_was_played(data: st.DataObject) -> None:
    profile = asked_for(data.draw(st.sampled_from(PROFILES)))
    most_n, unit = 0.9 * emulated(profile).capacity_n, unit_of(profile)
    # the first is a pull, from which even a wire without any marks can be joined
    forces = [PULL_N, *data.draw(st.lists(st.floats(-most_n, most_n), max_size=6))]
    gauge = EmulatedGauge(profile)
    wire = b"".join([gauge.banner(), *(gauge.frame(force_n, at) for at, force_n in enumerate(forces))])
    cuts = sorted(data.draw(st.lists(st.integers(0, len(wire)), max_size=6)))
    stream = ReadingStream(profile, 0.0)
    pieces = [wire[start:end] for start, end in pairwise([0, *cuts, len(wire)])]
    events = [event for piece in (*pieces, b"") for event in stream.feed(piece, 1.0)]
    values = [value for event in events if isinstance(event, Readings) for value in event.value]
    assert not any(isinstance(event, Garbled) for event in events), events
    assert len(values) == len(forces)
    for value, force_n in zip(values, forces, strict=True):
        expected, within = shown(profile, force_n, unit)
        assert abs(value - expected) <= within
