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
from strengthtrack.clinic.trial import Trial
from strengthtrack.records.store import Store
from strengthtrack.records.writer import Job, WriteFailed, Writer, Written

PIECES = 4


def whole(number: int) -> Trial:
    """The trial `number` with all its pieces."""
    return replace(trial(number), trace=piece(0, 100 * PIECES))


def jobs() -> Iterator[tuple[str, Job]]:
    """What a session without end writes, in order."""
    for number in itertools.count(1):
        yield f"begun {number}", partial(Store.begin_running, trial=replace(whole(number), trace=None))
        for count in range(PIECES):
            yield f"piece {number}", partial(Store.append_running, trial_id=f"t{number}", piece=piece(count))
        yield f"whole {number}", partial(Store.save_trial, trial=whole(number))


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
