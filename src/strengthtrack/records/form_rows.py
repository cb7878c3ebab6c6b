"""The form of a session as rows of several tables, and back."""

from collections.abc import Mapping, Sequence

from strengthtrack.clinic.findings import Finding, Findings, Seen, Sign
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore, PatientActivity
from strengthtrack.clinic.screening import Chaperone, Consent, ConsentBy, ScreeningAnswer
from strengthtrack.clinic.session import SkippedTest
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.records.rows import Found
from strengthtrack.records.sql import Row, Value


def form_rows(session_id: str, form: SessionForm) -> dict[str, list[Row]]:
    """A form as rows by table, without their ids; an empty form has none."""
    alone: dict[str, list[dict[str, Value]]] = {
        "session_form": _single(form.consent, form.findings),
        "screening_answer": [
            {"number": number, "question": answer.question, "yes": None if answer.yes is None else int(answer.yes)}
            for number, answer in enumerate(form.screening)
        ],
        "function_score": [
            {"number": number, "measure": score.measure.value, "total": score.total, "pack": score.pack}
            for number, score in enumerate(form.function)
        ],
        "item_answer": [
            {"measure": score.measure.value, "number": item, "answer": answer}
            for score in form.function
            for item, answer in score.answers
        ],
        "patient_activity": [
            {"number": number, "words": activity.words, "score": activity.score}
            for number, activity in enumerate(form.activities)
        ],
        "finding": [
            {"number": number, "sign": finding.sign.value, "seen": finding.seen.value}
            for number, finding in enumerate(form.findings.signs)
        ],
    }
    return {table: [{"session_id": session_id, **row} for row in found] for table, found in alone.items()}


def _single(consent: Consent, findings: Findings) -> list[dict[str, Value]]:
    row: dict[str, Value] = {
        "consent_by": consent.by.value if consent.by else None,
        "consent_name": consent.name,
        "chaperone": consent.chaperone.value if consent.chaperone else None,
        "leg_length_mm": findings.leg_length_mm,
        "shorter": findings.shorter.value if findings.shorter else None,
        "findings": findings.text,
    }
    return [row] if any(value not in {None, ""} for value in row.values()) else []


def form_from(found: Mapping[str, Sequence[Found]]) -> SessionForm:
    """A form from its rows by table, in the order of their numbers."""
    single = next(iter(found["session_form"]), None)
    return SessionForm(
        screening=tuple(
            ScreeningAnswer(row["question"], None if row["yes"] is None else bool(row["yes"]))
            for row in found["screening_answer"]
        ),
        consent=_consent(single) if single else Consent(),
        function=tuple(_score(row, found["item_answer"]) for row in found["function_score"]),
        activities=tuple(PatientActivity(row["words"], row["score"]) for row in found["patient_activity"]),
        findings=_findings(single, found["finding"]),
    )


def _consent(row: Found) -> Consent:
    return Consent(
        by=ConsentBy(row["consent_by"]) if row["consent_by"] else None,
        name=row["consent_name"],
        chaperone=Chaperone(row["chaperone"]) if row["chaperone"] else None,
    )


def _score(row: Found, items: Sequence[Found]) -> FunctionScore:
    answers = tuple((item["number"], item["answer"]) for item in items if item["measure"] == row["measure"])
    return FunctionScore(FunctionMeasure(row["measure"]), row["total"], row["pack"], answers)


def _findings(single: Found | None, signs: Sequence[Found]) -> Findings:
    seen = tuple(Finding(Sign(row["sign"]), Seen(row["seen"])) for row in signs)
    if single is None:
        return Findings(seen)
    shorter = Side(single["shorter"]) if single["shorter"] else None
    return Findings(seen, single["leg_length_mm"], shorter, single["findings"])


def skipped_row(skipped: SkippedTest) -> dict[str, Value]:
    """A test that was left out as a row."""
    return {
        "session_id": skipped.session_id,
        "movement": skipped.movement.value,
        "side": skipped.side.value,
        "why": skipped.why,
        "discarded_at": None,
    }


def skipped_from(row: Found) -> SkippedTest:
    """A test that was left out from a row."""
    return SkippedTest(row["session_id"], Movement(row["movement"]), Side(row["side"]), row["why"])
