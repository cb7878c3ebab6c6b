import csv
import random
import time
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strengthtrack.devices.emulator.emulated_gauge import EmulatedGauge
from strengthtrack.devices.link.stream import ReadingStream
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Garbled, Readings
from strengthtrack.errors import DeviceFault

PROFILES = {id_: Library().profile(id_) for id_ in ("imada_d", "mark10_gcl2")}
IDS = st.sampled_from(sorted(PROFILES))
FORCES = st.lists(st.integers(-4999, 4999).map(lambda step: step / 10.0), max_size=40)


def sent(profile: Profile, forces: list[float]) -> bytes:
    gauge = EmulatedGauge(profile)
    return b"".join(gauge.frame(force_n) for force_n in forces)


def end_of(profile: Profile) -> bytes:
    return profile.framing.on_wire(b"")


def heard(profile: Profile, pieces: list[bytes]) -> tuple[list[float], int]:
    stream = ReadingStream(profile, 0.0)
    events = [event for at, piece in enumerate(pieces) for event in stream.feed(piece, at + 1.0)]
    values = [value for event in events if isinstance(event, Readings) for value in event.value.tolist()]
    return values, sum(event.count for event in events if isinstance(event, Garbled))


def cut(data: bytes, places: list[int]) -> list[bytes]:
    at = sorted({place % (len(data) + 1) for place in places} | {0, len(data)})
    return [data[start:end] for start, end in pairwise(at)]


@given(IDS, FORCES, st.lists(st.integers(0, 10_000)))
def test_any_cutting_of_the_bytes_gives_the_same_readings(id_: str, forces: list[float], places: list[int]) -> None:
    profile = PROFILES[id_]
    assert heard(profile, cut(sent(profile, forces), places)) == (forces, 0)


@given(IDS, st.binary(max_size=400), FORCES, st.lists(st.integers(0, 10_000)))
def test_garbage_never_raises_and_never_hides_the_next_good_frame(
    id_: str, garbage: bytes, forces: list[float], places: list[int]
) -> None:
    profile = PROFILES[id_]
    data = garbage + end_of(profile) + sent(profile, forces)
    values, _ = heard(profile, cut(data, places))
    assert values[len(values) - len(forces) :] == forces
    assert len(values) - len(forces) <= garbage.count(end_of(profile)) + 1


SEGMENTS = st.lists(st.tuples(st.binary(max_size=120), FORCES), max_size=12)


def frames_between_garbage_all_come(id_: str, segments: list[tuple[bytes, list[float]]], places: list[int]) -> None:
    """Each run of good frames is among the readings, in its order, whatever was between them."""
    profile = PROFILES[id_]
    end = end_of(profile)
    data = b"".join(garbage + end + sent(profile, forces) for garbage, forces in segments)
    values, _ = heard(profile, cut(data, places))
    left = iter(values)
    assert all(force_n in left for _, forces in segments for force_n in forces)


test_frames_between_garbage_all_come = given(IDS, SEGMENTS, st.lists(st.integers(0, 10_000)))(
    frames_between_garbage_all_come
)


@pytest.mark.soak
@given(IDS, SEGMENTS, st.lists(st.integers(0, 10_000)))
def test_soak_frames_between_garbage_all_come(
    id_: str, segments: list[tuple[bytes, list[float]]], places: list[int]
) -> None:
    frames_between_garbage_all_come(id_, segments, places)


@given(IDS, FORCES, st.integers(0, 400), st.integers(1, 30))
def test_bytes_lost_on_the_way_touch_no_frame_before_or_after(
    id_: str, forces: list[float], start: int, gone: int
) -> None:
    profile = PROFILES[id_]
    data = sent(profile, forces)
    values, _ = heard(profile, [data[:start], data[start + gone :]])
    before = data[:start].count(end_of(profile))
    after = max(0, data[start + gone :].count(end_of(profile)) - 1)
    assert values[:before] == forces[:before]
    assert values[len(values) - after :] == forces[len(forces) - after :]


def test_a_recording_at_2000_hz_comes_through_whole_and_in_order(recordings: Path, either: Profile) -> None:
    with (recordings / "lower_limb_isometric_cc0" / "ID28_DNM_2000Hz.csv").open() as table:
        forces = [float(row["knee_ext_vastus_lateralis"]) * 9.80665 for row in csv.DictReader(table)]
    data = sent(either, forces)
    rng = random.Random(28)
    stream = ReadingStream(either, 0.0)
    values: list[float] = []
    times: list[float] = []
    start = 0
    while start < len(data):
        end = start + rng.randint(1, 400)
        share = min(end, len(data)) / len(data)
        for event in stream.feed(data[start:end], share * 10.0):
            assert isinstance(event, Readings)
            values += event.value.tolist()
            times += event.t_s.tolist()
        start = end
    assert values == [round(force_n * 10) / 10 + 0.0 for force_n in forces]
    assert stream.rate_hz == pytest.approx(2000.0, rel=0.02)
    assert np.all(np.diff(times) > 0)


def readings_per_second(profile: Profile, data: bytes) -> float:
    began_s = time.perf_counter()
    values, _ = heard(profile, [data[start : start + 4096] for start in range(0, len(data), 4096)])
    return len(values) / (time.perf_counter() - began_s)


def test_one_core_decodes_far_more_than_any_dynamometer_sends(either: Profile) -> None:
    """The bench asks for 100,000 a second; here a busy machine must not fail the build."""
    data = sent(either, [step / 10.0 for step in range(4000)] * 10)
    assert max(readings_per_second(either, data) for _ in range(3)) > 50_000


def test_an_endless_run_is_garbled_once(mark10: Profile) -> None:
    assert heard(mark10, [b"\xaa" * 500, b"\xaa" * 500]) == ([], 1)


def test_a_dynamometer_whose_unit_must_be_asked_is_refused_until_it_is(mark10: Profile) -> None:
    asking = mark10.model_copy(update={"unit": mark10.unit.model_copy(update={"source": "ask"})})
    with pytest.raises(DeviceFault, match="does not send its unit; say which unit its display shows"):
        ReadingStream(asking, 0.0)
    assert heard(asking.in_unit("N"), [b"1.5\r\n"]) == ([1.5], 0)


@settings(max_examples=20)
@given(IDS, FORCES)
def test_a_profile_turned_round_reads_the_other_sign(id_: str, forces: list[float]) -> None:
    profile = PROFILES[id_]
    values, _ = heard(profile.flipped(), [sent(profile, forces)])
    assert values == [-force_n + 0.0 for force_n in forces]
    assert heard(profile.flipped(), [sent(profile.flipped(), forces)]) == (forces, 0)
