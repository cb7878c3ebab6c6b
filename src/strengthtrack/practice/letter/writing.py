"""What a letter may say about a patient, section by section, out of the records."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.clinic.setup import Movement
from strengthtrack.documents.letter_facts import LetterFacts, Part, plain
from strengthtrack.practice.letter import prose
from strengthtrack.practice.letter import words as say
from strengthtrack.practice.letter.form import examination, function
from strengthtrack.practice.letter.material import Material, gather
from strengthtrack.practice.letter.measured import measured
from strengthtrack.practice.letter.results import results
from strengthtrack.records.store import Store
from strengthtrack.science.trend import Trend

PLAN_INVITES = "Type what happens next"
COLLEAGUE = "colleague"


@dataclass(frozen=True, slots=True)
class Section:
    """A section that can be ticked, with its first words."""

    part: Part
    first_words: str


def letter_facts(
    store: Store, patient_id: str, chosen: Collection[Part], today: date, plan_text: str = ""
) -> LetterFacts:
    """One letter of the chosen sections, dated `today`; the chart is of the first movement that was tested."""
    return facts(gather(store, patient_id, today), chosen, plan_text=plan_text)


def sections(store: Store, patient_id: str, today: date) -> tuple[Section, ...]:
    """The sections that have something to say, in the order of the page; the plan is always one of them."""
    return offered(gather(store, patient_id, today))


def offered(material: Material, *, plan_text: str = "", movement: Movement | None = None) -> tuple[Section, ...]:
    """As `sections`, of what was gathered before."""
    trend, table = charted(material, movement), results(material)
    words = {
        Part.OPENING: prose.opening(material),
        Part.SUMMARY: prose.summary(material),
        Part.CHART: _chart_words(trend) if trend else "",
        Part.RESULTS: _table_words(material) if table else "",
        Part.PAIN: prose.pain(material),
        Part.FUNCTION: function(material),
        Part.EXAMINATION: examination(material),
        Part.MEASURED: measured(material),
        Part.PLAN: plain(plan_text).strip() or PLAN_INVITES,
    }
    return tuple(Section(part, words[part]) for part in Part if words[part])


def charted(material: Material, movement: Movement | None = None) -> Trend | None:
    """The trend the chart shows: of `movement`, else of the first that was tested; None where nothing was."""
    return (material.trend(movement) if movement else None) or next(iter(material.trends), None)


def facts(
    material: Material,
    chosen: Collection[Part],
    *,
    plan_text: str = "",
    movement: Movement | None = None,
    referrer: str | None = None,
) -> LetterFacts:
    """As `letter_facts`, of what was gathered before; `referrer` None takes the patient's own."""
    patient, trend = material.patient, charted(material, movement)
    to = say.lines(patient.referrer if referrer is None else referrer)
    return LetterFacts(
        clinic_name=material.letterhead.clinic_name,
        clinic_address=material.letterhead.address,
        referrer=to,
        day=material.today,
        date=day_in_full(material.today),
        patient_name=plain(patient.name),
        born=day_in_full(patient.born),
        record_number=plain(patient.record_number),
        reason=plain(patient.reason),
        affected="" if patient.affected is AffectedSide.UNKNOWN else patient.affected.value,
        programme=prose.programme_words(material.programme),
        greeting=f"Dear {to[0] if to else COLLEAGUE},",
        closing="Yours sincerely,",
        signature=material.letterhead.signature or _testers(material),
        opening=prose.opening(material) if Part.OPENING in chosen else "",
        summary=prose.summary(material) if Part.SUMMARY in chosen else "",
        chart=prose.chart(trend) if trend and Part.CHART in chosen else None,
        results=results(material) if Part.RESULTS in chosen else None,
        pain=prose.pain(material) if Part.PAIN in chosen else "",
        function=function(material) if Part.FUNCTION in chosen else "",
        examination=examination(material) if Part.EXAMINATION in chosen else "",
        measured=measured(material) if Part.MEASURED in chosen else "",
        plan=say.lines(plan_text) if Part.PLAN in chosen else (),
    )


def _testers(material: Material) -> tuple[str, ...]:
    """Who tested last signs, where the clinic has set no signature."""
    return next(((session.tester,) for session in reversed(material.sessions) if session.tester), ())


def _chart_words(trend: Trend) -> str:
    drawn = f"{trend.movement.words}, strength" + (" and worst pain" if trend.report.points else "")
    weeks = sorted({int(point.week // 1) for segment in trend.segments for point in segment.points})
    span = say.week(weeks[0]) if len(weeks) == 1 else f"weeks {figure(weeks[0])} to {figure(weeks[-1])}"
    return f"{drawn}, {span}"


def _table_words(material: Material) -> str:
    movements = len({series.movement for series in material.series})
    sides = {series.side.value for series in material.series}
    which = "both sides" if len(sides) > 1 else f"{sides.pop()} side"
    return say.sentence(f"{say.count(movements)} movement{'s' if movements > 1 else ''}, {which}").rstrip(".")
