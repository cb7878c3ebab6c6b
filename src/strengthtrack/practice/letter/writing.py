"""One letter out of the records and its draft: all that it says, and the sections it may have."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.letter import LetterDraft, LetterKind, Part
from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.clinic.setup import Movement
from strengthtrack.documents.letter.facts import LetterFacts, plain
from strengthtrack.documents.letter.layout import blocks
from strengthtrack.practice.letter import prose, who
from strengthtrack.practice.letter import words as say
from strengthtrack.practice.letter.hidden import HIDDEN_NAME, hidden
from strengthtrack.practice.letter.material import Material
from strengthtrack.practice.letter.measured import overdue
from strengthtrack.practice.letter.results import results
from strengthtrack.practice.letter.sections import PLAN_INVITES, invites, told, typed
from strengthtrack.science.trend import Trend

__all__ = ["PLAN_INVITES", "Section", "charted", "drawn", "facts", "offered"]


@dataclass(frozen=True, slots=True)
class Section:
    """A section that can be ticked, with its first words."""

    part: Part
    first_words: str


def facts(material: Material, draft: LetterDraft) -> LetterFacts:
    """Everything the letter says, dated the day of the material; what is left out is not in it."""
    if draft.hide_identity:
        covered = hidden(material, draft)
        return _nameless(_facts(covered.material, covered.draft))
    return _facts(material, draft)


def offered(material: Material, draft: LetterDraft) -> tuple[Section, ...]:
    """The sections that have something to say in the order of the page; those that are typed are always there."""
    if draft.hide_identity:
        covered = hidden(material, draft)
        material, draft = covered.material, covered.draft
    words = _first_words(material, draft)
    order = [part for block in blocks(draft.kind) for part in block.parts]
    return tuple(Section(part, words[part]) for part in order if words.get(part))


def charted(material: Material, movement: Movement | None = None) -> Trend | None:
    """The trend the chart shows: of `movement`, else of the first that was tested; None where nothing was."""
    return (material.trend(movement) if movement else None) or next(iter(material.trends), None)


def drawn(material: Material, draft: LetterDraft) -> Trend | None:
    """The same as the letter's picture has it: without words that name the patient where identity is hidden."""
    return charted(hidden(material, draft).material if draft.hide_identity else material, draft.movement)


def _facts(material: Material, draft: LetterDraft) -> LetterFacts:
    patient, to = material.patient, who.recipient(material, draft)
    trend, words = charted(material, draft.movement), _kept(material, draft)
    own_address = draft.kind is not LetterKind.PATIENT
    return LetterFacts(
        kind=draft.kind,
        title=draft.kind.words,
        paper=draft.paper,
        black_and_white=draft.black_and_white,
        clinic_name=material.letterhead.clinic_name,
        clinic_address=material.letterhead.address,
        recipient=to,
        day=material.today,
        date=day_in_full(material.today),
        patient_name=plain(patient.name),
        born=day_in_full(patient.born),
        record_number=plain(patient.record_number),
        patient_address=say.lines(patient.address) if own_address else (),
        reason=plain(patient.reason),
        affected="" if patient.affected is AffectedSide.UNKNOWN else patient.affected.value,
        programme=prose.programme_words(material.programme),
        correction=_correction(material, draft),
        greeting=who.greeting(to, draft),
        closing=who.closing(to),
        signature=who.signature(material, draft),
        copies=say.lines(draft.copies),
        opening=words[Part.OPENING],
        result=words[Part.RESULT],
        action=say.lines(words[Part.ACTION]),
        diagnosis=words[Part.DIAGNOSIS],
        attendance=words[Part.ATTENDANCE],
        exercise=words[Part.EXERCISE],
        summary=words[Part.SUMMARY],
        chart=prose.chart(trend) if trend and Part.CHART not in draft.left_out else None,
        results=results(material) if _has_table(draft) else None,
        pain=words[Part.PAIN],
        function=words[Part.FUNCTION],
        examination=words[Part.EXAMINATION],
        measured=words[Part.MEASURED],
        plan=say.lines(words[Part.PLAN]),
        remarks=say.lines(words[Part.REMARKS]),
    )


def _has_table(draft: LetterDraft) -> bool:
    """A patient is told their results in sentences."""
    return Part.RESULTS not in draft.left_out and draft.kind is not LetterKind.PATIENT


def _kept(material: Material, draft: LetterDraft) -> Mapping[Part, str]:
    """The words of each section, none of those left out; an overdue calibration is told with the values whatever is."""
    words = {**told(material, draft.kind), **typed(draft)}
    kept = {part: "" if part in draft.left_out else words.get(part, "") for part in Part}
    return {**kept, Part.MEASURED: kept[Part.MEASURED] or overdue(material, draft)}


def _nameless(written: LetterFacts) -> LetterFacts:
    return replace(written, hidden=True, patient_name=HIDDEN_NAME, born="", record_number="", patient_address=())


def _correction(material: Material, draft: LetterDraft) -> str:
    """Said at the top of a letter that stands for one sent before."""
    day = material.sent.get(draft.corrects)
    return f"This letter corrects and replaces the letter of {day_in_full(day)}." if day else ""


def _first_words(material: Material, draft: LetterDraft) -> Mapping[Part, str]:
    trend, table = charted(material, draft.movement), _has_table(replace(draft, left_out=frozenset()))
    empty = invites(draft.kind)
    filled = {part: plain(words).strip() or empty[part] for part, words in typed(draft).items()}
    return {
        **{part: plain(words) for part, words in told(material, draft.kind).items()},
        **filled,
        Part.CHART: _chart_words(trend) if trend else "",
        Part.RESULTS: _table_words(material) if table and results(material) else "",
    }


def _chart_words(trend: Trend) -> str:
    what = f"{trend.movement.words}, strength" + (" and worst pain" if trend.report.points else "")
    weeks = sorted({int(point.week // 1) for segment in trend.segments for point in segment.points})
    span = say.week(weeks[0]) if len(weeks) == 1 else f"weeks {figure(weeks[0])} to {figure(weeks[-1])}"
    return f"{what}, {span}"


def _table_words(material: Material) -> str:
    movements = len({series.movement for series in material.series})
    sides = {series.side.value for series in material.series}
    which = "both sides" if len(sides) > 1 else f"{sides.pop()} side"
    return say.sentence(f"{say.count(movements)} movement{'s' if movements > 1 else ''}, {which}").rstrip(".")
