"""What each field of a template says in a letter about a sample patient."""

from collections.abc import Iterator, Mapping
from datetime import date
from html import unescape
from typing import Any

from strengthtrack.clinic.letter import LetterKind
from strengthtrack.documents.letter.facts import ChartFacts, LetterFacts, ResultRow, ResultTable, Visit
from strengthtrack.documents.letter.template_fields import FIELDS, Field, FieldKind
from strengthtrack.documents.letter.template_words import words

_RESULTS = ResultTable(
    earlier=(Visit("Baseline", "3 Mar 2026"), Visit("Week 6", "14 Apr 2026")),
    latest=Visit("Week 8", "28 Apr 2026"),
    rows=(ResultRow("Hip abduction", "Right", ("142", "171"), "186", "1.03", "+31 %", "◆ beyond ±15 %", beyond=True),),
    notes=("† Read off the display.",),
)
_SAMPLE = LetterFacts(
    clinic_name="Sample Physiotherapy Clinic",
    clinic_address=("1 Sample Street, Sampletown", "Telephone 000 000"),
    recipient=("Dr Sample Referrer", "Sample Practice", "3 Sample Square"),
    day=date(2026, 4, 28),
    date="28 April 2026",
    patient_name="Sample Patient A",
    born="12 March 1994",
    record_number="SP-0417",
    reason="knee pain",
    affected="right",
    programme="eight-week hip programme from 3 March 2026",
    greeting="Dear Dr Sample Referrer,",
    closing="Yours sincerely,",
    signature=("Sample Physiotherapist", "Registered physiotherapist"),
    opening="Thank you for referring this patient.",
    summary="Right hip abduction: 142 N, then 186 N.",
    chart=ChartFacts("Strength in hip abduction: 142 in week 0, 186 in week 8.", "Hip abduction. Right: circles."),
    results=_RESULTS,
    pain="Worst pain in the last week: 3 of 10 on 28 April 2026.",
    function="AKPS 81 on 28 April 2026.",
    examination="Patellar tilt: not seen.",
    measured="Hip abduction was tested lying on the side.",
    plan=("Home programme twice a week.", "Test again in six months."),
    kind=LetterKind.PROGRESS,
    patient_address=("2 Sample Road", "Sampletown"),
    correction="This letter corrects and replaces the letter of 21 April 2026.",
    result="The right side pushed 186 N in hip abduction.",
    action=("Please look at the right knee.",),
    diagnosis="Right-sided knee pain.",
    attendance="Tested at six visits.",
    exercise="Of 24 planned exercise sessions, 21 were done.",
    remarks=("The patient asks for a copy.",),
    copies=("Dr Second Sample",),
)
_APART = " / "
"""Between lines that stand under each other."""


def examples() -> Mapping[str, str]:
    """Whole names of fields with what each says in a sample letter; of a list of groups, the first says it."""
    return dict(_examples(FIELDS, words(_SAMPLE, None, None), ""))


def _examples(fields: tuple[Field, ...], told: Mapping[str, Any], above: str) -> Iterator[tuple[str, str]]:
    for field in fields:
        path, value = f"{above}{field.name}", told[field.name]
        yield path, _said(field, value)
        yield from _examples(field.inside, value[0] if isinstance(value, list) and field.inside else value, f"{path}.")


def _said(field: Field, value: Any) -> str:
    if field.kind is FieldKind.PICTURE:
        return "a picture"
    if field.kind is FieldKind.YES_NO:
        return "yes" if value else "no"
    if field.kind in {FieldKind.GROUP, FieldKind.ROWS}:
        return ""
    return unescape(_APART.join(value) if field.kind is FieldKind.LINES else str(value))
