"""Courses of care: templates, phases, pauses, exercise that was done, events."""

SQL = """
ALTER TABLE programme ADD COLUMN course_id TEXT NOT NULL DEFAULT ''; -- the first programme of its course; '': itself
ALTER TABLE programme ADD COLUMN template TEXT NOT NULL DEFAULT ''; -- the template it was made from; '': not known
ALTER TABLE programme ADD COLUMN side TEXT NOT NULL DEFAULT ''; -- left, right, both; '': not said
ALTER TABLE programme ADD COLUMN ended_on TEXT; -- the local day it was ended on before its time; NULL: it was not
ALTER TABLE programme ADD COLUMN ended_why TEXT NOT NULL DEFAULT '';
UPDATE programme SET template = 'hip' WHERE name = 'hip';

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
"""
