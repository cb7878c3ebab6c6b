"""Studies and their people as rows, and back."""

from datetime import date

from strengthtrack.clinic.setup import Contraction, Dynamometer, Fixation, Movement
from strengthtrack.clinic.study import SideRule, Study, StudyPerson
from strengthtrack.records.rows import Found, moment_or_none, utc_or_none
from strengthtrack.records.sql import Value


def study_row(study: Study) -> dict[str, Value]:
    """A study as a row."""
    return {
        "id": study.id,
        "name": study.name,
        "movement": study.movement.value,
        "side_rule": study.side_rule.value,
        "position": study.position,
        "pad": study.pad,
        "fixation": study.fixation.value,
        "contraction": study.contraction.value,
        "dynamometer_model": study.dynamometer.model,
        "dynamometer_serial": study.dynamometer.serial,
        "tester": study.tester,
        "second_tester": study.second_tester,
        "begun_on": study.begun_on.isoformat(),
        "discarded_at": utc_or_none(study.discarded_at),
    }


def study_from(row: Found) -> Study:
    """A study from a row."""
    return Study(
        id=row["id"],
        name=row["name"],
        movement=Movement(row["movement"]),
        side_rule=SideRule(row["side_rule"]),
        position=row["position"],
        pad=row["pad"],
        fixation=Fixation(row["fixation"]),
        contraction=Contraction(row["contraction"]),
        dynamometer=Dynamometer(row["dynamometer_model"], row["dynamometer_serial"]),
        tester=row["tester"],
        second_tester=row["second_tester"],
        begun_on=date.fromisoformat(row["begun_on"]),
        discarded_at=moment_or_none(row["discarded_at"]),
    )


def person_row(person: StudyPerson) -> dict[str, Value]:
    """A person of a study as a row."""
    return {
        "id": person.id,
        "study_id": person.study_id,
        "number": person.number,
        "first_n": person.first_n,
        "second_n": person.second_n,
        "first_session": person.first_session,
        "second_session": person.second_session,
        "discarded_at": utc_or_none(person.discarded_at),
    }


def person_from(row: Found) -> StudyPerson:
    """A person of a study from a row."""
    return StudyPerson(
        id=row["id"],
        study_id=row["study_id"],
        number=row["number"],
        first_n=row["first_n"],
        second_n=row["second_n"],
        first_session=row["first_session"],
        second_session=row["second_session"],
        discarded_at=moment_or_none(row["discarded_at"]),
    )
