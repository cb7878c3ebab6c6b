"""The state of the dynamometer in a plain word; apart from its code, so that a strip can show it before that loads."""

from enum import StrEnum


class State(StrEnum):
    """What the strip says of the dynamometer."""

    NOTHING = "Nothing plugged in"
    SEARCHING = "Looking for it"
    CONNECTING = "Connecting"
    READY = "Ready"
    RECEIVING = "Receiving"
    WAITING = "Waiting for its button"
    NO_FORCE = "Measures no force"
    LOST = "Unplugged"
    MANUAL = "Typed by hand"


STREAMS = frozenset({State.READY, State.RECEIVING})
"""Its force comes by itself."""
LOOKED_FOR = frozenset({State.SEARCHING, State.LOST})
CONNECTED = STREAMS | {State.WAITING, State.NO_FORCE}
"""It was understood. What comes before that is the last word of another one, which was let go."""
OPEN = CONNECTED | {State.CONNECTING}
"""A port is held."""
