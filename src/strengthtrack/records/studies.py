"""Studies of the clinic's own in the records, and the visits that could be taken into one."""

from dataclasses import dataclass

from strengthtrack.clinic.setup import Dynamometer, Movement
from strengthtrack.clinic.study import Study, StudyPerson
from strengthtrack.records import study_rows
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.sql import Sql

_TESTED = """
EXISTS (SELECT 1 FROM trial WHERE session_id = {visit} AND movement = ?1
        AND NOT practice AND NOT running AND discarded_at IS NULL)
"""
_MAY_BE_SEEN = (
    "{visit}.tested AND {visit}.discarded_at IS NULL AND ({visit}.finished_at IS NOT NULL OR NOT {visit}.blind)"
)
_REPEATED = f"""
WITH pair AS MATERIALIZED (  -- few visits are so near each other; only into those is looked
    SELECT first.patient_id, first.id AS first_id, second.id AS second_id, first.started_at AS began, second.started_at
    FROM session AS first
    JOIN session AS second ON second.patient_id = first.patient_id AND second.started_at > first.started_at
        AND julianday(second.started_at) - julianday(first.started_at) <= ?2
    JOIN patient ON patient.id = first.patient_id AND patient.discarded_at IS NULL
    WHERE {_MAY_BE_SEEN.format(visit="first")} AND {_MAY_BE_SEEN.format(visit="second")}
)
SELECT patient_id, first_id, second_id FROM pair
WHERE {_TESTED.format(visit="first_id")} AND {_TESTED.format(visit="second_id")}
ORDER BY started_at DESC, began DESC LIMIT ?3
"""  # noqa: S608 - our own words


@dataclass(frozen=True, slots=True)
class TwoVisits:
    """Two sessions of one patient in which the same movement was tested."""

    patient_id: str
    first_id: str
    second_id: str


class Studies:
    """`save_…` inserts, or updates what has that id."""

    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def all(self) -> tuple[Study, ...]:
        """Every study, the newest first."""
        statement = "SELECT * FROM study WHERE discarded_at IS NULL ORDER BY begun_on DESC, rowid DESC"
        return tuple(map(study_rows.study_from, self._sql.rows(statement)))

    def people(self, study_id: str, *, include_discarded: bool = False) -> tuple[StudyPerson, ...]:
        """The people of a study, in the order they came."""
        statement = "SELECT * FROM study_person WHERE study_id = ? AND (? OR discarded_at IS NULL) ORDER BY number"
        return tuple(map(study_rows.person_from, self._sql.rows(statement, study_id, include_discarded)))

    def save(self, study: Study) -> Changes:
        """Keep a study."""
        self._sql.put("study", study_rows.study_row(study))
        return Changes(frozenset({Kind.STUDY}))

    def save_people(self, people: tuple[StudyPerson, ...]) -> Changes:
        """Keep people of a study, all or none."""
        with self._sql.together():
            for person in people:
                self._sql.put("study_person", study_rows.person_row(person))
        return Changes(frozenset({Kind.STUDY}))

    def last_dynamometer(self) -> Dynamometer | None:
        """The one the last trial in the records was made with."""
        statement = (
            "SELECT dynamometer_model AS model, dynamometer_serial AS serial FROM trial ORDER BY rowid DESC LIMIT 1"
        )
        return next((Dynamometer(str(row["model"]), str(row["serial"])) for row in self._sql.rows(statement)), None)

    def repeated_visits(self, movement: Movement, within_days: int, most: int) -> tuple[TwoVisits, ...]:
        """Pairs of visits of a patient, so many days apart at most, in both of which a movement was tested; newest."""
        found = self._sql.rows(_REPEATED, movement.value, within_days, most)
        return tuple(TwoVisits(str(row["patient_id"]), str(row["first_id"]), str(row["second_id"])) for row in found)
