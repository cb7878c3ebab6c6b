"""What the list of patients asks of every session, so that it need not look at a million trials."""

SQL = """
ALTER TABLE session ADD COLUMN tested INTEGER NOT NULL DEFAULT 0 CHECK (tested IN (0, 1)); -- holds more than practice
UPDATE session SET tested = 1 WHERE id IN (
    SELECT session_id FROM trial WHERE NOT practice AND NOT running AND discarded_at IS NULL);
CREATE INDEX session_tested ON session (patient_id, started_at) WHERE tested AND discarded_at IS NULL;
CREATE INDEX session_unfinished ON session (started_at) WHERE finished_at IS NULL AND discarded_at IS NULL;
"""
