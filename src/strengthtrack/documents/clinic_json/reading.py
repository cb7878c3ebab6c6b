"""A file of ours read back, patient by patient, with each value looked at.

A file in which each patient stands on a line, as we write it, is never held whole; one that another program laid out
anew is, up to a size. Every fault is a ClinicFileFault.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from strengthtrack import __version__
from strengthtrack.documents.clinic_json import faults
from strengthtrack.documents.clinic_json.document import FORMAT, FORMAT_VERSION, Document, Head
from strengthtrack.documents.clinic_json.patient import Patient
from strengthtrack.documents.clinic_json.values import Kept
from strengthtrack.documents.clinic_json.writing import PATIENTS_BEGIN

LONGEST_LINE = 512 * 2**20
LARGEST_OTHERWISE = 64 * 2**20
_LONGEST_FIRST = 64 * 2**10
_MARK = b"\xef\xbb\xbf"
_Kind = TypeVar("_Kind", bound=Kept)


@dataclass(frozen=True, slots=True)
class ClinicFile:
    """What a file says of itself, and its patients, which can be gone through once. `records_version` is ours."""

    head: Head
    patients: Iterator[Patient]


def read(stream: BinaryIO, name: str, records_version: int) -> ClinicFile:
    """Begin to read a file, called `name` in what is said of it; its end is looked at after the last patient."""
    lines = _Lines(stream, name)
    first = stream.readline(_LONGEST_FIRST).removeprefix(_MARK)
    if not first:
        raise faults.empty(name)
    told = _object(first.rstrip(b",\r\n") + b"}") if first.endswith(b",\n") else None
    if told is None or "format_version" not in told:
        return _read_otherwise(_whole(stream, first, name), name, records_version)
    _check_version(told, name, records_version)
    clinic, begins = lines.next(), lines.next()
    if not begins.endswith(b"\n"):
        raise faults.cut_off(name, 0)
    if begins != PATIENTS_BEGIN:
        raise faults.broken(name, "patients", "line 3 does not begin them")
    return ClinicFile(_valid(Head, first + clinic.rstrip(b",\n") + b"}", name), _patients(lines, name))


def _patients(lines: "_Lines", name: str) -> Iterator[Patient]:
    count, more = 0, True
    while not (line := lines.next()).startswith(b"]"):
        if not line.endswith(b"\n"):
            raise faults.cut_off(name, count)
        if not more:
            raise faults.broken(name, f"patient {count + 1}", "a comma is missing before it")
        more = line.endswith(b",\n")
        if line == b"\n":
            continue
        yield _valid(Patient, line.rstrip(b",\n"), name, count + 1)
        count += 1
    _check_end(line, count, name)
    if lines.next().strip():
        raise faults.broken(name, "end", "more stands behind it")


def _check_end(line: bytes, count: int, name: str) -> None:
    told = _object(line.replace(b"]", b'{"patients":[]', 1))
    if told is None or "count" not in told:
        raise faults.cut_off(name, count)
    if told["count"] != count:
        raise faults.broken(name, "count", f"it says {str(told['count'])[:20]} patients, and holds {count}")


def _read_otherwise(content: bytes, name: str, records_version: int) -> ClinicFile:
    """A file in another layout, whole."""
    try:
        told = from_json(content)
    except ValueError as fault:
        ours = content.lstrip().startswith(b"{")
        raise (faults.cut_off(name, 0) if ours and "EOF" in str(fault) else faults.not_json(name)) from None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise faults.not_ours(name)
    _check_version(told, name, records_version)
    document = _valid(Document, content, name)
    if document.count != len(document.patients):
        raise faults.broken(name, "count", f"it says {document.count} patients, and holds {len(document.patients)}")
    head = Head.model_construct(**{field: getattr(document, field) for field in Head.model_fields})
    return ClinicFile(head, iter(document.patients))


def _check_version(told: dict[str, Any], name: str, records_version: int) -> None:
    """Before anything else is looked at: what a later version writes may look broken to this one."""
    if told.get("format") != FORMAT:
        raise faults.not_ours(name)
    for key, ours in (("format_version", FORMAT_VERSION), ("records_version", records_version)):
        said = told.get(key)
        if isinstance(said, int) and said > ours:
            raise faults.newer(name, str(told.get("app_version", "of a later version")), __version__)


def _valid(kind: type[_Kind], text: bytes, name: str, patient: int | None = None) -> _Kind:
    try:
        return kind.model_validate_json(text, strict=True)
    except ValidationError as fault:
        raise faults.broken_value(name, fault, patient) from None


def _object(text: bytes) -> dict[str, Any] | None:
    try:
        told = from_json(text)
    except ValueError:
        return None
    return told if isinstance(told, dict) else None


def _whole(stream: BinaryIO, first: bytes, name: str) -> bytes:
    content = first + stream.read(LARGEST_OTHERWISE + 1 - len(first))
    if len(content) > LARGEST_OTHERWISE:
        raise faults.too_large(name, LARGEST_OTHERWISE >> 20)
    return content


class _Lines:
    """The lines of a file, b"" after the last; one that is too long is a fault."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name

    def next(self) -> bytes:
        line = self._stream.readline(LONGEST_LINE + 1)
        if len(line) > LONGEST_LINE:
            raise faults.too_large(self._name, LONGEST_LINE >> 20)
        return line
