"""The tables, in plain SQL. A migration that was released is never edited, and its number never used again.

Times are UTC as `2026-04-28T07:30:00.000000+00:00`, which sorts as it reads; days are local, as `2026-04-28`.
Words that a later battery or dynamometer may bring (movement, position, fixation) are not listed in a CHECK.
"""

from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x53545254
"""“STRT” in the file's header, for tools that ask what a file is."""

SET_NAME = "strengthtrack"
MIGRATIONS = Migrations(SET_NAME)


@MIGRATIONS()
def m001_initial(db: Database) -> None:
    """Patients, programmes, sessions, trials, pain, settings."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.executescript(_INITIAL)


@MIGRATIONS()
def m002_hands_on(db: Database) -> None:
    """The form before the first push, batteries frozen into sessions, practice, notes and reasons."""
    db.executescript(_HANDS_ON)


_HANDS_ON = """
-- worst and usual pain may come off a line now, read to the millimetre; SQLite cannot widen a column
ALTER TABLE session RENAME COLUMN worst_pain TO worst_before;
ALTER TABLE session RENAME COLUMN usual_pain TO usual_before;
ALTER TABLE session ADD COLUMN worst_pain REAL CHECK (worst_pain BETWEEN 0 AND 10); -- NULL: not answered
ALTER TABLE session ADD COLUMN usual_pain REAL CHECK (usual_pain BETWEEN 0 AND 10);
UPDATE session SET worst_pain = worst_before, usual_pain = usual_before;
ALTER TABLE session DROP COLUMN worst_before;
ALTER TABLE session DROP COLUMN usual_before;
ALTER TABLE session ADD COLUMN pain_now REAL CHECK (pain_now BETWEEN 0 AND 10);
ALTER TABLE session ADD COLUMN pain_scale TEXT NOT NULL DEFAULT 'NPRS';
ALTER TABLE session ADD COLUMN pain_site TEXT; -- NULL: not said
ALTER TABLE session ADD COLUMN pain_side TEXT CHECK (pain_side IN ('left', 'right')); -- NULL: not said
ALTER TABLE session ADD COLUMN blind INTEGER NOT NULL DEFAULT 0 CHECK (blind IN (0, 1));
ALTER TABLE session ADD COLUMN battery_text TEXT NOT NULL DEFAULT ''; -- the battery as it was, TOML; '': from before

ALTER TABLE trial ADD COLUMN feedback TEXT NOT NULL DEFAULT 'force, both bests'; -- what was seen during the push
ALTER TABLE trial ADD COLUMN value_rule TEXT NOT NULL DEFAULT 'best peak';
ALTER TABLE trial ADD COLUMN practice INTEGER NOT NULL DEFAULT 0 CHECK (practice IN (0, 1));
ALTER TABLE trial ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE trial ADD COLUMN discarded_why TEXT NOT NULL DEFAULT '';

-- The form of a session: those of its rows with no discarded_at. No row: not asked or not answered.
-- An answer that is changed is not written over: its row is discarded and another added, as a paper form is amended,
-- so that what was answered before the first push can still be read. `number` is the place in its list.

CREATE TABLE session_form (
    id INTEGER PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES session (id),
    consent_by TEXT, -- NULL: not asked or not recorded
    consent_name TEXT NOT NULL,
    chaperone TEXT, -- NULL: not offered or not recorded
    leg_length_mm REAL CHECK (leg_length_mm >= 0), -- difference; NULL: not measured
    shorter TEXT CHECK (shorter IN ('left', 'right')),
    findings TEXT NOT NULL,
    discarded_at TEXT
) STRICT;
CREATE UNIQUE INDEX form_in_use ON session_form (session_id) WHERE discarded_at IS NULL;

CREATE TABLE screening_answer (
    id INTEGER PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES session (id),
    number INTEGER NOT NULL,
    question TEXT NOT NULL, -- in the words it was asked in; the clinic edits its list
    yes INTEGER CHECK (yes IN (0, 1)), -- NULL: asked and not answered
    discarded_at TEXT
) STRICT;
CREATE UNIQUE INDEX screening_in_use ON screening_answer (session_id, number) WHERE discarded_at IS NULL;

CREATE TABLE function_score (
    id INTEGER PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES session (id),
    number INTEGER NOT NULL,
    measure TEXT NOT NULL,
    total REAL, -- NULL: an item was left out, so there is none
    pack TEXT NOT NULL, -- the questionnaire that was asked item by item; '': the total was typed
    discarded_at TEXT
) STRICT;
CREATE UNIQUE INDEX function_in_use ON function_score (session_id, measure) WHERE discarded_at IS NULL;

CREATE TABLE item_answer (
    id INTEGER PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES session (id),
    measure TEXT NOT NULL,
    number INTEGER NOT NULL, -- of the item in its questionnaire, from 1
    answer REAL NOT NULL,
    discarded_at TEXT
) STRICT;
CREATE UNIQUE INDEX item_in_use ON item_answer (session_id, measure, number) WHERE discarded_at IS NULL;

CREATE TABLE patient_activity (
    id INTEGER PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES session (id),
    number INTEGER NOT NULL,
    words TEXT NOT NULL,
    score REAL CHECK (score BETWEEN 0 AND 10), -- NULL: not scored
    discarded_at TEXT
) STRICT;
CREATE UNIQUE INDEX activity_in_use ON patient_activity (session_id, number) WHERE discarded_at IS NULL;

CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES session (id),
    number INTEGER NOT NULL,
    sign TEXT NOT NULL,
    seen TEXT NOT NULL,
    discarded_at TEXT
) STRICT;
CREATE UNIQUE INDEX finding_in_use ON finding (session_id, sign) WHERE discarded_at IS NULL;

CREATE TABLE skipped_test (
    session_id TEXT NOT NULL REFERENCES session (id),
    movement TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('left', 'right')),
    why TEXT NOT NULL, -- may be empty
    discarded_at TEXT, -- it was tested after all
    PRIMARY KEY (session_id, movement, side)
) STRICT;
"""

_INITIAL = """
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
