"""Looking for the dynamometer: where its cable is now, and when to look again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from strengthtrack.practice.testing.lookout import Lookout
from strengthtrack.practice.testing.whereabouts import Whereabouts

if TYPE_CHECKING:
    from strengthtrack.devices.ports.ports import Port
    from strengthtrack.devices.profiles.profile import Profile

RETRY_SECONDS = 1.0
"""One that was there a moment ago."""
LOOK_SECONDS = 2.0
"""One that was not seen since the app started."""
OPENED_IN_VAIN_S = 10.0
"""So long a port is left alone on which it was not heard when the app started: it may be somebody else's."""


class Search:
    """Says which port to open, and how. `where` may be changed. Ports are listed in a thread; `clock` in s."""

    def __init__(self, clock: Callable[[], float], find_ports: Callable[[], Sequence[Port]]) -> None:
        self._clock, self._find_ports = clock, find_ports
        self._lookout: Lookout[tuple[str, Profile]] = Lookout()
        self._profile: Profile | None = None
        self._how: Callable[[], Profile] | None = None
        self._next_s = 0.0
        self.where = Whereabouts("")

    def begin(self, where: Whereabouts, profile: Profile | None) -> None:
        """Another dynamometer."""
        self.end()
        self.where, self._profile, self._how = where, profile, None

    def look_for(self, where: Whereabouts, how: Callable[[], Profile]) -> None:
        """One that is read as `how` says, which is asked in the thread."""
        self.begin(where, None)
        self._how = how
        self.at_once()

    def end(self) -> None:
        """Nothing is looked for any more."""
        self._lookout.call_back()

    def again(self, *, lost: bool) -> None:
        """It was tried in vain, or is gone; the next look waits its time."""
        self._next_s = self._clock() + (RETRY_SECONDS if lost else OPENED_IN_VAIN_S)

    def at_once(self) -> None:
        """Look at the next tick."""
        self._next_s = self._clock()

    def tick(self, *, lost: bool) -> tuple[str, Profile] | None:
        """The port to open now and how, if there is one; raises DeviceFault where how is not known any more."""
        found = self._lookout.found()
        if found is not None:
            port, self._profile = found
            return found if port else None
        if self._clock() < self._next_s or self._lookout.is_out:
            return None
        self._next_s = self._clock() + (RETRY_SECONDS if lost else LOOK_SECONDS)
        if self._profile is not None and not self.where.must_be_found:
            return self.where.url, self._profile
        self._lookout.look(self._look)
        return None

    def _look(self) -> tuple[str, Profile]:
        """In the thread: the port, empty while it is not there, and how it is read."""
        profile = self._profile
        if profile is None:
            assert self._how is not None  # noqa: S101 - whoever has no profile says how
            profile = self._how()
        return self._port() if self.where.must_be_found else self.where.url, profile

    def _port(self) -> str:
        try:
            return self.where.among(self._find_ports())
        except OSError:  # a port that goes while the system lists it
            return ""
