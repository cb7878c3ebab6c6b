"""The dynamometer on the desk: what it is, whether it speaks, what it shows now."""

from collections.abc import Callable

import numpy as np

from strengthtrack.clinic.setup import Dynamometer
from strengthtrack.clinic.units import newtons_per
from strengthtrack.devices.link.link import Link
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import OVERLOAD, Connected, Event, Garbled, Lost, Readings
from strengthtrack.errors import DeviceFault
from strengthtrack.practice.testing.dynamometer_state import State
from strengthtrack.practice.testing.recent import Array, Recent

TRACE_SECONDS = 12.0
"""A trial's run-up and the live trace's ten seconds fit in it."""

ZERO_SECONDS = 0.5
STEADY_N = 3.0
"""Zeroing is refused while the force moves by more than this within half a second: a hand is on the pad."""

PUSHED_N = 5.0
RETRY_SECONDS = 1.0


class LiveDynamometer:
    """One dynamometer at a time; fed with the link's events, looked at by the pages.

    Attributes: state, name, force_n (zeroed, N), why (the last fault as a sentence), garbled (frames),
    complaint (why frames could not be used), overloaded (in the last read), trial_runs, recent,
    zeroed_s (seconds of the clock at the last zero; None since it was connected).
    """

    def __init__(self, put: Callable[[Event], None], clock: Callable[[], float]) -> None:
        self._put = put
        self._clock = clock
        self._link: Link | None = None
        self._port = ""
        self._profile: Profile | None = None
        self._next_try = 0.0
        self._heard_at = 0.0
        self._unit = ""
        self._identity = ""
        self.state = State.NOTHING
        self.zero_n = 0.0
        self.zeroed_s: float | None = None
        self.force_n: float | None = None
        self.why = ""
        self.garbled = 0
        self.complaint = ""
        self.overloaded = False
        self.trial_runs = False
        self.recent = Recent(TRACE_SECONDS)

    @property
    def name(self) -> str:
        """What the strip calls it."""
        if self.state is State.MANUAL:
            return "No cable"
        if self._profile is None:
            return "No dynamometer yet"
        return self._identity or self._profile.name

    @property
    def instrument(self) -> Dynamometer:
        """The instrument as it goes into a trial's set-up."""
        if self._profile is None or self.state is State.MANUAL:
            return Dynamometer("Read off its display")
        return Dynamometer(self.name, "", self._profile.id, self._profile.hash)

    @property
    def unit(self) -> str:
        """The unit as received."""
        return self._unit

    @property
    def silent_s(self) -> float:
        """Seconds since the last reading."""
        return self._clock() - self._heard_at

    def connect(self, port: str, profile: Profile) -> None:
        """Open a port in the background; Connected or Lost comes through the queue."""
        self.disconnect()
        self._port, self._profile = port, profile
        self.zero_n, self.zeroed_s = 0.0, None
        self.garbled, self.complaint = 0, ""
        self.state = State.CONNECTING
        self._open()

    def look_at(self, port: str) -> None:
        """Look for a lost dynamometer at another port, as after it was put into another socket."""
        self._port = port

    def disconnect(self) -> None:
        """Let the port go."""
        if self._link is not None:
            self._link.close()
            self._link = None
        self.state, self.force_n, self._identity, self._profile, self.why = State.NOTHING, None, "", None, ""
        self.recent.clear()

    def by_hand(self) -> None:
        """No cable: values are read off the display and typed."""
        self.disconnect()
        self.state = State.MANUAL

    def zero(self) -> None:
        """Take what it shows now as zero, the dynamometer unloaded in the test's orientation; raises DeviceFault.

        While a trial runs its zero stays, for it is kept with the trial.
        """
        if self.trial_runs:
            raise DeviceFault("A trial is running; let go first, then press Zero again.")
        t_s, value, _ = self.recent.since(self._clock() - ZERO_SECONDS)
        if not len(t_s):
            raise DeviceFault("Nothing is heard from the dynamometer; connect it, then press Zero again.")
        raw_n = value * newtons_per(self._unit)
        if float(np.ptp(raw_n)) > STEADY_N:
            raise DeviceFault("The force is moving; lay the dynamometer down unloaded, then press Zero again.")
        self.zero_n, self.zeroed_s = float(raw_n.mean()), self._clock()
        self.force_n = float(raw_n[-1]) - self.zero_n

    def feed(self, event: Event) -> tuple[Array, Array] | None:
        """Take in what the link said; readings come back as (t_s, zeroed force in N)."""
        if isinstance(event, Readings):
            return self._heard(event)
        if isinstance(event, Garbled):
            self.garbled += event.count
            self.complaint = event.why or self.complaint
        elif isinstance(event, Connected):
            self.state, self._identity, self.why = State.READY, event.identity, ""
            self.recent.clear()
        elif isinstance(event, Lost):
            self._lost(event)
        return None

    def tick(self) -> None:
        """Look for a lost dynamometer again, once a second."""
        if self.state is State.LOST and self._clock() >= self._next_try:
            self._open()

    def _heard(self, readings: Readings) -> tuple[Array, Array]:
        force = readings.value * newtons_per(readings.unit) - self.zero_n
        if readings.unit != self._unit:
            # a key on the dynamometer changed its unit; what was kept in the old one is no longer like it
            self.recent.clear()
            self._unit = readings.unit
        self.recent.append(readings.t_s, readings.value, force)
        self.force_n = float(force[-1])
        self.overloaded = OVERLOAD in readings.status
        self._heard_at = self._clock()
        self.state = State.RECEIVING if abs(self.force_n) >= PUSHED_N else State.READY
        return readings.t_s, force

    def _lost(self, event: Lost) -> None:
        if self._link is not None:
            self._link.close()
            self._link = None
        if self.state is not State.NOTHING:
            self.state = State.LOST
        self.force_n, self.why = None, event.why
        self._next_try = self._clock() + RETRY_SECONDS

    def _open(self) -> None:
        assert self._profile is not None  # noqa: S101 - only connect() leads here, and it sets the profile
        self._next_try = self._clock() + RETRY_SECONDS
        if self._link is not None:
            self._link.close()
        self._link = Link(self._port, self._profile, self._put, self._clock)
        self._link.start()
