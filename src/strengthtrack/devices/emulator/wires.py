"""Where an emulated dynamometer is plugged in: a pty, or a TCP port that the app opens as `socket://`."""

import os
import select
import socket
import sys
import time
from pathlib import Path
from typing import Protocol

from strengthtrack.errors import DeviceFault

_AT_ONCE = 4096
_LOOKS_AGAIN_S = 0.01
"""How soon it is seen that somebody opened the port."""


class Wire(Protocol):
    """One cable. `port` is what pyserial opens; `taken` whether somebody has it open, as of the last read."""

    port: str

    @property
    def taken(self) -> bool:
        """Whether somebody has it open; bytes for nobody go nowhere, as on a cable."""

    def read(self, wait_s: float) -> bytes:
        """What the other side sent, waiting at most `wait_s`."""

    def write(self, data: bytes, wait_s: float) -> int:
        """Send; how many bytes went within `wait_s`."""

    def close(self) -> None:
        """Pull the cable."""


class PtyWire:
    """A pty, raw on both ends, with a symbolic link to it if one is named.

    Only Linux tells whether the other end is open; elsewhere it is held open here, and counts as taken.
    """

    def __init__(self, link: Path | None = None) -> None:
        try:
            import pty
            import tty
        except ImportError:
            raise DeviceFault("This system has no pty; use --listen 127.0.0.1:PORT instead.") from None
        self._master, self._slave = pty.openpty()
        tty.setraw(self._master)
        tty.setraw(self._slave)
        os.set_blocking(self._master, False)
        self._link = link
        self.port = os.ttyname(self._slave)
        self._hangs_up = select.poll() if sys.platform.startswith("linux") else None
        self._ends = [self._master, self._slave]
        if self._hangs_up is not None:
            self._hangs_up.register(self._master, select.POLLIN)
            os.close(self._ends.pop())
        self.taken = self._hangs_up is None
        if link is not None:
            self._name_it(link)

    def read(self, wait_s: float) -> bytes:
        """What the other side sent, waiting at most `wait_s`."""
        self.taken = self.taken or not self._is_left()
        if not self.taken:
            time.sleep(min(wait_s, _LOOKS_AGAIN_S))
            return b""
        ready, _, _ = select.select([self._master], [], [], wait_s)
        try:
            return os.read(self._master, _AT_ONCE) if ready else b""
        except BlockingIOError:
            return b""
        except OSError:
            self.taken = self._hangs_up is None
            return b""

    def write(self, data: bytes, wait_s: float) -> int:
        """Send; how many bytes went within `wait_s`. With nobody there they go nowhere."""
        try:
            return os.write(self._master, data)
        except BlockingIOError:
            select.select([], [self._master], [], wait_s)
            return 0
        except OSError:
            return len(data)

    def close(self) -> None:
        """Pull the cable."""
        if self._link is not None and self._link.is_symlink():
            self._link.unlink()
        for end in self._ends:
            os.close(end)

    def _is_left(self) -> bool:
        """Whether nobody has the other end open, and all they said was read."""
        events = sum(event for _, event in self._hangs_up.poll(0)) if self._hangs_up else 0
        return bool(events & select.POLLHUP) and not events & select.POLLIN

    def _name_it(self, link: Path) -> None:
        if link.exists() and not link.is_symlink():
            self.close()
            raise DeviceFault(f"{link} is there already and no link; name another.")
        link.unlink(missing_ok=True)
        try:
            link.symlink_to(self.port)
        except OSError as error:
            self._link = None
            self.close()
            raise DeviceFault(f"{link} cannot be made ({error.strerror}); name a link in a folder of yours.") from None
        self.port = str(link)


class TcpWire:
    """Listens on a TCP port; one program at a time may be connected."""

    def __init__(self, host: str, port: int) -> None:
        try:
            self._listener = socket.create_server((host, port))
        except OSError as error:
            why = str(error.strerror).partition(" (while")[0]
            raise DeviceFault(f"Nothing can listen at {host}:{port} ({why}); choose another port.") from None
        self._peer: socket.socket | None = None
        self.address: tuple[str, int] = (host, self._listener.getsockname()[1])
        self.port = f"socket://{host}:{self.address[1]}"

    @property
    def taken(self) -> bool:
        """Whether a program is connected."""
        return self._peer is not None

    def read(self, wait_s: float) -> bytes:
        """What the other side sent, waiting at most `wait_s` for it to connect or speak."""
        waiting = self._peer or self._listener
        ready, _, _ = select.select([waiting], [], [], wait_s)
        if not ready:
            return b""
        if self._peer is None:
            self._peer, _ = self._listener.accept()
            self._peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._peer.setblocking(False)
            return b""
        try:
            data = self._peer.recv(_AT_ONCE)
        except OSError:
            data = b""
        if not data:
            self._hang_up()
        return data

    def write(self, data: bytes, wait_s: float) -> int:
        """Send; how many bytes went within `wait_s`. Without a listener they go nowhere, as on a cable."""
        if self._peer is None:
            return len(data)
        _, ready, _ = select.select([], [self._peer], [], wait_s)
        try:
            return self._peer.send(data) if ready else 0
        except OSError:
            self._hang_up()
            return len(data)

    def close(self) -> None:
        """Pull the cable."""
        self._hang_up()
        self._listener.close()

    def _hang_up(self) -> None:
        if self._peer is not None:
            self._peer.close()
            self._peer = None
