"""A dynamometer that is not there: a profile's dialogue played backwards. No I/O, no clock."""

from __future__ import annotations

import re
from collections.abc import Callable

from strengthtrack.clinic.units import from_newtons
from strengthtrack.devices.emulator.dialogue import Answer, View
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.errors import DeviceFault


class EmulatedGauge:
    """Hears commands as bytes and answers as bytes; forces go in in newtons, compression positive.

    Attributes: stream_hz (0 while it does not stream).
    """

    def __init__(self, profile: Profile) -> None:
        if profile.emulate is None:
            raise DeviceFault(f"The profile “{profile.id}” has no [emulate] part; choose one that has.")
        self._emulate = profile.emulate
        self._resolution: dict[str, str] = {str(unit): step for unit, step in profile.emulate.resolution.items()}
        self._wire_units: dict[str, str] = {ours: wire for wire, ours in profile.unit.map.items()}
        self._wire_sign = 1.0 if profile.sign.positive == "compression" else -1.0
        self._switches = dict(profile.emulate.start)
        self._heard = b""
        self._banner = profile.emulate.banner
        self._raw_n = 0.0
        self._zero_n = 0.0
        self._most_n = 0.0
        self._least_n = 0.0
        self._rate = 0
        self.stream_hz = 0.0

    def hear(self, data: bytes, feel: Callable[[], float]) -> bytes:
        """Answer what came, cut anywhere; `feel` is asked for the force of each reading that is wanted."""
        emulate = self._emulate
        heard = self._heard + data.translate(None, emulate.ignore)
        *commands, self._heard = heard.split(emulate.terminator)
        self._heard = self._heard[: emulate.most_bytes + 1]
        replies = b"".join(self._answer(command, feel) for command in commands)
        banner, self._banner = self._banner, b""
        return banner + replies

    def frame(self, force_n: float) -> bytes:
        """One reading of what is displayed."""
        self._feel(force_n)
        return self._shown(self._emulate.modes[self._switches["mode"]])

    def _answer(self, command: bytes, feel: Callable[[], float]) -> bytes:
        if len(command) > self._emulate.most_bytes:
            return self._emulate.refusals.too_long
        for answer in self._emulate.answers:
            if asked := answer.ask.fullmatch(command):
                return self._do(answer, asked, feel)
        return self._emulate.refusals.unknown

    def _do(self, answer: Answer, asked: re.Match[bytes], feel: Callable[[], float]) -> bytes:
        number = (asked.groupdict().get("n") or b"").decode("latin-1")
        if refused := self._refusal(answer, number):
            return refused
        if answer.do == "read":
            # a peak is looked up in what was felt; only the live force feels anew
            if answer.view in {None, "current"}:
                self._feel(feel())
            return self._shown(answer.view or self._emulate.modes[self._switches["mode"]])
        if answer.do == "set":
            self._switches[answer.what] = answer.to or number
        elif answer.do == "stream":
            self._rate, self.stream_hz = int(number), answer.rates.get(number, float(number))
        elif answer.do == "zero":
            self._zero_n = self._raw_n
        if answer.do in {"zero", "clear"}:
            self._most_n = self._least_n = 0.0
        return self._said(answer.reply)

    def _refusal(self, answer: Answer, number: str) -> bytes:
        if answer.most is None:
            return b""
        if not number:
            return self._emulate.refusals.invalid
        if int(number) > answer.most:
            return self._emulate.refusals.too_large
        if answer.rates and number not in answer.rates:
            return self._emulate.refusals.invalid
        return b""

    def _said(self, reply: str) -> bytes:
        words = {"UNIT": self._wire_unit().upper(), "rate": self._rate, **self._switches}
        return reply.format_map(words).encode("latin-1")

    def _feel(self, force_n: float) -> None:
        self._raw_n = force_n
        shown_n = force_n - self._zero_n
        self._most_n, self._least_n = max(self._most_n, shown_n), min(self._least_n, shown_n)

    def _view_n(self, view: View) -> float:
        if view == "current":
            return self._raw_n - self._zero_n
        if view == "peak":
            return max(self._most_n, self._least_n, key=abs)
        return self._most_n if view == "peak_compression" else self._least_n

    def _shown(self, view: View) -> bytes:
        force_n = self._view_n(view)
        unit = self._switches["unit"]
        text = self._emulate.frames[self._switches["format"]].format(
            value=self._number(force_n * self._wire_sign, unit),
            unit=self._wire_unit(),
            mode=self._switches["mode"],
            state=self._emulate.overload if abs(self._raw_n) > self._emulate.capacity_n else self._emulate.fine,
        )
        return text.encode("latin-1")

    def _wire_unit(self) -> str:
        return self._wire_units.get(self._switches["unit"], "")

    def _number(self, force_n: float, unit: str) -> str:
        """By the steps of the display, as many decimals as a step has."""
        step = self._resolution[unit]
        steps = round(from_newtons(force_n, unit) / float(step))
        value = steps * float(step) * (-1.0 if self._switches.get("invert") == "1" else 1.0)
        if self._switches.get("unsigned") == "1":
            value = abs(value)
        decimals = len(step.partition(".")[2])
        return f"{value + 0.0:{'+' if self._emulate.plus else ''}.{decimals}f}"
