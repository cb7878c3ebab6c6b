import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtrack.clinic.letter import LetterKind, Paper
from strengthtrack.documents.letter.facts import ChartFacts, LetterFacts, ResultRow, ResultTable, Visit
from strengthtrack.documents.letter.frozen import from_json, to_json

WORDS = st.text(max_size=20)
LINES = st.lists(WORDS, max_size=3).map(tuple)
ROWS = st.builds(ResultRow, WORDS, WORDS, LINES, WORDS, per_mass=WORDS, change=WORDS, error=WORDS, beyond=st.booleans())
TABLES = st.builds(
    ResultTable,
    st.lists(st.builds(Visit, WORDS, WORDS), max_size=2).map(tuple),
    st.builds(Visit, WORDS, WORDS),
    st.lists(ROWS, max_size=2).map(tuple),
    notes=LINES,
    what=WORDS,
)
NAMED = {
    "day": st.dates(),
    "chart": st.none() | st.builds(ChartFacts, WORDS, WORDS),
    "results": st.none() | TABLES,
    "kind": st.sampled_from(LetterKind),
    "paper": st.sampled_from(Paper),
}
BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {str: WORDS, tuple[str, ...]: LINES, bool: st.booleans()}
FIELDS = LetterFacts.__dataclass_fields__
LETTERS = st.builds(
    LetterFacts, **{name: NAMED[name] if name in NAMED else BY_TYPE[field.type] for name, field in FIELDS.items()}
)


@given(LETTERS)
def test_a_letter_comes_back_as_it_was_sent(facts: LetterFacts) -> None:
    assert from_json(to_json(facts)) == facts


@given(LETTERS)
def test_the_same_facts_are_the_same_text(facts: LetterFacts) -> None:
    assert to_json(facts) == to_json(replace(facts))


def bare() -> LetterFacts:
    day = date(2026, 4, 28)
    return LetterFacts("", (), (), day, "28 April 2026", "", "", "", "", "", "", "Dear colleague,", "", ())


def test_a_letter_of_before_a_field_was_there_can_still_be_read() -> None:
    told = json.loads(to_json(bare()))
    del told["remarks"]
    assert from_json(json.dumps(told)).remarks == ()


def test_half_a_letter_of_a_broken_file_does_no_harm_to_the_text() -> None:
    lone = replace(bare(), result="a \ud800 b")
    assert to_json(lone).encode()
    assert from_json(to_json(lone)) == lone


def test_another_format_is_refused() -> None:
    told = json.loads(to_json(bare())) | {"format": 2}
    with pytest.raises(ValueError, match="another format"):
        from_json(json.dumps(told))
