"""What to try where no port is there: a cable that is plugged in without a port tells most."""

import sys
from pathlib import Path

from strengthtrack.devices.ports.cables import known

USB_DEVICES = Path("/sys/bus/usb/devices")
NO_PORT = "No port was found; plug in the cable, switch the dynamometer on, then look again."
_WINDOWS = (
    "No port was found; plug in the cable. If there is still none, Windows lacks the driver of its chip: look in the "
    "Device Manager for a device with a warning sign, and install its maker’s driver "
    "(CP210x: Silicon Labs, CH340: WCH, PL2303: Prolific, FTDI), then look again."
)


def no_port_words(usb_devices: Path = USB_DEVICES) -> str:
    """What to do where there is no port, on this system."""
    if sys.platform == "win32":
        return _WINDOWS
    cables = cables_without_port(usb_devices) if sys.platform == "linux" else ()
    return without_port_words(cables[0]) if cables else NO_PORT


def without_port_words(cable: str) -> str:
    """What to do where Linux sees a cable but made no port for it, or another program took the port away."""
    return (
        f"{_article(cable)} {cable} is plugged in but has no port; a screen reader for braille often takes it: if "
        "nobody here uses one, remove it (sudo apt remove brltty), unplug the cable and plug it in again."
    )


def cables_without_port(usb_devices: Path = USB_DEVICES) -> tuple[str, ...]:
    """The known cables on this Linux that have no tty, by name."""
    found = sorted(usb_devices.glob("*")) if usb_devices.is_dir() else []
    names = (_cable(device) for device in found)
    return tuple(name for name in names if name)


def _cable(device: Path) -> str:
    try:
        vid, pid = (int((device / name).read_text("ascii"), 16) for name in ("idVendor", "idProduct"))
    except (OSError, ValueError):  # an interface or a hub's port, which have no id
        return ""
    what = known(vid, pid)
    if what is None or any(device.glob("*/tty*")) or any(device.glob("*/tty/tty*")):
        return ""
    return what.words


def _article(cable: str) -> str:
    return "An" if cable[0] in "AEIOF" else "A"
