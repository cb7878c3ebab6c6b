"""The document as bytes, one patient a line, so that it is neither written nor read with all of it in memory."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from strengthtrack import __version__
from strengthtrack.documents.clinic_json.document import FORMAT, FORMAT_VERSION, Clinic, Head
from strengthtrack.documents.clinic_json.patient import Patient

PATIENTS_BEGIN = b'"patients":[\n'
"""The third line."""


def head(written_at: datetime, records_version: int, clinic: Clinic | None, *, identified: bool) -> Head:
    """What a file of this version says of itself."""
    return Head(
        format=FORMAT,
        format_version=FORMAT_VERSION,
        records_version=records_version,
        app_version=__version__,
        written_at=written_at,
        identified=identified,
        clinic=clinic,
    )


def chunks(head: Head, patients: Iterable[Patient]) -> Iterator[bytes]:
    """The whole file: the head in two lines, each patient in one, and last how many there are."""
    said = head.model_dump_json(exclude={"clinic"}).encode()
    clinic = head.clinic.model_dump_json().encode() if head.clinic is not None else b"null"
    yield said[:-1] + b',\n"clinic":' + clinic + b",\n" + PATIENTS_BEGIN
    count = 0
    for count, patient in enumerate(patients, start=1):
        yield (b",\n" if count > 1 else b"") + patient.model_dump_json().encode()
    yield b'\n],"count":%d}\n' % count
