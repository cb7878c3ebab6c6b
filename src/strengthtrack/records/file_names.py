"""What lies in the data folder."""

RECORDS = "records.db"
KEY = "records.key"
LOCK = "records.lock"
