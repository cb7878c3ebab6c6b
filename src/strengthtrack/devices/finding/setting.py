"""How a port is set while one kind of dynamometer after another is looked for on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from strengthtrack.devices.ports.ports import Port
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.profiles.schema import Serial


@dataclass(frozen=True, slots=True)
class Setting:
    """Baud rate, format and lines of a port; those who share one are looked for in one opening."""

    baud: int
    bytesize: int
    parity: str
    stopbits: int
    flow: str
    dtr: bool | None
    rts: bool | None

    @property
    def words(self) -> str:
        """As a person reads it: “9600 baud”, with the format where it is another than 8N1."""
        frame = f"{self.bytesize}{self.parity}{self.stopbits}"
        return f"{self.baud} baud" if frame == "8N1" else f"{self.baud} baud, {frame}"


def setting_of(serial: Serial) -> Setting:
    """The setting a profile asks for."""
    return Setting(
        serial.baud, serial.bytesize, serial.parity, serial.stopbits, serial.flow, serial.dtr, serial.rts
    )  # fmt: skip


def is_its_own(profile: Profile, port: Port) -> bool:
    """Whether the port's USB id is the dynamometer maker's; a cable's never is."""
    return any((one.vid, one.pid) == (port.vid, port.pid) for one in profile.usb)


def at_first(profile: Profile, port: Port) -> Iterator[Profile]:
    """The profile as it leaves the factory, and by its other sockets; by its own USB socket where this is it."""
    own = [one.serial for one in profile.usb if one.serial and (one.vid, one.pid) == (port.vid, port.pid)]
    if own:
        yield from (profile.by_socket(name) for name in own)
        return
    yield profile
    on_usb = {one.serial for one in profile.usb}
    yield from (profile.by_socket(socket.name) for socket in profile.serial.also if socket.name not in on_usb)


def reset_by_hand(profile: Profile) -> Iterator[Profile]:
    """The profile at the other baud rates it may have been set to."""
    for baud in profile.serial.bauds:
        if baud != profile.serial.baud:
            yield profile.at_baud(baud)
