"""Traces lie apart from their trials, so that looking through trials need not read every push whole."""

_COLUMNS = """
    id, session_id, movement, side, position, pad, fixation, contraction, lever_arm_m, tester, dynamometer_model,
    dynamometer_serial, profile_id, profile_hash, number, started_at, source, app_version, typed_n, typed_as,
    resting_n, complete, mark, running, discarded_at, feedback, value_rule, practice, note, discarded_why
"""

SQL = f"""
CREATE TABLE trace (
    trial_id TEXT PRIMARY KEY REFERENCES trial (id), -- no row: the value was typed, or the trial runs
    unit TEXT NOT NULL, -- as received
    zero REAL NOT NULL, -- in unit, never taken off the stored values
    t_s BLOB NOT NULL, -- float64, little-endian, seconds from the first sample
    value BLOB NOT NULL, -- float64, little-endian, in unit, as many as t_s
    CHECK (length(t_s) % 8 = 0 AND length(t_s) = length(value))
) STRICT;
INSERT INTO trace SELECT id, unit, zero, t_s, value FROM trial WHERE t_s IS NOT NULL ORDER BY rowid;

CREATE TABLE lean_trial (
    -- the set-up stands in each trial, as it may change between two trials of one session
    id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES session (id),
    movement TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('left', 'right')),
    position TEXT NOT NULL,
    pad TEXT NOT NULL,
    fixation TEXT NOT NULL,
    contraction TEXT NOT NULL CHECK (contraction IN ('make', 'break')),
    lever_arm_m REAL CHECK (lever_arm_m > 0), -- NULL: not measured, so no torque
    tester TEXT NOT NULL,
    dynamometer_model TEXT NOT NULL,
    dynamometer_serial TEXT NOT NULL,
    profile_id TEXT NOT NULL,
    profile_hash TEXT NOT NULL, -- which text of the profile decoded these bytes
    feedback TEXT NOT NULL, -- what was seen during the push
    value_rule TEXT NOT NULL,
    number INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    source TEXT NOT NULL,
    app_version TEXT NOT NULL,
    typed_n REAL, -- NULL: read from the wire
    typed_as TEXT NOT NULL,
    resting_n REAL, -- NULL: not known
    peak_n REAL, -- of the trace, worked out when it was filed; NULL: no trace, or filed before this was kept
    complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
    mark TEXT, -- NULL: the tester found nothing against it
    practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
    note TEXT NOT NULL,
    running INTEGER NOT NULL CHECK (running IN (0, 1)), -- 1: not ended yet; its trace lies in running_piece
    discarded_at TEXT,
    discarded_why TEXT NOT NULL
) STRICT;
INSERT INTO lean_trial ({_COLUMNS}) SELECT {_COLUMNS} FROM trial ORDER BY rowid;
DROP TABLE trial;
ALTER TABLE lean_trial RENAME TO trial;
CREATE INDEX trial_of_test ON trial (session_id, movement);
CREATE INDEX trial_running ON trial (id) WHERE running;
"""  # noqa: S608 - our own names
