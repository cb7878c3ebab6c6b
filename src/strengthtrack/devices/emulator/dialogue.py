"""The other side of a profile: what the emulator answers in the device's place."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from strengthtrack.devices.emulator.quantities import QUANTITIES
from strengthtrack.devices.emulator.templates import READING, SWITCHES, fits
from strengthtrack.devices.profiles.patterns import Pattern
from strengthtrack.devices.profiles.wire import Part, Wire

View = Literal["current", "peak", "peak_compression", "peak_tension"]
Number = Literal["decimal", "implied", "bcd", "nibble_hex"]
Step = Annotated[str, Field(pattern=r"^\d{1,6}(\.\d{1,6})?$")]
Hertz = Annotated[float, Field(ge=0, le=10_000)]
LAST_BYTE = 0xFF
Amount = Annotated[float, Field(gt=0, le=1e9)]


def _single_bytes(text: str) -> str:
    if any(ord(letter) > LAST_BYTE for letter in text):
        raise ValueError("has a character that is no single byte")
    return text


Letters = Annotated[str, AfterValidator(_single_bytes)]
"""Text of the wire: each character one byte."""


class Answer(Part):
    """One command and what it does: `hear` is the whole command, or `ask` a pattern whose group n is its number.

    read: answer a frame of `view`, or of what is displayed. set: put switch `what` to `to`, or to n by `choices`.
    zero, clear (the peaks). stream: from now on `hz` frames a second, or n by `rates`; 0 ends it. say: only the reply.
    off: as if switched off, until it is plugged in again. Whatever it does, `reply` is said first. `frame` names the
    template of what is read or streamed, `most` is the greatest n, and `rates` also says which n there are.
    """

    hear: Wire | None = None
    ask: Pattern | None = None
    do: Literal["read", "set", "zero", "clear", "stream", "say", "off"]
    what: str = ""
    to: Letters = ""
    choices: dict[str, Letters] = Field(default_factory=dict)
    view: View | None = None
    frame: str = ""
    most: int | None = None
    rates: dict[str, Hertz] = Field(default_factory=dict)
    hz: Hertz | None = None
    reply: str = ""

    @model_validator(mode="after")
    def _is_one_command(self) -> Self:
        if (self.hear is None) is (self.ask is None):
            raise ValueError("needs hear, a whole command, or ask, a pattern; and not both")
        if self.do == "stream" and self.hz is None and (self.ask is None or "n" not in self.ask.groupindex):
            raise ValueError("streams and so needs hz, or a group n in ask")
        if self.do == "set" and not self.what:
            raise ValueError("sets something and so needs what")
        return self

    def number(self, command: bytes) -> str | None:
        """The number n of a command that is this one, "" where it has none; None for another command."""
        if self.ask is None:
            return "" if command == self.hear else None
        asked = self.ask.fullmatch(command)
        return None if asked is None else (asked.groupdict().get("n") or b"").decode("latin-1")

    @property
    def settings(self) -> Iterable[str]:
        """What it may put its switch to, as far as is written down."""
        return filter(None, (self.to, *self.choices.values()))


class Refusals(Part):
    """What it says to a command it does not take."""

    unknown: Wire = b""
    invalid: Wire = b""
    too_large: Wire = b""
    too_long: Wire = b""


class Instead(Part):
    """Frames sent in place of a reading; overload and underload as the number on the wire is over or under 0."""

    overload: str = ""
    underload: str = ""
    unstable: str = ""
    low_battery: str = ""


class Signs(Part):
    """How {sign} is written."""

    plus: Letters = ""
    minus: Letters = "-"


def _only_live() -> dict[str, View]:
    return {"live": "current"}


class Emulate(Part):
    """A device to play: its commands, its frames, its steps.

    A command ends with `terminator`, of which `ignore` are bytes passed over; without one commands follow each other
    and each is written out in `hear`. `frames` are templates of whole frames by the switch format, and `modes` what is
    displayed by the switch mode; the first of them, and the first unit of `resolution`, stands after power-on unless
    `start` says otherwise. `resolution` is the step of the display in a unit of ours or of unit.other; `units` how
    {unit} is written where the profile's map does not say it. `banner` is said after the port opens. `streams_hz`: it
    sends so many frames a second without being asked. `arm_m`: it shows torque, of the force at such an arm.
    `saturates_n`: it shows no more than that. fine, unstable, overload and low_battery are what {state} says.
    """

    terminator: Wire = b""
    ignore: Wire = b""
    most_bytes: Annotated[int, Field(ge=1, le=256)] = 64
    banner: Wire = b""
    streams_hz: Hertz = 0.0
    capacity_n: Amount
    saturates_n: Amount | None = None
    arm_m: Amount | None = None
    counts_per_n: Amount = 1000.0
    resolution: Annotated[dict[str, Step], Field(min_length=1)]
    units: dict[str, Letters] = Field(default_factory=dict)
    plus: bool = False
    signs: Signs | None = None
    number: Number | None = None
    frames: Annotated[dict[str, str], Field(min_length=1)]
    instead: Instead = Instead()
    modes: Annotated[dict[Letters, View], Field(min_length=1)] = Field(default_factory=_only_live)
    fine: Letters = ""
    unstable: Letters | None = None
    overload: Letters | None = None
    low_battery: Letters | None = None
    start: dict[str, Letters] = Field(default_factory=dict)
    answers: tuple[Answer, ...] = ()
    refusals: Refusals = Refusals()

    @property
    def switches(self) -> dict[str, str]:
        """Every switch as it stands after power-on; its unit as ours."""
        return {**{switch: known[0] for switch, known in self.settings.items()}, **self.start}

    @property
    def settings(self) -> dict[str, list[str]]:
        """What the switches may be put to that every device has."""
        return {"unit": list(self.resolution), "mode": list(self.modes), "format": list(self.frames)}

    @property
    def says_low_battery(self) -> bool:
        """Whether its wire has a way to say that its battery is low."""
        return self.low_battery is not None or bool(self.instead.low_battery)

    @property
    def says_unstable(self) -> bool:
        """Whether its wire has a way to say that a value has not settled."""
        return self.unstable is not None or bool(self.instead.unstable)

    @model_validator(mode="after")
    def _stands_ready(self) -> Self:
        found = [*self._wrong_switches(), *self._wrong_steps(), *self._wrong_answers(), *self._wrong_templates()]
        if found:
            raise ValueError("; ".join(found))
        return self

    def _wrong_switches(self) -> Iterator[str]:
        for switch, known in self.settings.items():
            put_to = {to for one in self.answers if one.what == switch for to in one.settings}
            for unknown in sorted({*put_to, self.start.get(switch, known[0])} - set(known)):
                yield f"sets {switch} to “{unknown}”, which is none of {', '.join(sorted(known))}"
        for taken in sorted(READING.keys() & (self.start.keys() - SWITCHES)):
            yield f"start.{taken} is a word of a reading; name the switch otherwise"

    def _wrong_steps(self) -> Iterator[str]:
        for unit, step in self.resolution.items():
            if not float(step) > 0.0:
                yield f'resolution.{unit} needs a number over 0 in quotes, such as "0.1"'
            if unit not in QUANTITIES:
                yield f"resolution.{unit} is no unit that can be played; it may be {', '.join(QUANTITIES)}"
            elif QUANTITIES[unit].is_torque is not (self.arm_m is not None):
                yield f"resolution.{unit} and arm_m do not go together: torque needs an arm, and force has none"

    def _wrong_answers(self) -> Iterator[str]:
        for at, answer in enumerate(self.answers):
            if not self.terminator and not answer.hear:
                yield f"answers.{at} needs hear, for without a terminator a command is known by its bytes"
            if answer.frame and answer.frame not in self.frames:
                yield f"answers.{at}.frame is none of {', '.join(self.frames)}"

    def _wrong_templates(self) -> Iterator[str]:
        """Every template is filled in once, lest the emulator falls over in the middle of playing."""
        instead = self.instead.model_dump()
        for path, frame in {**_named("frames", self.frames), **_named("instead", instead)}.items():
            if not fits(frame, READING):
                yield f"cannot fill in {path}; it may name {', '.join(READING)} in braces"
        said: Mapping[str, object] = {**self.switches, **READING}
        for at, answer in enumerate(self.answers):
            if not fits(answer.reply, said):
                yield f"cannot fill in answers.{at}.reply; it may name {', '.join(said)} in braces"


def _named(table: str, templates: Mapping[str, str]) -> dict[str, str]:
    return {f"{table}.{name}": template for name, template in templates.items()}
