"""A dynamometer played by a profile, on a pty or a TCP port. Part of the product: the demo and the tests use it."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from strengthtrack.devices.emulator.emulated_gauge import Ailments, EmulatedGauge
from strengthtrack.devices.emulator.pad import Pad
from strengthtrack.devices.emulator.playing import Rows, Source
from strengthtrack.devices.emulator.wire_faults import WireFaults
from strengthtrack.devices.emulator.wires import PtyWire, TcpWire, Wire
from strengthtrack.devices.profiles.profile import Profile

LONGEST_WAIT_S = 0.02
TOGETHER_S = 0.003
"""Frames of a fast stream leave together once in so long, as USB packs them: each wake costs more than a frame."""
LATE_S = 0.5
"""So far behind, as after nobody read for a while, the frames go on from now rather than all at once."""
GREETS_AFTER_S = 0.02
"""A program that opens a port throws away first what waited there; the banner comes after that."""
PAUSE_S = 0.005
"""After so long nothing more belongs to a command that could have gone on."""

Force = Callable[[float], float]


class Emulator:
    """Answers as the profile's dynamometer would, from a thread of its own.

    The force comes from `source` (seconds since playing began to newtons) or from `play`; without either nobody
    touches the pad. Playing begins when streaming is asked for, or with the first poll, so that no row is lost; where
    it streams by itself, when the port is opened.
    Attributes: profile, port (for pyserial, "" while unplugged), faults (what is wrong with the cable), ailments (what
    is wrong with the dynamometer).
    """

    def __init__(
        self, profile: Profile, source: Force | None = None, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        self.profile = profile
        self._clock = clock
        self._lock = threading.RLock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._plug: Callable[[], Wire] | None = None
        self._wire: Wire | None = None
        self._pad = Pad(partial(Source, source) if source else partial(Rows, (), idle_n=0.0))
        self.faults = WireFaults()
        self.ailments = Ailments()
        self._power_on()

    @property
    def port(self) -> str:
        """What pyserial opens."""
        return self._wire.port if self._wire else ""

    @property
    def taken(self) -> bool:
        """Whether somebody has its port open, as far as is known."""
        return self._wire is not None and self._wire.taken

    @property
    def played(self) -> int:
        """Rows that went out since playing began."""
        with self._lock:
            return self._pad.played

    @property
    def units(self) -> tuple[str, ...]:
        """What it may be set to, as the app spells it."""
        return self._gauge.units

    @property
    def unit(self) -> str:
        """What it is set to, as the app spells it."""
        with self._lock:
            return self._gauge.unit

    def set_unit(self, unit: str) -> None:
        """Set it to another unit, as by its own key; raises DeviceFault for one it does not have."""
        with self._lock:
            self._gauge.unit = unit

    def press(self) -> None:
        """Press the key that sends one reading; in vain while it is switched off."""
        with self._lock:
            if self._gauge.off or self.faults.silent:
                return
            now_s = self._clock()
            frame = self._gauge.frame(self._pad.felt_n(now_s), now_s - self._on_s)
            self._outbox.extend(self.faults.sent(now_s, frame))

    def serve_pty(self, link: Path | None = None) -> str:
        """Plug into a new pty, under the name `link` if given; the port comes back. Raises DeviceFault."""
        return self._serve(partial(PtyWire, link))

    def serve_tcp(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Listen, at a free port if `port` is 0; the port comes back as `socket://`. Raises DeviceFault."""
        return self._serve(partial(TcpWire, host, port))

    def play(self, rows: Sequence[float], rate_hz: float | None = None, idle_n: float | None = None) -> None:
        """Play rows in newtons, one a frame, from the next frame on, at `rate_hz` or as fast as is asked for.

        After the last a stream is silent, or goes on with `idle_n`; a poll is answered with the last row or `idle_n`.
        """
        with self._lock:
            self._pad = Pad(partial(Rows, rows, rate_hz, idle_n))
            self.restart()

    def restart(self) -> None:
        """Play the same again from its beginning."""
        with self._lock:
            self._pad.restart()
            self._next_s = self._clock()

    def unplug(self) -> None:
        """Pull the cable."""
        self._halt()
        if self._wire is not None:
            self._wire.close()
            self._wire = None

    def replug(self) -> str:
        """Plug it in again, freshly switched on; the port comes back, for a pty may have another."""
        if self._plug is None:
            raise RuntimeError("it was never served")
        self.unplug()
        self._power_on()
        self._wire = self._plug()
        if isinstance(self._wire, TcpWire):
            self._plug = partial(TcpWire, *self._wire.address)
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, name=f"emulated {self.profile.id}", daemon=True)
        self._thread.start()
        return self._wire.port

    def close(self) -> None:
        """Pull the cable and stop. May be called twice."""
        self.unplug()

    def _serve(self, plug: Callable[[], Wire]) -> str:
        self._plug = plug
        return self.replug()

    def _halt(self) -> None:
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _power_on(self) -> None:
        with self._lock:
            self._gauge = EmulatedGauge(self.profile, self.ailments)
            self._outbox: deque[tuple[float, bytes]] = deque()
            self._unsent = b""
            self._on_s = self._heard_s = self._clock()
            self._greets_s = float("inf")
            self._free_s = self._streamed_s = 0.0
            self.restart()

    def _run(self) -> None:
        wire = self._wire
        taken = wire is not None and wire.taken
        while wire is not None and not self._stop.is_set():
            heard = wire.read(0.0 if self._unsent else self._wait_s(taken))
            with self._lock:
                if wire.taken and not taken:
                    self._greet()
                taken = wire.taken
                if heard and not self.faults.silent:
                    self._hear(heard)
                if taken:
                    self._speak()
            if self._unsent:
                self._unsent = self._unsent[wire.write(self._unsent, LONGEST_WAIT_S) :]

    def _wait_s(self, taken: bool) -> float:
        """Until something is due."""
        with self._lock:
            due = [entry[0] for entry in list(self._outbox)[:1]]
            if self._gauge.stream_hz and taken:
                due.append(max(self._next_s, self._streamed_s + TOGETHER_S))
            if self._gauge.waits:
                due.append(self._heard_s + PAUSE_S)
            return min(max(min(due, default=float("inf")) - self._clock(), 0.0), LONGEST_WAIT_S)

    def _greet(self) -> None:
        """Somebody opened the port."""
        self._gauge.greet_again()
        self._greets_s = self._clock() + GREETS_AFTER_S
        if self._gauge.stream_hz and self._gauge.streams_by_itself:
            self.restart()
            self._next_s = self._greets_s

    def _hear(self, data: bytes) -> None:
        streamed = self._gauge.stream_hz
        self._heard_s = self._clock()
        self._reply(len(data), partial(self._gauge.hear, data))
        if self._gauge.stream_hz and not streamed:
            self.restart()

    def _reply(self, asked_bytes: int, reply_of: Callable[[Callable[[], float], float], bytes]) -> None:
        """Answer, no sooner than the bytes of question and answer have gone over a wire of this baud rate."""
        now_s = self._clock()
        not_before_s = now_s

        def feel() -> float:
            nonlocal not_before_s
            not_before_s = self._pad.asked_due_s(now_s)
            return self._pad.felt_n(now_s)

        reply = reply_of(feel, now_s - self._on_s)
        took_s = (asked_bytes + len(reply)) * 10.0 / self.profile.serial.baud
        self._free_s = max(not_before_s, self._free_s, now_s) + took_s
        if reply:
            self._outbox.extend(self.faults.sent(self._free_s, reply))

    def _speak(self) -> None:
        """Put all that is due among the bytes to send."""
        now_s = self._clock()
        if self._gauge.waits and now_s - self._heard_s >= PAUSE_S:
            self._reply(0, self._gauge.paused)
        if not self.faults.silent:
            self._speak_unasked(now_s)
        while self._outbox and self._outbox[0][0] <= now_s:
            self._unsent += self._outbox.popleft()[1]
        self._unsent = self.faults.spoilt(self._unsent, now_s)

    def _speak_unasked(self, now_s: float) -> None:
        if now_s >= self._greets_s and (banner := self._gauge.banner()):
            self._outbox.appendleft((now_s, banner))
        # none while the other side does not take what was sent
        if self._gauge.stream_hz and not self._unsent:
            self._stream(now_s)

    def _stream(self, now_s: float) -> None:
        if now_s - self._next_s > LATE_S:
            self._next_s = now_s
        period_s = 1.0 / (self._pad.rate_hz or self._gauge.stream_hz)
        while self._next_s <= now_s:
            force_n = self._pad.next_n(self._next_s)
            if force_n is not None:
                frame = self._gauge.frame(force_n, self._next_s - self._on_s)
                self._outbox.extend(self.faults.sent(self._next_s, frame))
            self._next_s += period_s
            self._streamed_s = now_s
