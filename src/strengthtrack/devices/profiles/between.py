"""What the parts of a profile must have between them: each check needs some parts, and is left out without them."""

from collections.abc import Iterator, Mapping
from typing import Any

from strengthtrack.devices.profiles.schema import Acquire, DeviceClock, Example, Parse, Serial, Sign, Units, Usb

Fault = tuple[str, str]

_SAID = {"wire": "comes from the wire", "fixed": "is fixed", "ask": "is asked for"}


def faults_between(parts: Mapping[str, Any]) -> list[Fault]:
    """Every fault between the parts that are there, each with its key path."""
    found: list[Fault] = []
    for needs, check in _CHECKS:
        if all(name in parts for name in needs):
            found += check(*(parts[name] for name in needs))
    return found


def _unit(parse: Parse, unit: Units) -> Iterator[Fault]:
    if unit.source == "wire" and "unit" not in parse.pattern.groupindex:
        yield "parse.pattern", "has no group named unit, but unit comes from the wire"
    if unit.source == "wire" and not (unit.map or unit.other):
        yield "unit", 'comes from the wire and so needs a map, such as N = "N"'
    if unit.source == "fixed" and unit.fixed is None:
        yield "unit", 'is fixed and so needs fixed = "N" or another unit'
    if unit.source != "fixed" and unit.fixed is not None:
        yield "unit.fixed", f"is never used, for the unit {_SAID[unit.source]}; leave it out"
    if unit.source != "wire" and "unit" in parse.pattern.groupindex:
        yield "parse.pattern", f"has a group named unit, which nobody looks up, for the unit {_SAID[unit.source]}"
    for twice in sorted(unit.map.keys() & unit.other.keys()):
        yield f"unit.other.{twice}", "is in unit.map too; keep one of them"


def _sign(parse: Parse, sign: Sign) -> Iterator[Fault]:
    if sign.map and "sign" not in parse.pattern.groupindex:
        yield "sign.map", "is never looked up, for parse.pattern has no group named sign"


def _status(parse: Parse) -> Iterator[Fault]:
    if "status" in parse.pattern.groupindex and not parse.status:
        yield "parse.status", 'is missing, but parse.pattern has a group named status; add for example O = "ok"'


def _clock(parse: Parse, clock: DeviceClock | None) -> Iterator[Fault]:
    if clock is None and "clock" in parse.pattern.groupindex:
        yield "clock", "is missing, but parse.pattern has a group named clock; say its unit_s"
    if clock is not None and "clock" not in parse.pattern.groupindex:
        yield "clock", "is never read, for parse.pattern has no group named clock"


def _socket(serial: Serial, usb: tuple[Usb, ...]) -> Iterator[Fault]:
    known = [socket.name for socket in serial.also]
    for at, one in enumerate(usb):
        if one.serial and one.serial not in known:
            yield f"usb.{at}.serial", f"is none of serial.also; it has {', '.join(known) or 'none'}"


def _modes(acquire: Acquire) -> Iterator[Fault]:
    if acquire.mode in acquire.also:
        yield "acquire.also", f"names {acquire.mode} again, which is its mode"


def _examples(examples: tuple[Example, ...], sign: Sign) -> Iterator[Fault]:
    read = [example.expect for example in examples if example.expect is not None]
    lacking = [
        *([] if any(expected.value > 0 for expected in read) else ["a push (value over 0)"]),
        *([] if sign.positive == "unsigned" or any(one.value < 0 for one in read) else ["a pull (value under 0)"]),
        *([] if any(example.expect_error for example in examples) else ["a frame that is no reading"]),
    ]
    if lacking:
        yield "example", f"needs {' and '.join(lacking)}"
    for at, example in enumerate(examples):
        if (example.expect is None) is not example.expect_error:
            yield f"example.{at}", "needs expect, or expect_error = true"


_CHECKS = (
    (("parse", "unit"), _unit),
    (("parse", "sign"), _sign),
    (("parse",), _status),
    (("parse", "clock"), _clock),
    (("serial", "usb"), _socket),
    (("acquire",), _modes),
    (("example", "sign"), _examples),
)
