"""Numbers at fixed places of frames of one length, as text, two decimal digits a byte or a hexadecimal one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from strengthtrack.devices.teaching.candidate import Number
from strengthtrack.devices.teaching.following import following
from strengthtrack.devices.teaching.frames_of import FramesOf
from strengthtrack.devices.teaching.handling import Kind
from strengthtrack.devices.teaching.text_patterns import literal

ALIKE = 0.8
LONGEST = 64
MOST_DIGITS = 8
MOST_SIGNS = 6
MOST_VARIANTS = 3


@dataclass(frozen=True, slots=True)
class Coding:
    """How digits are written: which bytes are some, what they are worth, and their pattern."""

    name: str
    is_digit: Callable[[int], bool]
    value: Callable[[bytes], float]
    digit: str
    nought: int
    words: str


def _text(byte: int) -> bool:
    return 48 <= byte <= 57 or byte == 46


def _nibble(byte: int) -> bool:
    return 48 <= byte <= 63


def _packed(byte: int) -> bool:
    return byte >> 4 < 10 and byte & 15 < 10


def _of_text(digits: bytes) -> float:
    return float(digits) if digits.count(b".") < 2 and digits != b"." else float("nan")


def _of_nibbles(digits: bytes) -> float:
    return float(int("".join(f"{byte & 15:x}" for byte in digits), 16))


def _of_packed(digits: bytes) -> float:
    return float(int(digits.hex()))


CODINGS = (
    Coding("decimal", _text, _of_text, r"\d", 48, "decimal digits"),
    Coding("nibble_hex", _nibble, _of_nibbles, "[0-?]", 48, "one hexadecimal digit a byte"),
    Coding("bcd", _packed, _of_packed, r"[\x00-\x99]", 0, "two decimal digits a byte"),
)


@dataclass(frozen=True, slots=True)
class Places:
    """Frames of one length by what was done, and the same column by column."""

    frames: Mapping[Kind, Sequence[bytes]]
    length: int

    def column(self, at: int, kind: Kind | None = None) -> set[int]:
        """The bytes that stand at a place."""
        kinds = [kind] if kind is not None else list(self.frames)
        return {frame[at] for one in kinds for frame in self.frames.get(one, ())}


def place_numbers(frames: FramesOf) -> Iterator[Number]:
    """Every number at fixed places that follows the hand."""
    places = _places(frames)
    if places is None:
        return
    for sign_at in (None, *_sign_places(places)):
        for coding in CODINGS:
            for first, last in _spans(places, coding, sign_at):
                number = _number(places, coding, first, last, sign_at)
                if number is not None and _may_tell(places, sign_at, first):
                    yield number


def _places(frames: FramesOf) -> Places | None:
    lengths = Counter(len(frame) for some in frames.values() for frame in some)
    if not lengths:
        return None
    length, count = lengths.most_common(1)[0]
    if count < ALIKE * lengths.total() or not 0 < length <= LONGEST:
        return None
    return Places({kind: [one for one in some if len(one) == length] for kind, some in frames.items()}, length)


def _sign_places(places: Places) -> list[int]:
    """Where one byte stands in every push, another in every pull, and no third one that is a digit."""
    found = []
    for at in range(places.length):
        push, pull, every = places.column(at, Kind.PUSH), places.column(at, Kind.PULL), places.column(at)
        digits = any(_text(byte) for byte in every)
        if len(push) == len(pull) == 1 and push != pull and len(every) <= (2 if digits else MOST_VARIANTS):
            found.append(at)
    return found[:MOST_SIGNS]


def _spans(places: Places, coding: Coding, sign_at: int | None) -> Iterator[tuple[int, int]]:
    """Runs of digits round the places that move: to the left over noughts, to the right as far as they go."""
    digits = [at != sign_at and all(coding.is_digit(byte) for byte in places.column(at)) for at in range(places.length)]
    moves = [len(places.column(at)) > 1 for at in range(places.length)]
    at = 0
    while at < places.length:
        if not (digits[at] and moves[at]):
            at += 1
            continue
        first = last = at
        while first and digits[first - 1] and _may_lead(places, coding, first - 1):
            first -= 1
        while last + 1 < places.length and digits[last + 1] and _goes_on(places, coding, last + 1, moves):
            last += 1
        if not any(_is_of_it(places, beside, sign_at, moves) for beside in (first - 1, last + 1)):
            yield max(first, last + 1 - MOST_DIGITS), last + 1
        at = last + 1


def _is_of_it(places: Places, at: int, sign_at: int | None, moves: Sequence[bool]) -> bool:
    """Whether a place beside a number moves too, and is a digit of some coding: then the number goes on there."""
    inside = 0 <= at < places.length and at != sign_at and moves[at]
    return inside and any(_nibble(byte) for byte in places.column(at))


def _may_tell(places: Places, sign_at: int | None, first: int) -> bool:
    """A digit behind a number is one of its own; only another character may tell its sign there."""
    return sign_at is None or sign_at < first or not any(_text(byte) for byte in places.column(sign_at))


def _may_lead(places: Places, coding: Coding, at: int) -> bool:
    return places.column(at) == {coding.nought} or places.column(at) == {46}


def _goes_on(places: Places, coding: Coding, at: int, moves: Sequence[bool]) -> bool:
    """A digit that moves, a nought or a point; and what stands still before one of those that move."""
    if moves[at] or places.column(at) in ({coding.nought}, {46}):
        return True
    return any(moves[at + 1 : at + 3])


def _number(places: Places, coding: Coding, first: int, last: int, sign_at: int | None) -> Number | None:
    signs = _signs(places, sign_at) if sign_at is not None else {}
    try:
        values = {
            kind: [_signed(coding.value(frame[first:last]), frame, sign_at, signs) for frame in some]
            for kind, some in places.frames.items()
        }
    except ValueError:
        return None
    middles = following(values)
    if middles is None or (sign_at is not None and (middles.back is None or middles.back * middles.change > 0)):
        return None
    pointed = coding.name == "decimal" and any(places.column(at) == {46} for at in range(first, last))
    why = f"Bytes {first + 1} to {last} follow the push, as {coding.words}."
    told = {chr(byte): sign for byte, sign in signs.items()}
    pattern = _pattern(places, coding, (first, last), sign_at, told)
    unsigned = middles.back is not None and middles.back * middles.change > 0
    assumed = 1 + (coding.name != "decimal") + 2 * unsigned
    return Number(pattern, coding.name, middles, pointed, why, told, {}, assumed)


def _signs(places: Places, at: int) -> dict[int, str]:
    """A minus where it was pulled, a plus at every other byte that was seen there."""
    pull = places.column(at, Kind.PULL)
    return {byte: "-" if byte in pull else "+" for byte in sorted(places.column(at))}


def _signed(value: float, frame: bytes, sign_at: int | None, signs: Mapping[int, str]) -> float:
    if value != value:  # noqa: PLR0124 - not a number
        raise ValueError("two points")
    return -value if sign_at is not None and signs[frame[sign_at]] == "-" else value


def _pattern(
    places: Places, coding: Coding, span: tuple[int, int], sign_at: int | None, signs: Mapping[str, str]
) -> str:
    first, last = span
    parts: list[str] = []
    for at in range(places.length):
        column = places.column(at)
        if at == sign_at:
            parts.append(f"(?P<sign>{_among({ord(sign) for sign in signs})})")
        elif first <= at < last:
            digit = r"\." if column == {46} else coding.digit
            parts.append(f"{'(?P<value>' * (at == first)}{digit}{')' * (at == last - 1)}")
        else:
            parts.append(literal(bytes(column)) if len(column) == 1 else r"[\x00-\xff]")
    return f"^{''.join(_counted(parts))}$"


def _counted(parts: Sequence[str]) -> Iterator[str]:
    """The same part again and again as one with a count."""
    at = 0
    while at < len(parts):
        opens, part = _opened(parts[at])
        end = at + 1
        while end < len(parts) and parts[end] == part:
            end += 1
        closes = end < len(parts) and parts[end] == f"{part})"
        many = end - at + closes
        yield f"{opens}{part}{f'{{{many}}}' if many > 1 else ''}{')' * closes}"
        at = end + closes


def _opened(part: str) -> tuple[str, str]:
    opening = "(?P<value>"
    return (opening, part.removeprefix(opening)) if part.startswith(opening) else ("", part)


def _among(bytes_: set[int]) -> str:
    return "[" + "".join(f"\\x{byte:02x}" for byte in sorted(bytes_)) + "]"
