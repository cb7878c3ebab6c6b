"""What the values of the format have in common: strict, bounded where the records are, and marked where they identify.

Units stand in the names: `_m`, `_kg`, `_n`, `_s`, `_mm`, `_hz`. What was not measured or not asked is null.
"""

from dataclasses import dataclass
from datetime import date
from math import inf, nan
from operator import le
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
)

_YEARS = (1800, 2300)
_NO_NUMBERS = {"NaN": nan, "Infinity": inf, "-Infinity": -inf}
_MOST = 2**53
"""Beyond it a reader of JSON may lose digits."""


class Kept(BaseModel):
    """Something that is kept; an unknown key is a fault."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        ser_json_bytes="base64",
        val_json_bytes="base64",
        ser_json_inf_nan="strings",
    )


@dataclass(frozen=True, slots=True)
class Identifying:
    """Marks what says, or may say, who somebody is; `instead` stands there where identity is hidden."""

    instead: str = ""


def _in_order(times: list[float], info: ValidationInfo) -> list[float]:
    """Of a file: what came one after the other was read one after the other."""
    if info.mode == "json" and not all(map(le, [-_MOST, *times], [*times, _MOST])):
        raise ValueError("the times do not rise")
    return times


def _in_reach(value: Any, info: ValidationInfo) -> Any:
    """Of a file: what is kept already leaves as it is."""
    low, high = _YEARS
    if info.mode == "json" and not low <= value.year <= high:
        raise ValueError(f"the year is not one of {low} to {high}")
    return value


def _number(value: Any) -> Any:
    """What is no number is a string, as JSON has no word for it."""
    return _NO_NUMBERS.get(value, value) if isinstance(value, str) else value


def _numbers(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    """The same of many, most of which are numbers."""
    try:
        return read(value)
    except ValidationError:
        if not isinstance(value, list):
            raise
        return read([_number(one) for one in value])


_ANY_NUMBER = {"anyOf": [{"type": "number"}, {"enum": list(_NO_NUMBERS)}]}
Id = Annotated[str, Field(min_length=1, max_length=200)]
Number = Annotated[float, BeforeValidator(_number), WithJsonSchema(_ANY_NUMBER)]
"""Worked out of readings, among which there may be what is no number."""
Typed = Annotated[float, Field(ge=-1e9, le=1e9, allow_inf_nan=False)]
AboveZero = Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)]
ZeroToTen = Annotated[float, Field(ge=0, le=10, allow_inf_nan=False)]
Whole = Annotated[int, Field(ge=-_MOST, le=_MOST)]
Weeks = Annotated[int, Field(ge=0, le=5200)]
PerWeek = Annotated[int, Field(ge=1, le=1000)]
Days = Annotated[int, Field(ge=-36500, le=36500)]
Day = Annotated[date, AfterValidator(_in_reach), Field(description="A local day")]
Moment = Annotated[AwareDatetime, AfterValidator(_in_reach), Field(description="A moment, UTC")]
SetAside = Annotated[Moment | None, Field(description="When it was set aside; null: it is in use")]
Numbers = Annotated[
    list[float],
    WrapValidator(_numbers),
    WithJsonSchema({"type": "array", "items": _ANY_NUMBER}),
]
"""Each a float64, written so that it reads back bit for bit."""
Times = Annotated[Numbers, AfterValidator(_in_order)]

_MARKED: Any = {"identifying": True}
Personal = Annotated[str, Identifying(), Field(json_schema_extra=_MARKED)]
"""Words that may say who it is; empty where identity is hidden."""
PersonalWords = Annotated[str, Identifying("hidden"), Field(json_schema_extra=_MARKED)]
"""The same of something that would be nothing without words."""
