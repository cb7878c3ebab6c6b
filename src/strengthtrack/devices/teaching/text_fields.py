"""A frame of text as numbers and what stands between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from strengthtrack.devices.teaching.frames_of import FramesOf
from strengthtrack.devices.teaching.handling import Kind

ALIKE = 0.8
"""So many of the frames of a piece must be built alike; the others are banners, errors and torn ones."""

MOST_NUMBERS = 8
MANY = 20
_SPACES = re.compile(rb" +")
_Row = tuple[Kind, list[bytes], list[bytes]]
_SIGN = rb"(?:[+-][ ]{0,8})?"
POINT = re.compile(_SIGN + rb"(?:\d+(?:\.\d+)?|\.\d+)")
COMMA = re.compile(_SIGN + rb"(?:\d+(?:,\d+)?)")
_IN_NUMBER = re.compile(rb"\d,\d")
_POINTED = re.compile(rb"\d?\.\d")


@dataclass(frozen=True, slots=True)
class Fields:
    """Frames that are built alike: `texts[k]` stands before `numbers[k]`, and the last text after all of them."""

    texts: tuple[tuple[bytes, ...], ...]
    numbers: tuple[tuple[bytes, ...], ...]
    kinds: tuple[Kind, ...]

    def of(self, kind: Kind, column: Sequence[bytes]) -> list[bytes]:
        """The entries of a column that came while this was done."""
        return [entry for entry, came in zip(column, self.kinds, strict=True) if came is kind]


def fields_of(frames: FramesOf) -> Fields | None:
    """The frames as most of them are built; None where too many are built otherwise, or none has a number."""
    number = _number_in(frames)
    split = {kind: [(number.split(frame), number.findall(frame)) for frame in some] for kind, some in frames.items()}
    counts = Counter(len(numbers) for some in split.values() for _, numbers in some)
    alike = max((count for count in counts if 0 < count <= MOST_NUMBERS), key=lambda one: counts[one], default=0)
    if not alike:
        return None
    kept: list[_Row] = []
    for kind, some in split.items():
        own = [(kind, texts, numbers) for texts, numbers in some if len(numbers) == alike]
        filled = sum(texts != [b""] for texts, _ in some)
        if len(own) < ALIKE * filled or not own:
            return None
        kept += own
    kept = _without_oddities(kept)
    return Fields(
        tuple(zip(*(texts for _, texts, _ in kept), strict=True)),
        tuple(zip(*(numbers for _, _, numbers in kept), strict=True)),
        tuple(kind for kind, _, _ in kept),
    )


def _without_oddities(rows: list[_Row]) -> list[_Row]:
    """Without those whose texts came but once among many, as behind a banner."""
    if len(rows) < MANY:
        return rows
    built = [tuple(_SPACES.sub(b" ", text) for text in texts) for _, texts, _ in rows]
    counts = Counter(built)
    often = [row for row, texts in zip(rows, built, strict=True) if counts[texts] > 1]
    return often if len(often) >= ALIKE * len(rows) else rows


def _number_in(frames: FramesOf) -> re.Pattern[bytes]:
    """Numbers with a decimal comma where there is one and never a point; else a comma parts numbers."""
    every = [frame for some in frames.values() for frame in some]
    commas = [len(_IN_NUMBER.findall(frame)) for frame in every]
    comma = bool(every) and max(commas) == 1 and sum(commas) >= ALIKE * len(every)
    return COMMA if comma and not any(_POINTED.search(frame) for frame in every) else POINT


def as_number(text: bytes) -> float:
    """The number as Python reads it."""
    return float(text.replace(b" ", b"").replace(b",", b"."))


def values_of(fields: Fields, column: Sequence[bytes]) -> Mapping[Kind, list[float]]:
    """A column of numbers, by what was done."""
    return {kind: [as_number(entry) for entry in fields.of(kind, column)] for kind in dict.fromkeys(fields.kinds)}
