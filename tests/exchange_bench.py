"""Files of one clinic brought into the records of another."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from exchange_samples import LATER, empty, full, whole_file
from strengthtrack.practice.edits import Edit
from strengthtrack.practice.export.clinic_json import export_clinic
from strengthtrack.practice.intake.clinic_json import bring_in
from strengthtrack.records.store import Store


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Store]:
    """The records that the file comes from."""
    store = full(tmp_path)
    yield store
    store.close()


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Store]:
    """Those that it goes to."""
    store = empty(tmp_path)
    yield store
    store.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.json"
    path.write_bytes(whole_file())
    return path


def ticking() -> Callable[[], datetime]:
    """A clock on which no two moments are one."""
    moments = iter(range(1, 10_000))
    return lambda: LATER + timedelta(seconds=next(moments))


def brought(store: Store, file: Path, merge: dict[str, str] | None = None) -> Edit:
    edit = bring_in(file, ticking(), merge)
    edit.do(store)
    return edit


def again(here: Store, file: Path) -> Path:
    """The file written anew, after something changed."""
    export_clinic(here, file, LATER)
    return file
