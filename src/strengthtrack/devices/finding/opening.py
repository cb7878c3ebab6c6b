"""Opening a port may take seconds, or never end: it is done on a thread that nobody has to wait for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

from strengthtrack.devices.finding.hearing import Hears
from strengthtrack.errors import DeviceFault

LOOK_S = 0.05


class Opening:
    """One port being opened. Whoever gives it up leaves a thread that closes the port as soon as it opens."""

    def __init__(self, open_port: Callable[[], Hears], name: str) -> None:
        self._open_port = open_port
        self._lock = threading.Lock()
        self._done = threading.Event()
        self._port: Hears | None = None
        self._fault: Exception | None = None
        self._given_up = False
        threading.Thread(target=self._run, name=f"opening {name}", daemon=True).start()

    def port(self, patience_s: float, stopped: Callable[[], bool]) -> Hears | None:
        """The open port; None where it was not open in time, or nobody wants it any more. Raises DeviceFault."""
        looks = max(1, round(patience_s / LOOK_S))
        for _ in range(looks):
            if self._done.wait(LOOK_S) or stopped():
                break
        with self._lock:
            if not self._done.is_set():
                self._given_up = True
                return None
        if self._fault is not None:
            raise self._fault
        return self._port

    def _run(self) -> None:
        port, fault = None, None
        try:
            port = self._open_port()
        except Exception as error:  # a bug is raised where the port was asked for
            fault = error
        with self._lock:
            self._port, self._fault = port, fault
            self._done.set()
            given_up = self._given_up
        if given_up and port is not None:
            with suppress(DeviceFault):
                port.close()
