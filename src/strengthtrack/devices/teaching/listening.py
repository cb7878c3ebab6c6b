"""Listening to a port nobody can read yet, from a thread: raw bytes with their times, and now and then a question."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from strengthtrack.devices.link.open_port import READ_TIMEOUT_S, OpenPort
from strengthtrack.devices.profiles.schema import Serial
from strengthtrack.devices.teaching.questions import Question
from strengthtrack.errors import DeviceFault

ENDS_WITHIN_S = 2.0


@dataclass(frozen=True, slots=True)
class Stranger:
    """A dynamometer of which nothing is known but how its port is set."""

    serial: Serial
    name: str = "dynamometer"


@dataclass(frozen=True, slots=True)
class Opened:
    """The port is open now."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One read: seconds of `time.perf_counter()`, and the bytes."""

    t_s: float
    data: bytes


@dataclass(frozen=True, slots=True)
class Ended:
    """It is over by itself; `why` is one sentence for a person."""

    why: str


News = Opened | Heard | Ended


class Listening:
    """One open port, used once. Its thread calls `put` with Opened, then Heard, and Ended if it ends by itself.

    Nothing but the question is sent, and nothing is put once `stop` was called.
    """

    def __init__(
        self,
        url: str,
        settings: Serial,
        put: Callable[[News], None],
        question: Question | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._url, self._settings, self._put = url, settings, put
        self._question, self._clock = question, clock
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"listening {url}", daemon=True)

    def start(self) -> None:
        """Open the port in the background."""
        self._thread.start()

    def stop(self) -> None:
        """Leave off, without waiting for it; the port is free a moment later."""
        self._stop.set()

    def close(self) -> None:
        """Leave off, and wait a little until the port is free."""
        self.stop()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(ENDS_WITHIN_S)

    def _run(self) -> None:
        try:
            port = OpenPort(self._url, Stranger(self._settings))
            try:
                self._say(Opened())
                self._listen(port)
            finally:
                with suppress(DeviceFault):
                    port.close()
        except DeviceFault as fault:
            self._say(Ended(str(fault).replace("then connect again", "then listen again")))

    def _listen(self, port: OpenPort) -> None:
        if self._settings.settle_ms:
            self._stop.wait(self._settings.settle_ms / 1000.0)
        port.forget_input()
        ask_at_s = self._clock() if self._question is not None else float("inf")
        while not self._stop.is_set():
            if self._question is not None and self._clock() >= ask_at_s:
                port.write(self._question.send)
                ask_at_s = self._clock() + self._question.every_s if self._question.every_s else float("inf")
            if data := port.read(min(READ_TIMEOUT_S, max(0.0, ask_at_s - self._clock()))):
                self._say(Heard(self._clock(), data))

    def _say(self, news: News) -> None:
        if not self._stop.is_set():
            self._put(news)
