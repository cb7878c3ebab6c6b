"""Who was told by what came, and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from strengthtrack.devices.finding.hearing import Hearing, read_frames
from strengthtrack.devices.finding.plan import Question, Turn, rank, speaks_by_itself
from strengthtrack.devices.ports.ports import Port
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.profiles.schema import Probe, Sure

SURENESS: tuple[Sure, ...] = get_args(Sure)

WEAKEST = SURENESS[-1]
READS_NUMBERS = "numbers come that it reads"
ENOUGH_FRAMES = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """A profile, set as it was heard, and what tells it. `asked` is empty where the dynamometer spoke by itself."""

    profile: Profile
    sure: Sure
    says: str
    reply: bytes
    asked: bytes = b""

    @property
    def socket(self) -> str:
        """Which of its other sockets it is plugged in by; empty for the usual one."""
        serial = self.profile.serial
        names = (one.name for one in serial.also if (one.baud, one.flow) == (serial.baud, serial.flow))
        return next(names, "")


@dataclass(frozen=True, slots=True)
class Strange:
    """Bytes that no profile reads, at the baud rate where they looked most like text."""

    baud: int
    heard: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a search found on one port: answers with the surest first, or one sentence of what stood in its way."""

    port: Port
    answers: tuple[Answer, ...] = ()
    trouble: str = ""
    strange: Strange | None = None

    @property
    def best(self) -> tuple[Answer, ...]:
        """The answers that are equally sure; more than one where the wire does not tell them apart."""
        return tuple(answer for answer in self.answers if answer.sure == self.answers[0].sure)


def overheard(turn: Turn, hearing: Hearing) -> list[Answer]:
    """Who is told by what came without a question."""
    told = [answer for profile, probe in turn.probes for answer in _told(profile, probe, hearing)]
    stated = {profile.id for profile, _ in turn.probes}
    for profile in turn.profiles:
        if profile.id not in stated and speaks_by_itself(profile):
            told += _numbers(profile, hearing)
    return told


def answered(question: Question, hearing: Hearing, before: Hearing) -> list[Answer]:
    """Who is told by the answer to a question; what came `before` it was asked as well is no answer."""
    return [
        answer
        for profile, probe in question.asked_by
        if not any(map(probe.expect.fullmatch, before.frames(profile)))
        for answer in _told(profile, probe, hearing)
    ]


def who_reads(profiles: Iterable[Profile], hearing: Hearing) -> set[str]:
    """The ids of those who read numbers in what came, though it may be another's."""
    return {profile.id for profile in profiles if read_frames(profile, hearing.frames(profile))}


def ranked(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """One answer for each profile, its surest, the surest profile first.

    A reply that only one grammar has tells nothing where two of them have it: then both are only possible.
    """
    best: dict[str, Answer] = {}
    for answer in sorted((_as_sure_as(answer, answers) for answer in answers), key=_surest):
        best.setdefault(answer.profile.id, answer)
    return tuple(sorted(best.values(), key=_surest))


def _as_sure_as(answer: Answer, answers: Sequence[Answer]) -> Answer:
    """The answer as sure as it can be beside the others: a second grammar with the same reply takes its sureness."""
    rivals = (
        other
        for other in answers
        if other.sure == answer.sure
        and other.reply.strip() == answer.reply.strip()
        and other.profile.profile.protocol != answer.profile.profile.protocol
    )
    middle = SURENESS[1]
    return replace(answer, sure=WEAKEST) if answer.sure == middle and any(rivals) else answer


def _surest(answer: Answer) -> tuple[int, tuple[bool, int, str]]:
    return SURENESS.index(answer.sure), rank(answer.profile)


def _told(profile: Profile, probe: Probe, hearing: Hearing) -> list[Answer]:
    fits = [frame for frame in hearing.frames(profile) if probe.expect.fullmatch(frame)]
    needed = ENOUGH_FRAMES if probe.sure == WEAKEST and not probe.send else 1
    if len(fits) < needed:
        return []
    return [Answer(profile, probe.sure, probe.says, profile.framing.on_wire(fits[0]), probe.send)]


def _numbers(profile: Profile, hearing: Hearing) -> list[Answer]:
    fits = read_frames(profile, hearing.frames(profile))
    if len(fits) < ENOUGH_FRAMES:
        return []
    return [Answer(profile, WEAKEST, READS_NUMBERS, profile.framing.on_wire(fits[0]))]
