"""The other side of a profile: what the emulator answers in the device's place."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from strengthtrack.devices.patterns import Pattern
from strengthtrack.devices.schema import Part, Unit, Wire

View = Literal["current", "peak", "peak_compression", "peak_tension"]


class Answer(Part):
    """One command and what it does; a group `n` in `ask` is its number.

    read: answer a frame of `view`, or of what is displayed. set: put switch `what` to `to`, or to n.
    stream: send n frames a second, by `rates` where the device means something else. say: only the reply.
    `most` is the greatest n; `rates` also says which n there are.
    """

    ask: Pattern
    do: Literal["read", "set", "zero", "clear", "stream", "say"]
    what: str = ""
    to: str = ""
    view: View | None = None
    most: int | None = None
    rates: dict[str, float] = Field(default_factory=dict)
    reply: str = ""


class Refusals(Part):
    """What it says to a command it does not take."""

    unknown: Wire = b""
    invalid: Wire = b""
    too_large: Wire = b""
    too_long: Wire = b""


class Emulate(Part):
    """A device to play: its commands, its frames, its steps.

    `frames` are templates by the switch `format`; `modes` says what is displayed by the switch `mode`;
    `start` is every switch as it stands after power-on, with unit as ours. `banner` is said once after plugging in.
    """

    terminator: Wire
    ignore: Wire = b""
    most_bytes: Annotated[int, Field(ge=1, le=256)] = 64
    banner: Wire = b""
    capacity_n: Annotated[float, Field(gt=0)]
    resolution: dict[Unit, str]
    plus: bool = False
    frames: Annotated[dict[str, str], Field(min_length=1)]
    modes: Annotated[dict[str, View], Field(min_length=1)]
    fine: str = ""
    overload: str = ""
    start: dict[str, str]
    answers: Annotated[tuple[Answer, ...], Field(min_length=1)]
    refusals: Refusals = Refusals()

    @model_validator(mode="after")
    def _stands_ready(self) -> Self:
        choices: dict[str, set[str]] = {
            "unit": set(self.resolution),
            "mode": set(self.modes),
            "format": set(self.frames),
        }
        for switch, known in choices.items():
            settings = {self.start.get(switch, ""), *(one.to for one in self.answers if one.what == switch and one.to)}
            unknown = sorted(settings - known)
            if unknown:
                raise ValueError(f"sets {switch} to “{unknown[0]}”, which is none of {', '.join(sorted(known))}")
        return self
