"""What a regular expression is made of, as far as profiles may use one; ValueError says what they may not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

MOST_REPEATS = 512
"""No frame is longer."""
DEEPEST = 12

OPEN = "repeats without an upper bound; write {0,8} instead of * and {1,8} instead of +"
_COUNT = re.compile(r"\{(\d{1,4})(?:,(\d{1,4}))?\}")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_OPENING = re.compile(r"\((?:\?:|\?P<\w+>)?")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|[dDsSwWnrtfva]|[^0-9A-Za-z])", re.DOTALL)
_READ_TWICE = re.compile(r"\[\^?\[|--|&&|~~|\|\|")
_EVERY_BYTE = bytes(range(256))


@dataclass(frozen=True, slots=True)
class Byte:
    """One byte out of those whose bits are set, `least` to `most` times."""

    among: int
    least: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One part after another."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of several; of a group that may be left out one is an empty row."""

    choices: tuple[Part, ...]


Part = Byte | Row | Either


def parts_of(text: str) -> Part:
    """The parts of a whole pattern, of which the closing of its groups is left to the compiler to judge."""
    return _Reader(text).either()


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._deep = 0

    def either(self) -> Part:
        """Choices up to the end of the group."""
        choices = [self._row()]
        while self._takes("|"):
            choices.append(self._row())
        return choices[0] if len(choices) == 1 else Either(tuple(choices))

    def _row(self) -> Part:
        parts: list[Part] = []
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            parts.append(self._group() if self._text[self._at] == "(" else self._byte())
        return Row(tuple(parts))

    def _group(self) -> Part:
        opening = self._next(_OPENING)
        if self._text.startswith("?", self._at) and opening == "(":
            raise ValueError("uses a lookaround or a flag; plain groups are enough")
        self._deep += 1
        if self._deep > DEEPEST:
            raise ValueError(f"has groups in groups, more than {DEEPEST} deep; fewer are enough")
        inside = self.either()
        self._deep -= 1
        self._takes(")")
        least, most = self._count()
        if (least, most) not in {(0, 1), (1, 1)}:
            raise ValueError("repeats a group; repeat its parts instead")
        return inside if least else Either((inside, Row(())))

    def _byte(self) -> Part:
        sign = self._text[self._at]
        if sign in "*+?{":
            raise ValueError(OPEN)
        if sign in "^$":
            self._at += 1
            among = 0
        else:
            among = _among(self._next(_CLASS if sign == "[" else _ESCAPE) if sign in "[\\" else self._one())
        least, most = self._count()
        return Byte(among, least, most) if among else Row(())

    def _count(self) -> tuple[int, int]:
        """How often what stands before is meant; a ? after a count makes it no other."""
        if self._takes("?"):
            least, most = 0, 1
        elif self._text.startswith(("*", "+"), self._at):
            raise ValueError(OPEN)
        elif self._text.startswith("{", self._at):
            least, most = self._numbers()
        else:
            return 1, 1
        self._takes("?")
        if self._text.startswith(("*", "+", "{", "?"), self._at):
            raise ValueError("repeats a repetition; one count is enough")
        return least, most

    def _numbers(self) -> tuple[int, int]:
        count = _COUNT.match(self._text, self._at)
        if count is None:
            raise ValueError(OPEN)
        self._at = count.end()
        least, most = int(count[1]), int(count[2] or count[1])
        if most > MOST_REPEATS:
            raise ValueError(f"repeats more than {MOST_REPEATS} times; no frame is so long")
        return least, most

    def _takes(self, sign: str) -> bool:
        found = self._text.startswith(sign, self._at)
        self._at += len(sign) * found
        return found

    def _one(self) -> str:
        self._at += 1
        return self._text[self._at - 1]

    def _next(self, kind: re.Pattern[str]) -> str:
        found = kind.match(self._text, self._at)
        if found is None:
            raise ValueError(_why_not(self._text[self._at : self._at + 2]))
        self._at = found.end()
        return found[0]


def _why_not(sign: str) -> str:
    if sign.startswith("["):
        return "has a class in brackets that does not end; add ]"
    if sign[1:].isdigit():
        return "refers back to a group; that is not needed here"
    return rf"uses {sign}; of letters only d, s, w, n, r, t, f, v, a and xFF may stand after a backslash"


@lru_cache(maxsize=512)
def _among(text: str) -> int:
    """The bytes one byte of a pattern may be, as bits; the compiler knows best."""
    if text.startswith("[") and _READ_TWICE.search(text):
        raise ValueError(r"has a class that can be read in two ways; write a backslash before [ - & ~ and | in it")
    try:
        found = re.findall(text.encode("latin-1"), _EVERY_BYTE)
    except re.error as error:
        raise ValueError(f"is not a regular expression: {error}") from None
    return sum(1 << byte[0] for byte in found)
