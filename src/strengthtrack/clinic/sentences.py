"""Words put together the way one says them."""

from collections.abc import Iterable

NOT_WHY = "The chart shows when things happened, not why."
"""Stands on every progress chart, and under the one in a letter."""


def listed(words: Iterable[str]) -> str:
    """“a”, “a and b”, “a, b and c”; empty for none."""
    *most, last = (*words,) or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def lower_first(words: str) -> str:
    """“Hip abduction” as it stands inside a sentence."""
    return words[:1].lower() + words[1:]


def upper_first(words: str) -> str:
    """“no height” as it begins one."""
    return words[:1].upper() + words[1:]


def first_sentence(words: str) -> str:
    """Up to the first full stop, without it."""
    return words.partition(". ")[0].rstrip(".")
