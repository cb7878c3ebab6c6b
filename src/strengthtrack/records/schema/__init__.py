"""The tables, in plain SQL. A migration that was released is never edited, and its number never used again.

Times are UTC as `2026-04-28T07:30:00.000000+00:00`, which sorts as it reads; days are local, as `2026-04-28`.
Words that a later battery or dynamometer may bring (movement, position, fixation) are not listed in a CHECK.
"""

from sqlite_utils import Database, Migrations

from strengthtrack.records.schema import m001_initial as initial
from strengthtrack.records.schema import m002_hands_on as hands_on
from strengthtrack.records.schema import m003_courses as courses
from strengthtrack.records.schema import m004_analyses as analyses
from strengthtrack.records.schema import m005_studies as studies
from strengthtrack.records.schema import m006_tested as tested
from strengthtrack.records.schema import m007_traces as traces
from strengthtrack.records.schema import m008_letters as letters
from strengthtrack.records.schema import m009_calibrations as calibrations

APPLICATION_ID = 0x53545254
"""“STRT” in the file's header, for tools that ask what a file is."""

SET_NAME = "strengthtrack"
MIGRATIONS = Migrations(SET_NAME)


@MIGRATIONS()
def m001_initial(db: Database) -> None:
    """Patients, programmes, sessions, trials, pain, settings."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.executescript(initial.SQL)


@MIGRATIONS()
def m002_hands_on(db: Database) -> None:
    """The form before the first push, batteries frozen into sessions, practice, notes and reasons."""
    db.executescript(hands_on.SQL)


@MIGRATIONS()
def m003_courses(db: Database) -> None:
    """Courses of care: templates, phases, pauses, exercise that was done, events."""
    db.executescript(courses.SQL)


@MIGRATIONS()
def m004_analyses(db: Database) -> None:
    """What was worked out of each trial, and every onset that was moved by hand."""
    db.executescript(analyses.SQL)


@MIGRATIONS()
def m005_studies(db: Database) -> None:
    """Repeatability studies of the clinic's own, and their people by a code."""
    db.executescript(studies.SQL)


@MIGRATIONS()
def m006_tested(db: Database) -> None:
    """Which sessions hold more than practice, kept with each."""
    db.executescript(tested.SQL)


@MIGRATIONS()
def m007_traces(db: Database) -> None:
    """Traces apart from their trials."""
    db.executescript(traces.SQL)


@MIGRATIONS()
def m008_letters(db: Database) -> None:
    """Letters in writing and as sent, the clinic's own templates, patients' addresses."""
    db.executescript(letters.SQL)


@MIGRATIONS()
def m009_calibrations(db: Database) -> None:
    """Calibrations of the dynamometers."""
    db.executescript(calibrations.SQL)
