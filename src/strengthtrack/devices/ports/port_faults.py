"""What went wrong with a port, as one sentence for a person."""

import errno
import re
import sys
from collections.abc import Collection
from contextlib import suppress

from serial import SerialException

from strengthtrack.devices.ports.permission import permission_advice
from strengthtrack.devices.ports.windows_faults import windows_sentence


def _port_errors() -> tuple[type[BaseException], ...]:
    errors: list[type[BaseException]] = [SerialException, OSError, TypeError]
    with suppress(ImportError):  # Windows has no termios
        import termios

        errors.append(termios.error)
    return tuple(errors)


PORT_ERRORS = _port_errors()
"""All that pyserial raises when a port goes: `in_waiting` alone has three of them."""

OPENING_ERRORS: tuple[type[BaseException], ...] = (*PORT_ERRORS, ValueError)
"""A port's name may also be no name at all."""

_NUMBER = re.compile(r"\[Errno (\d+)\]")
_GONE = {errno.ENOENT, errno.ENXIO, errno.ENODEV}
_NO_PORT = {errno.ENOTTY, errno.EISDIR, errno.EINVAL}
_NUMBER_FIRST = re.compile(r"configure port: \((\d+), '")
LOOKED_FOR = ", and it is looked for again"
"""What only the window does: a command ends."""


def cannot_open(port: str, error: BaseException) -> str:
    """Why a port did not open, and what to do."""
    if not port.strip():
        return "No port is named; plug the dynamometer in, then choose its port."
    number, text = _errno(error), str(error).lower()
    if sentence := windows_sentence(port, str(error)):
        return sentence
    if number in {errno.EACCES, errno.EPERM} and sys.platform != "win32":
        return f"You may not open {port}; {permission_advice(port)}."
    if number in {errno.EBUSY, errno.EAGAIN, errno.EACCES} or "exclusively lock" in text:
        return f"{port} is in use by another program; close that program, then connect again."
    if number in _GONE:
        return f"{port} is not there; plug the dynamometer in, then choose its port again."
    return _no_such_port(port, number, text) or (
        f"{port} cannot be opened ({_short(error)}); check its name and cable, then connect again."
    )


def _no_such_port(port: str, number: int | None, text: str) -> str:
    """What is no port of this computer's, or of another's; empty where it may be one."""
    if number in _NO_PORT:
        return f"{port} is no serial port; choose the port the dynamometer is plugged into."
    if port.startswith("socket://") and ("expected a string in the form" in text or "nonetype" in text):
        return f"{port} is no address; give it as socket://HOST:PORT, for example socket://127.0.0.1:5555."
    if number == errno.ECONNREFUSED:
        return f"Nobody answers at {port}; start the emulator or the serial server there, then connect again."
    return ""


def went_away(name: str, port: str) -> str:
    """An open port that failed: unplugged, or switched off."""
    return f"The {name} at {port} is gone; plug it in or switch it on{LOOKED_FOR}."


def silent(name: str, port: str) -> str:
    """An open port on which nothing came yet: perhaps it is read as another kind."""
    return (
        f"The {name} at {port} is silent; switch it on, bring it to its measuring screen and check cable, kind and "
        "baud rate, then connect again."
    )


def fell_silent(name: str, port: str) -> str:
    """An open port on which readings came, and nothing comes any more."""
    return (
        f"The {name} at {port} is silent; switch it on, bring it to its measuring screen or push its cable in"
        f"{LOOKED_FOR}."
    )


def not_read_any_more(name: str, port: str) -> str:
    """An open port on which readings came, and now what is none."""
    return (
        f"What comes from the {name} at {port} cannot be read any more; push its cable in at both ends, or take "
        f"another cable{LOOKED_FOR}."
    )


def not_aligned(name: str, align: str) -> str:
    """Numbers come without anything between them, and none with the sign that tells where one begins."""
    return f"The {name} sends its numbers as one; pull it once, so that a “{align}” tells where one begins."


def failed(name: str, port: str) -> str:
    """A bug ended the reading, and is told where bugs are."""
    return f"A fault of this app ended the connection to the {name} at {port}; connect it again."


def another_unit(name: str, unit: str, known: Collection[str]) -> str:
    """It said itself that it shows another unit than was chosen, and maybe one that is not `known` as one of force."""
    if unit in known:
        return f"The {name} says that it shows {unit}; choose that unit, then connect again."
    return f"The {name} says that it shows “{unit}”, which is not read here as a force; choose another dynamometer."


def another_language(name: str, port: str, baud: int) -> str:
    """Bytes come, and no reading is among them."""
    return (
        f"What comes from {port} is not the language of the {name} at {baud} baud; "
        "choose another profile or baud rate, then connect again."
    )


def _errno(error: BaseException) -> int | None:
    number = getattr(error, "errno", None)
    if isinstance(number, int):
        return number
    told = _NUMBER.search(str(error)) or _NUMBER_FIRST.search(str(error))
    return int(told[1]) if told else None


def _short(error: BaseException) -> str:
    return " ".join(str(error).split())[:120]
