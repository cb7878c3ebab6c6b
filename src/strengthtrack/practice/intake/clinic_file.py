"""A file of ours opened, and each patient in it as rows."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from strengthtrack.practice.export.clinic_json import RECORDS_VERSION
from strengthtrack.practice.export.extract import Cancelled, Progress, Stopped
from strengthtrack.practice.intake.clinic_whole import check_clinic, checked
from strengthtrack.practice.intake.disk import told
from strengthtrack.practice.intake.faults import IntakeFault
from strengthtrack.practice.patient_document import PATIENT, Branch, clinic_rows, patient_rows

if TYPE_CHECKING:
    from strengthtrack.documents.clinic_json.document import Head
    from strengthtrack.records.exchange import Rows


Stamp = tuple[int, int]
"""The size of a file in bytes, and when it was written."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file says of itself, and the rows of its patients, one after the other."""

    head: Head
    patients: Iterator[Rows]
    stamp: Stamp


@contextmanager
def opened(
    path: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    as_seen: Stamp | None = None,
) -> Iterator[Incoming]:
    """A file to go through once, whatever its size; `progress` hears bytes. Raises Mendable, or Stopped.

    `as_seen` is how it stood when it was looked at; another one is refused, and so is one that changes meanwhile.
    """
    from strengthtrack.documents.clinic_json import reading

    with told(path), path.open("rb") as stream:
        stamp = _stamp(stream)
        _refuse_changed(path, as_seen or stamp, stamp)
        file = reading.read(stream, path.name, RECORDS_VERSION)
        if file.head.clinic is not None:
            check_clinic(clinic_rows(file.head.clinic), path.name)
        rows = checked((patient_rows(patient) for patient in file.patients), path.name)
        yield Incoming(file.head, _heard(rows, stream, stamp[0], progress, cancelled), stamp)
        _refuse_changed(path, stamp, _stamp(stream))


def hidden_columns() -> Mapping[str, frozenset[str]]:
    """What a file that hides identity does not tell, by table."""
    from strengthtrack.documents.clinic_json.document import Calibration, Study
    from strengthtrack.documents.clinic_json.hiding import identifying
    from strengthtrack.documents.clinic_json.patient import Patient

    kinds = (*_kinds(PATIENT, Patient), ("study", Study), ("calibration", Calibration))
    found = {table: frozenset(identifying(kind)) for table, kind in kinds}
    return {**found, "function_score": found["function_score"] | {"pack"}}


def _kinds(branch: Branch, kind: Any) -> Iterator[tuple[str, Any]]:
    """Each table with the class that stands for its rows in the document."""
    yield branch.table, kind
    for part in branch.branches:
        inner = kind.model_fields[part.name].annotation.__args__[0]
        yield from _kinds(part, inner)


def _stamp(stream: BinaryIO) -> Stamp:
    found = os.fstat(stream.fileno())
    return found.st_size, found.st_mtime_ns


def _refuse_changed(path: Path, before: Stamp, now: Stamp) -> None:
    if before != now:
        raise IntakeFault(f"“{path.name}” was changed after it was looked at; choose it again and look anew.")


def _heard(
    patients: Iterator[Rows], stream: BinaryIO, size: int, progress: Progress | None, cancelled: Cancelled | None
) -> Iterator[Rows]:
    for rows in patients:
        if cancelled is not None and cancelled():
            raise Stopped
        yield rows
        if progress is not None:
            progress(min(stream.tell(), size), size)
