from collections.abc import Iterator
from pathlib import Path

import pytest

from records_bench import KEY, PATIENT, SESSION
from strengthtrack.records import database
from strengthtrack.records.file_names import RECORDS
from strengthtrack.records.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / RECORDS


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """Fresh records with one patient and one session."""
    kept = Store(database.open(path, KEY))
    kept.save_patient(PATIENT)
    kept.save_session(SESSION)
    yield kept
    kept.close()
