"""An order carried out: every file of it or none, of one look at the records, whatever is written meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtrack.documents.files import all_or_none, streamed_folder
from strengthtrack.errors import DocumentFault
from strengthtrack.practice.export.extract import Cancelled
from strengthtrack.practice.export.order import Order
from strengthtrack.practice.export.tasks import Task, Work, Written, tasks

if TYPE_CHECKING:
    from strengthtrack.records.store import Store

WHAT = "export"


@dataclass(frozen=True, slots=True)
class Stage:
    """What is being written, `number` of `stages` from 1, and how much of it is done."""

    task: Task
    number: int
    stages: int
    done: int = 0
    of: int = 0

    @property
    def share(self) -> float:
        """Of all stages, 0 to 1."""
        return (self.number - 1 + (self.done / self.of if self.of else 0.0)) / self.stages


@dataclass(frozen=True, slots=True)
class Listener:
    """Who hears how far it has come, and who is asked whether to stop."""

    hear: Callable[[Stage], None] = lambda _: None
    cancelled: Cancelled = lambda: False


def deliver(store: Store, order: Order, folder: Path, now: datetime, listener: Listener) -> tuple[Written, ...]:
    """Put the files of an order into a folder, in the place of files of the same names.

    `now` is aware UTC. Raises Stopped, RecordsFault, DocumentFault; then what stood there stands there still.
    """
    with _still_there(folder), all_or_none(folder, WHAT) as filled:
        return _write(store, order, filled, now, listener)


def deliver_in(folder: Path, store: Store, order: Order, now: datetime, listener: Listener) -> tuple[Written, ...]:
    """The same into a folder that is made for it, so that nothing is written over; `new_folder` names one."""
    with _still_there(folder.parent), streamed_folder(folder, WHAT) as filled:
        return _write(store, order, filled, now, listener)


def new_folder(into: Path, day: date) -> Path:
    """“strengthtrack export 2026-04-28”, with a number where there is one of that day."""
    number, folder = 1, into / f"strengthtrack export {day}"
    while folder.exists():
        number += 1
        folder = into / f"strengthtrack export {day} {number}"
    return folder


def _write(store: Store, order: Order, folder: Path, now: datetime, listener: Listener) -> tuple[Written, ...]:
    written: list[Written] = []
    stages = tasks(order)
    with store.together():
        for number, task in enumerate(stages, start=1):

            def hear(done: int, of: int, task: Task = task, number: int = number) -> None:
                listener.hear(Stage(task, number, len(stages), done, of))

            hear(0, 0)
            written += task.write(Work(store, order, folder, now, hear, listener.cancelled))
    return tuple(written)


@contextmanager
def _still_there(folder: Path) -> Iterator[None]:
    """A stick that was pulled out is told as such, and not by the name of a folder nobody knows."""
    try:
        yield
    except DocumentFault as fault:
        if folder.is_dir():
            raise
        raise DocumentFault(f"The folder “{folder}” is not there; choose another one for the {WHAT}.") from fault
