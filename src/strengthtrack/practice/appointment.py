"""One patient, one dynamometer, one session: begins it, takes it up again, and passes on what is heard."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import uuid4

from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Fixation
from strengthtrack.clinic.trial import Trial
from strengthtrack.devices.readings import Connected, Event, Lost
from strengthtrack.practice import edits
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.dynamometer import LiveDynamometer
from strengthtrack.practice.dynamometer_state import State
from strengthtrack.practice.hands import Hands
from strengthtrack.practice.recorder import Recorder
from strengthtrack.practice.session_book import SessionBook
from strengthtrack.practice.testing_session import TestingSession
from strengthtrack.records.changes import Changes
from strengthtrack.records.store import Store
from strengthtrack.records.writer import WriteFailed, Written

TRY_AGAIN_S = 5.0
ONE_EVENING = timedelta(hours=4)
"""A session begun so long ago is still this one, though the day is another."""


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What is asked before the first push; None where it was not answered."""

    tester: str
    body_mass_kg: float | None = None
    worst_pain: int | None = None
    usual_pain: int | None = None
    fixation: Fixation | None = None
    """None keeps the battery's."""


@dataclass(frozen=True, slots=True)
class News:
    """What came of one event: something was written, or something must be said."""

    changes: Changes | None = None
    sentence: str = ""


class Appointment:
    """Attributes: dynamometer, recorder, session (None before the first push was prepared)."""

    def __init__(
        self, desk: Desk, dynamometer: LiveDynamometer, recorder: Recorder, clock: Callable[[], float]
    ) -> None:
        self._desk = desk
        self._clock = clock
        self.dynamometer = dynamometer
        self.recorder = recorder
        self.session: TestingSession | None = None
        self._try_again_at = 0.0

    def begin(self, patient_id: str, facts: SessionFacts) -> TestingSession:
        """Begin a session; it is in the records before its first trial. Raises RecordsFault."""
        session = Session(
            id=uuid4().hex,
            patient_id=patient_id,
            started_at=self._desk.now(),
            tester=facts.tester,
            body_mass_kg=facts.body_mass_kg,
            worst_pain=facts.worst_pain,
            usual_pain=facts.usual_pain,
        )
        self._desk.edits.write(lambda store: store.save_session(session))
        return self._take_up(session, facts.fixation)

    def unfinished(self, patient_id: str) -> Session | None:
        """A session of today that was begun and not finished, as after the app was stopped; also over midnight."""
        sessions = [one for one in self._desk.store.sessions(patient_id) if self._is_of_now(one)]
        return next((one for one in reversed(sessions) if one.finished_at is None), None)

    def go_on(self, session: Session) -> TestingSession:
        """Take up a session where it was left, held as in its last trial."""
        trials = self._desk.store.session_trials(session.id)
        return self._take_up(session, trials[-1].setup.fixation if trials else None)

    def leave(self) -> None:
        """Put the session down; a push under way is kept as far as it came."""
        if self.session is not None:
            self.session.pause()
            self.session = None

    def cut_short(self) -> tuple[Trial, ...]:
        """Trials that were running when the app was stopped, as far as they came."""
        running = self.session.running_id if self.session else None
        return tuple(trial for trial in self._desk.store.running() if trial.id != running)

    def keep(self, trial: Trial) -> None:
        """File a trial that was cut short; it is listed and does not count."""
        self._desk.edits.do(edits.trial_saved(replace(trial, complete=False), self._desk.now()))

    def drop(self, trial: Trial) -> None:
        """Let go of a trial that was cut short."""
        self._desk.edits.write(lambda store: store.drop_running(trial.id))

    def hear(self, event: Event | Written | WriteFailed) -> News:
        """Pass on one event of the queue."""
        if isinstance(event, Written):
            self.recorder.stored(event.what)
            return News(changes=event.changes)
        if isinstance(event, WriteFailed):
            return self._not_written(event)
        known_lost, known = self.dynamometer.state is State.LOST, self.dynamometer.complaint
        came = self.dynamometer.feed(event)
        if self.session is not None:
            if came is not None:
                self.session.feed(*came)
            elif isinstance(event, Lost):
                self.session.lost(event.why)
            elif isinstance(event, Connected):
                self.session.back()
        if self.dynamometer.complaint != known:
            return News(sentence=self.dynamometer.complaint)
        newly_lost = isinstance(event, Lost) and not known_lost and self.session is None
        return News(sentence=self.dynamometer.why if newly_lost else "")

    def tick(self) -> None:
        """What time brings."""
        self.dynamometer.tick()
        if self.session is not None:
            self.session.tick()
        if self.recorder.needs_another_try and self._clock() >= self._try_again_at:
            self._try_again_at = self._clock() + TRY_AGAIN_S
            self.recorder.try_again()

    def reload(self) -> None:
        """The records changed by another hand, an undo say."""
        if self.session is not None:
            self.session.reload()

    def _is_of_now(self, session: Session) -> bool:
        return session.day == self._desk.today() or self._desk.now() - session.started_at < ONE_EVENING

    def _not_written(self, event: WriteFailed) -> News:
        if event.bug is not None:
            raise event.bug
        if self.recorder.refused(event.what):
            self._try_again_at = self._clock() + TRY_AGAIN_S
            return News(sentence=f"{event.sentence} The trial is kept in memory and tried again every five seconds.")
        return News(sentence=event.sentence)

    def _take_up(self, session: Session, fixation: Fixation | None) -> TestingSession:
        store: Store = self._desk.store
        earlier = [trial for trial in store.trials(session.patient_id) if trial.session_id != session.id]
        book = SessionBook(self._desk.battery, session.tester, self.dynamometer, tuple(earlier), fixation)
        hands = Hands(self.dynamometer, self.recorder, self._desk.edits, store, self._clock, self._desk.now)
        self.session = TestingSession(session, book, hands)
        return self.session
