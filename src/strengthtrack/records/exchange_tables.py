"""Which tables hold what is kept of a patient and of the clinic, and what hangs on what."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows travel; the column `by` of a row names its row of `owner`, which is listed before.

    `key` tells its rows apart, () where nothing but all they say does. The columns `here` mean something in this file
    alone: the number SQLite gave a row, or what is worked out anew.
    """

    name: str
    owner: str = ""
    by: str = ""
    key: tuple[str, ...] = ("id",)
    here: frozenset[str] = frozenset()
    sets_aside: bool = True
    """Whether a row is set aside by a date of its own; otherwise it goes with its owner, or stays."""
    frozen: bool = False
    """Whether a row is never changed once it is written."""
    in_use: tuple[str, ...] = ()
    """The columns of which no two rows in use say the same, beside the key."""


def _form(name: str, *place: str) -> Table:
    return Table(name, "session", "session_id", (), frozenset({"id"}), in_use=("session_id", *place))


OF_PATIENT = (
    Table("patient"),
    Table("programme", "patient", "patient_id"),
    Table("planned_test", "programme", "programme_id", ("programme_id", "number"), sets_aside=False),
    Table("programme_phase", "programme", "programme_id", ("programme_id", "number"), sets_aside=False),
    Table("programme_pause", "programme", "programme_id", ("programme_id", "number"), sets_aside=False),
    Table("exercise_done", "programme", "programme_id"),
    Table("course_event", "patient", "patient_id"),
    Table("session", "patient", "patient_id", here=frozenset({"tested"})),
    _form("session_form"),
    _form("screening_answer", "number"),
    _form("function_score", "measure"),
    _form("item_answer", "measure", "number"),
    _form("patient_activity", "number"),
    _form("finding", "sign"),
    Table("pain_in_test", "session", "session_id", ("session_id", "movement", "side")),
    Table("skipped_test", "session", "session_id", ("session_id", "movement", "side")),
    Table("trial", "session", "session_id"),
    Table("trace", "trial", "trial_id", ("trial_id",), sets_aside=False),
    Table("running_piece", "trial", "trial_id", ("trial_id", "number"), sets_aside=False),
    Table("analysis", "trial", "trial_id", here=frozenset({"number"})),
    Table("letter", "patient", "patient_id", sets_aside=False, frozen=True),
    Table("letter_draft", "patient", "patient_id", ("patient_id", "kind")),
)
"""In an order in which they can be written: owners first."""

OF_CLINIC = (
    Table("setting", key=("name",), sets_aside=False),
    Table("study"),
    Table("study_person", "study", "study_id"),
    Table("letter_template"),
    Table("calibration"),
)

TABLES = {table.name: table for table in (*OF_PATIENT, *OF_CLINIC)}
