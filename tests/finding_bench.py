"""Ports with dynamometers on them for the search, on a clock that moves only while somebody reads."""

from collections.abc import Callable
from dataclasses import dataclass, field

from strengthtrack.devices.emulator.emulated_gauge import EmulatedGauge
from strengthtrack.devices.finding.answers import Outcome
from strengthtrack.devices.finding.search import Step, search
from strengthtrack.devices.finding.setting import Setting, setting_of
from strengthtrack.devices.ports.ports import Port
from strengthtrack.devices.profiles.loading import parsed
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.errors import DeviceFault

CABLE = Port("COM4", "FTDI cable (COM4)", vid=0x0403, pid=0x6001)
READ_S = 0.02
NOISE = 0xA5

KIND = """
schema = 1
[profile]
id = "{id}"
name = "{name}"
vendor = "Nobody"
models = ["One"]
protocol = "{id}"
evidence = "{evidence}"
tested_on_hardware = false
sources = [{{ where = "this test", what = "all of it" }}]
[serial]
baud = {baud}
{serial}
[framing]
kind = "line"
terminator = "\\r\\n"
max_bytes = 40
[acquire]
rate_max_hz = 20
{acquire}
{probes}
[parse]
pattern = '{pattern}'
[unit]
source = "fixed"
fixed = "N"
[sign]
positive = "compression"
verified = false
{more}
[[example]]
raw = "{raw}"
expect = {{ value = 1.5, unit = "N" }}
[[example]]
raw = "{pull}"
expect = {{ value = -1.5, unit = "N" }}
[[example]]
raw = "?"
expect_error = true
"""
NUMBER = r"(?P<value>-?\d{1,4}\.\d)"


def kind(
    id_: str,
    *probes: tuple[str, str, str],
    baud: int = 9600,
    before: str = "",
    evidence: str = "vendor-manual",
    serial: str = "",
    acquire: str = 'mode = "poll"\nrequest = "?"',
    more: str = "",
) -> Profile:
    """A profile that reads `before` and a number a line; `probes` are (what is sent, what is hoped for, how sure)."""
    asked = "\n".join(
        f'[[probe]]\nsend = "{send}"\nexpect = \'{expect}\'\nsure = "{sure}"\nsays = "It spoke."'
        for send, expect, sure in probes
    )
    text = KIND.format(
        id=id_, name=id_.title(), evidence=evidence, baud=baud, serial=serial, acquire=acquire, probes=asked,
        pattern=f"^{before}{NUMBER}$", more=more, raw=f"{before}1.5", pull=f"{before}-1.5",
    )  # fmt: skip
    return parsed(text.encode(), f"{id_}.toml")


@dataclass
class Socket:
    """What hangs on one port: answers to whole questions, and what it sends by itself at its own setting."""

    setting: Setting
    answers: dict[bytes, bytes] = field(default_factory=dict)
    stream: bytes = b""
    every_s: float = 0.05
    lasts: int = 10_000
    """So many reads, then it is unplugged."""


class Bench:
    """Opens the ports it was given; remembers all that was sent, at which setting, and moves the clock."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.sockets: dict[str, Socket] = {}
        self.gauges: dict[str, tuple[Profile, EmulatedGauge]] = {}
        self.shut: dict[str, str] = {}
        self.sent: list[tuple[Setting, bytes]] = []
        self.opened: list[Setting] = []
        self.open_ports = 0
        self.steps: list[Step] = []
        self.when_read: Callable[[], None] = lambda: None
        self.stop = False
        self.force_n = 12.0
        self.any_baud = False

    def plug(self, profile: Profile, url: str = CABLE.url) -> EmulatedGauge:
        """Put the emulated dynamometer of a profile on a port."""
        gauge = EmulatedGauge(profile)
        self.gauges[url] = (profile, gauge)
        return gauge

    def open_port(self, url: str, profile: Profile) -> "Wired":
        if url in self.shut:
            raise DeviceFault(self.shut[url])
        self.opened.append(setting_of(profile.serial))
        self.open_ports += 1
        return Wired(self, url, self.opened[-1])

    def search(self, *profiles: Profile, ports: tuple[Port, ...] = (CABLE,)) -> list[Outcome]:
        found = search(
            ports, profiles, told=self.steps.append, stopped=lambda: self.stop, open_port=self.open_port,
            clock=lambda: self.now_s,
        )  # fmt: skip
        return list(found)

    def only(self, *profiles: Profile) -> Outcome:
        (outcome,) = self.search(*profiles)
        return outcome


class Wired:
    """One port that is open. At another setting than its dynamometer's both sides hear noise."""

    def __init__(self, bench: Bench, url: str, setting: Setting) -> None:
        self._bench, self._url, self._setting = bench, url, setting
        self._due_s = bench.now_s
        self._waiting = b""
        if url in bench.gauges:
            bench.gauges[url][1].greet_again()

    def read(self) -> bytes:
        self._bench.when_read()
        self._bench.now_s += READ_S
        said = self._spoken()
        data, self._waiting = self._waiting + said, b""
        return data

    def write(self, data: bytes) -> None:
        self._bench.sent.append((self._setting, data))
        socket, (profile, gauge) = self._there()
        if socket is not None and socket.setting == self._setting:
            self._waiting += socket.answers.get(data, b"")
        if gauge is not None and profile is not None and self._hears(profile):
            self._waiting += gauge.hear(data, lambda: self._bench.force_n, self._bench.now_s)

    def forget_input(self) -> None:
        self._waiting = b""

    def close(self) -> None:
        self._bench.open_ports -= 1

    def _spoken(self) -> bytes:
        socket, (profile, gauge) = self._there()
        if socket is not None:
            socket.lasts -= 1
            if socket.lasts < 0:
                raise DeviceFault("unplugged")
            said = socket.stream * self._frames(socket.every_s if socket.stream else 0.0)
            return said if socket.setting == self._setting else _noise(said)
        if gauge is None or profile is None:
            return b""
        said = gauge.banner() + b"".join(
            gauge.frame(self._bench.force_n)
            for _ in range(self._frames(1.0 / gauge.stream_hz if gauge.stream_hz else 0))
        )
        if not self._hears(profile):
            return _noise(said)
        return said + (gauge.paused(lambda: self._bench.force_n, self._bench.now_s) if gauge.waits else b"")

    def _frames(self, every_s: float) -> int:
        count = 0
        while every_s and self._due_s <= self._bench.now_s:
            self._due_s += every_s
            count += 1
        return count

    def _hears(self, profile: Profile) -> bool:
        return self._bench.any_baud or setting_of(profile.serial) == self._setting

    def _there(self) -> tuple[Socket | None, tuple[Profile | None, EmulatedGauge | None]]:
        return self._bench.sockets.get(self._url), self._bench.gauges.get(self._url, (None, None))


def _noise(said: bytes) -> bytes:
    return bytes(byte ^ NOISE for byte in said)
