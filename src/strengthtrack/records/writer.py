"""The one writing thread. It owns the one writing connection, so no sync to the disk ever stands before a frame."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from strengthtrack.errors import RecordsFault
from strengthtrack.records import database
from strengthtrack.records.changes import Changes
from strengthtrack.records.store import Store

Job = Callable[[Store], Changes]


@dataclass(frozen=True, slots=True)
class Written:
    """A posted job was done and is on the disk."""

    what: str
    changes: Changes


@dataclass(frozen=True, slots=True)
class WriteFailed:
    """A posted job was not done, and nothing of it was kept; `bug` is set where nobody but us can mend it."""

    what: str
    sentence: str
    bug: Exception | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    job: Job
    tell: Callable[[Changes | Exception], None]


class Writer:
    """Does jobs one after the other, each in one transaction.

    `put` takes the outcomes of posted jobs and is called on the writing thread. Raises RecordsFault where the records
    cannot be opened.
    """

    def __init__(self, path: Path, key: str, put: Callable[[Written | WriteFailed], None]) -> None:
        self._path, self._key, self._put = path, key, put
        self._asked: SimpleQueue[_Asked | None] = SimpleQueue()
        self._closed = False
        opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, args=(path, key, opened), name="records writer", daemon=True)
        self._thread.start()
        opened.result()

    def do(self, job: Job) -> Changes:
        """Do a job and wait for it; raises RecordsFault, or what else the job raised."""
        return self.begin(job).result()

    def begin(self, job: Job) -> "Future[Changes]":
        """Do a job later and return at once what it will have changed, or will have raised."""
        done: Future[Changes] = Future()

        def tell(outcome: Changes | Exception) -> None:
            if isinstance(outcome, Exception):
                done.set_exception(outcome)
            else:
                done.set_result(outcome)

        self._ask(_Asked(job, tell))
        return done

    def post(self, job: Job, what: str) -> None:
        """Do a job later and return at once; `put` gets Written or WriteFailed with `what`."""
        self._ask(_Asked(job, lambda outcome: self._put(_outcome(what, outcome))))

    def beside(self) -> Store:
        """The same records through another connection, for the thread that calls, which closes it."""
        return Store(database.open(self._path, self._key))

    @property
    def closed(self) -> bool:
        """Whether it takes no more jobs."""
        return self._closed

    def close(self) -> None:
        """Do what was asked so far, then end the thread and its connection; twice is no harm."""
        if not self._closed:
            self._closed = True
            self._asked.put(None)
        self._thread.join()

    def _ask(self, asked: _Asked) -> None:
        if self._closed:
            raise RuntimeError("the writer is closed")
        self._asked.put(asked)

    def _run(self, path: Path, key: str, opened: "Future[None]") -> None:
        try:
            connection = database.open(path, key)
        except Exception as fault:
            opened.set_exception(fault)
            return
        opened.set_result(None)
        store = Store(connection)
        try:
            while (asked := self._asked.get()) is not None:
                asked.tell(_done(asked.job, store))
        finally:
            connection.close()


def _done(job: Job, store: Store) -> Changes | Exception:
    try:
        with store.together():
            return job(store)
    except Exception as fault:
        return fault


def _outcome(what: str, outcome: Changes | Exception) -> Written | WriteFailed:
    if isinstance(outcome, Changes):
        return Written(what, outcome)
    if isinstance(outcome, RecordsFault):
        return WriteFailed(what, str(outcome))
    sentence = f"A fault in the app kept this from being stored; please report it ({outcome!r})."
    return WriteFailed(what, sentence, outcome)
