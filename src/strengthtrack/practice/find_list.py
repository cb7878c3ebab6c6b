"""Patients in an order, thousands of them, of whom the first that fit a text are found as quickly as it is typed."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import accumulate, islice
from typing import Any, Generic, TypeVar

from strengthtrack.clinic.patient import Patient
from strengthtrack.practice.finding import bare, plain

Key = tuple[Any, ...]
"""What the order goes by; no two are alike."""

Written = tuple[str, str]
"""What a typed text is compared with: the name, each word of it after a space, and the number with nothing between."""

_Entry = TypeVar("_Entry")
_ENOUGH = 50_000
"""So many letters tell which of two words is rarer."""


def looked_for(patient: Patient) -> Written:
    """A patient's name and record number as they are looked for."""
    return f" {plain(patient.name)}", bare(plain(patient.record_number))


class FindList(Generic[_Entry]):
    """Entries, one for each patient, in the order of their keys."""

    def __init__(self, entries: Iterable[tuple[Key, _Entry, Written]] = ()) -> None:
        kept = sorted(entries, key=lambda entry: entry[0])
        self._keys = [key for key, _, _ in kept]
        self._entries = [entry for _, entry, _ in kept]
        self._names = _Lines([name for _, _, (name, _) in kept])
        self._numbers = _Lines([number for _, _, (_, number) in kept])

    @property
    def entries(self) -> Sequence[_Entry]:
        """All of them."""
        return self._entries

    def put(self, key: Key, entry: _Entry, written: Written) -> None:
        """One more."""
        at = bisect_left(self._keys, key)
        self._keys.insert(at, key)
        self._entries.insert(at, entry)
        self._names.insert(at, written[0])
        self._numbers.insert(at, written[1])

    def drop(self, key: Key) -> None:
        """One less."""
        at = bisect_left(self._keys, key)
        del self._keys[at], self._entries[at]
        self._names.remove(at)
        self._numbers.remove(at)

    def found(self, sought: str, most: int, born: Iterable[Key] = ()) -> list[_Entry]:
        """The first of those whose name or number a plain text fits, and of those with the keys `born`; all fit ''."""
        if not sought:
            return self._entries[:most]
        dated = (bisect_left(self._keys, key) for key in sorted(born)[:most])
        ways = [dated, *self._by_name(sought), *self._by_number(sought)]
        return [self._entries[at] for at in islice(_each_once(merge(*ways)), most)]

    def _by_number(self, sought: str) -> Iterator[Iterator[int]]:
        if number := bare(sought):
            yield self._numbers.with_part(number)

    def _by_name(self, sought: str) -> Iterator[Iterator[int]]:
        """Where it stands in the name, and where each of its words begins one of the name's."""
        yield self._names.with_part(sought)
        words = sought.split()
        if len(words) > 1:
            yield self._names.with_parts([f" {word}" for word in words])


class _Lines:
    """Short texts, looked through as one: that is far quicker than one after the other."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._joined = ""
        self._starts: list[int] = []
        self._signs: frozenset[str] = frozenset()

    def insert(self, at: int, line: str) -> None:
        self._lines.insert(at, line)
        self._starts = []

    def remove(self, at: int) -> None:
        del self._lines[at]
        self._starts = []

    def with_part(self, part: str) -> Iterator[int]:
        """The numbers of the lines that have this part."""
        self._join()
        at = self._joined.find(part) if self._signs.issuperset(part) else -1
        while at >= 0:
            line = bisect_right(self._starts, at) - 1
            yield line
            at = self._joined.find(part, self._starts[line + 1])

    def with_parts(self, parts: Sequence[str]) -> Iterator[int]:
        """The numbers of the lines that have all of these, looked for by the one that is rarest."""
        self._join()
        rarest = min(parts, key=self._often)
        return (at for at in self.with_part(rarest) if all(part in self._lines[at] for part in parts))

    def _often(self, part: str) -> int:
        return self._joined.count(part, 0, _ENOUGH)

    def _join(self) -> None:
        if not self._starts:
            self._joined = "\n".join([*self._lines, ""])
            self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
            self._signs = frozenset(self._joined)


def _each_once(places: Iterable[int]) -> Iterator[int]:
    before = -1
    for place in places:
        if place != before:
            yield place
        before = place
