"""What a session came to, as its marks and numbers are drawn on the page and on paper."""

from collections.abc import Iterable, Sequence

from strengthtrack.charts.ending.lines import EndGroup, EndLine, EndShown, PainLine, Told
from strengthtrack.clinic.figures import MISSING
from strengthtrack.practice.ending.pain import EndPain
from strengthtrack.practice.ending.row import EndRow
from strengthtrack.screens.ending.end_words import (
    band_words,
    change_words,
    pain_aloud,
    pain_change_words,
    row_aloud,
    value_words,
)

HIDDEN, NO_ANSWER = "hidden", "no answer"
_SAME = 1e-9


def end_shown(groups: Iterable[Sequence[EndRow]], pains: Iterable[EndPain], *, hidden: bool) -> EndShown:
    """Movements with their sides in this order; `hidden` without any force."""
    return EndShown(tuple(_group(tuple(rows), hidden=hidden) for rows in groups), tuple(map(_pain, pains)))


def _group(rows: tuple[EndRow, ...], *, hidden: bool) -> EndGroup:
    lines = tuple(_hidden(row) if hidden else _line(row) for row in rows)
    return EndGroup(rows[0].line.movement.words, "" if hidden else band_words(rows), lines)


def _hidden(row: EndRow) -> EndLine:
    today = HIDDEN if row.line.trials else MISSING
    return EndLine(row.line.side, Told(today), row_aloud(row, hidden=True))


def _line(row: EndRow) -> EndLine:
    side, told, words = row.line.side, _told(row), row_aloud(row, hidden=False)
    if row.part(1.0) is None:
        return EndLine(side, told, words)
    trials = tuple((row.part(value) or 0.0, counts) for value, counts in row.trials)
    return EndLine(side, told, words, True, row.part(row.today), _last_part(row), row.half_part, trials)


def _last_part(row: EndRow) -> float | None:
    """None where the last visit is the baseline itself, which its line shows."""
    part = row.part(row.last)
    return None if part is None or abs(part) < _SAME else part


def _told(row: EndRow) -> Told:
    return Told(
        today=value_words(row, row.today),
        unit=row.unit,
        has_value=row.today is not None,
        baseline=value_words(row, row.baseline.value if row.baseline else None),
        last=value_words(row, row.last),
        change=change_words(row),
        answer=row.answer,
        why=row.why,
        beyond=row.change is not None and row.change.beyond,
    )


def _pain(pain: EndPain) -> PainLine:
    baseline = pain.baseline
    return PainLine(
        title=pain.title,
        note=pain.note,
        told=_pain_told(pain),
        words=pain_aloud(pain),
        today=pain.today,
        last=pain.last,
        baseline=baseline.value if baseline else None,
        half=baseline.half if baseline else None,
    )


def _pain_told(pain: EndPain) -> Told:
    change, answer = pain_change_words(pain)
    return Told(
        today=NO_ANSWER if pain.today is None else pain.words(pain.today),
        has_value=pain.today is not None,
        baseline=pain.words(pain.baseline.value if pain.baseline else None),
        last=pain.words(pain.last),
        change=change,
        answer=answer,
        why=pain.change.why if pain.change else "",
        beyond=pain.change is not None and pain.change.beyond,
    )
