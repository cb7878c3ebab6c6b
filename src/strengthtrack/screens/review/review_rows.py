"""The changes of the review as its picture shows them."""

from collections.abc import Sequence

from strengthtrack.charts.review.rows import Middle, ReviewRow, ReviewRows
from strengthtrack.practice.review.groups import Changes
from strengthtrack.practice.review.words import FEW, aloud, half_words, median_words


def review_rows(found: Sequence[Changes]) -> ReviewRows:
    """One row each."""
    return ReviewRows(tuple(map(_row, found)), any(one.measure.is_strength for one in found))


def key_of(one: Changes) -> str:
    """What a row of a table and of its chart are known by."""
    return f"{one.measure.title}, {one.group}"


def _row(one: Changes) -> ReviewRow:
    spread, few = one.spread, FEW if one.n and one.spread is None else ""
    return ReviewRow(
        key=key_of(one),
        measure=one.measure.title,
        group=one.group.value,
        n=str(one.n),
        words=aloud(one),
        middle=Middle(spread.median, spread.low, spread.high) if spread else None,
        few=few,
        median="" if few else median_words(one),
        half=half_words(one),
    )
