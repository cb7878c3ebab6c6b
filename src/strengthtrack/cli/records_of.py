"""The records of a folder without the window: nobody else may have them open meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from strengthtrack.records.store import Store


@contextmanager
def records_of(folder: Path) -> Iterator[Store]:
    """Open the records of a folder, made where there are none; raises RecordsFault."""
    from strengthtrack.records import database
    from strengthtrack.records.file_names import RECORDS
    from strengthtrack.records.key import key_for
    from strengthtrack.records.one_start import OneStart
    from strengthtrack.records.store import Store

    with OneStart(folder), closing(Store(database.open(folder / RECORDS, key_for(folder).text))) as store:
        yield store
