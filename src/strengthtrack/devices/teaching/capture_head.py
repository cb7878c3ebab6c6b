"""The head of a capture file: its version, how the port was set, what was asked of the dynamometer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from strengthtrack import __version__
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.profiles.schema import Serial

FORMAT = "strengthtrack capture 1"
MOST_NOTE = 300

_PORT = re.compile(
    r"(\d{3,7}) baud, ([78])([NEO])([12])(?:, (rtscts|xonxoff))?(?:, dtr (on|off))?(?:, rts (on|off))?"
    r"(?:, settles (\d{1,4}) ms)?"
)
_EVERY = re.compile(r"every (\d{1,4}(?:\.\d{1,6})?) s")
_LEVELS = {"on": True, "off": False, None: None}


@dataclass(frozen=True, slots=True)
class Head:
    """Settings of the port (None in a capture without head), what was asked how often, and a note for its reader.

    `every_s` 0 where it was asked once, or nothing was asked.
    """

    serial: Serial | None = None
    asked: bytes = b""
    every_s: float = 0.0
    note: str = ""
    app: str = ""


def head_of(profile: Profile) -> Head:
    """The head of a capture that is taken while a profile reads."""
    acquire = profile.acquire
    if acquire.mode == "poll":
        return Head(profile.serial, acquire.request, 1.0 / acquire.polled_hz, app=__version__)
    return Head(profile.serial, acquire.start if acquire.mode == "stream" else b"", app=__version__)


def head_lines(head: Head) -> Iterator[str]:
    """What stands over the reads."""
    yield FORMAT
    if head.app:
        yield f"app: {head.app}"
    if head.serial is not None:
        yield f"port: {_port(head.serial)}"
    if head.asked:
        yield f"asked: {head.asked.hex(' ')}"
    if head.every_s:
        yield f"asked again: every {head.every_s:g} s"
    if head.note:
        yield f"note: {plain(head.note)}"


def read_head(lines: Iterable[str]) -> Head:
    """The head of a capture; what is not understood in it is passed over, for the bytes are what counts."""
    told: dict[str, str] = {}
    for line in lines:
        name, colon, words = line.partition(":")
        if colon:
            told.setdefault(name.strip(), words.strip())
    every = _EVERY.fullmatch(told.get("asked again", ""))
    return Head(
        _serial(told.get("port", "")),
        _asked(told.get("asked", "")),
        float(every[1]) if every else 0.0,
        plain(told.get("note", "")),
        told.get("app", "")[:20],
    )


def plain(note: str) -> str:
    """One short line without anything that is no character."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in note).split())[:MOST_NOTE]


def _port(serial: Serial) -> str:
    words = [f"{serial.baud} baud", f"{serial.bytesize}{serial.parity}{serial.stopbits}"]
    words += [serial.flow] if serial.flow != "none" else []
    for line, level in (("dtr", serial.dtr), ("rts", serial.rts)):
        words += [] if level is None else [f"{line} {'on' if level else 'off'}"]
    words += [f"settles {serial.settle_ms} ms"] if serial.settle_ms else []
    return ", ".join(words)


def _serial(words: str) -> Serial | None:
    told = _PORT.fullmatch(words)
    if told is None:
        return None
    try:
        return Serial.model_validate(
            {
                "baud": int(told[1]),
                "bytesize": int(told[2]),
                "parity": told[3],
                "stopbits": int(told[4]),
                "flow": told[5] or "none",
                "dtr": _LEVELS[told[6]],
                "rts": _LEVELS[told[7]],
                "settle_ms": int(told[8] or 0),
            }
        )
    except ValidationError:
        return None


def _asked(words: str) -> bytes:
    try:
        return bytes.fromhex(words)[:64]
    except ValueError:
        return b""
