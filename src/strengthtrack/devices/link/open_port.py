"""A serial port that is open: whatever way it fails, it fails as one fault with one sentence."""

import os
import select
import time
from typing import Any, Protocol

import serial

from strengthtrack.devices.ports.latency import lower_latency
from strengthtrack.devices.ports.port_faults import OPENING_ERRORS, PORT_ERRORS, cannot_open, went_away
from strengthtrack.devices.profiles.schema import Serial
from strengthtrack.errors import DeviceFault

READ_TIMEOUT_S = 0.1
"""`socket://` has no way to cancel a read, so no read is longer than this."""

MOST_AT_ONCE = 65_536


class Speaker(Protocol):
    """What a port is opened for: a profile, or a dynamometer of which only the settings of its port are known."""

    @property
    def name(self) -> str:
        """What a sentence calls it."""

    @property
    def serial(self) -> Serial:
        """How the port is set."""


class OpenPort:
    """Opens a port by its pyserial URL as a profile asks; every method raises DeviceFault with what to do."""

    def __init__(self, url: str, profile: Speaker) -> None:
        self._url = url
        self._name = profile.name
        settings = profile.serial
        try:
            # pyserial has no types
            self._serial: Any = serial.serial_for_url(
                url,
                do_not_open=True,
                baudrate=settings.baud,
                bytesize=settings.bytesize,
                parity=settings.parity,
                stopbits=settings.stopbits,
                rtscts=settings.flow == "rtscts",
                xonxoff=settings.flow == "xonxoff",
                timeout=READ_TIMEOUT_S,
                write_timeout=1.0,
                exclusive=True,
            )
            if settings.dtr is not None:
                self._serial.dtr = settings.dtr
            if settings.rts is not None:
                self._serial.rts = settings.rts
            self._serial.open()
        except OPENING_ERRORS as error:
            raise DeviceFault(cannot_open(url, error)) from None
        lower_latency(self._serial)
        self._file = _file_of(self._serial, url)

    def read(self, wait_s: float = READ_TIMEOUT_S) -> bytes:
        """All that has come, or nothing after `wait_s`, which is never longer than READ_TIMEOUT_S."""
        try:
            if self._file is None:
                return self._read_by_pyserial(wait_s)
            ready, _, _ = select.select([self._file], [], [], min(wait_s, READ_TIMEOUT_S))
            if not ready:
                return b""
            data = os.read(self._file, MOST_AT_ONCE)
        except BlockingIOError:  # ready, and yet nothing there
            return b""
        except PORT_ERRORS:
            raise self._gone() from None
        if not data:
            raise self._gone()
        return data

    def write(self, data: bytes) -> None:
        """Send bytes."""
        try:
            sent = self._write_at_once(data)
            if sent < len(data):
                self._serial.write(data[sent:])
        except PORT_ERRORS:
            raise self._gone() from None

    def _write_at_once(self, data: bytes) -> int:
        """How many of the bytes went; pyserial waits for the rest."""
        if self._file is None:
            return 0
        try:
            return os.write(self._file, data)
        except BlockingIOError:
            return 0

    def _read_by_pyserial(self, wait_s: float) -> bytes:
        """Where the port is no file of the system's; its own wait cannot be changed while it is open."""
        if wait_s < READ_TIMEOUT_S and not self._serial.in_waiting:
            time.sleep(wait_s)
            if not self._serial.in_waiting:
                return b""
        data = bytearray(self._serial.read(1))
        while data and len(data) < MOST_AT_ONCE and (waiting := self._serial.in_waiting):
            data += self._serial.read(waiting)
        return bytes(data)

    def forget_input(self) -> None:
        """Throw away what came before."""
        try:
            self._serial.reset_input_buffer()
        except PORT_ERRORS:
            raise self._gone() from None

    def close(self) -> None:
        """Let the port go."""
        # pyserial leaves the socket of a peer that hung up first open
        socket = getattr(self._serial, "_socket", None)
        try:
            self._serial.close()
        except PORT_ERRORS:
            raise self._gone() from None
        finally:
            if socket is not None:
                socket.close()

    def _gone(self) -> DeviceFault:
        return DeviceFault(went_away(self._name, self._url))


def _file_of(port: Any, url: str) -> int | None:
    """What the system reads from: one call where pyserial takes ten, which counts at a thousand readings a second."""
    if os.name != "posix" or ("://" in url and not url.startswith("socket://")):
        return None
    try:
        return int(port.fileno())
    except PORT_ERRORS:
        return None
