"""Trials written second by second until this process is killed; each line says what is on the disk by now.

`begun N`, `piece N` and `whole N` for trial N. With a number of lines it then waits to be killed.
"""

import itertools
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from queue import SimpleQueue

from records_bench import KEY, PATIENT, SESSION, piece, trial
from strengthtrack.clinic.trial import Trace, Trial
from strengthtrack.records.changes import Changes
from strengthtrack.records.store import Store
from strengthtrack.records.writer import Job, WriteFailed, Writer, Written

PIECES = 4


def whole(number: int) -> Trial:
    """The trial `number` with all its pieces."""
    return replace(trial(number), trace=piece(0, 100 * PIECES))


def jobs() -> Iterator[tuple[str, Job]]:
    """What a session without end writes, in order."""
    for number in itertools.count(1):
        yield f"begun {number}", partial(_begin, replace(whole(number), trace=None))
        for count in range(PIECES):
            yield f"piece {number}", partial(_append, f"t{number}", piece(count))
        yield f"whole {number}", partial(Store.save_trial, trial=whole(number))


def _begin(trial: Trial, store: Store) -> Changes:
    return store.running.begin(trial)


def _append(trial_id: str, piece: Trace, store: Store) -> Changes:
    return store.running.append(trial_id, piece)


def main(path: Path, lines: int | None) -> None:
    """Write for ever, or until so many lines."""
    heard: SimpleQueue[Written | WriteFailed] = SimpleQueue()
    writer = Writer(path, KEY, heard.put)
    writer.do(lambda store: store.save_patient(PATIENT))
    writer.do(lambda store: store.save_session(SESSION))
    for what, job in itertools.islice(jobs(), lines):
        writer.post(job, what)
        sys.stdout.write(f"{heard.get().what}\n")
        sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
