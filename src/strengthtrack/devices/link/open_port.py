"""A serial port that is open: whatever way it fails, it fails as one fault with one sentence."""

from typing import Any

import serial

from strengthtrack.devices.ports.port_faults import OPENING_ERRORS, PORT_ERRORS, cannot_open, went_away
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.errors import DeviceFault

READ_TIMEOUT_S = 0.1
"""`socket://` has no way to cancel a read, so no read is longer than this."""

MOST_AT_ONCE = 65_536


class OpenPort:
    """Opens a port by its pyserial URL as a profile asks; every method raises DeviceFault with what to do."""

    def __init__(self, url: str, profile: Profile) -> None:
        self._url = url
        self._name = profile.name
        settings = profile.serial
        try:
            # pyserial has no types
            self._serial: Any = serial.serial_for_url(
                url,
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
        except OPENING_ERRORS as error:
            raise DeviceFault(cannot_open(url, error)) from None

    def read(self) -> bytes:
        """All that has come, or nothing after READ_TIMEOUT_S."""
        try:
            data = bytearray(self._serial.read(1))
            while data and len(data) < MOST_AT_ONCE and (waiting := self._serial.in_waiting):
                data += self._serial.read(waiting)
        except PORT_ERRORS:
            raise self._gone() from None
        return bytes(data)

    def write(self, data: bytes) -> None:
        """Send bytes."""
        try:
            self._serial.write(data)
        except PORT_ERRORS:
            raise self._gone() from None

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
