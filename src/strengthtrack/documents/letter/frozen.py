"""The facts of a letter as JSON and back, so that what was sent can be read for as long as it is kept."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from strengthtrack.clinic.letter import LetterKind, Paper
from strengthtrack.documents.letter.facts import ChartFacts, LetterFacts, ResultRow, ResultTable, Visit

FORMAT = 1
"""Raised when a field changes its meaning; one that is new has a value of its own, and needs no other number."""
_Json = dict[str, Any]


def to_json(facts: LetterFacts) -> str:
    """Every fact by its name; the same facts give the same text."""
    return json.dumps({"format": FORMAT, **asdict(facts)}, default=date.isoformat)


def from_json(text: str) -> LetterFacts:
    """The facts that `to_json` wrote; raises ValueError for another format."""
    told: _Json = json.loads(text)
    if told.pop("format") != FORMAT:
        raise ValueError("these are facts of a letter in another format")
    found = _lines(told)
    return LetterFacts(
        **found
        | {
            "day": date.fromisoformat(told["day"]),
            "kind": LetterKind(told["kind"]),
            "paper": Paper(told["paper"]),
            "chart": ChartFacts(**told["chart"]) if told["chart"] else None,
            "results": _table(told["results"]) if told["results"] else None,
        }
    )


def _lines(told: _Json) -> _Json:
    """Lists are lines, and lines are kept as tuples."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}


def _table(told: _Json) -> ResultTable:
    parts = {
        "earlier": tuple(Visit(**visit) for visit in told["earlier"]),
        "latest": Visit(**told["latest"]),
        "rows": tuple(ResultRow(**_lines(row)) for row in told["rows"]),
    }
    return ResultTable(**_lines(told) | parts)
