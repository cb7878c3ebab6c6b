"""A dynamometer played by a profile, on a pty or a TCP port. Part of the product: the demo and the tests use it."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from strengthtrack.devices.emulator.emulated_gauge import EmulatedGauge
from strengthtrack.devices.emulator.playing import Playing, Rows, Source
from strengthtrack.devices.emulator.wire_faults import WireFaults
from strengthtrack.devices.emulator.wires import PtyWire, TcpWire, Wire
from strengthtrack.devices.profiles.profile import Profile

LONGEST_WAIT_S = 0.02
LATE_S = 0.5
"""So far behind, as after nobody read for a while, the frames go on from now rather than all at once."""

Force = Callable[[float], float]


class Emulator:
    """Answers as the profile's dynamometer would, from a thread of its own.

    The force comes from `source` (seconds since playing began to newtons) or from `play`; without either nobody
    touches the pad. Playing begins when streaming is asked for, or with the first poll, so that no row is lost.
    Attributes: port (for pyserial, "" while unplugged), faults (what is wrong with the cable).
    """

    def __init__(
        self, profile: Profile, source: Force | None = None, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        self._profile = profile
        self._clock = clock
        self._lock = threading.RLock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._plug: Callable[[], Wire] | None = None
        self._wire: Wire | None = None
        self._make: Callable[[], Playing] = partial(Source, source) if source else partial(Rows, (), idle_n=0.0)
        self._began_s: float | None = None
        self.faults = WireFaults()
        self._power_on()

    @property
    def port(self) -> str:
        """What pyserial opens."""
        return self._wire.port if self._wire else ""

    @property
    def played(self) -> int:
        """Rows that went out since playing began."""
        with self._lock:
            return self._playing.played

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
            self._make = partial(Rows, rows, rate_hz, idle_n)
            self.restart()

    def restart(self) -> None:
        """Play the same again from its beginning."""
        with self._lock:
            self._playing = self._make()
            self._began_s = None
            self._next_s = self._clock()
            self._asked = 0

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
        self._thread = threading.Thread(target=self._run, name=f"emulated {self._profile.id}", daemon=True)
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
            self._gauge = EmulatedGauge(self._profile)
            self._outbox: deque[tuple[float, bytes]] = deque()
            self._unsent = b""
            self._free_s = 0.0
            self.restart()

    def _run(self) -> None:
        wire = self._wire
        while wire is not None and not self._stop.is_set():
            heard = wire.read(0.0 if self._unsent else self._wait_s())
            with self._lock:
                if heard and not self.faults.silent:
                    self._hear(heard)
                self._stream()
                self._post()
            if self._unsent:
                self._unsent = self._unsent[wire.write(self._unsent, LONGEST_WAIT_S) :]

    def _wait_s(self) -> float:
        """Until something is due."""
        with self._lock:
            due = [entry[0] for entry in list(self._outbox)[:1]]
            if self._gauge.stream_hz:
                due.append(self._next_s)
            return min(max(min(due, default=float("inf")) - self._clock(), 0.0), LONGEST_WAIT_S)

    def _hear(self, data: bytes) -> None:
        """Answer, no sooner than the bytes of question and answer have gone over a wire of this baud rate."""
        now_s = self._clock()
        streamed = self._gauge.stream_hz
        not_before_s = now_s

        def feel() -> float:
            nonlocal not_before_s
            not_before_s = max(now_s, self._row_due_s(now_s))
            force_n = self._playing.next_n(now_s - self._begun_s(now_s))
            return self._playing.held_n if force_n is None else force_n

        reply = self._gauge.hear(data, feel)
        if self._gauge.stream_hz and not streamed:
            self.restart()
        took_s = (len(data) + len(reply)) * 10.0 / self._profile.serial.baud
        self._free_s = max(not_before_s, self._free_s, now_s) + took_s
        if reply:
            self._outbox.extend(self.faults.sent(self._free_s, reply))

    def _row_due_s(self, now_s: float) -> float:
        """A polled recording is not handed out faster than it was recorded."""
        rate_hz = self._playing.rate_hz
        due_s = self._begun_s(now_s) + self._asked / rate_hz if rate_hz else now_s
        self._asked += 1
        return due_s

    def _begun_s(self, now_s: float) -> float:
        began_s = self._began_s if self._began_s is not None else now_s
        self._began_s = began_s
        return began_s

    def _stream(self) -> None:
        """Frames that are due; none while the other side does not take what was sent."""
        if not self._gauge.stream_hz or self._unsent or self.faults.silent:
            return
        now_s = self._clock()
        if now_s - self._next_s > LATE_S:
            self._next_s = now_s
        period_s = 1.0 / (self._playing.rate_hz or self._gauge.stream_hz)
        while self._next_s <= now_s:
            force_n = self._playing.next_n(self._next_s - self._begun_s(self._next_s))
            if force_n is not None:
                self._outbox.extend(self.faults.sent(self._next_s, self._gauge.frame(force_n)))
            self._next_s += period_s

    def _post(self) -> None:
        while self.faults.garbage:
            self._unsent += self.faults.garbage.pop(0)
        now_s = self._clock()
        while self._outbox and self._outbox[0][0] <= now_s:
            self._unsent += self._outbox.popleft()[1]
