"""What was worked out of each trial, by which version of the arithmetic, and every onset that was moved by hand."""

SQL = """
CREATE TABLE analysis (
    -- of one trial; the last that is not discarded is in force, and all of them are the log
    number INTEGER PRIMARY KEY, -- in the order of writing, whatever the clock said
    id TEXT NOT NULL UNIQUE,
    trial_id TEXT NOT NULL REFERENCES trial (id),
    version INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    onset_s REAL, -- from the first reading; NULL: no push was found
    said_by TEXT NOT NULL, -- who set the onset: app, or the tester who moved it
    moved_from_s REAL, -- where it was before it was moved by hand; NULL: nowhere, or it was not moved
    rate_hz REAL, -- as measured; NULL: too few readings
    jitter_s REAL,
    measures TEXT NOT NULL, -- JSON: a list of objects of, value, coarse, why_not
    discarded_at TEXT
) STRICT;
CREATE INDEX analysis_of_trial ON analysis (trial_id, number);
"""
