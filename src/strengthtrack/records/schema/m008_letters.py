"""Letters: what is being written, what was sent, and the clinic's own templates."""

SQL = """
ALTER TABLE patient ADD COLUMN address TEXT NOT NULL DEFAULT ''; -- lines

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
"""
