"""The first words of a profile, said once after its port opened."""

from collections.abc import Callable

import numpy as np

from strengthtrack.devices.decoding.decoder import Decoder
from strengthtrack.devices.framing.line import LineFramer
from strengthtrack.devices.link.open_port import OpenPort
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.profiles.schema import Step
from strengthtrack.devices.readings import Readings


class Greeting:
    """Greets one dynamometer. `clock` gives seconds; `stopped` whether to leave off."""

    def __init__(
        self,
        port: OpenPort,
        profile: Profile,
        framer: LineFramer,
        clock: Callable[[], float],
        stopped: Callable[[], bool],
    ) -> None:
        self._port = port
        self._profile = profile
        self._framer = framer
        self._clock = clock
        self._stopped = stopped

    def say(self) -> str:
        """Say the first words and start a stream; what the dynamometer called itself comes back.

        Unless it answered something, the framer cannot know where a frame begins, and is told so.
        """
        acquire = self._profile.acquire
        answers = [self._answer(step) for step in acquire.init]
        if not any(answers):
            self._framer.join_midway()
        if acquire.start:
            self._port.write(acquire.start)
        named = zip(acquire.init, answers, strict=True)
        return " ".join(answer.decode("latin-1").strip() for step, answer in named if step.identity and answer)

    def _answer(self, step: Step) -> bytes:
        """Send one step and wait for its answer; none is no fault, for the vigil tells a silent port."""
        self._port.write(step.send)
        ends_s = self._clock() + step.timeout_ms / 1000.0
        while step.expect and self._clock() < ends_s and not self._stopped():
            for frame in self._framer.feed(self._port.read()).whole:
                if step.expect.fullmatch(frame) and not (step.identity and self._is_no_name(frame)):
                    return frame
        return b""

    def _is_no_name(self, frame: bytes) -> bool:
        """A late reading, an acknowledgement or an error."""
        parse = self._profile.parse
        if any(pattern.fullmatch(frame) for pattern in (*parse.ignore, *parse.error_patterns)):
            return True
        return any(isinstance(event, Readings) for event in Decoder(self._profile).decode([frame], np.zeros(1)))
