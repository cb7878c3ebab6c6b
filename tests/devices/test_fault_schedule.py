"""Planned faults on an emulator; the moments are told to it here, but for one test of its thread."""

import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.emulator.fault_kinds import KINDS
from strengthtrack.devices.emulator.fault_plan import Fault, moments, written
from strengthtrack.devices.emulator.fault_schedule import FaultSchedule
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.errors import DeviceFault

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")

Emulate = Callable[[Profile], Emulator]
LIBRARY = Library()


def scheduled(emulator: Emulator, *texts: str) -> tuple[FaultSchedule, list[str]]:
    told: list[str] = []
    return FaultSchedule(emulator, [written(text) for text in texts], told.append), told


def test_each_fault_is_switched_on_and_off_again(mark10: Profile, emulate: Emulate) -> None:
    emulator = emulate(mark10)
    counted = ["halves=4", "glue=8", "noise=30", "jitter=6", "drop=20"]
    schedule, told = scheduled(emulator, *(f"{text}@1+1" for text in (*counted, "silence", "overload", "low-battery")))
    cable, gauge = emulator.faults, emulator.ailments
    schedule.come_to(1.0)
    assert (cable.halves_s, cable.glue_s, cable.noise_hz, cable.jitter_s, cable.drop) == (0.004, 0.008, 30, 0.006, 0.2)
    assert (cable.silent, gauge.overload, gauge.low_battery) == (True, True, True)
    assert told[0] == "1 s: halves begins"
    schedule.come_to(2.0)
    assert (cable.halves_s, cable.glue_s, cable.noise_hz, cable.jitter_s, cable.drop) == (0, 0, 0, 0, 0)
    assert (cable.silent, gauge.overload, gauge.low_battery) == (False, False, False)
    assert told[-1] == "2 s: low-battery ends"


def test_the_wrong_unit_is_the_next_one_and_the_right_one_comes_back(imada: Profile, emulate: Emulate) -> None:
    emulator = emulate(imada)
    schedule, _ = scheduled(emulator, "wrong-unit@1+2", "wrong-unit=lbf@2+1")
    units = []
    for at_s in (0.0, 1.0, 2.0, 3.0):
        schedule.come_to(at_s)
        units.append(emulator.unit)
    assert units == ["N", "kgf", "lbf", "N"]


def test_an_unplugged_one_comes_back_under_the_same_name(imada: Profile, emulate: Emulate, tmp_path: Path) -> None:
    emulator = emulate(imada)
    port = emulator.serve_pty(tmp_path / "gauge")
    schedule, told = scheduled(emulator, "unplug@1+1")
    schedule.come_to(1.0)
    assert not Path(port).exists()
    schedule.come_to(2.0)
    assert Path(port).exists()
    assert told == ["1 s: unplug begins", f"2 s: unplug ends; the port is {port}"]


def test_a_port_that_cannot_come_back_is_told(imada: Profile, emulate: Emulate, tmp_path: Path) -> None:
    emulator = emulate(imada)
    port = Path(emulator.serve_pty(tmp_path / "gauge"))
    told, plugged_in = [], threading.Event()

    def tell(line: str) -> None:
        told.append(line)
        if "begins" in line:
            port.touch()
        else:
            plugged_in.set()

    with closing(FaultSchedule(emulator, [written("unplug@0.01+0.01")], tell)) as schedule:
        schedule.start()
        assert plugged_in.wait(5.0)
    assert told == ["0.01 s: unplug begins", f"{port} is there already and no link; name another."]


def test_it_ends_when_told_and_before_its_last_fault(imada: Profile, emulate: Emulate) -> None:
    schedule, told = scheduled(emulate(imada), "silence@3600")
    schedule.start()
    schedule.close()
    assert told == []


@pytest.mark.parametrize(
    ("id_", "text", "sentence"),
    [
        ("gauge_5501", "wrong-unit", "has only the unit N; leave the fault wrong-unit out."),
        ("imada_d", "wrong-unit=tf", "The Imada has no unit “tf”; choose one of N, kgf, lbf."),
        ("imada_d", "low-battery", "The Imada has no way to say low-battery; leave that fault out."),
        ("imada_d", "unstable", "The Imada has no way to say unstable; leave that fault out."),
    ],
)
def test_what_it_cannot_have_is_refused(emulate: Emulate, id_: str, text: str, sentence: str) -> None:
    with pytest.raises(DeviceFault) as caught:
        scheduled(emulate(LIBRARY.profile(id_)), text)
    assert str(caught.value).endswith(sentence)


faults = st.builds(
    Fault,
    st.sampled_from(sorted(set(KINDS) - {"unstable", "low-battery"})),
    st.floats(0.1, 100.0),
    st.sampled_from(["", "lbf", "N"]),
    st.floats(0, 20),
    st.floats(0.1, 20),
)


@settings(max_examples=20)
@given(st.lists(faults, max_size=5))
def test_whatever_comes_over_it_in_the_end_all_is_well(planned: list[Fault]) -> None:
    with closing(Emulator(LIBRARY.profile("imada_d"))) as emulator:
        emulator.serve_pty()
        schedule = FaultSchedule(emulator, planned, lambda _: None)
        for at_s in moments(planned):
            schedule.come_to(at_s)
        assert emulator.port
        assert emulator.unit == "N"
        assert (emulator.faults.silent, emulator.faults.drop, emulator.ailments.overload) == (False, 0.0, False)
