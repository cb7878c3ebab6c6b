"""Numbers written as text: which of them follows the hand, and what tells its sign and its unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from strengthtrack.devices.profiles.schema import Unit
from strengthtrack.devices.teaching.candidate import Number
from strengthtrack.devices.teaching.following import Following, following
from strengthtrack.devices.teaching.frames_of import FramesOf
from strengthtrack.devices.teaching.handling import Kind
from strengthtrack.devices.teaching.sign_guess import Signs, signs_in
from strengthtrack.devices.teaching.text_fields import Fields, fields_of, values_of
from strengthtrack.devices.teaching.text_patterns import either, literal, number_pattern, other_number, text_pattern
from strengthtrack.devices.teaching.unit_words import is_torque, unit_of, word_after

MOST_UNITS = 3


def text_numbers(frames: FramesOf) -> Iterator[Number]:
    """Every number in the frames that follows the hand."""
    fields = fields_of(frames)
    if fields is None:
        return
    for at, column in enumerate(fields.numbers):
        middles = following(values_of(fields, column))
        if middles is not None and not _is_of_torque(fields.texts[at + 1]):
            yield _number(fields, at, middles)


def torque_in(frames: FramesOf) -> str:
    """The unit of torque behind a number, if there is one: then what comes is no force."""
    fields = fields_of(frames)
    for text in fields.texts[1:] if fields else ():
        if _is_of_torque(text):
            return _word(text[0])
    return ""


def _number(fields: Fields, at: int, middles: Following) -> Number:
    value, pointed = number_pattern(fields.numbers[at], pulled=middles.pull is not None)
    texts = [text_pattern(column) for column in fields.texts]
    units = _units(fields.texts[at + 1])
    if units:
        texts[at + 1] = _unit_pattern(fields.texts[at + 1], units)
    signs: Signs | None = None
    if "<sign>" not in value and middles.back is not None and middles.back * middles.change > 0:
        signs = next((told for told in _told_signs(fields, at, units)), None)
        if signs is not None:
            texts[signs.at] = signs.pattern
            middles = replace(middles, pull=-middles.pull if middles.pull is not None else None)
    parts = [part for pair in zip(texts, _numbers(fields, at, value), strict=False) for part in pair]
    pattern = f"^{''.join(parts)}{texts[-1]}$"
    why = "The number in it follows the push." if len(fields.numbers) == 1 else f"Number {at + 1} in it follows it."
    return Number(pattern, "decimal", middles, pointed, why, signs.map if signs else {}, units, int(signs is not None))


def _numbers(fields: Fields, at: int, value: str) -> Iterator[str]:
    """The pattern of every number: the force, what never changes, and what is let be."""
    for one, column in enumerate(fields.numbers):
        same = len(set(column)) == 1
        yield value if one == at else literal(column[0]) if same else other_number(column)


def _told_signs(fields: Fields, at: int, units: Mapping[str, Unit]) -> Iterator[Signs]:
    for place, column in enumerate(fields.texts):
        if place == at + 1 and units:
            continue
        bare = [text.strip(b" ") for text in column]
        filled = len(set(bare)) < len(set(column))
        shown = bare if filled else column
        told = signs_in(*(fields.of(kind, shown) for kind in (Kind.PUSH, Kind.PULL, Kind.REST)))
        if told is not None:
            before, variants, after = told
            room = " {0,12}" if filled else ""
            pattern = f"{room}{literal(before)}(?P<sign>{either(tuple(variants))}){literal(after)}{room}"
            yield Signs(place, pattern, {one.decode("latin-1"): sign for one, sign in variants.items()})


def _units(column: Sequence[bytes]) -> dict[str, Unit]:
    """The words behind the number, where each of them is a unit."""
    words = {_word(text) for text in column}
    known = {word: unit for word in sorted(words) if (unit := unit_of(word))}
    return known if len(known) == len(words) <= MOST_UNITS else {}


def _unit_pattern(column: Sequence[bytes], units: Mapping[str, Unit]) -> str:
    before = [text[: word_after(text)[0]] for text in column]
    after = [text[word_after(text)[1] :] for text in column]
    longest = max(map(len, units))
    return f"{text_pattern(before)}(?P<unit>[A-Za-z]{{1,{max(4, longest)}}}){text_pattern(after)}"


def _word(text: bytes) -> str:
    first, last = word_after(text)
    return text[first:last].decode("latin-1")


def _is_of_torque(column: Sequence[bytes]) -> bool:
    return any(is_torque(_word(text)) for text in set(column))
