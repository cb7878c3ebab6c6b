"""How bytes of the wire become frames: one part of a profile for each way that really occurs."""

from itertools import combinations
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from strengthtrack.devices.profiles.wire import Part, Wire

LONGEST = 512
LINE_ENDS = frozenset({b"\r", b"\n", b"\r\n"})

Mark = Annotated[Wire, Field(min_length=1, max_length=4)]
Bytes = Annotated[int, Field(ge=1, le=LONGEST)]


class LineFraming(Part):
    """Frames that end with a terminator, or with `or_terminator`; a longer run than `max_bytes` is no frame."""

    kind: Literal["line"]
    terminator: Mark
    or_terminator: Wire = b""
    max_bytes: Annotated[int, Field(ge=4, le=LONGEST)]

    @field_validator("or_terminator")
    @classmethod
    def _ends_a_line(cls, other: bytes) -> bytes:
        if other and other not in LINE_ENDS:
            raise ValueError("must be one of CR, LF and CR LF; only these are known to stand for each other")
        return other

    @model_validator(mode="after")
    def _two_ends(self) -> Self:
        if self.or_terminator and (self.terminator == self.or_terminator or self.terminator not in LINE_ENDS):
            raise ValueError("with an or_terminator needs as terminator another one of CR, LF and CR LF")
        return self

    @property
    def most_bytes(self) -> int:
        """Length of the longest frame it hands on."""
        return self.max_bytes

    def on_wire(self, frame: bytes) -> bytes:
        """A frame as it stands on the wire."""
        return frame + self.terminator


class FixedFraming(Part):
    """Frames of one `length` and nothing between them; a pause of `idle_reset_ms` is where one begins."""

    kind: Literal["fixed"]
    length: Bytes
    idle_reset_ms: Annotated[int, Field(ge=5, le=5000)]

    @property
    def most_bytes(self) -> int:
        """Length of the longest frame it hands on."""
        return self.length

    def on_wire(self, frame: bytes) -> bytes:
        """A frame as it stands on the wire."""
        return frame


class StartEndFraming(Part):
    """Frames between a start and an end, neither of which can stand in one; `max_bytes` is without the two."""

    kind: Literal["start_end"]
    start: Mark
    end: Mark
    max_bytes: Bytes

    @model_validator(mode="after")
    def _can_be_told_apart(self) -> Self:
        if set(self.start) & set(self.end):
            raise ValueError("has a byte in both start and end; nobody could tell one from the other")
        if repeats_its_beginning(self.start):
            raise ValueError("has a start that ends as it begins; shorten it to the part that repeats")
        return self

    @property
    def most_bytes(self) -> int:
        """Length of the longest frame it hands on."""
        return self.max_bytes

    def on_wire(self, frame: bytes) -> bytes:
        """A frame as it stands on the wire."""
        return self.start + frame + self.end


class PacketFraming(Part):
    """Frames of one of some `lengths`, which count the `end` that each has."""

    kind: Literal["packet"]
    lengths: Annotated[tuple[Bytes, ...], Field(min_length=1, max_length=8)]
    end: Mark = b"\r\n"

    @model_validator(mode="after")
    def _leaves_something(self) -> Self:
        if min(self.lengths) <= len(self.end):
            raise ValueError("has a length that is nothing but the end; lengths count the end")
        if any(one == other for one, other in combinations(self.lengths, 2)):
            raise ValueError("names a length twice")
        return self

    @property
    def most_bytes(self) -> int:
        """Length of the longest frame it hands on."""
        return max(self.lengths) - len(self.end)

    def on_wire(self, frame: bytes) -> bytes:
        """A frame as it stands on the wire."""
        return frame + self.end


class EndlessFraming(Part):
    """Frames of one `length` one after another without end; only the byte `align` tells where one begins."""

    kind: Literal["endless"]
    length: Annotated[int, Field(ge=2, le=LONGEST)]
    align: Wire

    @field_validator("align")
    @classmethod
    def _is_one_byte(cls, align: bytes) -> bytes:
        if len(align) != 1:
            raise ValueError("must be one byte; a frame begins at each of them")
        return align

    @property
    def most_bytes(self) -> int:
        """Length of the longest frame it hands on."""
        return self.length

    def on_wire(self, frame: bytes) -> bytes:
        """A frame as it stands on the wire."""
        return frame


class HeaderFraming(Part):
    """Frames of one `length` that begin with a `header`, which is counted in it but not handed on."""

    kind: Literal["header"]
    header: Mark
    length: Bytes

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if self.length <= len(self.header):
            raise ValueError("has a length that is nothing but the header; length counts the header")
        if repeats_its_beginning(self.header):
            raise ValueError("has a header that ends as it begins; shorten it to the part that repeats")
        return self

    @property
    def most_bytes(self) -> int:
        """Length of the longest frame it hands on."""
        return self.length - len(self.header)

    def on_wire(self, frame: bytes) -> bytes:
        """A frame as it stands on the wire."""
        return self.header + frame


def repeats_its_beginning(mark: bytes) -> bool:
    """Whether a mark overlaps itself, so that its place in a run of bytes is not certain."""
    return any(mark[:size] == mark[-size:] for size in range(1, len(mark)))


Framing = Annotated[
    LineFraming | FixedFraming | StartEndFraming | PacketFraming | EndlessFraming | HeaderFraming,
    Field(discriminator="kind"),
]
