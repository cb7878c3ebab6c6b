"""The measurement errors that ship with the app: our judgement of what is published, each with its sources."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.clinic.pain import PainScale
from strengthtrack.clinic.setup import Movement
from strengthtrack.paths import resources
from strengthtrack.science.change import ErrorBand

Mic = tuple[float, str]
"""An important change, in the unit of its scale, and where it is from in words."""


def typical_strength(movement: Movement) -> ErrorBand:
    """The typical published band of a movement, a fraction of the baseline; without a figure where none is known."""
    found = _row("strength", "movement", movement.value)
    if found is None:
        return ErrorBand(None, relative=True, unit="%", why_not=_table()["strength_why_not"])
    return ErrorBand(found["mdc95"], True, "%", _table()["strength_words"], tuple(found["sources"]))


def published_function(measure: FunctionMeasure) -> ErrorBand:
    """The published band of a questionnaire, in points; without a figure where none is known."""
    found = _row("function", "measure", measure.value) or {}
    if "mdc95" not in found:
        return ErrorBand(None, unit="points", why_not=f"no published measurement error of {measure} is known to us")
    return ErrorBand(
        found["mdc95"], unit="points", words=found.get("words", "Published value"), sources=tuple(found["sources"])
    )


def pain_unit(scale: PainScale) -> str:
    """In what a change on this scale is told."""
    return str((_row("pain", "scale", scale.value) or {}).get("unit", "points"))


def pain_mic(scale: PainScale) -> Mic | None:
    """What groups of patients called an important change of pain."""
    return _mic(_row("pain", "scale", scale.value))


def function_mic(measure: FunctionMeasure) -> Mic | None:
    """What groups of patients called an important change of a questionnaire."""
    return _mic(_row("function", "measure", measure.value))


def _mic(row: Mapping[str, Any] | None) -> Mic | None:
    if row is None or "mic" not in row:
        return None
    return row["mic"], f"Group-level guide, {', '.join(row['mic_sources'])}"


def _row(kind: str, key: str, value: str) -> Mapping[str, Any] | None:
    return next((row for row in _table()[kind] if row[key] == value), None)


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((resources() / "error_bands.toml").read_text(encoding="utf-8"))
