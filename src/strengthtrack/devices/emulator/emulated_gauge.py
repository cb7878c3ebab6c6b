"""A dynamometer that is not there: a profile's dialogue played backwards. No I/O, no clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import copysign

from strengthtrack.devices.emulator.dialogue import Answer, Emulate, View
from strengthtrack.devices.emulator.display import Display
from strengthtrack.devices.emulator.hearing import hearing_for
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.errors import DeviceFault

OVERLOAD = 1.1
"""How far over its capacity an overloaded one is pushed."""
FASTEST_HZ = 10_000.0
_COUNTER = 2**32
Feel = Callable[[], float]


@dataclass(slots=True)
class Ailments:
    """What is wrong with the dynamometer itself; it lasts over being switched off."""

    overload: bool = False
    low_battery: bool = False
    unstable: bool = False


class EmulatedGauge:
    """Hears commands as bytes and answers as bytes; forces go in in newtons, compression positive.

    Times are seconds since it was switched on, for a wire that says them. Attributes: stream_hz (0 while it does not
    stream), off (switched off by a command).
    """

    def __init__(self, profile: Profile, ailments: Ailments | None = None) -> None:
        self._emulate = emulated(profile)
        self._display = Display(profile, self._emulate)
        self._hearing = hearing_for(self._emulate)
        self._ailments = ailments or Ailments()
        self._wraps = (profile.clock and profile.clock.wrap) or _COUNTER
        self._switches = self._emulate.switches
        self._banner = self._emulate.banner
        self._raw_n = self._zero_n = self._most_n = self._least_n = 0.0
        self._moves = False
        self._seq = self._rate = 0
        self._frame = ""
        self.stream_hz = self._emulate.streams_hz
        self.off = False

    @property
    def waits(self) -> bool:
        """Whether a command it heard may go on; if nothing follows, tell it by `paused`."""
        return self._hearing.waits

    @property
    def streams_by_itself(self) -> bool:
        """Whether it sends from when it is switched on."""
        return bool(self._emulate.streams_hz)

    @property
    def units(self) -> tuple[str, ...]:
        """What it may be set to, as the app spells it."""
        return self._display.units

    @property
    def unit(self) -> str:
        """What it is set to; may be set, as by its key. Raises DeviceFault for one it does not have."""
        return self._switches["unit"]

    @unit.setter
    def unit(self, unit: str) -> None:
        if unit not in self.units:
            raise DeviceFault(f"This dynamometer has no unit “{unit}”; choose {' or '.join(self.units)}.")
        self._switches["unit"] = unit

    def greet_again(self) -> None:
        """Its port was opened: the banner is due."""
        self._banner = self._emulate.banner

    def banner(self) -> bytes:
        """What it says once after its port opened; nothing if it was said."""
        banner, self._banner = self._banner, b""
        return b"" if self.off else banner

    def hear(self, data: bytes, feel: Feel, t_s: float = 0.0) -> bytes:
        """Answer what came, cut anywhere; `feel` is asked for the force of each reading that is wanted."""
        return self.banner() + self._replies(self._hearing.heard(data), feel, t_s)

    def paused(self, feel: Feel, t_s: float = 0.0) -> bytes:
        """Answer what was heard, now that nothing follows."""
        return self._replies(self._hearing.paused(), feel, t_s)

    def frame(self, force_n: float, t_s: float = 0.0) -> bytes:
        """One reading of what is displayed, as it is streamed or sent by the gauge's own key."""
        self._feel(force_n)
        return self._shown(self._emulate.modes[self._switches["mode"]], self._frame, t_s)

    def _replies(self, commands: list[bytes], feel: Feel, t_s: float) -> bytes:
        return b"".join(self._answer(command, feel, t_s) for command in commands)

    def _answer(self, command: bytes, feel: Feel, t_s: float) -> bytes:
        if self.off:
            return b""
        if len(command) > self._emulate.most_bytes:
            return self._emulate.refusals.too_long
        for answer in self._emulate.answers:
            if (number := answer.number(command)) is not None:
                return self._refusal(answer, number) or self._do(answer, number, feel, t_s)
        return self._emulate.refusals.unknown

    def _refusal(self, answer: Answer, number: str) -> bytes:
        counts = answer.most is not None or (answer.do == "stream" and answer.hz is None)
        if counts and not number.isdecimal():
            return self._emulate.refusals.invalid
        if counts and int(number) > (FASTEST_HZ if answer.most is None else answer.most):
            return self._emulate.refusals.too_large
        if answer.rates and number not in answer.rates:
            return self._emulate.refusals.invalid
        setting = self._setting(answer, number)
        if answer.do == "set" and setting not in self._emulate.settings.get(answer.what, [setting]):
            return self._emulate.refusals.invalid
        return b""

    def _do(self, answer: Answer, number: str, feel: Feel, t_s: float) -> bytes:
        if answer.do == "read":
            return self._read(answer, feel, t_s)
        if answer.do == "set":
            self._switches[answer.what] = self._setting(answer, number)
        elif answer.do == "stream":
            self._start_stream(answer, number)
        elif answer.do == "zero":
            self._zero_n = self._raw_n
        elif answer.do == "off":
            self.stream_hz, self.off = 0.0, True
        if answer.do in {"zero", "clear"}:
            self._most_n = self._least_n = 0.0
        return self._said(answer.reply, t_s)

    def _read(self, answer: Answer, feel: Feel, t_s: float) -> bytes:
        # a peak is looked up in what was felt; only the live force feels anew
        if answer.view in {None, "current"}:
            self._feel(feel())
        view = answer.view or self._emulate.modes[self._switches["mode"]]
        return self._said(answer.reply, t_s) + self._shown(view, answer.frame, t_s)

    def _start_stream(self, answer: Answer, number: str) -> None:
        hertz = answer.rates.get(number, float(number)) if answer.hz is None else answer.hz
        self._rate = int(number) if answer.hz is None else int(answer.hz)
        self.stream_hz, self._frame = hertz, answer.frame

    @staticmethod
    def _setting(answer: Answer, number: str) -> str:
        return answer.to or answer.choices.get(number, number)

    def _feel(self, force_n: float) -> None:
        if self._ailments.overload:
            force_n = copysign(OVERLOAD * self._emulate.capacity_n, force_n)
        if most := self._emulate.saturates_n:
            force_n = max(-most, min(most, force_n))
        self._moves = abs(force_n - self._raw_n) > self._display.step_n(self.unit)
        self._raw_n = force_n
        shown_n = force_n - self._zero_n
        self._most_n, self._least_n = max(self._most_n, shown_n), min(self._least_n, shown_n)

    def _view_n(self, view: View) -> float:
        if view == "current":
            return self._raw_n - self._zero_n
        if view == "peak":
            return max(self._most_n, self._least_n, key=abs)
        return self._most_n if view == "peak_compression" else self._least_n

    def _shown(self, view: View, frame: str, t_s: float) -> bytes:
        template = self._frame_instead() or self._emulate.frames[frame or self._switches["format"]]
        self._seq = (self._seq + 1) % _COUNTER
        return template.format_map(self._words(view, t_s)).encode("latin-1")

    def _said(self, reply: str, t_s: float) -> bytes:
        if not reply:
            return b""
        return reply.format_map({**self._switches, **self._words("current", t_s)}).encode("latin-1")

    def _words(self, view: View, t_s: float) -> dict[str, object]:
        wire_unit = self._display.wire_unit(self.unit)
        return {
            **self._display.number(self._view_n(view), self.unit, self._switches),
            "unit": wire_unit,
            "UNIT": wire_unit.upper(),
            "mode": self._switches["mode"],
            "state": self._state(),
            "seq": self._seq,
            "ms": int(t_s * 1e3) % self._wraps,
            "us": int(t_s * 1e6) % self._wraps,
            "raw": round(self._raw_n * self._emulate.counts_per_n),
            "rate": self._rate,
        }

    def _state(self) -> str:
        emulate = self._emulate
        words = (
            emulate.overload if self._is_overloaded() else None,
            emulate.low_battery if self._ailments.low_battery else None,
            emulate.unstable if self._is_unstable() else None,
        )
        return next((word for word in words if word is not None), emulate.fine)

    def _frame_instead(self) -> str:
        instead = self._emulate.instead
        if self._is_overloaded():
            under = self._display.is_under(self._raw_n)
            return instead.underload if under else instead.overload
        if self._ailments.low_battery and instead.low_battery:
            return instead.low_battery
        return instead.unstable if self._is_unstable() else ""

    def _is_overloaded(self) -> bool:
        return abs(self._raw_n) > self._emulate.capacity_n

    def _is_unstable(self) -> bool:
        return self._moves or self._ailments.unstable


def emulated(profile: Profile) -> Emulate:
    """The profile's [emulate] part; raises DeviceFault where it has none."""
    if profile.emulate is None:
        raise DeviceFault(f"The profile “{profile.id}” has no [emulate] part; choose one that has.")
    return profile.emulate
