"""A column with what fills it, so that no row can be out of step with its header."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from strengthtrack.documents.tables.column import Cell, Column

Facts = TypeVar("Facts")


@dataclass(frozen=True, slots=True)
class Told(Generic[Facts]):
    """`personal` is left out where identity is hidden: it says, or may say, who it is."""

    column: Column
    of: Callable[[Facts], Cell]
    personal: bool = False


Group = tuple[Told[Facts], ...]
"""Columns that are filled from one thing: a patient and visit, a set-up, a trial."""


def shown(group: Iterable[Told[Facts]], *, hide_identity: bool) -> Group[Facts]:
    """Those of a group that leave."""
    return tuple(one for one in group if not (hide_identity and one.personal))


def columns(*groups: Iterable[Told[Any]]) -> tuple[Column, ...]:
    """Their columns, in their order."""
    return tuple(one.column for group in groups for one in group)
