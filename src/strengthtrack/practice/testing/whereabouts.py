"""Where the dynamometer was plugged in, and which port is that cable now."""

from collections.abc import Iterable
from dataclasses import dataclass

from strengthtrack.devices.ports.ports import Port

_SOCKET = " in socket "


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`url` is the port it was at; `identity` that of the cable (`Port.identity`), empty where it is not known."""

    url: str
    identity: str = ""

    @property
    def must_be_found(self) -> bool:
        """Whether its port may have another name by now; without a cable of its own it has but its address."""
        return self.identity not in {"", self.url}

    def among(self, ports: Iterable[Port]) -> str:
        """The port of this cable, empty while it is not plugged in.

        By its serial number, whatever port it came back at; a cable without one by its socket, or as the only one of
        its kind. Of several alike the one at the old port is taken, and none where that is not among them: somebody
        else's device must not be spoken to.
        """
        there = tuple(ports)
        alike = [port.url for port in there if port.identity == self.identity]
        if not alike:  # of one that has a number, no other cable can be the kind
            kind = self.identity.partition(_SOCKET)[0].partition(" at ")[0]
            alike = [port.url for port in there if not port.serial_number and port.identity.startswith(f"{kind} ")]
        if self.url in alike:
            return self.url
        return alike[0] if len(alike) == 1 else ""


def whereabouts(url: str, ports: Iterable[Port]) -> Whereabouts:
    """What to remember of a port, to find its cable again."""
    return Whereabouts(url, next((port.identity for port in ports if port.url == url), ""))
