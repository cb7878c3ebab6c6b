"""How far a long job has come, so that a window can go on meanwhile."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Step:
    """So many of all were looked at."""

    done: int
    of: int


def in_one_go(steps: Generator[Step, None, _Found]) -> _Found:
    """What a job comes to, without a pause between its steps."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: _Found = end.value
            return found
