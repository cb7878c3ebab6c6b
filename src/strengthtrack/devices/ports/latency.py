"""FTDI cables hand over what came every 16 ms, which caps polling at some 60 a second; where one may, it is lowered.

Linux lets the user of a port do so; on Windows it stands in the Device Manager. Sources: FTDI’s application note
AN232B-04, pyserial’s pull request 290 (16 ms a question and answer become 6).
"""

from contextlib import suppress
from pathlib import Path
from typing import Any

TIMERS = Path("/sys/bus/usb-serial/devices")
LOWEST_MS = 1


def lower_latency(serial: Any, timers: Path = TIMERS) -> bool:
    """Ask an open port (pyserial's) to hand over at once; whether it does. Never raises, for reading goes on anyway."""
    asked = _asked(serial)
    timer = timers / Path(str(getattr(serial, "port", "") or "")).name / "latency_timer"
    if not timer.is_file():
        return asked
    with suppress(OSError, ValueError):
        if int(timer.read_text("ascii")) > LOWEST_MS:
            timer.write_text(str(LOWEST_MS), "ascii")
    with suppress(OSError, ValueError):
        return int(timer.read_text("ascii")) <= LOWEST_MS
    return asked


def _asked(serial: Any) -> bool:
    """Whether the driver took the flag; a pty, a socket and other systems have none."""
    ask = getattr(serial, "set_low_latency_mode", None)
    if ask is None:
        return False
    try:
        ask(True)
    except (ValueError, OSError, NotImplementedError, AttributeError):
        return False
    return True
