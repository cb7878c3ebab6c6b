"""One patient, one dynamometer, one session: begins it, takes it up again, and passes on what is heard."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from uuid import uuid4

from strengthtrack.clinic.battery import Battery
from strengthtrack.clinic.pain import PainReport
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Fixation, Movement
from strengthtrack.clinic.trial import Trial
from strengthtrack.devices.readings import Connected, Event, Loss, Lost
from strengthtrack.errors import RecordsFault
from strengthtrack.practice import edits
from strengthtrack.practice.battery import batteries
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.testing.dynamometer import LiveDynamometer
from strengthtrack.practice.testing.dynamometer_state import STREAMS, State
from strengthtrack.practice.testing.earlier_visits import EarlierVisits
from strengthtrack.practice.testing.hands import Hands
from strengthtrack.practice.testing.recorder import Recorder
from strengthtrack.practice.testing.session_book import SessionBook
from strengthtrack.practice.testing.session_view import Gone, Phase
from strengthtrack.practice.testing.testing_session import TestingSession
from strengthtrack.practice.testing.unfinished import can_go_on
from strengthtrack.practice.testing.waking import Waking
from strengthtrack.records.changes import Changes
from strengthtrack.records.store import Store
from strengthtrack.records.writer import WriteFailed, Written

TRY_AGAIN_S = 5.0
SLEPT = "The computer slept, and the dynamometer is being connected again; zero it before you go on."
_HEARD = STREAMS | {State.WAITING}
_PUSHED_AT = frozenset({Phase.ARMED, Phase.PUSHING})
"""A limb lies on the pad, and what it shows is no drift."""
UNREADABLE = (
    "The battery this session began with is damaged, or of a newer version of the app; "
    "bring the app up to date, or begin a new session: what was measured is kept."
)


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What is asked before the first push; None where it was not answered."""

    tester: str
    body_mass_kg: float | None = None
    pain: PainReport = PainReport()
    fixation: Fixation | None = None
    """None keeps the battery's."""
    form: SessionForm = SessionForm()
    battery_id: str = ""
    """Empty for the clinic's."""
    movements: tuple[Movement, ...] = ()
    """Those of the battery that are tested today; empty for all."""
    blind: bool = False


@dataclass(frozen=True, slots=True)
class News:
    """What came of one event: something was written, or something must be said."""

    changes: Changes | None = None
    sentence: str = ""


class Appointment:
    """Attributes: desk, dynamometer, recorder, clock (s), session (None before the first push was prepared)."""

    def __init__(
        self,
        desk: Desk,
        dynamometer: LiveDynamometer,
        recorder: Recorder,
        clock: Callable[[], float],
        clock_with_sleep: Callable[[], float] | None = None,
    ) -> None:
        self.desk = desk
        self.clock = clock
        self.dynamometer = dynamometer
        self.recorder = recorder
        self.session: TestingSession | None = None
        self._try_again_at = 0.0
        self._waking = Waking(clock, clock_with_sleep or clock)

    def begin(self, patient_id: str, facts: SessionFacts) -> TestingSession:
        """Begin a session; it and its form are in the records before its first trial.

        Raises RecordsFault, and BatteryFault where the battery cannot be used.
        """
        battery = self._battery(facts)
        session = Session(
            id=uuid4().hex,
            patient_id=patient_id,
            started_at=self.desk.now(),
            tester=facts.tester,
            body_mass_kg=facts.body_mass_kg,
            pain=facts.pain,
            blind=facts.blind,
            battery_text=batteries.write(battery),
        )
        self.desk.edits.write(partial(_begun, session=session, form=facts.form))
        return self._take_up(session, battery)

    def unfinished(self, patient_id: str) -> Session | None:
        """The patient's last session of these days that was begun and not finished: an app stopped, a break."""
        sessions, today = reversed(self.desk.store.sessions(patient_id)), self.desk.today()
        return next((session for session in sessions if can_go_on(session, today)), None)

    def go_on(self, session: Session) -> TestingSession:
        """Take up a session where it was left, with the battery it began with; raises RecordsFault.

        A session of before batteries were kept goes on with the clinic's, held as in its last trial.
        """
        if session.battery_text:
            return self._take_up(session, _frozen(session.battery_text))
        trials = self.desk.store.session_trials(session.id)
        return self._take_up(session, self.desk.battery.held_by(trials[-1].setup.fixation if trials else None))

    def leave(self) -> None:
        """Put the session down; a push under way is kept as far as it came."""
        if self.session is not None:
            self.session.pause()
            self.session = None

    def cut_short(self) -> tuple[Trial, ...]:
        """Trials that were running when the app was stopped, as far as they came."""
        running = self.session.running_id if self.session else None
        return tuple(trial for trial in self.desk.store.running.cut_short() if trial.id != running)

    def keep(self, trial: Trial) -> None:
        """File a trial that was cut short; it is listed and does not count."""
        self.desk.edits.do(edits.trial_saved(replace(trial, complete=False), self.desk.now()))

    def drop(self, trial: Trial) -> None:
        """Let go of a trial that was cut short."""
        self.desk.edits.write(lambda store: store.running.drop(trial.id))

    def hear(self, event: Event | Written | WriteFailed) -> News:
        """Pass on one event of the queue."""
        if isinstance(event, Written):
            self.recorder.stored(event.what)
            return News(changes=event.changes)
        if isinstance(event, WriteFailed):
            return self._not_written(event)
        before, known = self.dynamometer.state, self.dynamometer.complaint
        came = self.dynamometer.feed(event)
        gone, pressed = self._gone(before), self.dynamometer.presses.told()
        if self.session is not None:
            if gone is not None:
                self.session.lost(self.dynamometer.why, gone)
            elif isinstance(event, Connected) or self._is_force_again(before):
                self.session.back()
            for one in pressed:
                self.session.press(one)
            if came is not None:
                self.session.feed(*came)
        if self.dynamometer.complaint != known:
            return News(sentence=self.dynamometer.complaint)
        unseen = isinstance(event, Lost) and before is State.NOTHING  # it was let go of, or never there
        told = (gone is not None or unseen) and self.session is None
        return News(sentence=self.dynamometer.why if told else "")

    def tick(self) -> News:
        """What time brings."""
        news = self._awake()
        self.dynamometer.tick()
        if self.session is not None:
            self.session.tick()
        if self.session is None or self.session.phase not in _PUSHED_AT:
            self.dynamometer.watch_drift()
        if self.recorder.needs_another_try and self.clock() >= self._try_again_at:
            self._try_again_at = self.clock() + TRY_AGAIN_S
            self.recorder.try_again()
        return news

    def reload(self) -> None:
        """The records changed by another hand, an undo say."""
        if self.session is not None:
            self.session.reload()

    def _gone(self, before: State) -> Gone | None:
        """How it went just now, if it did; each vain look for a lost one says so again, and is let pass."""
        after = self.dynamometer.state
        if after is before:
            return None
        lost = Gone.UNPLUGGED if self.dynamometer.loss is Loss.GONE else Gone.UNREAD
        return {State.LOST: lost, State.NO_FORCE: Gone.NO_FORCE}.get(after)

    def _is_force_again(self, before: State) -> bool:
        return before is State.NO_FORCE and self.dynamometer.state in _HEARD

    def _awake(self) -> News:
        """Where the computer slept, what was heard is no more to be trusted: the port is opened again."""
        if self.dynamometer.state not in _HEARD:
            self._waking.forget()
            return News()
        if not self._waking.slept_s(self.dynamometer.silent_since):
            return News()
        self.dynamometer.open_again(SLEPT)
        if self.session is None:
            return News(sentence=SLEPT)
        self.session.lost(SLEPT, Gone.SLEPT)
        return News()

    def _battery(self, facts: SessionFacts) -> Battery:
        chosen = self.desk.batteries.of(facts.battery_id) if facts.battery_id else self.desk.battery
        return (chosen.only(facts.movements) if facts.movements else chosen).held_by(facts.fixation)

    def _not_written(self, event: WriteFailed) -> News:
        if event.bug is not None:
            raise event.bug
        if self.recorder.refused(event.what):
            self._try_again_at = self.clock() + TRY_AGAIN_S
            return News(sentence=f"{event.sentence} The trial is kept in memory and tried again every five seconds.")
        return News(sentence=event.sentence)

    def _take_up(self, session: Session, battery: Battery) -> TestingSession:
        store: Store = self.desk.store
        visits = [one for one in store.sessions(session.patient_id) if one.id != session.id]
        others = store.by_movement.of_all(one.id for one in visits)
        earlier = EarlierVisits(others, [one.id for one in visits if one.hides_values])
        book = SessionBook(battery, session.tester, self.dynamometer, earlier)
        hands = Hands(self.dynamometer, self.recorder, self.desk.edits, store, self.clock, self.desk.now)
        self.session = TestingSession(session, book, hands)
        return self.session


def _frozen(text: str) -> Battery:
    try:
        return batteries.read(text)
    except batteries.BatteryFault as fault:
        raise RecordsFault(UNREADABLE) from fault


def _begun(store: Store, session: Session, form: SessionForm) -> Changes:
    with store.together():
        changes = store.save_session(session)
        kept = store.save_form(session.id, form)
    return Changes(changes.kinds | kept.kinds, session.patient_id)
