"""One port, turn by turn, until something answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from strengthtrack.devices.finding.answers import (
    SURENESS,
    Answer,
    Outcome,
    Strange,
    answered,
    overheard,
    ranked,
    who_reads,
)
from strengthtrack.devices.finding.hearing import Hearing, Hears
from strengthtrack.devices.finding.opening import Opening
from strengthtrack.devices.finding.plan import Question, Turn
from strengthtrack.devices.finding.trouble import in_trouble, too_slow, went_away
from strengthtrack.devices.ports.ports import Port
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.errors import DeviceFault

OPEN_S = 5.0
BLUETOOTH_OPEN_S = 15.0
MOST_S = 60.0
"""However many profiles there are, one port takes no longer."""

STILL_S = 0.3
"""A dynamometer that was quiet for so long does not speak by itself."""

MOST_FAILURES = 2
"""A baud rate that a port refuses is not yet a port that is gone."""

CERTAIN = SURENESS[0]


@dataclass(frozen=True, slots=True)
class Means:
    """What a search is done with: how a port is opened, whether to leave off, and seconds that pass."""

    open_port: Callable[[str, Profile], Hears]
    stopped: Callable[[], bool]
    clock: Callable[[], float]


class PortSearch:
    """Looks for dynamometers on one port. `step(number, turn)` is told before each turn; times in s."""

    def __init__(self, port: Port, turns: Sequence[Turn], step: Callable[[int, Turn], None], means: Means) -> None:
        self._port, self._turns, self._step = port, turns, step
        self._open_port, self._stopped, self._clock = means.open_port, means.stopped, means.clock
        self._strange: Strange | None = None
        self._trouble = ""

    def outcome(self) -> Outcome | None:
        """What was found, or what stood in the way; None where it was stopped before anything was known."""
        ends_s, failed = self._clock() + MOST_S, 0
        for number, turn in enumerate(self._turns, start=1):
            if self._stopped() or failed == MOST_FAILURES or self._clock() > ends_s:
                break
            self._step(number, turn)
            self._trouble = ""
            answers = self._taken(turn)
            if answers:
                return Outcome(self._port, ranked(answers))
            failed = failed + 1 if self._trouble else 0
            # a port that does not open in time will not open in time at another baud rate either
            if self._trouble == too_slow(self._port):
                break
        if self._stopped() and not self._trouble:
            return None
        return Outcome(self._port, trouble=self._trouble, strange=self._strange)

    def _taken(self, turn: Turn) -> list[Answer]:
        """The answers of one turn; a port that fails leaves a sentence instead."""
        try:
            port = self._opened(turn)
        except DeviceFault as fault:
            self._trouble = in_trouble(self._port, str(fault))
            return []
        if port is None:
            return []
        answers: list[Answer] = []
        try:
            self._ask(port, turn, answers)
        except DeviceFault:
            self._trouble = "" if answers else went_away(self._port)
        finally:
            with suppress(DeviceFault):
                port.close()
        return answers

    def _opened(self, turn: Turn) -> Hears | None:
        profile, url = turn.profiles[0], self._port.url

        def open_it() -> Hears:
            return self._open_port(url, profile)

        opened = Opening(open_it, url).port(BLUETOOTH_OPEN_S if self._port.bluetooth else OPEN_S, self._stopped)
        if opened is None and not self._stopped():
            self._trouble = too_slow(self._port)
        return opened

    def _ask(self, port: Hears, turn: Turn, answers: list[Answer]) -> None:
        """Listen first; then ask, of a dynamometer that speaks by itself only what those who read it would ask."""
        hearing = Hearing(turn.profiles)
        self._hear(port, hearing, turn.listen_s, lambda: bool(overheard(turn, hearing)))
        answers += overheard(turn, hearing)
        speaks = self._clock() - hearing.last_s < STILL_S
        readers = who_reads(turn.profiles, hearing) if speaks else {profile.id for profile in turn.profiles}
        for question in turn.questions:
            if self._stopped() or any(answer.sure == CERTAIN for answer in answers):
                return
            if readers & {profile.id for profile, _ in question.asked_by}:
                found = self._answers(port, turn, question, hearing)
                if not found and question is turn.questions[0]:
                    # it may have stood behind what was said at another baud rate, as the end of one bad line
                    found = self._answers(port, turn, question, hearing)
                answers += found
        if hearing.heard and not answers:
            self._wonder(turn, hearing.heard)

    def _answers(self, port: Hears, turn: Turn, question: Question, before: Hearing) -> list[Answer]:
        hearing = Hearing([profile for profile, _ in question.asked_by])
        port.forget_input()
        port.write(question.send)
        self._hear(port, hearing, question.answer_s, lambda: bool(answered(question, hearing, before)))
        found = answered(question, hearing, before)
        if hearing.heard and not found:
            self._wonder(turn, hearing.heard)
        return found

    def _hear(self, port: Hears, hearing: Hearing, for_s: float, enough: Callable[[], bool]) -> None:
        ends_s = self._clock() + for_s
        while self._clock() < ends_s and not self._stopped():
            data = port.read()
            hearing.feed(data, self._clock())
            if data and enough():
                return

    def _wonder(self, turn: Turn, heard: bytes) -> None:
        """Keep what looks most like text, for at a wrong baud rate anything comes as noise."""
        if self._strange is None or _textual(heard) > _textual(self._strange.heard):
            self._strange = Strange(turn.setting.baud, heard)


def _textual(heard: bytes) -> float:
    plain = sum(32 <= byte < 127 or byte in b"\r\n\t" for byte in heard)
    return plain / len(heard)
