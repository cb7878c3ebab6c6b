"""The kinds of faults an emulated dynamometer can have, with what each counts."""

from typing import NamedTuple


class Kind(NamedTuple):
    """One kind of fault: what it does, and the number it takes, if it takes one, with its usual and greatest value."""

    does: str
    counts: str = ""
    usual: float = 0.0
    most: float = 0.0


UNIT, UNPLUG, LOW_BATTERY, UNSTABLE = "wrong-unit", "unplug", "low-battery", "unstable"
KINDS: dict[str, Kind] = {
    "halves": Kind("each frame comes in two halves, so far apart", "milliseconds", 5.0, 1000.0),
    "glue": Kind("frames come together, once in so long", "milliseconds", 16.0, 1000.0),
    "noise": Kind("bytes that nobody sent, so many a second", "bytes a second", 20.0, 10_000.0),
    "jitter": Kind("frames leave up to so much early or late", "milliseconds", 10.0, 1000.0),
    "drop": Kind("so many frames of a hundred never arrive", "percent", 10.0, 100.0),
    "silence": Kind("as if switched off"),
    "overload": Kind("pushed beyond its capacity"),
    LOW_BATTERY: Kind("its battery is low"),
    UNSTABLE: Kind("its value does not settle"),
    UNIT: Kind("it is set to another unit; =lbf names one"),
    UNPLUG: Kind("the cable is pulled, and put in again at the end"),
}
