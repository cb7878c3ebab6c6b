"""Where a session stands: the test at hand, its phase, which leg rests, and what was just said of it."""

from dataclasses import replace
from math import ceil

from strengthtrack.clinic.battery import Order
from strengthtrack.practice.testing.hands import Hands
from strengthtrack.practice.testing.rest_clocks import RestClocks
from strengthtrack.practice.testing.session_book import SessionBook
from strengthtrack.practice.testing.session_view import Phase, Test, TestLine

_ARMABLE = frozenset({Phase.SET_UP, Phase.REST, Phase.TEST_DONE, Phase.PAUSED})
SAID_S = 8.0
"""A sentence stays so long, or until the session goes on."""


class Standing:
    """Goes from test to test. Attributes: phase, current (index of the test), lines, minutes_left, and asked.

    `asked` is the test that pain and marks are about, where it is not the one at hand: sides take turns.
    """

    def __init__(self, session_id: str, book: SessionBook, hands: Hands) -> None:
        self._session_id = session_id
        self._book = book
        self._hands = hands
        self._order = book.battery.tests
        self._rests = RestClocks(hands.clock)
        self._said, self._said_until = "", 0.0
        self._seconds_left: tuple[int, ...] = ()
        self._shown: tuple[TestLine, ...] = ()
        self.lines: tuple[TestLine, ...] = ()
        self.minutes_left = 0
        self.phase = Phase.SET_UP
        self.current = 0
        self.asked: int | None = None

    def start(self) -> None:
        """Begin with the first test that is neither done nor skipped, or stand at the last."""
        self.look_again()
        self.current = next((i for i, line in enumerate(self.lines) if _is_open(line)), len(self.lines) - 1)

    @property
    def test(self) -> Test:
        """The movement and side at hand."""
        return self._order[self.current]

    @property
    def line(self) -> TestLine:
        """How the test at hand stands."""
        return self.lines[self.current]

    @property
    def asked_test(self) -> Test:
        """The movement and side that pain, marks and notes are about."""
        return self.test if self.asked is None else self._order[self.asked]

    @property
    def rest_left_s(self) -> float:
        """How long the test at hand still rests."""
        return self._rests.left(self.test)

    @property
    def tests(self) -> tuple[TestLine, ...]:
        """Every test, with the whole seconds that it still rests; made anew once a second, not sixty times."""
        seconds = tuple(ceil(self._rests.left(test)) for test in self._order)
        if seconds != self._seconds_left:
            pairs = zip(self.lines, seconds, strict=True)
            self._shown = tuple(replace(line, rest_left_s=float(left)) if left else line for line, left in pairs)
            self._seconds_left = seconds
        return self._shown

    @property
    def sentence(self) -> str:
        """What must be said now."""
        return self._said if self._hands.clock() < self._said_until else ""

    def say(self, words: str) -> None:
        """Say this for a while."""
        self._said, self._said_until = words, self._hands.clock() + SAID_S

    def go(self, index: int) -> None:
        """To another test, which is set up first: nothing is armed there."""
        self.current, self.asked, self._said = index, None, ""
        self.to(Phase.SET_UP)

    def to(self, phase: Phase) -> None:
        """Into another phase; what was said of the one before is over."""
        if phase is not self.phase:
            self._said = ""
        self.phase = phase
        self.look_again()

    def step(self) -> bool:
        """The one next thing where nothing is armed: arm, or go on to the next test; whether there was any."""
        if self.phase not in _ARMABLE:
            return False
        if self.phase is Phase.TEST_DONE:
            self.go_on()
        else:
            self.arm()
        return True

    def arm(self) -> None:
        """Take the next push; a test that still rests is armed when that is over, and at once when armed again."""
        if self.phase not in _ARMABLE:
            return
        self.test_after_all()
        self.asked = None
        if self.phase is not Phase.REST and self.rest_left_s > 0.0 and not self.line.done:
            self.to(Phase.REST)
        else:
            self._rests.end(self.test)
            self.to(Phase.ARMED)

    def pause(self) -> None:
        """Unarm."""
        if self.phase in _ARMABLE | {Phase.ARMED}:
            self.to(Phase.PAUSED)

    def test_after_all(self) -> None:
        """The test at hand is not left out; the writer is told, and nobody waits for it."""
        if self.test in self._book.skipped:
            del self._book.skipped[self.test]
            self._hands.recorder.test_after_all(self._session_id, *self.test)

    def rest(self, seconds: float) -> None:
        """A trial of the test at hand was filed: it rests."""
        self.asked = None
        self._rests.begin(self.test, seconds)
        self.to(Phase.REST)

    def take_turns(self) -> None:
        """Where sides take turns, to the other side of the movement while it wants trials; this one rests."""
        movement, side = self.test
        other = self._index((movement, side.other))
        if self._book.battery.order is Order.TURNS and other is not None and _is_open(self.lines[other]):
            just_filed = self.current
            self.go(other)
            self.asked = just_filed

    def go_on(self) -> None:
        """To the first test from here on, and round again, that is neither done nor skipped; finished without one."""
        later = (*range(self.current + 1, len(self.lines)), *range(self.current))
        coming = next((i for i in later if _is_open(self.lines[i])), None)
        if coming is None:
            self.to(Phase.FINISHED)
        else:
            self.go(coming)

    def swap(self, test: Test) -> None:
        """It was the other leg that pushed: its muscles rest, and its test is at hand."""
        movement, side = test
        other = movement, side.other
        self._rests.swap(test, other)
        index = self._index(other)
        self.go(self.current if index is None else index)  # where one side is tested, the other is not in the list
        if index is not None:
            self.to(Phase.TEST_DONE if self.line.done else Phase.SET_UP)
            self.take_turns()

    def tick(self) -> None:
        """A rest that is over arms its test."""
        if self.phase is Phase.REST and self.rest_left_s <= 0.0:
            self.arm()

    def look_again(self) -> None:
        """The book changed. Computed once a change, for the page looks sixty times a second."""
        self.lines = tuple(map(self._book.line, self._order))
        self.minutes_left = self._book.minutes_left(self.lines)
        self._seconds_left = ()
        if self.phase in {Phase.REST, Phase.TEST_DONE} and not (self.line.trials or self.line.aside):
            self.phase = Phase.SET_UP  # its only trial was taken back, or was the other leg's
        elif self.phase is Phase.REST and self.line.done:
            self.phase = Phase.TEST_DONE
        elif self.phase is Phase.TEST_DONE and not self.line.done:
            # a trial was taken back: whoever stands at the patient arms anew, unless the rest is still running
            self.phase = Phase.REST if self.line.trials and self.rest_left_s > 0.0 else Phase.SET_UP

    def _index(self, test: Test) -> int | None:
        return self._order.index(test) if test in self._order else None


def _is_open(line: TestLine) -> bool:
    return not line.done and not line.skipped
