"""The whole tick of the window in mid-push: drain the queue, feed the session, show what became of it, paint.

Inside are the detector, the running trial, its pieces on their way to the writer, the whole window, and the paint off
screen. Each reading is a read of its own, as an adapter that holds nothing back hands them over. Outside are the link's
thread, which `pixels` has, sound, and the screen itself. A frame's own work is what its thread did, whoever else was
at the machine; its time by the clock has the others in it.
"""

import time
from collections.abc import Iterator

from bench.figures import quantile, say, tell
from bench.painted import Painted
from bench.pushing import RATE_HZ, Pushes
from bench.sitting import Frame, Paced, open_paced
from strengthtrack.charts.live.trace import LiveTraceChart
from strengthtrack.practice.testing.session_view import Phase

FRAME_MS = 16.0
PUSHES = Pushes(every_s=40.0, lasts_s=10.0)
AHEAD_S = 1.0
MEASURED_S = 12.0
BEHIND_S = 600.0
SKIPPED_S = 0.5


def measure() -> list[bool]:
    """Print the frames of a first trial, and those with ten minutes behind them."""
    with open_paced(PUSHES) as paced:
        first = next_push(paced)
        paced.go_to(BEHIND_S, SKIPPED_S)
        later = next_push(paced) + next_push(paced)
        assert paced.sitting.trials > BEHIND_S / PUSHES.every_s, "not every push was kept as a trial"
    before, behind = mid_push(first), mid_push(later)
    tell_rest("first trial", first)
    tell_rest("ten minutes behind it", later)
    return [
        told(before, "first trial", 50),
        told(before, "first trial", 99),
        told(behind, "ten minutes behind it", 50),
        told(behind, "ten minutes behind it", 99),
        say("own work in mid-push, ten minutes behind it, p99", own(behind, 99), "ms", FRAME_MS),
        say(
            "own work, ten minutes behind it, to the first trial’s, p50",
            own(behind, 50) / own(before, 50),
            "x",
            1.2,
        ),
    ]


def told(frames: list[Frame], when: str, percent: int) -> bool:
    took = quantile([frame.took for frame in frames], percent)
    return say(f"frame in mid-push at {RATE_HZ} Hz, {when}, p{percent}", took, "ms", FRAME_MS)


def tell_rest(when: str, frames: list[Frame]) -> None:
    """What has no aim, such as the frames in which a trial begins and is kept."""
    pushing = mid_push(frames)
    longest = max(frame.took for frame in pushing)
    around = max(frame.took for frame in frames if frame.phase is not Phase.PUSHING)
    tell(f"{when}: {len(pushing)} frames in mid-push, the longest {longest:.1f} ms; around them {around:.1f} ms")
    tell(f"{when}: own work p50 {own(pushing, 50):.1f}, the longest {own(pushing, 100):.1f} ms")


def own(frames: list[Frame], percent: int) -> float:
    return quantile([frame.worked for frame in frames], percent)


def mid_push(frames: list[Frame]) -> list[Frame]:
    return [frame for frame in frames if frame.phase is Phase.PUSHING]


def next_push(paced: Paced) -> list[Frame]:
    """The next push as it comes, a frame every 16 ms, after what lies before it was skipped."""
    paced.go_to(PUSHES.next_s(paced.dynamometer.now_s + AHEAD_S) - AHEAD_S, SKIPPED_S)
    chart = paced.sitting.place.window.findChild(LiveTraceChart)
    assert isinstance(chart, LiveTraceChart), "the test page has no live trace"
    painted = Painted(chart)
    frames = list(as_they_come(paced))
    painted.stop()
    pushing = len(mid_push(frames))
    assert pushing > 0.3 * PUSHES.lasts_s / FRAME_MS * 1000, f"{pushing} frames in a push of {PUSHES.lasts_s} s"
    assert painted.count >= pushing, f"the trace was painted {painted.count} times in {pushing} frames"
    return frames


def as_they_come(paced: Paced) -> Iterator[Frame]:
    """Frames in real time, each with the readings that are due."""
    began = time.perf_counter()
    for number in range(int(MEASURED_S * 1000 / FRAME_MS)):
        time.sleep(max(0.0, began + number * FRAME_MS / 1000 - time.perf_counter()))
        paced.dynamometer.speak(at_once=1)
        yield paced.sitting.frame()
