"""The other side of a profile: what the emulator answers in the device's place."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from strengthtrack.devices.profiles.patterns import Pattern
from strengthtrack.devices.profiles.schema import Part, Unit, Wire

View = Literal["current", "peak", "peak_compression", "peak_tension"]
LONGEST_FRAME = 512
_Template = tuple[str, str, Mapping[str, object]]
_WIDE = re.compile(r"\d{4}[^{}]*\}")
_STEP = re.compile(r"\d{1,6}(\.\d{1,6})?")


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
        self._can_be_filled_in()
        return self

    def _can_be_filled_in(self) -> None:
        """Every template is filled in once, lest the emulator falls over in the middle of playing."""
        reading: Mapping[str, object] = {"value": "0", "unit": "N", "mode": "", "state": ""}
        said: Mapping[str, object] = {"UNIT": "N", "rate": 0, **self.start}
        frames: list[_Template] = [(f"frames.{name}", frame, reading) for name, frame in self.frames.items()]
        replies: list[_Template] = [(f"answers.{at}.reply", one.reply, said) for at, one in enumerate(self.answers)]
        for path, template, words in frames + replies:
            if not _fits(template, words):
                raise ValueError(f"cannot fill in {path}; it may name {', '.join(words)} in braces")
        for unit, step in self.resolution.items():
            if not _is_step(step):
                raise ValueError(f'needs a number over 0 in quotes for resolution.{unit}, such as "0.1"')


def _fits(template: str, words: Mapping[str, object]) -> bool:
    try:
        return not _WIDE.search(template) and len(template.format_map(words).encode("latin-1")) <= LONGEST_FRAME
    except (KeyError, IndexError, AttributeError, ValueError, TypeError):
        return False


def _is_step(text: str) -> bool:
    return bool(_STEP.fullmatch(text)) and float(text) > 0.0
