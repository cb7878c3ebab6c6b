"""Calibrations: what was found when a dynamometer was held against something known."""

SQL = """
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
"""
