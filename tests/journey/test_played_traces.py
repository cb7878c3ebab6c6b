"""What happens at the pad, made, and played in bytes by the emulated dynamometer into a session: what is filed of it.

Armed, each push is filed once, under the test that is armed, and nothing else is. Unarmed, nothing is filed at all,
but for what two taps armed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import pytest

import made_traces as make
from made_traces import RATES_HZ, MadeTrace
from session_bench import Bench, planned
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.clinic.trial import Trial
from strengthtrack.devices.emulator.emulated_gauge import EmulatedGauge
from strengthtrack.devices.link.stream import ReadingStream
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Connected, Readings
from strengthtrack.practice.testing.pushes import LONGEST_PUSH_S, TOO_SHORT
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.practice.testing.testing_session import TestingSession
from strengthtrack.science.measures import trial_peak_n

READ_S = 0.1
STEP_N = 0.1
"""A step of the emulated display."""
TEST = Movement.EXTENSION, Side.RIGHT
"""Not the first of the battery, so that nothing comes here by itself."""

Made = Callable[[float], MadeTrace]
Filed = dict[str, list[float]]
"""The peaks in N that were filed of each trace, by its name."""


def until(end_s: float, made: Made, rate_hz: float) -> MadeTrace:
    """A trace without what comes after, where it says the same again."""
    trace, kept = made(rate_hz), round(end_s * rate_hz)
    pushes = tuple(push for push in trace.pushes if push[0] < end_s)
    return replace(trace, t_s=trace.t_s[:kept], force_n=trace.force_n[:kept], pushes=pushes)


ARMED: tuple[Made, ...] = (
    partial(until, 9.0, make.weak),
    make.slow_ramp,
    make.double_peak,
    make.break_test,
    make.cough_between,
    partial(until, 24.0, make.drift_up),
    partial(until, 9.0, make.preload),
    make.slip,
    partial(until, 36.0, make.never_ending),
    make.put_down,
    make.bump,
    make.repositioning,
    make.two_taps_then_push,
)
UNARMED: tuple[Made, ...] = (
    partial(until, 9.0, make.weak),
    make.break_test,
    make.cough_between,
    make.put_down,
    make.bump,
    make.repositioning,
    make.resting_limb,
    make.strap_tightened,
    make.one_tap,
    make.tap_and_push,
)


@dataclass
class Pad:
    """The pad feels one trace after the other, each as if the dynamometer had just been plugged in."""

    bench: Bench
    session: TestingSession
    profile: Profile = field(default_factory=lambda: Library(None).profile("mark10_gcl2"))
    frames: dict[float, bytes] = field(default_factory=dict)
    """What the dynamometer sends of each force it can show."""

    def feel(self, trace: MadeTrace, *, armed: bool = False) -> list[Trial]:
        """What the session filed of it; where it is `armed` it is so again after each push, without a rest."""
        known = {trial.id for trial in self.kept()}
        stream = ReadingStream(self.profile, self.bench.clock_s)
        self.bench.dynamometer.feed(Connected())
        self.session.back()
        self.session.choose(self.session.battery.tests.index(TEST))
        shown, each = [round(force, 1) for force in trace.force_n.tolist()], max(1, round(READ_S * trace.rate_hz))
        for first in range(0, len(shown), each):
            if armed and self.session.phase in {Phase.SET_UP, Phase.REST}:
                self.session.arm()
            self.read(stream, shown[first : first + each], trace.rate_hz)
        self.session.pause()
        return [trial for trial in self.kept() if trial.id not in known]

    def read(self, stream: ReadingStream, shown: list[float], rate_hz: float) -> None:
        gauge = EmulatedGauge(self.profile)
        for force in set(shown) - self.frames.keys():
            self.frames[force] = gauge.frame(force)
        self.bench.clock_s += len(shown) / rate_hz
        for event in stream.feed(b"".join(map(self.frames.__getitem__, shown)), self.bench.clock_s):
            assert isinstance(event, Readings)
            came = self.bench.dynamometer.feed(event)
            assert came is not None
            self.session.feed(*came)
        self.session.tick()

    def kept(self) -> tuple[Trial, ...]:
        self.bench.settle()
        return self.bench.store.session_trials("s1", include_discarded=True)


@pytest.fixture
def pad(tmp_path: Path) -> Iterator[Pad]:
    bench = Bench(tmp_path)
    bench.battery = planned(bench.battery, trials=100)
    yield Pad(bench, bench.session())
    bench.writer.close()
    bench.connection.close()


def peaks(trace: MadeTrace) -> list[float]:
    """Of each push, by construction."""
    return [float(trace.force_n[(trace.t_s >= begun) & (trace.t_s <= end)].max()) for begun, end in trace.pushes]


def filed(pad: Pad, traces: list[MadeTrace], *, armed: bool) -> Filed:
    """Peaks that were filed and count, for what is not too short to be a trial; all of it under the test at hand."""
    found: Filed = {}
    for trace in traces:
        trials = pad.feel(trace, armed=armed)
        assert {(trial.setup.movement, trial.setup.side) for trial in trials} <= {TEST}, trace
        assert armed or all(trial.counts for trial in trials), trace
        assert all(trial.counts or trial.discarded_why == TOO_SHORT for trial in trials), trace
        found[trace.name] = [trial_peak_n(trial) for trial in trials if trial.counts]
    return found


@pytest.mark.parametrize("rate_hz", RATES_HZ)
def test_armed_every_push_is_filed_once_and_nothing_else(pad: Pad, rate_hz: float) -> None:
    traces = [made(rate_hz) for made in ARMED]
    found = filed(pad, traces, armed=True)
    assert {name: len(pushes) for name, pushes in found.items()} == {t.name: len(t.pushes) for t in traces}
    for trace in traces:
        assert found[trace.name] == pytest.approx(peaks(trace), abs=STEP_N), trace
    endless = next(trial for trial in pad.kept() if trial_peak_n(trial) in found["push that never ends"])
    assert endless.trace is not None
    assert endless.trace.t_s[-1] == pytest.approx(LONGEST_PUSH_S, abs=1.5)
    assert pad.bench.store.running.cut_short() == ()


@pytest.mark.parametrize("rate_hz", RATES_HZ[1:])
def test_unarmed_nothing_is_filed(pad: Pad, rate_hz: float) -> None:
    found = filed(pad, [made(rate_hz) for made in UNARMED], armed=False)
    assert not any(found.values()), found
    assert pad.kept() == pad.bench.store.running.cut_short() == ()


@pytest.mark.parametrize("rate_hz", RATES_HZ[1:])
def test_what_two_taps_armed_is_filed_without_the_taps(pad: Pad, rate_hz: float) -> None:
    trace = make.two_taps_then_push(rate_hz)
    assert filed(pad, [trace], armed=False)[trace.name] == pytest.approx(peaks(trace), abs=STEP_N)


def test_ten_readings_a_second_take_two_coughs_for_taps_and_nothing_else(pad: Pad) -> None:
    """Known of so slow a dynamometer (science.taps): the second push of that trace is then armed, and announced."""
    found = filed(pad, [made(10.0) for made in UNARMED], armed=False)
    assert {name for name, pushes in found.items() if pushes} == {"cough between trials"}
