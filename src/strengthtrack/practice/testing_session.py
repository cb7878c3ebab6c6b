"""A session under way: what is armed, what is filed, what comes next. It knows no window."""

from dataclasses import replace
from uuid import uuid4

from strengthtrack import __version__
from strengthtrack.clinic.pain import PainInTest
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.trial import Mark, Source, Trial, typed_force_n
from strengthtrack.clinic.units import from_newtons
from strengthtrack.errors import EntryFault
from strengthtrack.practice import edits
from strengthtrack.practice.hands import Hands
from strengthtrack.practice.recent import Array
from strengthtrack.practice.running_trial import RunningTrial
from strengthtrack.practice.session_book import SessionBook, Test
from strengthtrack.practice.session_view import LiveTrace, Phase, SessionView, TestLine
from strengthtrack.science.contraction import Begun, Detector

PIECE_S = 1.0
LONGEST_PUSH_S = 30.0
LIVE_SECONDS = 10.0
OVER = "Trial {number} went beyond the dynamometer’s range and cannot count; go on with the next trial."

_ARMABLE = frozenset({Phase.SET_UP, Phase.REST, Phase.TEST_DONE, Phase.PAUSED})


class TestingSession:
    """The state machine of the test page. Commands go in, `view()` comes out; times in seconds, force in N."""

    __test__ = False  # pytest: this is a session of strength tests

    def __init__(self, session: Session, book: SessionBook, hands: Hands) -> None:
        self.session = session
        self._book = book
        self._hands = hands
        self._order = book.battery.order
        self._detector = Detector()
        self._running: RunningTrial | None = None
        self._lines = self._look_up()
        self._rest_until = 0.0
        self._mark_to_come: Mark | None = None
        self._lost: tuple[str, float | None, float] = ("", None, 0.0)
        self.phase = Phase.SET_UP
        self.current = 0
        self.reload()
        self.current = next((i for i, line in enumerate(self._lines) if not line.done), len(self._lines) - 1)

    @property
    def test(self) -> Test:
        """The movement and side at hand."""
        return self._order[self.current]

    @property
    def last_trial(self) -> Trial | None:
        """The newest trial of the test at hand."""
        trials = self._book.trials.get(self.test, [])
        return trials[-1] if trials else None

    @property
    def running_id(self) -> str | None:
        """The trial that runs now."""
        return self._running.header.id if self._running else None

    # commands of the physio

    def choose(self, index: int) -> None:
        """Go to another movement and side; a running trial is kept as far as it came."""
        self.stop_trial()
        self.current = index
        self._to(Phase.SET_UP)

    def arm(self) -> None:
        """From now on a push is a trial of the movement and side at hand; a rest is over."""
        if self.phase in _ARMABLE:
            self._book.skipped.discard(self.test)
            self._to(Phase.ARMED)

    def start_trial(self) -> None:
        """Start a trial by hand, where the push does not start it by itself."""
        if self.phase is Phase.ARMED:
            self._begin(self._hands.clock(), self._hands.dynamometer.force_n)

    def stop_trial(self) -> None:
        """End the running trial now and file it."""
        if self._running is not None:
            self._end(complete=True)

    def pause(self) -> None:
        """Unarm. A push under way is kept as far as it came, and does not count."""
        if self._running is not None:
            self._end(complete=False)
        if self.phase in _ARMABLE | {Phase.ARMED}:
            self._to(Phase.PAUSED)

    def next_test(self) -> None:
        """On to the first test that is neither done nor skipped; finished when there is none."""
        later = [*range(self.current + 1, len(self._lines)), *range(self.current)]
        open_ones = [i for i in later if not self._lines[i].done and not self._lines[i].skipped]
        if open_ones:
            self.choose(open_ones[0])
        else:
            self._to(Phase.FINISHED)

    def skip(self) -> None:
        """Leave this movement and side out today."""
        self.stop_trial()
        self._book.skipped.add(self.test)
        self._changed()
        self.next_test()

    def repeat(self) -> None:
        """Set the newest trial aside, where it can be brought back from, and do it again."""
        self.stop_trial()
        if self.last_trial is not None:
            self._hands.edits.do(edits.discard_trial(self.last_trial, self._hands.now()))
        self.reload()

    def mark(self, mark: Mark) -> None:
        """Say why the running or the newest trial does not count; the same mark again takes it back.

        Raises EntryFault for a trial that was overloaded: no mark may make its peak a value.
        """
        if self._running is not None:
            self._mark_to_come = None if self._mark_to_come is mark else mark
        elif self.last_trial is not None:
            if self.last_trial.mark is Mark.OVERLOADED:
                raise EntryFault([("mark", OVER.format(number=self.last_trial.number))])
            given = None if self.last_trial.mark is mark else mark
            self._hands.edits.do(edits.mark_trial(self.last_trial, given))
            self.reload()

    def pain(self, score: int | None) -> None:
        """Pain during the test at hand, 0 to 10; None takes the answer back."""
        movement, side = self.test
        if score is None:
            self._hands.edits.write(lambda store: store.clear_pain(self.session.id, movement, side))
        else:
            answer = PainInTest(self.session.id, movement, side, score)
            self._hands.edits.write(lambda store: store.save_pain(answer))
        self.reload()

    def set_lever_arm(self, metres: float) -> None:
        """Lever arm of the test at hand, joint centre to pad, m."""
        self._book.levers[self.test] = metres
        self._changed()

    def type_value(self, value: float, unit: str) -> None:
        """File a value read off a display; raises UnknownUnit, or EntryFault where it cannot be right."""
        force = typed_force_n(value, unit)
        self._file(replace(self._header(None), source=Source.TYPED, typed_n=force, typed_as=f"{value:g} {unit}"))

    def finish(self, note: str | None = None) -> None:
        """Close the session; it stays open to corrections."""
        text = self.session.note if note is None else note
        done = replace(self.session, finished_at=self._hands.now(), note=text)
        self._hands.edits.write(lambda store: store.save_session(done))
        self.session = done

    # what comes from the dynamometer and the clock

    def feed(self, t_s: Array, force_n: Array) -> None:
        """Readings as they come. Unarmed force is listened to, for the resting force, and let pass."""
        if self._running is not None and self._hands.dynamometer.unit != self._running.unit:
            self._end(complete=False)  # a key on the dynamometer changed its unit; one trace has one unit
        elif self._running is not None:
            self._take()
        for event in self._detector.feed(t_s, force_n):
            if isinstance(event, Begun):
                if self.phase is Phase.ARMED:
                    self._begin(event.onset_s, event.resting_n)
            elif self._running is not None:
                self._end(complete=True)

    def lost(self, why: str) -> None:
        """The dynamometer is gone: what came so far is kept. Each vain look for it says so again, and is let pass."""
        self._detector.reset()
        first_why, peak, held = self._lost if self.phase is Phase.LOST else (why, None, 0.0)
        if self._running is not None:
            peak, held = self._running.peak_n, self._running.held_s
            self._end(complete=False)
        self._lost = (first_why, peak, held)
        if self.phase is not Phase.FINISHED:
            self._to(Phase.LOST)

    def back(self) -> None:
        """The dynamometer is back: testing goes on, unarmed, for the pad was moved."""
        if self.phase is Phase.LOST:
            self._to(Phase.PAUSED)

    def tick(self) -> None:
        """What time brings: the next piece to the records, the end of a rest, the end of an endless push."""
        if self._running is not None:
            piece = self._running.next_piece(PIECE_S)
            if piece is not None:
                self._hands.recorder.piece(self._running.header, piece)
            if self._running.held_s > LONGEST_PUSH_S:
                self._end(complete=True)
        elif self.phase is Phase.REST and self._hands.clock() >= self._rest_until:
            self.arm()

    def reload(self) -> None:
        """Take trials and pain from the records again, after an undo say."""
        store, session_id = self._hands.store, self.session.id
        pains = [pain for pain in store.pains(self.session.patient_id) if pain.session_id == session_id]
        self._book.load(store.session_trials(session_id), pains)
        for trial in self._hands.recorder.waiting(store):
            self._book.add(trial)
        self._changed()

    def view(self) -> SessionView:
        """The session at this moment, for the page."""
        hands, plan = self._hands, self._book.battery.plan(self.test[0])
        why, lost_peak, lost_held = self._lost
        return SessionView(
            phase=self.phase,
            tests=self._lines,
            current=self.current,
            plan=plan,
            trial_number=self._running.header.number if self._running else self._book.next_number(self.test),
            force_n=hands.dynamometer.force_n,
            held_s=self._running.held_s if self._running else 0.0,
            rest_left_s=max(0.0, self._rest_until - hands.clock()),
            rest_s=plan.rest_s,
            minutes_left=self._minutes_left,
            one_more=self._lines[self.current].wanted > plan.trials and not self._lines[self.current].done,
            lost_why=why,
            lost_peak_n=lost_peak,
            lost_held_s=lost_held,
        )

    def live_trace(self) -> LiveTrace:
        """The last ten seconds of zeroed force."""
        now = self._hands.clock()
        t_s, _, force = self._hands.dynamometer.recent.since(now - LIVE_SECONDS)
        return LiveTrace(t_s - now, force)

    def _begin(self, onset_s: float, resting_n: float | None) -> None:
        dynamometer = self._hands.dynamometer
        zero = from_newtons(dynamometer.zero_n, dynamometer.unit)
        self._running = RunningTrial(self._header(resting_n), onset_s, dynamometer.unit, zero)
        dynamometer.trial_runs = True
        self._take()
        self._hands.recorder.begin(self._running.finished(complete=False))
        self._to(Phase.PUSHING)

    def _take(self) -> None:
        dynamometer = self._hands.dynamometer
        if self._running is not None and dynamometer.unit == self._running.unit:
            self._running.take(dynamometer.recent, overloaded=dynamometer.overloaded)

    def _end(self, *, complete: bool) -> None:
        assert self._running is not None  # noqa: S101 - every caller looked
        self._take()
        mark = Mark.OVERLOADED if self._running.overloaded else self._mark_to_come
        trial = replace(self._running.finished(complete=complete), mark=mark)
        self._running, self._mark_to_come = None, None
        self._hands.dynamometer.trial_runs = False
        self._file(trial)

    def _file(self, trial: Trial) -> None:
        self._hands.recorder.file(trial)
        self._hands.edits.note(edits.trial_saved(trial, self._hands.now()))
        self._book.add(trial)
        self._rest_until = self._hands.clock() + self._book.battery.plan(self.test[0]).rest_s
        self._to(Phase.REST)

    def _header(self, resting_n: float | None) -> Trial:
        return Trial(
            id=uuid4().hex,
            session_id=self.session.id,
            setup=self._book.setup(self.test),
            number=self._book.next_number(self.test),
            started_at=self._hands.now(),
            source=Source.WIRE,
            app_version=__version__,
            resting_n=resting_n,
        )

    def _to(self, phase: Phase) -> None:
        self.phase = phase
        self._changed()

    def _changed(self) -> None:
        # computed once a change, for the page looks sixty times a second
        self._lines = self._look_up()
        self._minutes_left = self._book.minutes_left
        if self.phase in {Phase.REST, Phase.TEST_DONE}:
            self.phase = Phase.TEST_DONE if self._lines[self.current].done else Phase.REST

    def _look_up(self) -> tuple[TestLine, ...]:
        return tuple(self._book.line(test) for test in self._order)
