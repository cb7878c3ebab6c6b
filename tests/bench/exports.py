"""What leaves the clinic: ten thousand sessions to CSV, how quick, how flat in memory, and beside a bare writer of CSV.

Two clinics of sample patients are made in folders that are thrown away, some 260 MB; it takes about a minute. Each is
written by a process of its own, which looks at its memory and counts its own work, whoever else is at the machine. The
bare writer gets the very rows of the small clinic, ready in memory: nothing is read, decrypted or worked out for it.
"""

import csv
import io
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from bench.figures import say, tell
from strengthtrack.documents.files import streamed
from strengthtrack.practice.export.extract import Extract, visits
from strengthtrack.practice.export.tables import TrialRows, write_trials
from strengthtrack.records import database
from strengthtrack.records.file_names import RECORDS
from strengthtrack.records.key import key_for, no_ring
from strengthtrack.records.store import Store

FEW, MANY = 350, 3_500
"""Patients; they have some three sessions each."""
PASSES = 3
TRIALS_PER_S, MEMORY, BARE, LOOK_MS = 20_000.0, 1.05, 3.0, 250.0
STATUS = Path("/proc/self/status")
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Written:
    """What one export took: seconds by the clock and of own work, and the most that was in memory, None if untold."""

    trials: int
    sessions: int
    clock_s: float
    worked_s: float
    peak_kib: int | None
    longest_s: float

    @property
    def per_s(self) -> float:
        """Trials in a second of own work."""
        return self.trials / self.worked_s


@dataclass(slots=True)
class Looks:
    """When it was looked whether somebody cancelled, and how far it was."""

    last_s: float = field(default_factory=time.perf_counter)
    longest_s: float = 0.0
    sessions: int = 0

    def cancelled(self) -> bool:
        now = time.perf_counter()
        self.longest_s, self.last_s = max(self.longest_s, now - self.last_s), now
        return False

    def progress(self, done: int, _of: int) -> None:
        self.sessions = done


def measure() -> list[bool]:
    """Print how quick, how flat, and beside the bare writer."""
    with clinics() as (small, large):
        few, many = [apart(export, small) for _ in range(PASSES)], [apart(export, large) for _ in range(PASSES)]
        bare = min(apart(bare_s, small) for _ in range(PASSES))
    quick, quickest = max(many, key=lambda one: one.per_s), max(few, key=lambda one: one.per_s)
    tell(
        f"{quick.sessions:,} sessions, {quick.trials:,} trials: {quick.trials / quick.clock_s:,.0f} a second by the "
        f"clock; a bare writer of CSV {1.0 / bare:,.0f}"
    )
    return [
        say("trials to CSV in a second of own work", quick.per_s, "/s", TRIALS_PER_S, at_least=True),
        *memory(quickest, quick),
        say("a trial to CSV, to the same row by a bare writer", 1.0 / quickest.per_s / bare, "x", BARE),
        say("longest before a cancel is seen", quick.longest_s * 1000.0, "ms", LOOK_MS),
    ]


def memory(few: Written, many: Written) -> list[bool]:
    if few.peak_kib is None or many.peak_kib is None:
        tell("this system does not tell how much of a process was in memory")
        return []
    tell(f"most in memory {few.peak_kib / 1024:.1f} MiB of {few.sessions:,} sessions, {many.peak_kib / 1024:.1f} MiB")
    return [say("most in memory, ten times the sessions to one", many.peak_kib / few.peak_kib, "x", MEMORY)]


@contextmanager
def clinics() -> Iterator[tuple[Path, Path]]:
    """Folders with a small and a large clinic."""
    from bench.clinic import make  # brings a window's worth of modules, which no export needs

    with tempfile.TemporaryDirectory(prefix="strengthtrack-bench-") as name:
        small, large = (Path(name) / str(count) for count in (FEW, MANY))
        for folder, count in ((small, FEW), (large, MANY)):
            folder.mkdir()
            tell(f"{count} patients: made in {make(folder, count):.0f} s")
        yield small, large


def apart(do: Callable[[Path], _Found], folder: Path) -> _Found:
    """Do something in a process of its own, so that its memory is nobody else's."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as one:
        return one.submit(do, folder).result()


def export(folder: Path) -> Written:
    """Write the trials of a clinic."""
    with closing(opened(folder)) as store:
        looks = Looks()
        began, worked = time.perf_counter(), time.thread_time()
        to = folder / "trials.csv"
        trials = write_trials(store, Extract(), to, progress=looks.progress, cancelled=looks.cancelled)
        clock_s, worked_s = time.perf_counter() - began, time.thread_time() - worked
    return Written(trials, looks.sessions, clock_s, worked_s, peak_kib(), looks.longest_s)


def bare_s(folder: Path) -> float:
    """What one row takes a bare writer, in seconds of own work."""
    with closing(opened(folder)) as store:
        made = TrialRows(hide_identity=False)
        found = [[cell for part in row for cell in part] for one in visits(store, Extract()) for row in made.of(one)]
    worked = time.thread_time()
    with streamed(folder / "bare.csv", "table") as file:
        words = io.TextIOWrapper(file, encoding="utf-8", newline="")
        writer = csv.writer(words)
        for row in found:
            writer.writerow(row)
        words.detach()
    return (time.thread_time() - worked) / len(found)


def opened(folder: Path) -> Store:
    return Store(database.open(folder / RECORDS, key_for(folder, no_ring).text))


def peak_kib() -> int | None:
    """Linux tells; what a process was before it became this one is not in it, as it is in getrusage."""
    if not STATUS.exists():
        return None
    line = next(line for line in STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1])
