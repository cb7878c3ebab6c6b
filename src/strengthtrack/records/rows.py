"""Patients, sessions and pain as rows, and back."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from strengthtrack.clinic.pain import PainInTest, PainReport, PainScale, PainSite
from strengthtrack.clinic.patient import AffectedSide, Patient, Sex
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.records.sql import Value

Found = Mapping[str, Any]
"""A row as SQLite gave it; STRICT tables keep the type of each column."""


# quicker than to ask the enumeration, which tells with thousands of patients
_SEX = {sex.value: sex for sex in Sex}
_AFFECTED = {side.value: side for side in AffectedSide}
_SIDE: dict[str | None, Side | None] = {None: None} | {side.value: side for side in Side}


def utc(moment: datetime) -> str:
    """A moment as it is stored, of one length so that text sorts as time; raises ValueError without a time zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def utc_or_none(moment: datetime | None) -> str | None:
    """A moment that may not have come yet."""
    return None if moment is None else utc(moment)


def moment_or_none(text: str | None) -> datetime | None:
    """What `utc_or_none` stored."""
    return None if text is None else datetime.fromisoformat(text)


def patient_row(patient: Patient) -> dict[str, Value]:
    """A patient as a row."""
    return {
        "id": patient.id,
        "name": patient.name,
        "born": patient.born.isoformat(),
        "sex": patient.sex.value,
        "record_number": patient.record_number,
        "affected": patient.affected.value,
        "dominant": patient.dominant.value if patient.dominant else None,
        "height_m": patient.height_m,
        "reason": patient.reason,
        "referrer": patient.referrer,
        "address": patient.address,
        "discarded_at": utc_or_none(patient.discarded_at),
    }


def patient_from(row: Found) -> Patient:
    """A patient from a row."""
    return Patient(
        id=row["id"],
        name=row["name"],
        born=date.fromisoformat(row["born"]),
        sex=_SEX[row["sex"]],
        record_number=row["record_number"],
        affected=_AFFECTED[row["affected"]],
        dominant=_SIDE[row["dominant"]],
        height_m=row["height_m"],
        reason=row["reason"],
        referrer=row["referrer"],
        address=row["address"],
        discarded_at=moment_or_none(row["discarded_at"]),
    )


def session_row(session: Session) -> dict[str, Value]:
    """A session as a row."""
    return {
        "id": session.id,
        "patient_id": session.patient_id,
        "started_at": utc(session.started_at),
        "tester": session.tester,
        "body_mass_kg": session.body_mass_kg,
        "worst_pain": session.pain.worst,
        "usual_pain": session.pain.usual,
        "pain_now": session.pain.now,
        "pain_scale": session.pain.scale.value,
        "pain_site": session.pain.site.value if session.pain.site else None,
        "pain_side": session.pain.side.value if session.pain.side else None,
        "note": session.note,
        "blind": int(session.blind),
        "battery_text": session.battery_text,
        "finished_at": utc_or_none(session.finished_at),
        "discarded_at": utc_or_none(session.discarded_at),
    }


def session_from(row: Found) -> Session:
    """A session from a row."""
    return Session(
        id=row["id"],
        patient_id=row["patient_id"],
        started_at=datetime.fromisoformat(row["started_at"]),
        tester=row["tester"],
        body_mass_kg=row["body_mass_kg"],
        pain=_pain_report(row),
        note=row["note"],
        blind=bool(row["blind"]),
        battery_text=row["battery_text"],
        finished_at=moment_or_none(row["finished_at"]),
        discarded_at=moment_or_none(row["discarded_at"]),
    )


def _pain_report(row: Found) -> PainReport:
    return PainReport(
        worst=row["worst_pain"],
        usual=row["usual_pain"],
        now=row["pain_now"],
        scale=PainScale(row["pain_scale"]),
        site=PainSite(row["pain_site"]) if row["pain_site"] else None,
        side=Side(row["pain_side"]) if row["pain_side"] else None,
    )


def pain_row(pain: PainInTest) -> dict[str, Value]:
    """An answer as a row."""
    return {
        "session_id": pain.session_id,
        "movement": pain.movement.value,
        "side": pain.side.value,
        "score": pain.score,
        "discarded_at": None,
    }


def pain_from(row: Found) -> PainInTest:
    """An answer from a row."""
    return PainInTest(row["session_id"], Movement(row["movement"]), Side(row["side"]), row["score"])
