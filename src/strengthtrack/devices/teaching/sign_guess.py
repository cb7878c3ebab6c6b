"""What besides the number tells a push from a pull: a character that differs between the two and never within one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NEARLY_ALWAYS = 0.95
MOST_VARIANTS = 4
LONGEST = 4

Told = tuple[bytes, dict[bytes, str], bytes]


@dataclass(frozen=True, slots=True)
class Signs:
    """Which text of a frame it is, its pattern, and which sign each of its variants stands for."""

    at: int
    pattern: str
    map: Mapping[str, str]


def signs_in(push: Sequence[bytes], pull: Sequence[bytes], rest: Sequence[bytes]) -> Told | None:
    """What is common before and behind, and between them the variants with their sign; None where nothing tells."""
    told = _usual(push), _usual(pull)
    if told[0] is None or told[1] is None or told[0] == told[1]:
        return None
    variants = list(dict.fromkeys([told[0], told[1], *rest]))
    if len(variants) > MOST_VARIANTS:
        return None
    before = _shared(variants)
    after = _shared([one[len(before) :][::-1] for one in variants])[::-1]
    bare = [one[len(before) : len(one) - len(after)] for one in variants]
    if max(map(len, bare)) > LONGEST:
        return None
    signs = dict.fromkeys(bare, "+")
    signs[bare[1]] = "-"
    return before, signs, after


def _shared(texts: Sequence[bytes]) -> bytes:
    """What all of them begin with."""
    least, most = min(texts), max(texts)
    same = next((at for at, byte in enumerate(least) if byte != most[at]), len(least))
    return least[:same]


def _usual(column: Sequence[bytes]) -> bytes | None:
    """The entry that nearly all are."""
    if not column:
        return None
    entry, count = Counter(column).most_common(1)[0]
    return entry if count >= NEARLY_ALWAYS * len(column) else None
