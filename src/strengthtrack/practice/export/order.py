"""What somebody wants to have of the records: in which formats, whose, of which days; and which files that makes."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from strengthtrack.documents.tables.csv_table import MACHINE, CsvForm
from strengthtrack.practice.export.extract import Extract


class Format(StrEnum):
    """What the records can leave as, in the order in which it is offered and written."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    FHIR = "fhir"
    TRACES = "traces"


TABULAR = frozenset({Format.CSV, Format.XLSX, Format.TRACES})
"""Those that can be of some days, and with trials that were set aside; the others hold what they always hold."""
PLAIN = frozenset({Format.CSV, Format.TRACES})
"""Those to which it matters how a CSV is written."""
TRIALS, SESSIONS = "trials", "sessions"
_CALLED = {Format.XLSX: "workbook", Format.JSON: "clinic", Format.FHIR: "fhir-bundle", Format.TRACES: "traces"}
_ENDINGS = {
    Format.CSV: (".csv", "-dictionary.csv"),
    Format.XLSX: (".xlsx",),
    Format.JSON: (".json",),
    Format.FHIR: (".json",),
    Format.TRACES: (".csv", "-dictionary.csv"),
}


@dataclass(frozen=True, slots=True)
class Order:
    """`name` is what the file shall be called, without its ending, where one format is asked for that makes one."""

    formats: frozenset[Format]
    extract: Extract = field(default_factory=Extract)
    form: CsvForm = MACHINE
    name: str = ""

    @property
    def in_turn(self) -> tuple[Format, ...]:
        """The formats, one after the other."""
        return tuple(one for one in Format if one in self.formats)

    @property
    def files(self) -> tuple[str, ...]:
        """Every file it makes."""
        return tuple(file for one in self.in_turn for file in self.files_of(one))

    def files_of(self, one: Format) -> tuple[str, ...]:
        """The files of one of its formats, a dictionary after what it explains."""
        called = (TRIALS, SESSIONS) if one is Format.CSV else (self.name or self._called(one),)
        return tuple(f"{name}{ending}" for name in called for ending in _ENDINGS[one])

    def _called(self, one: Format) -> str:
        of_some = one is Format.JSON and self.extract.patient_ids
        return "patients" if of_some else _CALLED[one]


def ending(one: Format) -> str:
    """What the main file of a format ends in."""
    return _ENDINGS[one][0]
