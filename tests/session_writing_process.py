"""A session of made pushes, faster than real time and without a window, until this process is killed.

Each line says what is on the disk by now: `opens`, `session ID`, `kept ID` or `dropped ID` for a trial that an earlier
kill cut short, `ended ID` for a trial that was stored whole, and `fed N ID` when all that was handed over of the
readings up to number N is stored, ID the trial that runs (`-` for none). Each reading tells its number.
"""

import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import SimpleQueue

import numpy as np
from numpy.typing import NDArray

from clinic_samples import sample_patient
from strengthtrack.devices.readings import Connected, Readings
from strengthtrack.practice.battery.batteries import Batteries
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edits
from strengthtrack.practice.testing.appointment import Appointment, SessionFacts
from strengthtrack.practice.testing.dynamometer import LiveDynamometer
from strengthtrack.practice.testing.recorder import Recorder
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.practice.testing.testing_session import TestingSession
from strengthtrack.records import database
from strengthtrack.records.store import Store
from strengthtrack.records.writer import Job, WriteFailed, Writer, Written

KEY = f"x'{'5a' * 32}'"
NOON = datetime(2026, 4, 28, 12, 0, tzinfo=UTC)
PATIENT = sample_patient()
RATE_HZ = 100
A_READ = 10
"""Readings that come together."""

_A_NUMBER = 1e-9
_TO_THE_CENTINEWTON = 2


def marked(force_n: NDArray[np.float64], first: int) -> NDArray[np.float64]:
    """Readings that tell their numbers, from `first`, behind the decimals of the force."""
    return np.round(force_n, _TO_THE_CENTINEWTON) + _A_NUMBER * np.arange(first, first + len(force_n))


def numbers(value: NDArray[np.float64]) -> NDArray[np.int64]:
    """The numbers of readings that were `marked`."""
    return np.rint((value - np.round(value, _TO_THE_CENTINEWTON)) / _A_NUMBER).astype(np.int64)


def pushes(seed: int) -> Iterator[NDArray[np.float64]]:
    """Pushes of two to five seconds, about 150 N over a strap of 4 N, without end."""
    chance = np.random.default_rng(seed)
    for held_s in 1.5 + 3.5 * chance.random(1000):
        top = 130.0 + 40.0 * chance.random()
        at_s = np.cumsum([0.0, 1.6, 0.4, held_s, 0.3, 0.8])
        yield np.interp(np.arange(0.0, at_s[-1], 1 / RATE_HZ), at_s, [4.0, 4.0, top, 0.97 * top, 4.0, 4.0])


def reads(first: int) -> Iterator[Readings]:
    """What the dynamometer says, from reading `first` on."""
    for push in pushes(first):
        value = marked(push, first)
        for start in range(0, len(value), A_READ):
            some = value[start : start + A_READ]
            t_s = (first + start + np.arange(len(some))) / RATE_HZ
            yield Readings(t_s, some, "N", ("ok",) * len(some))
        first += len(value)


class Clinic:
    """A desk with real records, and a dynamometer that is fed by hand; nobody closes it."""

    def __init__(self, path: Path, first: int) -> None:
        self._number = first
        self._posted = 0
        self._ran: set[str] = set()
        self._heard: SimpleQueue[object] = SimpleQueue()
        self._writer = Writer(path, KEY, self._heard.put)
        self._store = Store(database.open(path, KEY))
        self._writer.do(lambda store: store.save_patient(PATIENT))
        dynamometer = LiveDynamometer(self._heard.put, self.clock)
        self._desk = Desk(self._store, Edits(self._writer), Batteries(), self.now, NOON.date, path.parent, "")
        self._appointment = Appointment(self._desk, dynamometer, Recorder(self.post), self.clock)
        self._appointment.hear(Connected())

    def clock(self) -> float:
        """The link's seconds: those of the last reading."""
        return self._number / RATE_HZ

    def now(self) -> datetime:
        """The time of day of the last reading."""
        return NOON + timedelta(seconds=self.clock())

    def post(self, job: Job, what: str) -> None:
        """Hand a job to the writer, and count it."""
        self._posted += 1
        self._writer.post(job, what)

    def tidy_up(self, chance: random.Random) -> None:
        """Keep or drop what an earlier kill cut short."""
        for trial in self._appointment.cut_short():
            if chance.random() < 0.5:
                self._appointment.keep(trial)
                say("kept", trial.id)
            else:
                self._appointment.drop(trial)
                say("dropped", trial.id)

    def session(self) -> TestingSession:
        """The unfinished session, or a new one."""
        if self._appointment.session is None:
            unfinished = self._appointment.unfinished(PATIENT.id)
            facts = SessionFacts("Sample Physiotherapist", 64.0)
            self._appointment.session = (
                self._appointment.go_on(unfinished) if unfinished else self._appointment.begin(PATIENT.id, facts)
            )
            say("session", self._appointment.session.session.id)
        return self._appointment.session

    def hear(self, readings: Readings) -> None:
        """What one read brings, until all of it is stored."""
        session = self.session()
        self._prepare(session)
        self._number += len(readings.t_s)
        self._appointment.hear(readings)
        self._appointment.tick()
        if session.running_id:
            self._ran.add(session.running_id)
        self._wait_for_the_disk()
        say("fed", str(self._number - 1), session.running_id or "-")

    def _prepare(self, session: TestingSession) -> None:
        """What the physio does between two pushes."""
        phase = session.view().phase
        if phase is Phase.FINISHED:
            finished = replace(session.session, finished_at=self.now())
            self._desk.edits.write(lambda store: store.save_session(finished))
            self._appointment.leave()
            self._prepare(self.session())
        elif phase is Phase.TEST_DONE:
            session.next_test()
        elif session.running_id is None and phase is not Phase.ARMED:
            session.arm()

    def _wait_for_the_disk(self) -> None:
        while self._posted:
            news = self._heard.get()
            assert not isinstance(news, WriteFailed), news.sentence
            if isinstance(news, Written):
                self._posted -= 1
                self._appointment.hear(news)
                if news.what in self._ran:
                    say("ended", news.what)


def say(*words: str) -> None:
    """One line, at once."""
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


def main(path: Path, first: int) -> None:
    """Open the records, then test for ever; the first reading is number `first`."""
    say("opens")
    clinic = Clinic(path, first)
    clinic.tidy_up(random.Random(first))
    for readings in reads(first):
        clinic.hear(readings)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
