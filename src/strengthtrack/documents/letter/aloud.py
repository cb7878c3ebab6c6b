"""A letter in words alone, line by line in the order of the page, for who cannot see it."""

from collections.abc import Iterator

from strengthtrack.clinic.letter import Part
from strengthtrack.documents.letter.facts import PER_MASS_HEAD, LetterFacts, ResultTable
from strengthtrack.documents.letter.layout import COPIES, filled


def aloud(facts: LetterFacts) -> str:
    """Everything the letter says, the chart as what it shows."""
    return "\n".join(filter(None, _lines(facts)))


def _lines(facts: LetterFacts) -> Iterator[str]:
    yield from (facts.clinic_name, *facts.clinic_address, *facts.recipient, facts.date)
    yield from (facts.title, facts.identity, facts.correction, facts.greeting)
    for block in filled(facts):
        yield block.heading
        for part in block.parts:
            yield from _section(part, facts)
    yield from (facts.closing, *facts.signature)
    if facts.copies:
        yield from (COPIES, *facts.copies)


def _section(part: Part, facts: LetterFacts) -> Iterator[str]:
    if part is Part.CHART and facts.chart:
        yield from (facts.chart.alternative, facts.chart.caption)
    elif part is Part.RESULTS and facts.results:
        yield from _table(facts.results)
    else:
        yield from facts.said(part)


def _table(results: ResultTable) -> Iterator[str]:
    """A row a line: “Hip abduction, right: baseline 142, week 8 186”."""
    visits = [visit.name for visit in (*results.earlier, results.latest)]
    yield results.what
    for row in results.rows:
        values = [f"{name} {value}" for name, value in zip(visits, (*row.earlier, row.latest), strict=False) if value]
        aside = [
            *[f"change {row.change}"] * bool(row.change),
            *[row.error] * bool(row.error),
            *[f"{row.per_mass} {PER_MASS_HEAD}"] * bool(row.per_mass),
        ]
        yield f"{row.movement}, {row.side.lower()}: {', '.join((*values, *aside))}"
    yield from results.notes
