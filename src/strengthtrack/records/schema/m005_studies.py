"""Studies of the clinic's own: people tested twice, by a code and never by name."""

SQL = """
CREATE TABLE study (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    movement TEXT NOT NULL,
    side_rule TEXT NOT NULL,
    position TEXT NOT NULL,
    pad TEXT NOT NULL,
    fixation TEXT NOT NULL,
    contraction TEXT NOT NULL,
    dynamometer_model TEXT NOT NULL,
    dynamometer_serial TEXT NOT NULL,
    tester TEXT NOT NULL,
    second_tester TEXT NOT NULL, -- '': the same both times
    begun_on TEXT NOT NULL,
    discarded_at TEXT
) STRICT;

CREATE TABLE study_person (
    id TEXT PRIMARY KEY,
    study_id TEXT NOT NULL REFERENCES study (id),
    number INTEGER NOT NULL,
    first_n REAL, -- newtons; NULL until measured
    second_n REAL,
    first_session TEXT NOT NULL, -- the session a value was taken from; '': it was typed
    second_session TEXT NOT NULL,
    discarded_at TEXT
) STRICT;
CREATE INDEX person_of_study ON study_person (study_id, number);
"""
