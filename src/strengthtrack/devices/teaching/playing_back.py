"""A capture played as a port: its bytes come again with the times they came with."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from strengthtrack.devices.emulator.wires import PtyWire, TcpWire, Wire
from strengthtrack.devices.teaching.capture import Captured, Read
from strengthtrack.errors import DeviceFault

LOOKS_S = 0.02
BETWEEN_S = 0.5
"""Between two things that were done a person may have taken minutes; nobody need wait for that again."""

QUIET_S, UNASKED_S = 0.4, 1.0
"""So long after the last word of whoever opened the port it begins; longer where it waits for a question in vain."""


class PlayedBack:
    """Plays from a thread, from the beginning each time somebody opens the port, and after the question was heard.

    `speed` 2 is twice as fast. Attributes: done (set when all of it went out once).
    """

    def __init__(
        self,
        captured: Captured,
        *,
        speed: float = 1.0,
        loop: bool = False,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._reads = tuple(timeline(captured))
        if not self._reads:
            raise DeviceFault("There is nothing in this capture to play; give another file.")
        self._speed, self._loop, self._clock = speed, loop, clock
        self._asked = captured.head.asked
        self._settles_s = captured.serial.settle_ms / 1000.0
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._wire: Wire | None = None
        self.done = threading.Event()

    def serve_pty(self, link: Path | None = None) -> str:
        """Play on a new pty, under the name `link` if given; the port comes back. Raises DeviceFault."""
        return self._serve(PtyWire(link))

    def serve_tcp(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Listen, at a free port if `port` is 0; the port comes back as `socket://`. Raises DeviceFault."""
        return self._serve(TcpWire(host, port))

    def close(self) -> None:
        """Stop, and pull the cable. May be called twice."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if self._wire is not None:
            self._wire.close()
            self._wire = None

    def _serve(self, wire: Wire) -> str:
        self._wire = wire
        self._thread = threading.Thread(target=self._run, args=(wire,), name="played back", daemon=True)
        self._thread.start()
        return wire.port

    def _run(self, wire: Wire) -> None:
        while not self._stop.is_set():
            wire.read(LOOKS_S)
            if not (wire.taken and self._is_awaited(wire)):
                continue
            while self._played(wire) and self._loop:
                pass
            while wire.taken and not self._stop.is_set():
                wire.read(LOOKS_S)

    def _is_awaited(self, wire: Wire) -> bool:
        """Wait for the question, or until whoever opened the port has greeted; False where they left."""
        heard = b""
        since_s = self._clock() + self._settles_s
        while wire.taken and not self._stop.is_set():
            said = wire.read(LOOKS_S)
            heard = (heard + said)[-256:]
            if said:
                since_s = max(since_s, self._clock())
            if self._asked and self._asked in heard:
                return True
            if self._clock() - since_s >= (UNASKED_S if self._asked else QUIET_S):
                return True
        return False

    def _played(self, wire: Wire) -> bool:
        """Send all of it once; False where it was left or stopped before the end."""
        began_s = self._clock()
        for due_s, data in self._reads:
            while (left_s := began_s + due_s / self._speed - self._clock()) > 0.0:
                wire.read(min(left_s, LOOKS_S))
                if self._stop.is_set() or not wire.taken:
                    return False
            if not self._sent(wire, data):
                return False
        self.done.set()
        return True

    def _sent(self, wire: Wire, data: bytes) -> bool:
        while data and wire.taken and not self._stop.is_set():
            data = data[wire.write(data, LOOKS_S) :]
        return not data


def timeline(captured: Captured) -> Iterator[Read]:
    """Every read with its time from the first, the waits between two things that were done cut short."""
    offset_s, last_s = 0.0, 0.0
    for piece in captured.pieces:
        begins_s = piece.reads[0][0]
        for t_s, data in piece.reads:
            last_s = max(last_s, offset_s + t_s - begins_s)
            yield last_s, data
        offset_s = last_s + BETWEEN_S
