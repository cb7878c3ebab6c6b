"""Which dynamometer is on which port: it listens, then asks what is harmless, and says what answered."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from strengthtrack.devices.finding.answers import Outcome
from strengthtrack.devices.finding.hearing import Hears
from strengthtrack.devices.finding.one_port import Means, PortSearch
from strengthtrack.devices.finding.plan import Turn, plan
from strengthtrack.devices.link.open_port import OpenPort
from strengthtrack.devices.ports.ports import Port
from strengthtrack.devices.profiles.profile import Profile


@dataclass(frozen=True, slots=True)
class Step:
    """How far a search is: the port at hand, the `at`th of `of`, and the turn on it, `turn` of `turns`."""

    port: Port
    at: int
    of: int
    turn: int
    turns: int
    setting: str


def search(
    ports: Sequence[Port],
    profiles: Sequence[Profile],
    *,
    told: Callable[[Step], None] | None = None,
    stopped: Callable[[], bool] | None = None,
    open_port: Callable[[str, Profile], Hears] = OpenPort,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Outcome]:
    """One outcome for each port, in their order, as soon as it is known; a port in trouble is one of them.

    Sends nothing but the probes of the profiles, and stops within a fraction of a second when `stopped` says so.
    """
    means = Means(open_port, stopped or _never, clock)
    for at, port in enumerate(ports, start=1):
        if means.stopped():
            return
        turns = plan(port, profiles)

        def step(number: int, turn: Turn, port: Port = port, at: int = at, of: int = len(turns)) -> None:
            if told is not None:
                told(Step(port, at, len(ports), number, of, turn.setting.words))

        outcome = PortSearch(port, turns, step, means).outcome()
        if outcome is not None:
            yield outcome


def _never() -> bool:
    return False
