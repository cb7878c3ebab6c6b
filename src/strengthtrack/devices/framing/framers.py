"""The framer a profile asks for."""

from strengthtrack.devices.framing.endless import EndlessFramer
from strengthtrack.devices.framing.fixed import FixedFramer
from strengthtrack.devices.framing.frames import Framer, Frames
from strengthtrack.devices.framing.header import HeaderFramer
from strengthtrack.devices.framing.line import EitherLineFramer, LineFramer
from strengthtrack.devices.framing.packet import PacketFramer
from strengthtrack.devices.framing.start_end import StartEndFramer
from strengthtrack.devices.profiles.framings import Framing

__all__ = ["Framer", "Frames", "framer_for"]


def framer_for(framing: Framing) -> Framer:
    """Make the framer of a profile's framing."""
    match framing.kind:
        case "line":
            return EitherLineFramer(framing) if framing.or_terminator else LineFramer(framing)
        case "fixed":
            return FixedFramer(framing)
        case "start_end":
            return StartEndFramer(framing)
        case "packet":
            return PacketFramer(framing)
        case "endless":
            return EndlessFramer(framing)
        case "header":
            return HeaderFramer(framing)
