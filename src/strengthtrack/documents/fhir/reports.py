"""What the patient reports at a visit: pain, and questionnaires of function."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore, PatientActivity, activities_total
from strengthtrack.clinic.pain import PainInTest, PainReport, PainScale
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.documents.fhir.codes import PAIN_NUMERIC, SURVEY, concept, loinc, questionnaire
from strengthtrack.documents.fhir.elements import CENTIMETRES, POINTS, Json, absent, element, quantity, times
from strengthtrack.documents.fhir.observation import Visit

NO_TOTAL = "An item was left out, so there is no total."
_WEEK = timedelta(days=7)


def pains(visit: Visit, in_tests: Sequence[PainInTest]) -> Iterator[Json]:
    """Worst, usual and now, each its own observation, and pain in each test; what was not answered is not there."""
    report = visit.session.pain
    for code, score in (("pain-worst-week", report.worst), ("pain-usual-week", report.usual), ("pain-now", report.now)):
        if score is not None:
            yield _reported(visit, code, score, report)
    for pain in in_tests:
        yield _in_test(visit, pain)


def _reported(visit: Visit, code: str, score: float, report: PainReport) -> Json:
    """One answer; of the last week it holds for that week, so that it is not taken for pain on the day."""
    made = visit.observation(SURVEY, _pain_code(code, report.scale), code)
    if code != "pain-now":
        at = visit.session.started_at
        made = {**made, "effectiveDateTime": None, "effectivePeriod": times(at - _WEEK, at)}
    unit = POINTS if report.scale is PainScale.NUMERIC else CENTIMETRES
    return element({**made, "valueQuantity": quantity(score, unit), "bodySite": _place(report)})


def _pain_code(code: str, scale: PainScale) -> Json:
    """LOINC 72514-3 is a number from 0 to 10 that is said; a mark on a line is another measure, and not coded so."""
    return loinc(PAIN_NUMERIC, code, text=_text(code)) if scale is PainScale.NUMERIC else concept(f"{code}-vas")


def _text(code: str) -> str:
    return str(concept(code)["text"])


def _place(report: PainReport) -> Json | None:
    if report.site is not None and report.side is not None:
        return concept(f"{report.side.value}-{report.site.value}")
    if report.side is not None:
        return concept(f"{report.side.value}-side")
    return {"text": report.site.value.capitalize()} if report.site is not None else None


def pain_in_test_key(movement: Movement, side: Side) -> tuple[str, ...]:
    """What the id of pain in a test is made of, beside the session."""
    return "pain-in-test", movement.value, side.value


def _in_test(visit: Visit, pain: PainInTest) -> Json:
    """Always a number from 0 to 10; where it hurt was not asked, and is not said."""
    text = f"Pain during the test of {pain.side.value} {pain.movement.words.lower()}"
    code = loinc(PAIN_NUMERIC, "pain-in-test", text=text)
    made = visit.observation(SURVEY, code, *pain_in_test_key(pain.movement, pain.side))
    return element({**made, "valueQuantity": quantity(pain.score, POINTS)})


def questionnaires(visit: Visit, form: SessionForm) -> Iterator[Json]:
    """Totals, and the activities of the patient's own with their mean; single answers belong to their publishers."""
    for score in form.function:
        if score.measure is not FunctionMeasure.PSFS:
            yield _total(visit, score)
    mean = activities_total(form.activities)
    if mean is not None:
        made = _total(visit, FunctionScore(FunctionMeasure.PSFS, mean))
        yield {**made, "component": list(_activities(visit, form.activities))}


def _total(visit: Visit, score: FunctionScore) -> Json:
    measure = score.measure
    low, high = (figure(end) for end in measure.range)
    text = f"{measure.value} ({measure.words}), {low} to {high}, {measure.better}"
    made = visit.observation(SURVEY, concept(questionnaire(measure), text), questionnaire(measure))
    source = visit.telling.typed(score.pack)
    total = score.total
    return element(
        {
            **made,
            "valueQuantity": None if total is None else quantity(total, POINTS),
            "dataAbsentReason": absent(NO_TOTAL) if total is None else None,
            "method": {"text": f"Asked item by item from {source}"} if source else None,
        }
    )


def _activities(visit: Visit, activities: Sequence[PatientActivity]) -> Iterator[Json]:
    for number, activity in enumerate(activities, start=1):
        if activity.score is not None:
            code = concept("activity", visit.typed(activity.words, f"Activity {number}"))
            yield {"code": code, "valueQuantity": quantity(activity.score, POINTS)}
