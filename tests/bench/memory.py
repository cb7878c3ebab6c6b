"""What half an hour of a session leaves in memory: readings at 1000 Hz, a push now and then, through the whole window.

As fast as it goes, on a clock that is skipped forward, into real records, for which is waited once a minute: on a
clock that goes as it should they are never a minute late. Every frame is painted. Before memory is looked at, the
garbage is collected and the C library gives back what it only keeps in reserve. The session's own trials are in it,
some 120 kB each: a page shows them, and they may be undone.
"""

import ctypes
import gc
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from bench.figures import say, tell
from bench.pushing import RATE_HZ, Pushes
from bench.sitting import Paced, Sitting, open_paced

PUSHES = Pushes(every_s=100.0, lasts_s=6.0)
STEP_S = 0.25
MINUTE_S = 60.0
EARLY_S, LATE_S = 300.0, 1800.0
AIM = 1.05
STATM = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Held:
    """Memory at one moment: resident bytes (None where the system does not tell), Python's blocks, widgets, trials."""

    resident: int | None
    blocks: int
    widgets: int
    trials: int


def measure() -> list[bool]:
    """Print memory after thirty minutes, to that after five."""
    with open_paced(PUSHES) as paced:
        go_to(paced, EARLY_S)
        early = held(paced.sitting)
        frames = go_to(paced, LATE_S)
        late = held(paced.sitting)
    assert late.trials > 0.8 * LATE_S / PUSHES.every_s, f"{late.trials} trials were kept in half an hour"
    tell(
        f"{RATE_HZ * LATE_S:,.0f} readings, {frames} frames between the two looks; "
        f"trials {early.trials} and {late.trials}, widgets {early.widgets} and {late.widgets}"
    )
    return [*resident(early, late), say("Python’s own blocks, 30 minutes to 5", late.blocks / early.blocks, "x", AIM)]


def go_to(paced: Paced, seconds: float) -> int:
    """Minute by minute; how many frames."""
    frames = 0
    while paced.dynamometer.now_s < seconds:
        frames += paced.go_to(min(paced.dynamometer.now_s + MINUTE_S, seconds), STEP_S)
        paced.sitting.settle()
    return frames


def held(sitting: Sitting) -> Held:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    give_back_reserve()
    return Held(resident_bytes(), sys.getallocatedblocks(), len(sitting.app.allWidgets()), sitting.trials)


def resident(early: Held, late: Held) -> list[bool]:
    if early.resident is None or late.resident is None:
        tell("this system does not tell how much of the process is in memory")
        return []
    tell(f"in memory {early.resident / 2**20:.1f} and {late.resident / 2**20:.1f} MiB")
    return [say("memory of the process, 30 minutes to 5", late.resident / early.resident, "x", AIM)]


def give_back_reserve() -> None:
    """The C library of most Linux machines can; elsewhere nothing is measured that it would change."""
    if STATM.exists() and hasattr(library := ctypes.CDLL(None), "malloc_trim"):
        library.malloc_trim(0)


def resident_bytes() -> int | None:
    """Linux tells."""
    if not STATM.exists():
        return None
    return int(STATM.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
