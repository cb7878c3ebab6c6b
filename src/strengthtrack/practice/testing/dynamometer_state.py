"""The state of the dynamometer in a plain word; apart from its code, so that a strip can show it before that loads."""

from enum import StrEnum


class State(StrEnum):
    """What the strip says of the dynamometer."""

    NOTHING = "Nothing plugged in"
    CONNECTING = "Connecting"
    READY = "Ready"
    RECEIVING = "Receiving"
    LOST = "Unplugged"
    MANUAL = "Typed by hand"
