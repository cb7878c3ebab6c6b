"""What a letter says of the forms: function by questionnaire, and the examination. What is missing is not printed."""

from collections.abc import Iterable
from datetime import date

from strengthtrack.clinic.days import day_in_full
from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.findings import Findings
from strengthtrack.clinic.function import FunctionMeasure, activities_total
from strengthtrack.clinic.questionnaire import total_words
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.practice.letter import words as say
from strengthtrack.practice.letter.material import Material


def function(material: Material) -> str:
    """Totals of each questionnaire with their days, its range and which way is better; no change, no verdict."""
    told = (_measure(measure, tuple(_scored(material, measure))) for measure in FunctionMeasure)
    return " ".join(filter(None, told))


def examination(material: Material) -> str:
    """The findings of the last visit that has any."""
    for session in reversed(material.sessions):
        seen = _seen(material.form(session.id).findings)
        if seen:
            return f"Examination of {day_in_full(session.day)}: {'; '.join(seen)}."
    return ""


def _scored(material: Material, measure: FunctionMeasure) -> Iterable[tuple[date, float]]:
    dated = [(session.day, _total(material.form(session.id), measure)) for session in material.sessions]
    known = [(day, total) for day, total in dated if total is not None]
    return material.shown(known, lambda scored: scored[0])


def _total(form: SessionForm, measure: FunctionMeasure) -> float | None:
    if measure is FunctionMeasure.PSFS and (mean := activities_total(form.activities)) is not None:
        return mean
    return next((score.total for score in form.function if score.measure is measure), None)


def _measure(measure: FunctionMeasure, scored: tuple[tuple[date, float], ...]) -> str:
    if not scored:
        return ""
    low, high = measure.range
    totals = ", ".join(f"{total_words(measure, total)} on {day_in_full(day)}" for day, total in scored)
    ends = f"{total_words(measure, low)} to {total_words(measure, high)}"
    return f"{measure} ({measure.words}; {ends}, {measure.better}): {totals}."


def _seen(findings: Findings) -> list[str]:
    words = [f"{finding.sign}: {finding.seen}" for finding in findings.signs]
    if findings.leg_length_mm is not None:
        shorter = f", {findings.shorter} leg shorter" if findings.shorter else ""
        difference = figure(findings.leg_length_mm, 0 if findings.leg_length_mm.is_integer() else 1)
        words.append(f"leg length difference{say.SPACE}{difference}{say.SPACE}mm{shorter}")
    if findings.text.strip():
        words.append(" ".join(findings.text.split()).rstrip("."))
    return words
