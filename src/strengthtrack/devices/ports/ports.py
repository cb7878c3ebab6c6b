"""The serial ports of this computer, in words a person knows."""

import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from serial.tools import list_ports

from strengthtrack.devices.ports.cables import Known, known, told_name
from strengthtrack.devices.ports.holders import holder
from strengthtrack.devices.ports.permission import permission_advice

_ORDER = ("gauge", "cable", "board", "")


@dataclass(frozen=True, slots=True)
class Port:
    """A port to choose: `url` opens it, `words` name it, `advice` says what must be done first, if anything.

    `held_by` is the program that holds it, where that is known; `location` the USB socket, as the system counts them.
    """

    url: str
    words: str
    bluetooth: bool = False
    busy: bool = False
    """Another program holds it, as far as that can be known without opening it."""
    advice: str = ""
    serial_number: str = ""
    vid: int | None = None
    pid: int | None = None
    location: str = ""
    held_by: str = ""

    @property
    def identity(self) -> str:
        """The same cable again, whatever name its port has by then: its serial number, else its socket, else the port.

        Two cables without serial numbers are told apart by the sockets they are in.
        """
        if self.vid is None:
            return self.url
        cable = f"{self.vid:04x}:{self.pid or 0:04x}"
        if self.serial_number:
            return f"{cable} serial {self.serial_number}"
        return f"{cable} in socket {self.location}" if self.location else f"{cable} at {self.url}"

    @property
    def known(self) -> Known | None:
        """What its USB id stands for: a cable, a board, or a dynamometer."""
        return known(self.vid, self.pid)


def ports(found: Callable[[], Iterable[Any]] = list_ports.comports) -> tuple[Port, ...]:
    """Every serial port, dynamometers and cables first and Bluetooth last; none is opened to look."""
    named = [_port(info) for info in _dialled_out(list(found()))]
    return tuple(sorted(_told_apart(named), key=_rank))


def _rank(port: Port) -> tuple[bool, int, list[str]]:
    kind = port.known.kind if port.known else ("board" if port.vid is not None else "")
    return port.bluetooth, _ORDER.index(kind), [part.zfill(6) for part in re.split(r"(\d+)", port.url)]


def _dialled_out(infos: list[Any]) -> list[Any]:
    """On a Mac a cable is tty.* and cu.*; tty.* waits for a modem's carrier, so cu.* is taken."""
    outward = {str(info.device).removeprefix("/dev/cu.") for info in infos if str(info.device).startswith("/dev/cu.")}
    return [info for info in infos if str(info.device).removeprefix("/dev/tty.") not in outward]


def _port(info: Any) -> Port:
    url = str(info.device)
    bluetooth = _is_bluetooth(info)
    held_by = holder(url)
    return Port(
        url,
        f"{_name(info, bluetooth)} ({url})",
        bluetooth,
        bool(held_by),
        _advice(url, bluetooth),
        _plain(info.serial_number),
        info.vid,
        info.pid,
        _plain(info.location),
        held_by,
    )


def _is_bluetooth(info: Any) -> bool:
    told = f"{info.hwid} {info.description} {info.device}".lower()
    return any(sign in told for sign in ("bthenum", "bluetooth", "rfcomm"))


def _name(info: Any, bluetooth: bool) -> str:
    if bluetooth:
        return "Bluetooth port"
    called = told_name(_plain(info.product) or _plain(info.description).replace(f" ({info.device})", ""))
    by_id = known(info.vid, info.pid)
    if by_id is None:
        maker = _plain(info.manufacturer)
        return " ".join(dict.fromkeys(part for part in (maker, called) if part)) or _kind(info)
    if by_id.kind == "cable" and called:
        return f"{called}, {by_id.words}"
    return called if by_id.kind == "board" and by_id.maker in called else by_id.words


def _kind(info: Any) -> str:
    return "USB port" if info.vid is not None else "Serial port"


def _plain(text: object) -> str:
    return text.strip() if isinstance(text, str) and text.strip() != "n/a" else ""


def _told_apart(named: list[Port]) -> list[Port]:
    """Two of one name get what tells their cables apart, before the name of the port."""
    names = Counter(_bare(port) for port in named)
    return [_apart(port) if names[_bare(port)] > 1 else port for port in named]


def _apart(port: Port) -> Port:
    mark = f"serial {port.serial_number}" if port.serial_number else f"USB socket {port.location}"
    if not (port.serial_number or port.location):
        return port
    return replace(port, words=f"{_bare(port)}, {mark} ({port.url})")


def _bare(port: Port) -> str:
    return port.words.removesuffix(f" ({port.url})")


def _advice(url: str, bluetooth: bool) -> str:
    if sys.platform != "win32" and Path(url).exists() and not os.access(url, os.R_OK | os.W_OK):
        return f"You may not open {url}; {permission_advice(url)}."
    if bluetooth and sys.platform == "win32":
        return "Bluetooth makes two COM ports; choose the outgoing one, with the dynamometer switched on."
    if bluetooth:
        return "Switch the dynamometer on first; a Bluetooth port may take some seconds to open."
    return ""
