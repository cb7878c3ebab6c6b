"""Regular expressions of profiles: anchored and bounded, so that no file can make the reader hang."""

import re
from collections.abc import Iterator
from math import prod
from typing import Annotated

from pydantic import PlainValidator

MOST_WAYS = 100_000
"""How many ways a pattern may have to split one frame; real ones have some thousands."""

_LITERAL = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
_OPENING = re.compile(r"\((?:\?:|\?P<\w+>)")
_COUNT = re.compile(r"\{(\d+)(?:,(\d+))?\}")
_BACK = re.compile(r"\\[0-9]")


def bounded(text: object) -> re.Pattern[bytes]:
    """Compile a pattern of a profile; raises ValueError with a sentence where it is open or could run for ever.

    A repeated group is refused, and without one the work is at most the product of all choices.
    """
    if not isinstance(text, str):
        raise ValueError("must be a pattern in quotes")  # noqa: TRY004 - pydantic collects ValueErrors
    if not (text.startswith("^") and text.endswith("$")):
        raise ValueError("must be anchored: begin with ^ and end with $")
    # what is left stands for how it repeats: x a character, ( a group, # a count
    bare = _OPENING.sub("(", _LITERAL.sub("x", text))
    for sentence in _offences(text, _COUNT.sub("#", bare)):
        raise ValueError(sentence)
    if _ways(bare) > MOST_WAYS:
        raise ValueError("has too many ways to match; make its repetitions shorter")
    try:
        return re.compile(text.encode("latin-1"))
    except (re.error, UnicodeEncodeError) as error:
        raise ValueError(f"is not a regular expression: {error}") from None


def _offences(text: str, bare: str) -> Iterator[str]:
    if re.search(r"[*+{]", bare):
        yield "repeats without an upper bound; write {0,8} instead of * and {1,8} instead of +"
    if ")#" in bare:
        yield "repeats a group; repeat its parts instead"
    if "(?" in bare:
        yield "uses a lookaround or a flag; plain groups are enough"
    if any(_BACK.match(literal) for literal in _LITERAL.findall(text)):
        yield "refers back to a group; that is not needed here"


def _ways(bare: str) -> int:
    counts = (int(most) - int(least) + 1 for least, most in _COUNT.findall(bare) if most)
    return prod(counts) * int(2 ** (bare.count("?") + bare.count("|")))


Pattern = Annotated[re.Pattern[bytes], PlainValidator(bounded)]
