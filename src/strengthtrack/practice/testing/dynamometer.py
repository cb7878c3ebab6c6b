"""The dynamometer on the desk: what it is, whether it speaks, what it shows now."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from strengthtrack.clinic.setup import Dynamometer
from strengthtrack.clinic.units import UnknownUnit, newtons_per
from strengthtrack.devices.link.link import BRIEF_GOODBYE_S, Link
from strengthtrack.devices.ports.ports import Port, ports
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import LOW_BATTERY, OVERLOAD, Connected, Event, Garbled, Loss, Lost, Readings
from strengthtrack.errors import DeviceFault
from strengthtrack.practice.testing.drift import PUSHED_N, DriftWatch, step_n
from strengthtrack.practice.testing.dynamometer_state import CONNECTED, LOOKED_FOR, STREAMS, State
from strengthtrack.practice.testing.frames import FrameCount, another_words, no_force_words
from strengthtrack.practice.testing.pressed import Presses
from strengthtrack.practice.testing.recent import Array, Recent
from strengthtrack.practice.testing.search import Search
from strengthtrack.practice.testing.warm_up import WarmUp
from strengthtrack.practice.testing.whereabouts import Whereabouts

TRACE_SECONDS = 12.0
"""A trial's run-up and the live trace's ten seconds fit in it."""

ZERO_SECONDS = 0.5
STEADY_N = 3.0
"""Zeroing is refused while the force moves by more than this within half a second: a hand is on the pad."""

PAUSE_S, PAUSE_PERIODS = 1.0, 5.0
"""Readings are missing where so long, and so many times its usual interval, passed between two: a judgement."""
AT_ITS_BUTTON = "It sends one reading at the press of its button; zero it by its own key."


class LiveDynamometer:
    """One dynamometer at a time; fed with the link's events, looked at by the pages.

    Attributes: state, name, force_n (zeroed, N; None where it does not stream), why (the last fault as a sentence),
    loss (how it was lost), port (that was opened last), frames (how many did not come, or could not be read),
    complaint (why frames could not be used), overloaded and low_battery (in the last read), trial_runs, recent,
    zeroed_s (seconds of the clock at the last zero; None since it was connected), drift, warm_up, presses (what came
    at its button).
    """

    def __init__(
        self,
        put: Callable[[Event], None],
        clock: Callable[[], float],
        find_ports: Callable[[], Sequence[Port]] = ports,
    ) -> None:
        self._put = put
        self._clock = clock
        self._link: Link | None = None
        self._last: Link | None = None
        self._profile: Profile | None = None
        self._search = Search(clock, find_ports)
        self._heard_at = self.zero_n = 0.0
        self._unit = self._identity = self._called = ""
        self.state = State.NOTHING
        self.zeroed_s: float | None = None
        self.force_n: float | None = None
        self.why = self.port = ""
        self.loss = Loss.GONE
        self.frames = FrameCount()
        self.complaint = ""
        self.overloaded = self.low_battery = False
        self.trial_runs = False
        self.recent = Recent(TRACE_SECONDS)
        self.drift = DriftWatch()
        self.warm_up = WarmUp(clock)
        self.presses = Presses()

    @property
    def name(self) -> str:
        """What the strip calls it."""
        if self.state is State.MANUAL:
            return "No cable"
        if self._profile is None:
            return self._called or "No dynamometer yet"
        return self._identity or self._profile.name

    @property
    def instrument(self) -> Dynamometer:
        """The instrument as it goes into a trial's set-up."""
        if self._profile is None or self.state in {State.MANUAL, State.SEARCHING, State.NO_FORCE}:
            return Dynamometer("Read off its display")
        return Dynamometer(self.name, "", self._profile.id, self._profile.hash)

    @property
    def profile(self) -> Profile | None:
        """How it is read."""
        return self._profile

    @property
    def _at_button(self) -> bool:
        return self._profile is not None and self._profile.acquire.mode == "button"

    @property
    def unit(self) -> str:
        """The unit as received."""
        return self._unit

    @property
    def garbled(self) -> int:
        """Frames that could not be read."""
        return self.frames.garbled

    @property
    def silent_s(self) -> float:
        """Seconds since the last reading."""
        return self._clock() - self._heard_at

    @property
    def rate_hz(self) -> float | None:
        """Readings a second as they really come; None before that is known."""
        return self._link.rate_hz if self._link is not None and self.state in STREAMS else None

    @property
    def pause_s(self) -> float:
        """Readings further apart than this are so because some are missing."""
        return max(PAUSE_S, PAUSE_PERIODS / self.rate_hz if self.rate_hz else 0.0)

    def silent_since(self, since_s: float) -> float:
        """The longest time without a reading since a moment of the clock, s; 0 for one that waits for its button."""
        if self.state is State.WAITING:
            return 0.0
        t_s, _, _ = self.recent.since(since_s)
        if len(t_s):
            since_s = max(since_s, float(t_s[-1]) - TRACE_SECONDS)
        return float(np.diff(np.concatenate(([since_s], t_s, [self._clock()]))).max(initial=0.0))

    def connect(self, port: str, profile: Profile, cable: str = "") -> None:
        """Open a port in the background; Connected or Lost comes through the queue.

        `cable` is the port's identity: with it the dynamometer is found again at whatever port it comes back.
        """
        self._begin(Whereabouts(port, cable), profile)
        self.state = State.CONNECTING
        self._open(port)

    def look_for(self, where: Whereabouts, called: str, how: Callable[[], Profile]) -> None:
        """Look for one that was connected earlier, until it is there; `how` may take its time, for a thread asks it."""
        self._begin(where, None)
        self._called, self.state = called, State.SEARCHING
        self._search.look_for(where, how)

    def look_at(self, port: str) -> None:
        """Look for a lost dynamometer at another port, as after it was put into another socket."""
        self._search.where = Whereabouts(port)

    def open_again(self, why: str) -> None:
        """What is heard cannot be trusted any more, as after the computer slept: begin anew with the same."""
        self._lost(Lost(why))
        self._search.at_once()

    def disconnect(self, patience_s: float = BRIEF_GOODBYE_S) -> None:
        """Let the port go, and wait so long for it to be free."""
        self._close(patience_s)
        self._search.end()
        self.state, self.force_n, self._profile, self.why = State.NOTHING, None, None, ""
        self._identity, self._called = "", ""
        self.warm_up.begin(None)
        self._forget()

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
        if self.state is State.WAITING:
            raise DeviceFault(AT_ITS_BUTTON)
        t_s, value, _ = self.recent.since(self._clock() - ZERO_SECONDS)
        if not len(t_s):
            raise DeviceFault("Nothing is heard from the dynamometer; connect it, then press Zero again.")
        raw_n = value * newtons_per(self._unit)
        if float(np.ptp(raw_n)) > STEADY_N:
            raise DeviceFault("The force is moving; lay the dynamometer down unloaded, then press Zero again.")
        self._rezero(float(raw_n.mean()))
        self.force_n = float(raw_n[-1]) - self.zero_n

    def watch_drift(self) -> None:
        """See whether it shows nothing while nothing is armed; its readings of now are not a push."""
        if self.state in STREAMS and not self.trial_runs:
            self.drift.look(self._clock(), self.recent, step_n(self._profile, self._unit))

    def feed(self, event: Event) -> tuple[Array, Array] | None:
        """Take in what the link said; readings of a stream come back as (t_s, zeroed force in N)."""
        if isinstance(event, Readings):
            return self._heard(event) if self.state in CONNECTED else None
        if isinstance(event, Garbled):
            self.frames = replace(self.frames, garbled=self.frames.garbled + event.count)
            self.complaint = event.why or self.complaint
        elif isinstance(event, Connected):
            self._connected(event)
        elif isinstance(event, Lost):
            self._lost(event)
        return None

    def tick(self) -> None:
        """Look for a lost dynamometer again: once a second, or at leisure for one that was not seen yet."""
        if self.state not in LOOKED_FOR or self._link is not None:
            return  # one that is being opened says itself when it is in vain
        try:
            found = self._search.tick(lost=self.state is State.LOST)
        except DeviceFault as fault:  # how it was read is not known any more
            self.disconnect()
            self.why = str(fault)
            return
        if found is not None:
            port, self._profile = found
            self._open(port)

    def _begin(self, where: Whereabouts, profile: Profile | None) -> None:
        self.disconnect()
        self._search.begin(where, profile)
        self._profile = profile
        self.zero_n, self.zeroed_s = 0.0, None
        self.frames, self.complaint, self.presses = FrameCount(), "", Presses()

    def _connected(self, event: Connected) -> None:
        self.state = State.WAITING if self._at_button else State.READY
        if self._identity not in {"", event.identity}:  # its zero is not this one's
            self.complaint, self.zero_n, self.zeroed_s = another_words(self._identity, event.identity), 0.0, None
        self._identity, self.why = event.identity, ""
        self._forget()
        self.warm_up.begin(self._profile.habits.warm_up_min if self._profile is not None else None)

    def _heard(self, readings: Readings) -> tuple[Array, Array] | None:
        self.frames = self.frames.plus(readings)
        self._heard_at = self._clock()
        try:
            newtons = newtons_per(readings.unit)
        except UnknownUnit:
            self._no_force(readings.unit)
            return None
        self.overloaded, self.low_battery = OVERLOAD in readings.status, LOW_BATTERY in readings.status
        if not self._at_button:
            return self._streamed(readings, readings.value * newtons - self.zero_n)
        self._unit, self.why, self.state = readings.unit, "", State.WAITING
        self.presses.came(readings, newtons)
        return None

    def _streamed(self, readings: Readings, force: Array) -> tuple[Array, Array]:
        if readings.unit != self._unit:
            # a key on the dynamometer changed its unit; what was kept in the old one is no longer like it
            self.recent.clear()
            self._unit = readings.unit
        self.recent.append(readings.t_s, readings.value, force)
        self.force_n = float(force[-1])
        self.state, self.why = State.RECEIVING if abs(self.force_n) >= PUSHED_N else State.READY, ""
        return readings.t_s, force

    def _no_force(self, unit: str) -> None:
        """Torque, say: it is named, and nothing is recorded of it."""
        self.recent.clear()
        self._unit, self.force_n, self.state = unit, None, State.NO_FORCE
        self.why = no_force_words(self.name, unit)

    def _lost(self, event: Lost) -> None:
        if self.state is State.MANUAL:  # the last words of one that was let go
            return
        self._close()
        if self.state is not State.LOST or event.loss is not Loss.UNOPENED:  # else it is looked for in vain
            self.loss = event.loss
        if self.state not in {State.NOTHING, State.SEARCHING}:
            self.state = State.LOST
        self.force_n, self.why = None, event.why
        self._search.again(lost=self.state is State.LOST)

    def _open(self, port: str) -> None:
        assert self._profile is not None  # noqa: S101 - it was chosen, or found with its port
        self._close()
        self.port = port
        self._link = Link(port, self._profile, self._put, self._clock, after=self._last)
        self._link.start()

    def _close(self, patience_s: float = BRIEF_GOODBYE_S) -> None:
        if self._link is not None:
            self._link.close(patience_s)
            self._last, self._link = self._link, None

    def _rezero(self, zero_n: float) -> None:
        self.zero_n, self.zeroed_s = zero_n, self._clock()
        self.drift.forget()
        self.warm_up.zeroed()

    def _forget(self) -> None:
        """After a gap the past says nothing about now."""
        self.recent.clear()
        self.drift.forget()
