"""Tables that a clinic writes in TOML, read key by key; every fault is named in one sentence."""

from enum import StrEnum
from typing import TypeVar, cast

_Words = TypeVar("_Words", bound=StrEnum)


class Table:
    """One TOML table, read key by key; faults gather in a list that all tables of a file share."""

    def __init__(self, table: dict[str, object], path: str, faults: list[tuple[str, str]]) -> None:
        self._left, self._path, self.faults = dict(table), path, faults

    def fault(self, key: str, sentence: str) -> None:
        """Note what is wrong with `key`."""
        self.faults.append((f"{self._path}{key}", sentence))

    def text(self, key: str) -> str:
        """Words; "" after a fault."""
        found = self._left.pop(key, None)
        if isinstance(found, str) and found.strip():
            return found
        self.fault(key, "give it some words")
        return ""

    def text_if_any(self, key: str) -> str:
        """Words, or "" where the key is not there."""
        return self.text(key) if key in self._left else ""

    def number(self, key: str, low: float, high: float) -> float:
        """A number from `low` to `high`; `low` after a fault."""
        found = self._left.pop(key, None)
        if isinstance(found, int | float) and not isinstance(found, bool) and low <= found <= high:
            return found
        self.fault(key, f"give a number, {low:g} to {high:g}")
        return low

    def number_if_any(self, key: str, low: float, high: float) -> float | None:
        """A number from `low` to `high`, or None where the key is not there."""
        return float(self.number(key, low, high)) if key in self._left else None

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number from `low` to `high`; `low` after a fault."""
        found = self.number(key, low, high)
        if found != int(found):
            self.fault(key, f"give a whole number, {low} to {high}")
        return int(found)

    def one_of(self, key: str, kind: type[_Words]) -> _Words:
        """One word of `kind`; its first after a fault."""
        return self._word(key, self._left.pop(key, None), kind)

    def one_of_if_any(self, key: str, kind: type[_Words]) -> _Words | None:
        """One word of `kind`, or None where the key is not there."""
        return self.one_of(key, kind) if key in self._left else None

    def some_of(self, key: str, kind: type[_Words]) -> tuple[_Words, ...]:
        """A list of different words of `kind`, at least one."""
        found = self._left.pop(key, None)
        if not isinstance(found, list) or not found or len(set(map(str, found))) < len(found):
            self.fault(key, f"give a list of different words, each one of {_listed(kind)}")
            return ()
        return tuple(self._word(key, word, kind) for word in found)

    def tables(self, key: str, low: int, high: int) -> list["Table"]:
        """The tables under `key`, `low` to `high` of them."""
        found = self._left.pop(key, None)
        entries = found if isinstance(found, list) and all(isinstance(entry, dict) for entry in found) else []
        if not low <= len(entries) <= high:
            self.fault(key, f"write {low} to {high} of [[{self._path}{key}]]")
        under = (f"{self._path}{key}[{number}]." for number in range(1, len(entries) + 1))
        return [
            Table(cast(dict[str, object], entry), path, self.faults) for entry, path in zip(entries, under, strict=True)
        ]

    def tables_if_any(self, key: str, low: int, high: int) -> list["Table"]:
        """The tables under `key`, or none where the key is not there."""
        return self.tables(key, low, high) if key in self._left else []

    def nothing_else(self) -> None:
        """A key nobody asked for is a misspelt one."""
        for key in self._left:
            self.fault(key, "this key is not known; take it out or mend its spelling")

    def _word(self, key: str, found: object, kind: type[_Words]) -> _Words:
        try:
            return kind(str(found))
        except ValueError:
            self.fault(key, f"say one of {_listed(kind)}")
            return next(iter(kind))


def _listed(kind: type[StrEnum]) -> str:
    return ", ".join(f"“{word}”" for word in kind)
