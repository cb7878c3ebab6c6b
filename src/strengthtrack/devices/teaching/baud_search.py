"""At which baud rate what comes can be read: one after another is listened to, from a thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from strengthtrack.devices.link.open_port import OpenPort
from strengthtrack.devices.profiles.schema import Serial
from strengthtrack.devices.teaching.listening import Ended, Stranger
from strengthtrack.devices.teaching.questions import Question
from strengthtrack.devices.teaching.why_not import not_text
from strengthtrack.errors import DeviceFault

BAUDS = (9600, 115200, 19200, 38400, 57600, 2400, 4800, 1200, 230400, 256000)
"""The commonest first."""

LISTENS_S = 1.2
ENOUGH_BYTES = 16
FEWEST_BYTES = 4
CLEAR, FAIR = 0.85, 0.6
"""Shares of text: so much ends the search at once, and less than the second is noise."""


@dataclass(frozen=True, slots=True)
class Trying:
    """What is listened to now: the `at`th of `of`."""

    baud: int
    at: int
    of: int


@dataclass(frozen=True, slots=True)
class Settled:
    """The baud rate at which most of it was text, None where there was none; `heard` whether anything came at all."""

    baud: int | None
    heard: bool

    @property
    def words(self) -> str:
        """One sentence."""
        if self.baud is not None:
            return f"What comes can be read at {self.baud} baud."
        if self.heard:
            return "Bytes came, but at no baud rate were they text: choose the one that its manual names."
        return "Nothing came at any baud rate: switch the dynamometer on, check the cable, or ask it a question."


News = Trying | Settled | Ended


class BaudSearch:
    """Used once. Its thread calls `put` with Trying, and in the end with Settled, or Ended where the port fails."""

    def __init__(
        self,
        url: str,
        put: Callable[[News], None],
        question: Question | None = None,
        *,
        bauds: tuple[int, ...] = BAUDS,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._url, self._put, self._question = url, put, question
        self._bauds, self._clock = bauds, clock
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"baud rates of {url}", daemon=True)

    def start(self) -> None:
        """Begin in the background."""
        self._thread.start()

    def stop(self) -> None:
        """Leave off, without waiting for it; nothing is put after this."""
        self._stop.set()

    def _run(self) -> None:
        try:
            self._say(self._search())
        except DeviceFault as fault:
            self._say(Ended(str(fault).replace("then connect again", "then try again")))

    def _search(self) -> Settled:
        shares: dict[int, float] = {}
        heard = False
        for at, baud in enumerate(self._bauds, start=1):
            if self._stop.is_set():
                break
            self._say(Trying(baud, at, len(self._bauds)))
            data = self._heard_at(baud)
            heard = heard or bool(data)
            if len(data) >= FEWEST_BYTES:
                shares[baud] = 1.0 - not_text(data)
            if shares.get(baud, 0.0) >= CLEAR:
                break
        best = max(shares, key=lambda baud: shares[baud], default=None)
        return Settled(best if best is not None and shares[best] >= FAIR else None, heard)

    def _heard_at(self, baud: int) -> bytes:
        port = OpenPort(self._url, Stranger(Serial(baud=baud)))
        try:
            return self._listened(port)
        finally:
            with suppress(DeviceFault):
                port.close()

    def _listened(self, port: OpenPort) -> bytes:
        port.forget_input()
        data = b""
        ends_s = self._clock() + LISTENS_S
        while self._clock() < ends_s and len(data) < ENOUGH_BYTES and not self._stop.is_set():
            if self._question is not None and not data:
                port.write(self._question.send)
            data += port.read()
        return data

    def _say(self, news: News) -> None:
        if not self._stop.is_set():
            self._put(news)
