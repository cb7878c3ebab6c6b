"""Every profile plugged into its own emulator at once: a hand on each pad, and a link that reads what it says."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import NamedTuple

from link_listener import Listener
from strengthtrack.devices.emulator.emulated_gauge import emulated
from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.emulator.quantities import QUANTITIES
from strengthtrack.devices.link.link import Link
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Readings

WITHIN_S = 10.0
PULL_N = -38.3


class Wanted(NamedTuple):
    """What is waited for."""

    what: str
    holds: Callable[[Readings], bool]


Script = Callable[["Played"], Iterator[Wanted]]


def asked_for(profile: Profile) -> Profile:
    """The same where the unit is asked for, read in the one that stands after power-on."""
    return profile.in_unit(unit_of(profile)) if profile.unit.source == "ask" else profile  # type: ignore[arg-type]


def unit_of(profile: Profile) -> str:
    return emulated(profile).switches["unit"]


def shown(profile: Profile, force_n: float, unit: str) -> tuple[float, float]:
    """What a force reads as, and within how much: half a step of the display."""
    emulate = emulated(profile)
    value = force_n * (emulate.arm_m or 1.0) / QUANTITIES[unit].si
    unsigned = profile.sign.positive == "unsigned"
    return abs(value) if unsigned else value, 0.5001 * float(emulate.resolution[unit])


class Played:
    """One emulator and its link. Attributes: profile, force_n (what the hand does), emulator."""

    def __init__(self, profile: Profile) -> None:
        # no board that must start up first
        settings = profile.serial.model_copy(update={"settle_ms": min(profile.serial.settle_ms, 50)})
        self.profile = profile.model_copy(update={"serial": settings})
        self.force_n = PULL_N
        self._heard = Listener()
        self.emulator = Emulator(self.profile, source=lambda _: self.force_n)
        self._link = Link(self.emulator.serve_pty(), asked_for(self.profile), self._heard.put)
        self._link.start()

    def close(self) -> None:
        self._link.close()
        self.emulator.close()

    def command(self, name: str) -> None:
        self._link.send_command(name)

    def push(self, force_n: float) -> Wanted:
        self.force_n = force_n
        return self.reading(force_n)

    def reading(self, force_n: float) -> Wanted:
        return Wanted(f"{force_n} N", lambda last: self._is_near(last, force_n))

    def fault(self, wanted: Wanted) -> str:
        """Nothing if what is waited for has come, else what came instead; the gauge's own key is pressed for more."""
        last = next((event for event in reversed(self._heard.events) if isinstance(event, Readings)), None)
        if last and wanted.holds(last):
            return ""
        if self.profile.acquire.mode == "button" and self._heard.connected:
            self.emulator.press()
        return f"waited in vain for {wanted.what}; heard {self._heard.events[-2:]}"

    def _is_near(self, last: Readings, force_n: float) -> bool:
        value, within = shown(self.profile, force_n, last.unit)
        return bool(abs(last.value[-1] - value) <= within)


def walked(profiles: Sequence[Profile], script: Script) -> dict[str, str]:
    """What went wrong with each, by id and the way it is read; they go side by side, so that none waits for another."""
    with ExitStack() as stack:
        walks: dict[str, tuple[Played, Iterator[Wanted]]] = {}
        for profile in profiles:
            for mode in profile.modes:
                gauge = Played(profile.read_by(mode))
                stack.callback(gauge.close)
                walks[f"{profile.id} {mode}"] = (gauge, script(gauge))
        return _driven(walks)


def _driven(walks: dict[str, tuple[Played, Iterator[Wanted]]]) -> dict[str, str]:
    outcomes: dict[str, str] = {}
    wanted = {way: next(steps) for way, (_, steps) in walks.items()}
    given_up_s, pause = time.monotonic() + WITHIN_S, threading.Event()
    while wanted and time.monotonic() < given_up_s:
        for way in list(wanted):
            gauge, steps = walks[way]
            outcomes[way] = gauge.fault(wanted[way])
            if not outcomes[way] and (following := next(steps, None)):
                wanted[way] = following
            elif not outcomes[way]:
                del wanted[way]
        pause.wait(0.005)
    return outcomes
