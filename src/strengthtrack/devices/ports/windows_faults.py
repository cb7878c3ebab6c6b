"""What Windows says of a port, by its number: its words are in the language of the computer."""

import re

_NUMBER = re.compile(r"None, (\d+)\)")
_COM = re.compile(r"COM(\d+)$", re.IGNORECASE)
_ABSENT = {2, 3, 20, 433, 1167}
"""No such file, path or device; a device that is no more there."""


def windows_sentence(port: str, told: str) -> str:
    """Why Windows did not open a port, and what to do, from the words of pyserial's error; empty where it is another.

    pyserial passes the error on as its repr, such as PermissionError(13, '…', None, 5).
    """
    found = _NUMBER.search(told)
    if found is None:
        return ""
    number = int(found[1])
    if number in _ABSENT:
        return _absent(port)
    return {
        5: f"{port} is in use by another program; close that program, then connect again.",
        31: (
            f"The driver of {port} does not work; unplug the cable and plug it in again, or install the driver of its "
            "chip from its maker, then connect again."
        ),
        121: (
            f"Nothing answers behind {port}; switch the dynamometer on and bring it near, or choose the other of the "
            "two COM ports that Bluetooth made for it, then connect again."
        ),
    }.get(number, "")


def _absent(port: str) -> str:
    number = _COM.search(port)
    over = " (numbers over 9 can be opened, too)" if number and int(number[1]) > 9 else ""
    return (
        f"{port} is not there{over}; Windows gives a cable another number in another socket: plug it in, "
        "then choose its port again."
    )
