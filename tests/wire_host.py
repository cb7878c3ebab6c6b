"""The other end of an emulated dynamometer's cable, as plain as pyserial has it."""

import threading
import time

import serial

from strengthtrack.devices.emulator.emulator import Emulator


class Host:
    """One program that has the port open."""

    def __init__(self, port: str) -> None:
        self._serial = serial.serial_for_url(port, timeout=2.0)

    def __enter__(self) -> "Host":
        return self

    def __exit__(self, *_: object) -> None:
        self._serial.close()

    def say(self, text: bytes) -> None:
        self._serial.write(text)

    def line(self, end: bytes = b"\r\n") -> bytes:
        return bytes(self._serial.read_until(end))

    def bytes(self, count: int) -> bytes:
        return bytes(self._serial.read(count))

    def wait_until_full(self) -> None:
        """The kernel takes no more once what waits stops growing."""
        pause, before = threading.Event(), 0
        while not before or self._serial.in_waiting != before:
            before = self._serial.in_waiting
            pause.wait(0.1)

    def is_quiet(self) -> bool:
        self._serial.timeout = 0.15
        quiet = not self._serial.read(1)
        self._serial.timeout = 2.0
        return quiet


def wait_until_left(emulator: Emulator) -> None:
    pause, given_up_s = threading.Event(), time.monotonic() + 5.0
    while emulator.taken:
        assert time.monotonic() < given_up_s
        pause.wait(0.005)
