"""One session in the app's own window, over real records in a folder that is thrown away."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unittest import mock

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from bench.pushing import Clock, Dynamometer, Pushes
from strengthtrack.bootstrap.application import application
from strengthtrack.bootstrap.clinic import Clinic, open_clinic
from strengthtrack.bootstrap.window import Workplace
from strengthtrack.clinic.patient import Patient
from strengthtrack.devices.readings import Connected
from strengthtrack.practice.testing.appointment import SessionFacts
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.practice.testing.testing_session import TestingSession
from strengthtrack.screens.page import Place

SIZE = (1366, 768)
PATIENT = Patient("p0", "Sample Patient 000", date(1960, 3, 12))
FACTS = SessionFacts("Sample Physiotherapist", 70.0)
_ARMED = frozenset({Phase.ARMED, Phase.PUSHING})


@dataclass(frozen=True, slots=True)
class Frame:
    """What one frame took in ms, by the clock and of this thread's own work, and what was going on after it."""

    took: float
    worked: float
    phase: Phase


class Sitting:
    """A session under way. Attributes: app, clinic, place (its window, and the pump), session."""

    def __init__(self, app: QApplication, clinic: Clinic, place: Workplace, session: TestingSession) -> None:
        self.app, self.clinic, self.place, self.session = app, clinic, place, session

    def arm(self) -> None:
        """See that the next push is a trial: of the next test where this one is done and another is open."""
        if self.session.phase is Phase.TEST_DONE and self.undone:
            self.session.next_test()
        if self.session.phase not in _ARMED:
            self.session.arm()

    @property
    def undone(self) -> int:
        """How many tests are open."""
        return sum(not line.done for line in self.session.view().tests)

    @property
    def trials(self) -> int:
        """How many trials were kept."""
        return sum(len(line.trials) for line in self.session.view().tests)

    def frame(self) -> Frame:
        """One tick of the pump, and the paint that follows from it."""
        began, worked = time.perf_counter(), time.thread_time()
        self.place.pump.tick()
        self.app.processEvents()
        took, own = time.perf_counter() - began, time.thread_time() - worked
        return Frame(took * 1000, own * 1000, self.session.phase)

    def settle(self) -> None:
        """Let the records finish, and hear what they say."""
        self.clinic.settle()
        self.frame()


class Paced:
    """A sitting whose dynamometer and clock are the bench's. Attributes: sitting, dynamometer."""

    def __init__(self, sitting: Sitting, clock: Clock, pushes: Pushes) -> None:
        self.sitting, self._clock = sitting, clock
        sitting.place.pump.stop()  # its page started it, and a frame ticks by hand
        sitting.clinic.heard.put(Connected())
        self.dynamometer = Dynamometer(sitting.clinic.heard, clock, pushes)

    def go_to(self, seconds: float, step_s: float) -> int:
        """As fast as it goes, a frame every `step_s`, until so long after the first reading; how many frames."""
        count = 0
        while self.dynamometer.now_s < seconds:
            self._clock.skip(step_s)
            self.dynamometer.speak()
            self.sitting.arm()
            self.sitting.frame()
            count += 1
        return count


@contextmanager
def open_sitting(now: Clock | None = None) -> Iterator[Sitting]:
    """Begin a session of a sample patient and show its page; on the machine's own clock if no other is given."""
    app = application("light")
    with (
        tempfile.TemporaryDirectory(prefix="strengthtrack-bench-") as folder,
        mock.patch("strengthtrack.bootstrap.clinic.time", now or time),
        open_clinic(Path(folder), use_keyring=False) as clinic,
    ):
        clinic.desk.edits.write(lambda store: store.save_patient(PATIENT))
        session = clinic.appointment.begin(PATIENT.id, FACTS)
        place = Workplace(clinic)
        place.bring_dynamometer()
        place.window.resize(*SIZE)
        place.window.show()
        place.window.open_patient(PATIENT.id)
        place.window.go(Place.TEST)
        app.processEvents()
        try:
            yield Sitting(app, clinic, place, session)
        finally:
            clinic.appointment.dynamometer.disconnect()
            place.window.close()
            place.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@contextmanager
def open_paced(pushes: Pushes) -> Iterator[Paced]:
    """The same, at the bench's own pace."""
    clock = Clock()
    with open_sitting(clock) as sitting:
        yield Paced(sitting, clock, pushes)
