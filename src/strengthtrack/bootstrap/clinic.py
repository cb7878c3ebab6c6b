"""The records, the dynamometer and the desk: everything that is open while the app runs, and has no window."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from strengthtrack.devices.profiles.library import Library
    from strengthtrack.practice.desk import Desk
    from strengthtrack.practice.testing.appointment import Appointment
    from strengthtrack.records.writer import Writer

OWN_BATTERIES = "batteries"
"""The clinic’s own, in the folder of its records."""


def utc_now() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)


def local_day() -> date:
    """The local day."""
    return datetime.now().astimezone().date()


class Clinic:
    """Everything that is open while the app runs.

    What a list of patients does not need, the dynamometer and its profiles, is loaded when it is first asked for.
    Attributes: desk, heard (the one queue from threads to the window).
    """

    def __init__(self, desk: Desk, writer: Writer, heard: SimpleQueue[object], closing: ExitStack) -> None:
        self.desk, self.heard = desk, heard
        self._writer, self._closing = writer, closing

    @cached_property
    def library(self) -> Library:
        """Our device profiles and the clinic's own."""
        from strengthtrack.devices.profiles.library import Library, own_folder

        return Library(own_folder(self.desk.data))

    @cached_property
    def appointment(self) -> Appointment:
        """The dynamometer and the session under way; both are put down when the clinic closes."""
        from strengthtrack.devices.link.link import LONGEST_GOODBYE_S
        from strengthtrack.practice.testing.appointment import Appointment
        from strengthtrack.practice.testing.dynamometer import LiveDynamometer
        from strengthtrack.practice.testing.recorder import Recorder
        from strengthtrack.practice.testing.waking import clock_with_sleep

        dynamometer = LiveDynamometer(self.heard.put, time.perf_counter)
        self._closing.callback(dynamometer.disconnect, LONGEST_GOODBYE_S)
        recorder = Recorder(self._writer.post)
        appointment = Appointment(self.desk, dynamometer, recorder, time.perf_counter, clock_with_sleep)
        self._closing.callback(appointment.leave)
        return appointment

    @property
    def closed(self) -> bool:
        """Whether the records are closed already."""
        return self._writer.closed

    def settle(self) -> None:
        """Wait until the records have done, or refused, all that was asked of them."""
        from strengthtrack.records.changes import Changes

        self._writer.do(lambda _: Changes(frozenset()))


@contextmanager
def open_clinic(folder: Path, *, use_keyring: bool = True) -> Iterator[Clinic]:
    """Open the records of a folder, and close all of it in the end; raises RecordsFault."""
    from strengthtrack.practice.battery.batteries import Batteries
    from strengthtrack.practice.desk import Desk
    from strengthtrack.practice.edits import Edits
    from strengthtrack.records import database
    from strengthtrack.records.file_names import RECORDS
    from strengthtrack.records.key import key_for, no_ring, system_ring
    from strengthtrack.records.one_start import OneStart
    from strengthtrack.records.store import Store
    from strengthtrack.records.writer import Writer

    with ExitStack() as closing:
        closing.enter_context(OneStart(folder))
        key = key_for(folder, system_ring if use_keyring else no_ring)
        path = folder / RECORDS
        heard: SimpleQueue[object] = SimpleQueue()
        writer = Writer(path, key.text, heard.put)
        closing.callback(writer.close)
        connection = database.open(path, key.text)
        closing.callback(connection.close)
        edits, batteries = Edits(writer), Batteries(folder / OWN_BATTERIES)
        desk = Desk(Store(connection), edits, batteries, utc_now, local_day, folder, key.where)
        yield Clinic(desk, writer, heard, closing)
