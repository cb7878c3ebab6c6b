"""The form before the first push, batteries frozen into sessions, practice, notes and reasons."""

SQL = """
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
