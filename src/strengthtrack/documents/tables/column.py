"""A column of a table that leaves the clinic: header and dictionary are made of it, so that they cannot disagree."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

Cell = str | float | bool | date | datetime | None
"""None is an empty cell; a moment is aware."""


class Kind(StrEnum):
    """What the cells of a column hold, as the dictionary says it."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole number"
    TRUTH = "true or false"
    DAY = "day"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `name` is snake_case and ends in its unit, which `unit` gives in words of UCUM.

    `missing` tells what an empty cell means, "" where none is empty. `decimals` are those a person is shown.
    """

    name: str
    kind: Kind
    meaning: str
    unit: str = ""
    missing: str = ""
    decimals: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Columns under the name of what a row is: “trials”."""

    name: str
    columns: tuple[Column, ...]
