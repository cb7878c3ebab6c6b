"""Batteries as the clinic writes them, in TOML; every fault is named in one sentence."""

import tomllib
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar, cast

from strengthtrack.clinic.battery import Battery, Landmark, TestPlan
from strengthtrack.clinic.setup import Contraction, Fixation, Movement, Side
from strengthtrack.errors import Mendable
from strengthtrack.paths import resources

_Words = TypeVar("_Words", bound=StrEnum)
_LANDMARKS = (1, 3)


class BatteryFault(Mendable):
    """A battery that cannot be used; `faults` names each place with its sentence."""

    def __init__(self, name: str, faults: Iterable[tuple[str, str]]) -> None:
        self.faults = tuple(faults)
        listed = "; ".join(f"{place}: {sentence}" for place, sentence in self.faults)
        super().__init__(f"The battery “{name}” cannot be used until this is mended: {listed}")


def load(battery_id: str, folder: Path | None = None) -> Battery:
    """The battery `battery_id` of `folder` (else ours); raises BatteryFault naming every fault."""
    path = (folder or resources() / "batteries") / f"{battery_id}.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BatteryFault(battery_id, [(str(path), "the file is not there")]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BatteryFault(battery_id, [(path.name, f"this is not TOML ({fault})")]) from None
    reader = _Table(table, "", [])
    battery = _battery(reader)
    if battery.id != battery_id:
        reader.fault("id", f"say “{battery_id}”, as the file is called")
    if reader.faults:
        raise BatteryFault(battery_id, reader.faults)
    return battery


class _Table:
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
        self.fault(key, "give it some words, in quotes")
        return ""

    def number(self, key: str, low: float, high: float) -> float:
        """A number from `low` to `high`; `low` after a fault."""
        found = self._left.pop(key, None)
        if isinstance(found, int | float) and not isinstance(found, bool) and low <= found <= high:
            return found
        self.fault(key, f"give a number, {low:g} to {high:g}")
        return low

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number from `low` to `high`; `low` after a fault."""
        found = self.number(key, low, high)
        if found != int(found):
            self.fault(key, f"give a whole number, {low} to {high}")
        return int(found)

    def one_of(self, key: str, kind: type[_Words]) -> _Words:
        """One word of `kind`; its first after a fault."""
        return self._word(key, self._left.pop(key, None), kind)

    def some_of(self, key: str, kind: type[_Words]) -> tuple[_Words, ...]:
        """A list of different words of `kind`, at least one."""
        found = self._left.pop(key, None)
        if not isinstance(found, list) or not found or len(set(map(str, found))) < len(found):
            self.fault(key, f"give a list of different words, each one of {_listed(kind)}")
            return ()
        return tuple(self._word(key, word, kind) for word in found)

    def tables(self, key: str, low: int, high: int) -> list["_Table"]:
        """The tables under `key`, `low` to `high` of them."""
        found = self._left.pop(key, None)
        entries = found if isinstance(found, list) and all(isinstance(entry, dict) for entry in found) else []
        if not low <= len(entries) <= high:
            self.fault(key, f"write {low} to {high} of [[{self._path}{key}]]")
        under = (f"{self._path}{key}[{number}]." for number in range(1, len(entries) + 1))
        return [
            _Table(cast(dict[str, object], entry), path, self.faults)
            for entry, path in zip(entries, under, strict=True)
        ]

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


def _battery(table: _Table) -> Battery:
    battery = Battery(
        id=table.text("id"),
        name=table.text("name"),
        version=table.whole("version", 1, 10_000),
        plans=tuple(_plan(plan) for plan in table.tables("plans", 1, len(Movement))),
        sides=table.some_of("sides", Side),
        repeat_over=table.number("repeat_over", 0.01, 1.0),
        note=table.text("note"),
    )
    table.nothing_else()
    movements = [plan.movement for plan in battery.plans]
    if len(set(movements)) < len(movements):
        table.fault("plans", "plan each movement once")
    return battery


def _plan(table: _Table) -> TestPlan:
    plan = TestPlan(
        movement=table.one_of("movement", Movement),
        position=table.text("position"),
        lying=table.text("lying"),
        pad=table.text("pad"),
        fixation=table.one_of("fixation", Fixation),
        contraction=table.one_of("contraction", Contraction),
        drawing=table.text("drawing"),
        landmarks=tuple(_landmark(entry) for entry in table.tables("landmarks", *_LANDMARKS)),
        say=table.text("say"),
        hold_s=float(table.number("hold_s", 1, 30)),
        rest_s=float(table.number("rest_s", 0, 600)),
        trials=table.whole("trials", 1, 10),
        say_pushing=table.text("say_pushing"),
        say_resting=table.text("say_resting"),
    )
    table.nothing_else()
    return plan


def _landmark(table: _Table) -> Landmark:
    landmark = Landmark(table.text("title"), table.text("text"))
    table.nothing_else()
    return landmark
