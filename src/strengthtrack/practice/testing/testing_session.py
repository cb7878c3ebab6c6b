"""A session under way, as its page commands it and sees it. It knows no window."""

from collections import deque
from dataclasses import replace

from strengthtrack.clinic.battery import Battery
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.trial import Mark, Source, Trial, typed_force_n
from strengthtrack.practice.testing.dynamometer_state import State
from strengthtrack.practice.testing.hands import Hands
from strengthtrack.practice.testing.mends import REPEATED, Mends
from strengthtrack.practice.testing.pressed import Pressed
from strengthtrack.practice.testing.pushes import Pushes
from strengthtrack.practice.testing.recent import Array
from strengthtrack.practice.testing.session_book import SessionBook
from strengthtrack.practice.testing.session_view import Gone, LiveTrace, Phase, SessionView, Test
from strengthtrack.practice.testing.standing import Standing

LIVE_SECONDS = 10.0


class TestingSession:
    """The state machine of the test page. Commands go in, `view()` comes out; times in seconds, force in N.

    What is said after the fact is written at once and raises RecordsFault; a trial goes to the writer, and none waits.
    """

    __test__ = False  # pytest: this is a session of strength tests

    def __init__(self, session: Session, book: SessionBook, hands: Hands) -> None:
        self.session = session
        self._book = book
        self._hands = hands
        self._standing = Standing(session.id, book, hands)
        self._pushes = Pushes(session.id, book, self._standing, hands)
        self._mends = Mends(session.id, book, hands)
        self._given: deque[Pressed] = deque()
        self.reload()
        self._standing.start()

    @property
    def battery(self) -> Battery:
        """What is tested, as it was when the session began."""
        return self._book.battery

    @property
    def phase(self) -> Phase:
        """The face of the test page."""
        return self._standing.phase

    @property
    def current(self) -> int:
        """The index of the movement and side at hand."""
        return self._standing.current

    @property
    def test(self) -> Test:
        """The movement and side at hand."""
        return self._standing.test

    @property
    def trials(self) -> tuple[Trial, ...]:
        """Its trials in use, those too that wait to be stored."""
        return tuple(trial for tried in self._book.trials.values() for trial in tried)

    @property
    def in_sight(self) -> bool:
        """Whether its page is in front; taps arm nothing that nobody sees."""
        return self._pushes.heeds_taps

    @in_sight.setter
    def in_sight(self, seen: bool) -> None:
        self._pushes.heeds_taps = seen

    @property
    def running_id(self) -> str | None:
        """The trial that runs now."""
        return self._pushes.running.header.id if self._pushes.running else None

    # commands of the physio

    def advance(self) -> None:
        """Do the one next thing: arm, end a rest, begin or end a trial by hand, go on to the next test.

        Raises DeviceFault where a trial is begun by hand and no force is heard.
        """
        by_hand = {Phase.ARMED: self.start_trial, Phase.PUSHING: self.stop_trial}
        by_hand.get(self.phase, self._standing.step)()

    def choose(self, index: int) -> None:
        """Go to another movement and side; a running trial is kept as far as it came."""
        self._pushes.put_down()
        self._standing.go(index)

    def arm(self) -> None:
        """From now on a push is a trial of the test at hand; where it still rests, armed again means now."""
        self._standing.arm()

    def start_trial(self) -> None:
        """Start a trial by hand, where the push does not start it by itself; raises DeviceFault without a force."""
        if self.phase is Phase.ARMED:
            self._pushes.start_by_hand()

    def stop_trial(self) -> None:
        """End the running trial now and file it, however short it was."""
        self._pushes.stop()

    def pause(self) -> None:
        """Unarm. A push under way is kept as far as it came, and does not count."""
        self._pushes.put_down(complete=False)
        self._standing.pause()

    def next_test(self) -> None:
        """On to the first test that is neither done nor skipped; finished when there is none."""
        self._pushes.put_down()
        self._standing.go_on()

    def skip(self, why: str = "") -> None:
        """Leave this movement and side out today, with the reason; arming it takes that back."""
        self._pushes.put_down()
        self._mends.skip(self.test, why)
        self.reload()
        self._standing.go_on()

    def zero(self) -> None:
        """Zero the dynamometer, unloaded in this orientation; raises DeviceFault where the force is not steady."""
        self._hands.dynamometer.zero()
        self._pushes.follow_zero()

    def set_lever_arm(self, metres: float) -> None:
        """Lever arm of the test at hand, joint centre to pad, m."""
        self._book.levers[self.test] = metres
        self._standing.look_again()

    def type_value(self, value: float, unit: str) -> None:
        """File a value read off a display; raises UnknownUnit, or EntryFault where it cannot be right."""
        self._pushes.type_value(typed_force_n(value, unit), f"{value:g} {unit}")

    def keep_given(self) -> None:
        """File the value that the dynamometer sent at its button; raises EntryFault where it cannot be right."""
        if self._given:
            one = self._given[0]
            force_n = typed_force_n(one.value, one.unit)
            self._given.popleft()
            mark = Mark.OVERLOADED if one.overloaded else None
            self._pushes.type_value(force_n, one.words, Source.WIRE, mark)

    def drop_given(self) -> None:
        """Let the value that came at its button go: it was none."""
        if self._given:
            self._given.popleft()

    def finish(self, note: str | None = None) -> None:
        """Close the session; it stays open to corrections."""
        text = self.session.note if note is None else note
        done = replace(self.session, finished_at=self._hands.now(), note=text)
        self._hands.edits.write(lambda store: store.save_session(done))
        self.session = done

    # what is said after the fact: of the trial filed last, or of the one that is named

    def mark(self, mark: Mark) -> None:
        """Say why the running or the newest trial does not count; the same mark again takes it back.

        Raises EntryFault for a trial that was overloaded: no mark may make its peak a value.
        """
        newest = self._book.newest(self._standing.asked_test)
        if self._pushes.running is not None:
            self._pushes.mark(mark)
        elif newest is not None:
            self._mends.mark(newest, mark)
            self.reload()

    def note(self, text: str, trial_id: str = "") -> None:
        """Keep a free note with a trial, without its id with the newest; an empty one takes it away."""
        trial = self._book.trial(trial_id) if trial_id else self._book.newest(self._standing.asked_test)
        if trial is not None:
            self._mends.note(trial, text)
            self.reload()

    def repeat(self) -> None:
        """Set the newest trial aside, where it can be brought back from, and do it again."""
        self._pushes.put_down()
        newest = self._book.newest(self._standing.asked_test)
        if newest is not None:
            self.set_aside(newest.id, REPEATED)

    def set_aside(self, trial_id: str, why: str = "") -> None:
        """Set a trial aside, with the reason; it is never deleted."""
        trial = self._book.trial(trial_id)
        if trial is not None:
            self._mends.set_aside(trial, why)
            self.reload()

    def bring_back(self, trial_id: str) -> None:
        """Let a trial that was set aside count again."""
        trial = self._book.trial(trial_id)
        if trial is not None:
            self._mends.bring_back(trial)
            self.reload()

    def swap_side(self) -> None:
        """It was the other leg: its trials and their pain go there, and it is at hand, unarmed."""
        self._pushes.put_down()
        test = self._standing.asked_test
        if self._mends.to_other_leg(test):
            self._book.was_other_leg(test)
            self.reload()
            self._standing.swap(test)

    def pain(self, score: int | None) -> None:
        """Pain during the test that is asked about, 0 to 10; None takes the answer back."""
        self._mends.pain(self._standing.asked_test, score)
        self.reload()

    # what comes from the dynamometer, the clock and the records

    def feed(self, t_s: Array, force_n: Array) -> None:
        """Readings (s, zeroed N) as they come; what comes unarmed is let pass."""
        self._pushes.feed(t_s, force_n)

    def press(self, pressed: Pressed) -> None:
        """A value came at the dynamometer's button; it waits to be kept or dropped."""
        if self.phase is not Phase.FINISHED:
            self._given.append(pressed)

    def lost(self, why: str, gone: Gone = Gone.UNPLUGGED) -> None:
        """The dynamometer is gone: what came so far is kept."""
        self._pushes.lost(why, gone)

    def back(self) -> None:
        """The dynamometer is back, or another is there: testing goes on, unarmed, for the pad was moved."""
        self._pushes.begin_anew()
        if self.phase in {Phase.LOST, Phase.ARMED}:
            self._standing.to(Phase.PAUSED)

    def tick(self) -> None:
        """What time brings: the next piece to the records, the end of an endless push, the end of a rest."""
        self._pushes.tick()
        self._standing.tick()

    def reload(self) -> None:
        """Take the session from the records again, after an undo say."""
        store, session_id = self._hands.store, self.session.id
        pains = [pain for pain in store.pains(self.session.patient_id) if pain.session_id == session_id]
        # asked first: the writer may store one of them at any moment
        waiting = [trial for trial in self._hands.recorder.waiting(store) if trial.session_id == session_id]
        trials = store.session_trials(session_id, include_discarded=True)
        known = {trial.id: trial for trial in (*waiting, *trials)}
        self._book.load(known.values(), pains, store.skipped(session_id))
        self._standing.look_again()

    def view(self) -> SessionView:
        """The session at this moment, for the page."""
        book, standing, running, cut_off = self._book, self._standing, self._pushes.running, self._pushes.cut_off
        plan = book.battery.plan(standing.test[0])
        practice = running.header.practice if running else book.next_is_practice(standing.test)
        return SessionView(
            phase=standing.phase,
            tests=standing.tests,
            current=standing.current,
            plan=plan,
            trial_number=running.header.number if running else book.next_number(standing.test, practice=practice),
            force_n=self._hands.dynamometer.force_n,
            held_s=running.held_s if running else 0.0,
            rest_left_s=standing.rest_left_s,
            rest_s=plan.rest_s,
            minutes_left=standing.minutes_left,
            one_more=standing.line.wanted > plan.trials and not standing.line.done,
            lost_why=cut_off.why,
            lost_peak_n=cut_off.peak_n,
            lost_held_s=cut_off.held_s,
            feedback=book.battery.feedback,
            value=book.battery.value,
            blind=self.session.blind,
            practice=practice,
            resting_n=self._pushes.resting_n,
            sentence=standing.sentence,
            gone=cut_off.gone,
            drift=self._hands.dynamometer.drift.words(hidden=self.session.blind),
            given=self._given[0] if self._given else None,
            given_waiting=max(0, len(self._given) - 1),
            waits_for_button=self._hands.dynamometer.state is State.WAITING,
            asked=standing.asked,
        )

    def live_trace(self) -> LiveTrace:
        """The last ten seconds of zeroed force."""
        now = self._hands.clock()
        t_s, _, force = self._hands.dynamometer.recent.since(now - LIVE_SECONDS)
        return LiveTrace(t_s - now, force)
