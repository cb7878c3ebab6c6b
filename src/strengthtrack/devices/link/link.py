"""One open port and its one thread: bytes in, events out."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue

from strengthtrack.devices.framing.steady import steady_framer_for
from strengthtrack.devices.link.greeting import Greeting
from strengthtrack.devices.link.hearing_out import HearingOut
from strengthtrack.devices.link.open_port import OpenPort
from strengthtrack.devices.link.polling import Polling
from strengthtrack.devices.link.reminders import Reminders
from strengthtrack.devices.link.stream import ReadingStream
from strengthtrack.devices.link.vigil import Vigil
from strengthtrack.devices.ports.port_faults import another_unit, failed
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.profiles.schema import Command
from strengthtrack.devices.readings import Connected, Event, Loss, Lost, Readings
from strengthtrack.errors import DeviceFault

LONGEST_GOODBYE_S = 2.0
"""A Bluetooth port may take many seconds to open; its thread then lets it go by itself, and puts nothing."""


LOOKS_S = 0.05
"""So often it is looked whether it was closed, or must be asked something."""
BRIEF_GOODBYE_S = 0.08
"""So long a window may wait. Who takes longer is waited for by the next one at the port."""


class Link:
    """A connection to one dynamometer, used once: to connect again, make a new one.

    Its thread opens the port, which may take seconds, and calls `put` with Connected when the first reading is
    understood, then Readings and Garbled, and once Lost if the connection ends by itself. `heard`, if given, is
    called with (time in s, bytes) of every read, for a capture. `after` is one that may still hold the port.
    """

    def __init__(
        self,
        port_url: str,
        profile: Profile,
        put: Callable[[Event], None],
        clock: Callable[[], float] = time.perf_counter,
        *,
        silent_after_s: float | None = None,
        heard: Callable[[float, bytes], None] | None = None,
        after: Link | None = None,
    ) -> None:
        self._url = port_url
        self._profile = profile
        self._put = put
        self._clock = clock
        self._silent_after_s = silent_after_s
        self._heard = heard
        self._after = after
        self._commands: SimpleQueue[Command] = SimpleQueue()
        self._stop = threading.Event()
        self._telling = threading.RLock()
        self._thread = threading.Thread(target=self._run, name=f"link {port_url}", daemon=True)
        self._identity: str | None = None
        self._stream: ReadingStream | None = None

    @property
    def rate_hz(self) -> float | None:
        """Readings a second as fitted to the arrivals, None before it is known."""
        return self._stream.rate_hz if self._stream else None

    def start(self) -> None:
        """Open the port in the background."""
        self._thread.start()

    def send_command(self, name: str) -> None:
        """Say a command of the profile, such as “zero”; raises DeviceFault for one it does not have."""
        command = self._profile.commands.get(name)
        if command is None:
            known = ", ".join(sorted(self._profile.commands)) or "none"
            raise DeviceFault(f"The {self._profile.name} has no command “{name}”; it has {known}.")
        self._commands.put(command)

    def close(self, patience_s: float = LONGEST_GOODBYE_S) -> None:
        """Let the port go, and wait so long for the thread; nothing is put after this returns. May be called twice."""
        with self._telling:
            self._stop.set()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(patience_s)

    def _run(self) -> None:
        self._wait_for_the_port()
        try:
            port = OpenPort(self._url, self._profile)
        except DeviceFault as fault:
            self._lose(str(fault), Loss.UNOPENED)
            return
        if self._stop.is_set():  # nobody waits for it any more, and nothing was said to it
            with suppress(DeviceFault):
                port.close()
            return
        try:
            self._talk(port)
        except Exception:  # a bug stays loud, and nobody goes on looking at a force that stands still
            self._lose(failed(self._profile.name, self._url), Loss.UNREAD)
            raise

    def _wait_for_the_port(self) -> None:
        after, self._after = self._after, None
        if after is not None and after._url == self._url:
            after.close()

    def _talk(self, port: OpenPort) -> None:
        try:
            try:
                self._lose(self._converse(port), Loss.UNREAD)
            finally:
                self._leave(port)
        except DeviceFault as fault:
            self._lose(str(fault), Loss.GONE)

    def _converse(self, port: OpenPort) -> str:
        """Read until told to stop, or until the vigil gives up; its sentence comes back."""
        self._stop.wait(self._profile.serial.settle_ms / 1000.0)
        port.forget_input()
        framer = steady_framer_for(self._profile.framing, streams=self._profile.acquire.mode == "stream")
        greeting = Greeting(port, self._profile, framer, self._clock, self._stop.is_set)
        self._identity = greeting.say()
        if greeting.unit and greeting.unit != self._profile.unit.fixed:
            return another_unit(self._profile.name, greeting.unit, set(self._profile.unit.map.values()))
        self._stream = stream = ReadingStream(self._profile, self._clock(), framer)
        polling = Polling(self._profile.acquire)
        vigil = Vigil(self._profile, self._url, self._clock(), self._silent_after_s)
        reminders = Reminders(self._profile.acquire, self._clock())
        if self._profile.acquire.mode == "button":
            self._say_connected()
        hearing = HearingOut(port, self._profile, self._clock)
        speaks = polling.asks or reminders.remind
        while not self._stop.is_set():
            wait_s = LOOKS_S
            # a stream that is only listened to has no time to lose
            if speaks or not self._commands.empty():
                wait_s = self._speak(port, polling, reminders) or LOOKS_S
            data = hearing.read(wait_s)
            if data and self._listen(data, stream, polling, vigil):
                reminders.heard()
            elif why := vigil.verdict(self._clock()):
                return why
        return ""

    def _speak(self, port: OpenPort, polling: Polling, reminders: Reminders) -> float:
        """Send what is due: a command, a reminder, or the next request, never both before the other is answered.

        How long in s until the next is due comes back, 0 while an answer is waited for.
        """
        now_s = self._clock()
        if not polling.may_speak(now_s):
            return 0.0
        if reminder := reminders.due(now_s):
            port.write(reminder)
        if not self._commands.empty():
            command = self._commands.get_nowait()
            port.write(command.send)
            if command.answered:
                polling.asked(now_s)
        if request := polling.request(now_s):
            port.write(request)
        return polling.pause_s(now_s)

    def _listen(self, data: bytes, stream: ReadingStream, polling: Polling, vigil: Vigil) -> bool:
        """Pass on what a read brought; whether a reading was among it."""
        now_s = self._clock()
        if self._heard:
            self._heard(now_s, data)
        events = stream.feed(data, now_s)
        if stream.frames:
            polling.answered()
        vigil.heard(data, events, now_s)
        understood = False
        for event in events:
            if isinstance(event, Readings):
                understood = True
                if self._identity is not None:
                    self._say_connected()
            self._tell(event)
        return understood

    def _say_connected(self) -> None:
        """Once, when the first reading is understood; one that waits for its button has none yet."""
        if self._identity is not None:
            self._tell(Connected(self._identity))
            self._identity = None

    def _lose(self, why: str, loss: Loss) -> None:
        if why:
            self._tell(Lost(why, loss))

    def _tell(self, event: Event) -> None:
        with self._telling:
            if not self._stop.is_set():
                self._put(event)

    def _leave(self, port: OpenPort) -> None:
        """A stream is stopped, so that the next program finds it quiet; a port that is gone takes no farewell."""
        with suppress(DeviceFault):
            if self._profile.acquire.stop:
                port.write(self._profile.acquire.stop)
        with suppress(DeviceFault):
            port.close()
