"""The records, the dynamometer and the desk: everything that is open while the app runs, and has no window."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from strengthtrack.devices.library import Library
    from strengthtrack.practice.appointment import Appointment
    from strengthtrack.practice.desk import Desk

BATTERY = "hips"


def utc_now() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)


def local_day() -> date:
    """The local day."""
    return datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class Clinic:
    """Everything that is open while the app runs; `heard` is the one queue from threads to the window."""

    desk: Desk
    appointment: Appointment
    library: Library
    heard: SimpleQueue[object]


@contextmanager
def open_clinic(folder: Path, *, use_keyring: bool = True) -> Iterator[Clinic]:
    """Open the records of a folder, and close all of it in the end; raises RecordsFault."""
    from strengthtrack.devices.library import Library, own_folder
    from strengthtrack.practice import batteries
    from strengthtrack.practice.appointment import Appointment
    from strengthtrack.practice.desk import Desk
    from strengthtrack.practice.dynamometer import LiveDynamometer
    from strengthtrack.practice.edits import Edits
    from strengthtrack.practice.recorder import Recorder
    from strengthtrack.records import database
    from strengthtrack.records.key import key_for, no_ring, system_ring
    from strengthtrack.records.one_start import OneStart
    from strengthtrack.records.store import Store
    from strengthtrack.records.writer import Writer

    with ExitStack() as closing:
        closing.enter_context(OneStart(folder))
        key = key_for(folder, system_ring if use_keyring else no_ring)
        path = folder / database.FILE_NAME
        heard: SimpleQueue[object] = SimpleQueue()
        writer = Writer(path, key.text, heard.put)
        closing.callback(writer.close)
        connection = database.open(path, key.text)
        closing.callback(connection.close)
        edits, battery = Edits(writer), batteries.load(BATTERY)
        desk = Desk(Store(connection), edits, battery, utc_now, local_day, folder, key.where)
        dynamometer = LiveDynamometer(heard.put, time.perf_counter)
        closing.callback(dynamometer.disconnect)
        appointment = Appointment(desk, dynamometer, Recorder(writer.post), time.perf_counter)
        closing.callback(appointment.leave)
        yield Clinic(desk, appointment, Library(own_folder(folder)), heard)
