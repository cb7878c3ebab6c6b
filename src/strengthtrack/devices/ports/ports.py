"""The serial ports of this computer, in words a person knows."""

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from serial.tools import list_ports

from strengthtrack.devices.ports.port_faults import permission_advice

_LOCKS = Path("/proc/locks")
_ADAPTERS = {
    0x0403: "FTDI",
    0x10C4: "Silicon Labs",
    0x1A86: "WCH",
    0x067B: "Prolific",
    0x2341: "Arduino",
    0x1412: "Imada",
}
"""Who made the cable; of these only Imada's own id tells the gauge."""


@dataclass(frozen=True, slots=True)
class Port:
    """A port to choose: `url` opens it, `words` name it, `advice` says what must be done first, if anything."""

    url: str
    words: str
    bluetooth: bool = False
    busy: bool = False
    """Another program holds it, as far as that can be known without opening it."""
    advice: str = ""


def ports(found: Callable[[], Iterable[Any]] = list_ports.comports) -> tuple[Port, ...]:
    """Every serial port, cables before Bluetooth; none is opened to look."""
    named = (_port(info) for info in found())
    return tuple(sorted(named, key=lambda port: (port.bluetooth, port.url)))


def _port(info: Any) -> Port:
    url = str(info.device)
    bluetooth = _is_bluetooth(info)
    return Port(url, _words(info, bluetooth), bluetooth, _is_held(url), _advice(url, bluetooth))


def _is_bluetooth(info: Any) -> bool:
    told = f"{info.hwid} {info.description} {info.device}".lower()
    return any(sign in told for sign in ("bthenum", "bluetooth", "rfcomm"))


def _words(info: Any, bluetooth: bool) -> str:
    if bluetooth:
        return f"Bluetooth port ({info.device})"
    maker = info.manufacturer or _ADAPTERS.get(info.vid or 0, "")
    product = info.product or info.description
    known = [part for part in (maker, product) if part and part not in {"n/a", info.device}]
    what = " ".join(dict.fromkeys(known)).replace(f" ({info.device})", "")
    kind = "USB port" if info.vid is not None else "Serial port"
    return f"{what or kind} ({info.device})"


def _advice(url: str, bluetooth: bool) -> str:
    if sys.platform != "win32" and Path(url).exists() and not os.access(url, os.R_OK | os.W_OK):
        return f"You may not open {url}; {permission_advice()}."
    if bluetooth and sys.platform == "win32":
        return "Bluetooth makes two COM ports; choose the outgoing one, with the dynamometer switched on."
    if bluetooth:
        return "Switch the dynamometer on first; a Bluetooth port may take some seconds to open."
    return ""


def _is_held(url: str) -> bool:
    """Linux lists file locks by device and inode; elsewhere this is found out by opening."""
    try:
        stat = Path(url).stat()
        held = _LOCKS.read_text("ascii", "replace")
    except OSError:
        return False
    place = f"{os.major(stat.st_dev):02x}:{os.minor(stat.st_dev):02x}:{stat.st_ino}"
    return any(place in line.split() for line in held.splitlines() if "FLOCK" in line)
