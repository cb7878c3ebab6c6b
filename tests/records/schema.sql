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
, address TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE programme (
    id TEXT PRIMARY KEY,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    name TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    weeks INTEGER NOT NULL,
    per_week INTEGER NOT NULL,
    discarded_at TEXT
, course_id TEXT NOT NULL DEFAULT '', template TEXT NOT NULL DEFAULT '', side TEXT NOT NULL DEFAULT '', ended_on TEXT, ended_why TEXT NOT NULL DEFAULT '') STRICT;

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
    note TEXT NOT NULL,
    finished_at TEXT, -- NULL: still open, or the app was stopped in it
    discarded_at TEXT
, worst_pain REAL CHECK (worst_pain BETWEEN 0 AND 10), usual_pain REAL CHECK (usual_pain BETWEEN 0 AND 10), pain_now REAL CHECK (pain_now BETWEEN 0 AND 10), pain_scale TEXT NOT NULL DEFAULT 'NPRS', pain_site TEXT, pain_side TEXT CHECK (pain_side IN ('left', 'right')), blind INTEGER NOT NULL DEFAULT 0 CHECK (blind IN (0, 1)), battery_text TEXT NOT NULL DEFAULT '', tested INTEGER NOT NULL DEFAULT 0 CHECK (tested IN (0, 1))) STRICT;

CREATE INDEX session_of_patient ON session (patient_id, started_at);

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

CREATE TABLE programme_phase (
    programme_id TEXT NOT NULL REFERENCES programme (id),
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    first_week INTEGER NOT NULL,
    weeks INTEGER NOT NULL CHECK (weeks > 0),
    exercises TEXT NOT NULL,
    PRIMARY KEY (programme_id, number)
) STRICT;

CREATE TABLE programme_pause (
    programme_id TEXT NOT NULL REFERENCES programme (id),
    number INTEGER NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT, -- NULL: it lasts
    why TEXT NOT NULL,
    PRIMARY KEY (programme_id, number)
) STRICT;

CREATE TABLE exercise_done (
    -- one session of exercise of a programme; a day may hold two
    id TEXT PRIMARY KEY,
    programme_id TEXT NOT NULL REFERENCES programme (id),
    day TEXT NOT NULL,
    what TEXT NOT NULL, -- may be empty
    discarded_at TEXT
) STRICT;

CREATE INDEX exercise_of_programme ON exercise_done (programme_id, day);

CREATE TABLE course_event (
    -- what happened beside the programme: an injection, a flare, new shoes
    id TEXT PRIMARY KEY,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    day TEXT NOT NULL,
    words TEXT NOT NULL,
    discarded_at TEXT
) STRICT;

CREATE INDEX event_of_patient ON course_event (patient_id, day);

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

CREATE INDEX session_tested ON session (patient_id, started_at) WHERE tested AND discarded_at IS NULL;

CREATE INDEX session_unfinished ON session (started_at) WHERE finished_at IS NULL AND discarded_at IS NULL;

CREATE TABLE trace (
    trial_id TEXT PRIMARY KEY REFERENCES trial (id), -- no row: the value was typed, or the trial runs
    unit TEXT NOT NULL, -- as received
    zero REAL NOT NULL, -- in unit, never taken off the stored values
    t_s BLOB NOT NULL, -- float64, little-endian, seconds from the first sample
    value BLOB NOT NULL, -- float64, little-endian, in unit, as many as t_s
    CHECK (length(t_s) % 8 = 0 AND length(t_s) = length(value))
) STRICT;

CREATE TABLE "trial" (
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

CREATE INDEX trial_of_test ON trial (session_id, movement);

CREATE INDEX trial_running ON trial (id) WHERE running;

CREATE TABLE letter (
    -- what was sent was sent: no discarded_at, and a correction is a letter of its own
    id TEXT PRIMARY KEY,
    patient_id TEXT NOT NULL REFERENCES patient (id),
    kind TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    signer TEXT NOT NULL,
    facts TEXT NOT NULL, -- JSON: every word and number of it
    template_name TEXT NOT NULL,
    template_version INTEGER NOT NULL,
    template_hash TEXT NOT NULL, -- SHA-256 of the Word template
    app_version TEXT NOT NULL,
    word BLOB NOT NULL,
    pdf BLOB NOT NULL,
    corrects TEXT REFERENCES letter (id) -- NULL: not a correction
) STRICT;

CREATE INDEX letter_of_patient ON letter (patient_id, issued_at);

CREATE TRIGGER letter_is_frozen BEFORE UPDATE ON letter
BEGIN SELECT RAISE(ABORT, 'an issued letter is never changed'); END;

CREATE TABLE letter_draft (
    -- one a patient and kind of letter
    patient_id TEXT NOT NULL REFERENCES patient (id),
    kind TEXT NOT NULL,
    content TEXT NOT NULL, -- JSON: what was ticked, chosen and typed
    saved_at TEXT NOT NULL,
    discarded_at TEXT,
    PRIMARY KEY (patient_id, kind)
) STRICT;

CREATE TABLE letter_template (
    -- the clinic's own; a name's newest version is offered, and the older ones stay for the letters made with them
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    hash TEXT NOT NULL,
    content BLOB NOT NULL,
    discarded_at TEXT,
    UNIQUE (name, version)
) STRICT;

CREATE TABLE calibration (
    id TEXT PRIMARY KEY,
    dynamometer TEXT NOT NULL, -- model and serial number as one name: “Dynamometer 1 (0417)”
    made_on TEXT NOT NULL, -- a local day
    due_on TEXT NOT NULL, -- a local day
    kind TEXT NOT NULL,
    known_mass_kg REAL, -- NULL: a certificate without one
    read_n REAL, -- mean under the mass, zero taken off; pulled is below 0
    stated_percent REAL, -- NULL: no error was stated
    made_by TEXT NOT NULL,
    note TEXT NOT NULL,
    discarded_at TEXT
) STRICT;

CREATE INDEX calibration_of ON calibration (dynamometer, made_on);

