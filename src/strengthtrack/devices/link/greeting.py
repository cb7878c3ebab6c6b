"""The first words of a profile, said once after its port opened."""

from collections.abc import Callable

import numpy as np

from strengthtrack.devices.decoding.decoder import Decoder
from strengthtrack.devices.framing.framers import Framer
from strengthtrack.devices.link.open_port import OpenPort
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.profiles.schema import Step
from strengthtrack.devices.readings import Readings

QUIET_WITHIN_S = 1.0
"""Longer than any answer takes that an earlier program may have asked for."""


class Greeting:
    """Greets one dynamometer. `clock` gives seconds; `stopped` whether to leave off.

    Attributes: unit (the one it said it shows, by unit.map, or in its own words where they are not in it; empty where
    it did not say).
    """

    def __init__(
        self,
        port: OpenPort,
        profile: Profile,
        framer: Framer,
        clock: Callable[[], float],
        stopped: Callable[[], bool],
    ) -> None:
        self._port = port
        self._profile = profile
        self._framer = framer
        self._clock = clock
        self._stopped = stopped
        self._decoder = Decoder(profile)
        self._begun = False
        self.unit = ""

    def say(self) -> str:
        """Say the first words and start a stream; what the dynamometer called itself comes back.

        Unless it answered something, nobody knows yet where a frame begins.
        """
        acquire = self._profile.acquire
        answers = [self._answer(step) for step in acquire.init]
        if not any(answers) and (acquire.mode == "stream" or not self._hears_it_out()):
            self._framer.join_midway()
        if acquire.start and acquire.mode == "stream":
            self._port.write(acquire.start)
        answered = [(step, answer) for step, answer in zip(acquire.init, answers, strict=True) if answer]
        for step, answer in answered:
            if step.unit:
                said = answer.decode("latin-1").strip()
                self.unit = self._profile.unit.map.get(said, said)
        return " ".join(_name(step, answer) for step, answer in answered if step.identity)

    def _hears_it_out(self) -> bool:
        """Whether what speaks only when asked, or at its button, falls quiet: what comes then begins a frame."""
        ends_s = self._clock() + QUIET_WITHIN_S
        while self._clock() < ends_s and not self._stopped():
            if not self._port.read():
                return True
        return False

    def _answer(self, step: Step) -> bytes:
        """Send one step and wait for its answer; none is no fault, for the vigil tells a silent port."""
        self._port.write(step.send)
        ends_s = self._clock() + step.timeout_ms / 1000.0
        while step.expect and self._clock() < ends_s and not self._stopped():
            for frame in self._framer.feed(self._port.read(), self._clock()).whole:
                first, self._begun = not self._begun, True
                if step.expect.fullmatch(frame) and not (step.identity and self._is_no_name(frame, first=first)):
                    return frame
        return b""

    def _is_no_name(self, frame: bytes, *, first: bool) -> bool:
        """A late reading, or the tail of one; an acknowledgement or an error."""
        parse = self._profile.parse
        if any(pattern.fullmatch(frame) for pattern in (*parse.ignore, *parse.error_patterns)):
            return True
        return self._is_reading(frame) or (first and self._is_tail(frame))

    def _is_tail(self, frame: bytes) -> bool:
        """Whether it ends a reading, of which an earlier program's stream may have left the second half."""
        examples = (example.raw for example in self._profile.example)
        return any(self._is_reading(raw[:at] + frame) for raw in examples for at in range(1, len(raw)))

    def _is_reading(self, frame: bytes) -> bool:
        return any(isinstance(event, Readings) for event in self._decoder.decode([frame], np.zeros(1)))


def _name(step: Step, answer: bytes) -> str:
    """The group name of an answer, or all of it."""
    found = step.expect.fullmatch(answer) if step.expect else None
    named = found["name"] if found and "name" in found.re.groupindex else answer
    return (named or b"").decode("latin-1").strip()
