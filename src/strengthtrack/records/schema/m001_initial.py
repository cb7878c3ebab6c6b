"""Patients, programmes, sessions, trials, pain, settings."""

SQL = """
CREATE TABLE made_with (
    -- which version of the app brought a migration, so that an older one can say what it needs
    migration TEXT PRIMARY KEY,
    app_version TEXT NOT NULL
) STRICT;

CREATE TABLE patient (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    born TEXT NOT NULL,
    sex TEXT NOT NULL,
    record_number TEXT NOT NULL,
    affected TEXT NOT NULL,
    dominant TEXT CHECK (dominant IN ('left', 'right')), -- NULL: not asked
    height_m REAL CHECK (height_m > 0), -- NULL: not measured
    reason TEXT NOT NULL,
    referrer TEXT NOT NULL,
    discarded_at TEXT -- NULL: in use; so in every table, and discarding is one update
) STRICT;

CREATE TABLE programme (
    id TEXT PRIMARY KEY,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    name TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    weeks INTEGER NOT NULL,
    per_week INTEGER NOT NULL,
    discarded_at TEXT
) STRICT;
CREATE INDEX programme_of_patient ON programme (patient_id);

CREATE TABLE planned_test (
    -- kept with each programme: the clinic may change its plan, and an old programme keeps its own
    programme_id TEXT NOT NULL REFERENCES programme (id),
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    day INTEGER NOT NULL, -- days after the programme's start
    PRIMARY KEY (programme_id, number)
) STRICT;

CREATE TABLE session (
    id TEXT PRIMARY KEY,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    started_at TEXT NOT NULL,
    tester TEXT NOT NULL,
    body_mass_kg REAL CHECK (body_mass_kg > 0), -- NULL: not weighed
    worst_pain INTEGER CHECK (worst_pain BETWEEN 0 AND 10), -- NULL: not answered, which is not zero
    usual_pain INTEGER CHECK (usual_pain BETWEEN 0 AND 10), -- NULL: not answered
    note TEXT NOT NULL,
    finished_at TEXT, -- NULL: still open, or the app was stopped in it
    discarded_at TEXT
) STRICT;
CREATE INDEX session_of_patient ON session (patient_id, started_at);

CREATE TABLE trial (
    -- the set-up stands in each trial, because it may change between two trials of one session
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
    number INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    source TEXT NOT NULL,
    app_version TEXT NOT NULL,
    unit TEXT, -- as received; NULL: no trace
    zero REAL, -- in unit, never taken off the stored values; NULL: no trace
    t_s BLOB, -- float64, little-endian, seconds from the first sample; NULL: no trace, the value was typed
    value BLOB, -- float64, little-endian, in unit, as many as t_s; NULL: no trace
    typed_n REAL, -- NULL: read from the wire
    typed_as TEXT NOT NULL,
    resting_n REAL, -- NULL: not known
    complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
    mark TEXT, -- NULL: the tester found nothing against it
    running INTEGER NOT NULL DEFAULT 0 CHECK (running IN (0, 1)), -- 1: not ended yet; its trace lies in running_piece
    discarded_at TEXT,
    CHECK (length(t_s) % 8 = 0 AND length(t_s) = length(value)),
    CHECK ((t_s IS NULL) = (value IS NULL) AND (t_s IS NULL) = (unit IS NULL) AND (t_s IS NULL) = (zero IS NULL))
) STRICT;
CREATE INDEX trial_of_session ON trial (session_id);
CREATE INDEX trial_running ON trial (id) WHERE running;

CREATE TABLE running_piece (
    -- a push while it runs, about one row a second, so that a crash leaves what came until then
    trial_id TEXT NOT NULL REFERENCES trial (id),
    number INTEGER NOT NULL,
    unit TEXT NOT NULL,
    zero REAL NOT NULL,
    t_s BLOB NOT NULL, -- counted from the first sample of the trial, not of the piece
    value BLOB NOT NULL,
    PRIMARY KEY (trial_id, number)
) STRICT;

CREATE TABLE pain_in_test (
    -- no row: not answered, which is not zero
    session_id TEXT NOT NULL REFERENCES session (id),
    movement TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('left', 'right')),
    score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
    discarded_at TEXT, -- an answer that was taken back
    PRIMARY KEY (session_id, movement, side)
) STRICT;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
"""
