"""What becomes of what is heard: a push of an armed test is filed as its trial, and everything else is let pass."""

from dataclasses import dataclass, replace
from uuid import uuid4

import numpy as np

from strengthtrack import __version__
from strengthtrack.clinic.trial import Mark, Source, Trial
from strengthtrack.errors import DeviceFault
from strengthtrack.practice import edits
from strengthtrack.practice.testing.hands import Hands
from strengthtrack.practice.testing.hearing import Hearing, Tapped
from strengthtrack.practice.testing.recent import Array
from strengthtrack.practice.testing.running_trial import RunningTrial
from strengthtrack.practice.testing.session_book import SessionBook
from strengthtrack.practice.testing.session_view import Gone, Phase
from strengthtrack.practice.testing.standing import Standing
from strengthtrack.practice.testing.trial_in_hand import TrialInHand
from strengthtrack.practice.testing.zeroing import Zeroing
from strengthtrack.science.contraction import Begun, Ended

LONGEST_PUSH_S = 30.0
BRIEFEST_PUSH_S = 0.5
"""A bump, a knock, a cough is over sooner, and a trial is not: a judgement."""
STEADY_S = 1.0
STEADY_N = 3.0
"""Force whose level keeps within this for `STEADY_S` is held by nobody."""
UNHEARD = "Nothing is heard from the dynamometer; connect it, or type what its display shows."
TOO_SHORT = "too short to be a trial"
LONE = (
    "Trial {number} holds a reading far from those beside it, as noise on a cable makes: it is kept and does not count."
)


@dataclass(frozen=True, slots=True)
class CutOff:
    """The dynamometer was lost: why, and the trial that ran then (peak in N, seconds), if one did."""

    why: str = ""
    peak_n: float | None = None
    held_s: float = 0.0
    gone: Gone = Gone.UNPLUGGED


class Pushes:
    """Listens for one session. Times in seconds, force in N."""

    def __init__(self, session_id: str, book: SessionBook, standing: Standing, hands: Hands) -> None:
        self._session_id = session_id
        self._book = book
        self._standing = standing
        self._hands = hands
        self._hearing = Hearing()
        self._hand = TrialInHand(hands)
        self._zeroing = Zeroing(hands.dynamometer, hands.now)
        self._onset_s = self._tapped_s = float("-inf")
        self._fed_s: float | None = None
        self.cut_off = CutOff()
        self.heeds_taps = True

    @property
    def running(self) -> RunningTrial | None:
        """The trial that runs now."""
        return self._hand.running

    @property
    def resting_n(self) -> float | None:
        """The resting force as it is heard now, N."""
        return self._hearing.resting_n

    def feed(self, t_s: Array, force_n: Array) -> None:
        """Readings as they come. Unarmed force is listened to, for the resting force, and let pass."""
        self.follow_zero()
        if self._hand.unit_changed:
            self.put_down(complete=False)
        self._mark_gap(t_s)
        self._hand.take()
        for heard in self._hearing.feed(t_s, force_n):
            match heard:
                case Begun():
                    self._began(heard)
                case Ended():
                    self._ended(heard)
                case Tapped():
                    self._tapped(heard)
        if self._standing.phase is Phase.ARMED and self._hearing.pushing and self._is_steady():
            self._hearing.settle()

    def tick(self) -> None:
        """What time brings: the next piece to the records, the end of an endless push."""
        self.follow_zero()
        self._hand.hand_over()
        if self.running is not None and self.running.held_s > LONGEST_PUSH_S:
            self.stop()

    def start_by_hand(self) -> None:
        """The tester says that the push begins now; raises DeviceFault where no force is heard."""
        force = self._hands.dynamometer.force_n
        if force is None:
            raise DeviceFault(UNHEARD)
        self._begin(self._hands.clock(), force if self.resting_n is None else self.resting_n, by_hand=True)

    def stop(self) -> None:
        """The push is over: file it, and go to the other leg where sides take turns."""
        trial = self.put_down()
        if trial is not None:
            self._standing.take_turns()
            if trial.mark is Mark.MISREAD:
                self._standing.say(LONE.format(number=trial.number))

    def put_down(self, *, complete: bool = True) -> Trial | None:
        """File the trial that runs, as far as it came; None where none did."""
        if self.running is None:
            return None
        trial = self._book.numbered(self._hand.end(complete=complete))
        self.file(trial)
        return trial

    def mark(self, mark: Mark) -> None:
        """Say of the trial that runs why it will not count; the same again takes it back."""
        self._hand.mark(mark)

    def type_value(self, force_n: float, words: str, source: Source = Source.TYPED, mark: Mark | None = None) -> None:
        """File a value read off a display, or sent at the dynamometer's button; it is never practice."""
        self.put_down()
        self._standing.test_after_all()
        header = self._header(None, practice=False)
        setup = replace(header.setup, value=header.setup.value.typed)
        self.file(replace(header, setup=setup, source=source, typed_n=force_n, typed_as=words, mark=mark))
        self._standing.take_turns()

    def file(self, trial: Trial) -> None:
        """Keep a finished trial at once; its test rests."""
        self._hands.recorder.file(trial)
        self._hands.edits.note(edits.trial_saved(trial, self._hands.now()))
        self._book.add(trial)
        self._standing.rest(self._book.battery.plan(trial.setup.movement).rest_s)

    def lost(self, why: str, gone: Gone = Gone.UNPLUGGED) -> None:
        """The dynamometer is gone: what came so far is kept. Each vain look for it says so again, and is let pass."""
        first = self.cut_off if self._standing.phase is Phase.LOST else CutOff(why, gone=gone)
        if self.running is not None:
            first = replace(first, peak_n=self.running.peak_n, held_s=self.running.held_s)
        self.cut_off = first
        self.begin_anew()
        if self._standing.phase is not Phase.FINISHED:
            self._standing.to(Phase.LOST)

    def begin_anew(self) -> None:
        """A dynamometer speaks for the first time, or is silent: what was heard before says nothing of what comes."""
        self.put_down(complete=False)
        self._hearing.reset()
        self._fed_s = None
        self._book.zeroed.clear()  # it may have been switched off, and taken its own zero since
        self._standing.look_again()

    def follow_zero(self) -> None:
        """Take note of a zero that was set since the last look: force has moved, and that is no push."""
        words = self._zeroing.news()
        if words:
            self._hearing.reset(resting_n=0.0)
            self._book.zeroed.add(self._standing.test)
            self._standing.look_again()
            self._standing.say(words)

    def _mark_gap(self, t_s: Array) -> None:
        """Where readings are missing, a trial ends at what came before: nobody knows what was pushed meanwhile."""
        before, self._fed_s = self._fed_s, float(t_s[-1])
        if before is None or (gap_s := float(t_s[0]) - before) <= self._hands.dynamometer.pause_s:
            return
        if self.running is not None:
            name = "practice" if self.running.header.practice else f"trial {self.running.header.number}"
            self.running.ends_s = float(t_s[0])
            self.put_down(complete=False)
            self._standing.say(f"Nothing was heard for {gap_s:.1f} s; {name} is kept as far as it came.")
        self._hearing.reset()

    def _began(self, push: Begun) -> None:
        self._onset_s = push.onset_s
        if self._standing.phase is Phase.ARMED:
            # a slow push may seem to leave from before the taps that armed; they are no part of it
            self._begin(max(push.onset_s, self._tapped_s), push.resting_n)

    def _ended(self, push: Ended) -> None:
        seconds = push.end_s - self._onset_s
        if self.running is None:
            return
        if seconds >= BRIEFEST_PUSH_S:
            self.stop()
        elif not self._hand.by_hand:  # what the tester began is not ended by a knock
            self._let_go(seconds)

    def _is_steady(self) -> bool:
        """Whether the force has stood still: what was heard as a push before the test was armed is a strap, a limb."""
        now = self._hands.clock()
        t_s, _, force = self._hands.dynamometer.recent.since(now - STEADY_S)
        parts = [part for part in np.array_split(force, 4) if part.size]
        level = [float(np.median(part)) for part in parts]
        return len(t_s) > 0 and t_s[0] <= now - 0.8 * STEADY_S and max(level) - min(level) <= STEADY_N

    def _let_go(self, seconds: float) -> None:
        """It was too short: keep it set aside, and listen on."""
        trial = replace(self._hand.end(complete=True), discarded_at=self._hands.now(), discarded_why=TOO_SHORT)
        self._hands.recorder.file(trial)
        self._book.add(trial)
        self._standing.to(Phase.ARMED)
        self._standing.say(f"That was {TOO_SHORT} ({seconds:.1f} s); still armed.")

    def _tapped(self, taps: Tapped) -> None:
        if self.heeds_taps and self._standing.step():
            self._tapped_s = taps.at_s

    def _begin(self, onset_s: float, resting_n: float | None, *, by_hand: bool = False) -> None:
        self.cut_off = CutOff()
        practice = self._book.next_is_practice(self._standing.test)
        self._hand.begin(self._header(resting_n, practice=practice), onset_s, by_hand=by_hand)
        self._standing.to(Phase.PUSHING)

    def _header(self, resting_n: float | None, *, practice: bool) -> Trial:
        return Trial(
            id=uuid4().hex,
            session_id=self._session_id,
            setup=self._book.setup(self._standing.test),
            number=self._book.next_number(self._standing.test, practice=practice),
            started_at=self._hands.now(),
            source=Source.WIRE,
            app_version=__version__,
            resting_n=resting_n,
            practice=practice,
        )
