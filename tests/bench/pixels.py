"""From the byte to the pixel: a step of force is written to the port, and a frame that shows it is painted.

Inside are the pty (a loopback port on Windows), the link's thread, the queue, the pump's own timer, the session, the
whole window and its paint off screen, in a real event loop, in the middle of a push at 1000 Hz. The dynamometer is a
process of its own. Outside are the dynamometer's own measuring, USB, and the refresh of the screen.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from PySide6.QtCore import QTimer

from bench import stepping_gauge
from bench.figures import quantile, say, tell
from bench.painted import Painted
from bench.sitting import Sitting, open_sitting
from strengthtrack.practice.testing.dynamometer_state import State
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.screens.parts.big_number import BigNumber

AIM_MS = 40.0
CONNECTS_WITHIN_S = 10.0


def measure() -> list[bool]:
    """Print how long it took until steps were seen."""
    with gauge() as process, open_sitting() as sitting:
        painted = watch(sitting, cast("IO[str]", process.stdout).readline().strip())
        written: list[tuple[float, float]] = json.loads(process.communicate()[0])
    took = latencies_ms(written, painted)
    tell(f"{len(took)} steps in mid-push, the longest {max(took):.1f} ms")
    assert len(took) > 0.8 * stepping_gauge.STEPS, f"{len(took)} of {stepping_gauge.STEPS} steps were seen"
    return [
        say("byte to pixel, p50", quantile(took, 50), "ms", AIM_MS),
        say("byte to pixel, p99", quantile(took, 99), "ms", AIM_MS),
    ]


@contextmanager
def gauge() -> Iterator["subprocess.Popen[str]"]:
    """The dynamometer that steps; its port is its first line, its steps come when its input is closed."""
    script = Path(stepping_gauge.__file__)
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, str(script)], stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def watch(sitting: Sitting, port: str) -> list[tuple[float, str]]:
    """Let the window run by itself while the steps come; when which digits were painted in a push."""
    sitting.place.pump.start()
    connect(sitting, port)
    sitting.arm()
    sitting.app.processEvents()
    numbers = [number for number in sitting.place.window.findChildren(BigNumber) if number.isVisible()]
    assert len(numbers) == 1, f"{len(numbers)} big numbers are shown in a push"

    def digits() -> str:
        return numbers[0].words if sitting.session.phase is Phase.PUSHING else ""

    painted = Painted(numbers[0], digits)
    QTimer.singleShot(round(stepping_gauge.lasts_s() * 1000), sitting.app.quit)
    sitting.app.exec()
    painted.stop()
    sitting.place.pump.stop()
    return painted.moments


def connect(sitting: Sitting, port: str) -> None:
    """As the page of the dynamometer does, until the first reading was understood."""
    clinic, given_up = sitting.clinic, time.perf_counter() + CONNECTS_WITHIN_S
    dynamometer = clinic.appointment.dynamometer
    dynamometer.connect(port, clinic.library.profile(stepping_gauge.PROFILE))
    while dynamometer.state is not State.READY:
        assert time.perf_counter() < given_up, f"the dynamometer is {dynamometer.state.value}: {dynamometer.why}"
        sitting.app.processEvents()
        time.sleep(0.005)


def latencies_ms(written: Sequence[tuple[float, float]], painted: Sequence[tuple[float, str]]) -> list[float]:
    """From each step until it, or one after it, was seen; what came before the first that was seen is left out."""
    took: list[float] = []
    first = None
    now_shown = ""
    at = 0
    for painted_s, words in painted:
        if words in {"", now_shown}:
            continue
        now_shown = words
        seen = next(number for number in range(at, len(written)) if f"{written[number][1]:.0f}" == words)
        if first is not None:
            took += [(painted_s - written[number][0]) * 1000 for number in range(at, seen + 1)]
        first, at = seen, seen + 1
    return took
