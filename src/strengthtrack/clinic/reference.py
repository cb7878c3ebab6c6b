"""Reference values as somebody published them, or as the clinic found them: raw figures, with where they are from."""

from dataclasses import dataclass
from enum import StrEnum

from strengthtrack.clinic.setup import Contraction, Fixation, Movement


class PackKind(StrEnum):
    """What a pack holds."""

    RELIABILITY = "reliability"
    NORM = "norm"
    OWN_STUDY = "own study"
    """Reliability as this clinic found it; it has no DOI."""


class OfSex(StrEnum):
    """Who was measured."""

    FEMALE = "female"
    MALE = "male"
    BOTH = "both"


class ByTester(StrEnum):
    """Whether one tester measured both times."""

    SAME = "same"
    ANOTHER = "another"


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """One line of a pack; what was not stated is "" or None. Figures are in `unit`, the CV in per cent.

    `icc_from` and `icc_to` are the interval of the ICC, or the range where only a range is printed.
    """

    movement: Movement
    position: str = ""
    unit: str = ""
    sex: OfSex | None = None
    age_from: float | None = None
    age_to: float | None = None
    n: int | None = None
    mean: float | None = None
    sd: float | None = None
    icc: float | None = None
    icc_from: float | None = None
    icc_to: float | None = None
    printed_sem: float | None = None
    printed_mdc95: float | None = None
    printed_cv: float | None = None
    pad: str = ""
    fixation: Fixation | None = None
    contraction: Contraction | None = None
    dynamometer: str = ""
    tester: ByTester | None = None
    tester_name: str = ""
    """Who measured, in a study of the clinic's own."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReferencePack:
    """Rows from one source. `checked_by` stays empty until a person has held them against the source."""

    id: str
    name: str
    kind: PackKind
    citation: str
    licence: str
    rows: tuple[ReferenceRow, ...]
    doi: str = ""
    pmid: str = ""
    transcribed_by: str = ""
    checked_by: str = ""
    note: str = ""

    @property
    def source(self) -> str:
        """“DOI 10.…”, or “PMID …”, or the citation of a study of the clinic's own."""
        if self.doi:
            return f"DOI {self.doi}"
        return f"PMID {self.pmid}" if self.pmid else self.citation
