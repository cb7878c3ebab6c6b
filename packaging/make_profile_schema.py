"""Make the JSON Schema of device profiles, `device_profiles/schema.json`; run it again after a change of the model.

.venv/bin/python packaging/make_profile_schema.py
"""

import sys
from pathlib import Path

from strengthtrack.devices.profiles.schema_file import NAME, schema_text

FILE = Path(__file__).resolve().parent.parent / "device_profiles" / NAME

if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{FILE}\n")
