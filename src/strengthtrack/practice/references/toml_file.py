"""A reference pack as TOML: what ships, what a clinic writes, what a study of its own saves. Every fault is named."""

import re
import tomllib
from collections.abc import Iterable
from enum import StrEnum

from strengthtrack.clinic.reference import ByTester, OfSex, PackKind, ReferencePack, ReferenceRow
from strengthtrack.clinic.setup import Contraction, Fixation, Movement
from strengthtrack.errors import Mendable
from strengthtrack.practice.toml_table import Table

ROWS = (1, 1000)
_FIGURES = (0.0, 100_000.0)
_ICC = (-1.0, 1.0)
_AGES = (0.0, 120.0)
_ID = re.compile(r"[a-z0-9_]{1,60}")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_PMID = re.compile(r"\d{1,9}")


class ReferenceFault(Mendable):
    """A reference pack that cannot be used; `faults` names each place with its sentence."""

    def __init__(self, name: str, faults: Iterable[tuple[str, str]]) -> None:
        self.faults = tuple(faults)
        listed = "; ".join(f"{place}: {sentence}" for place, sentence in self.faults)
        super().__init__(f"The reference pack “{name}” cannot be used until this is mended: {listed}")


def read(text: str, name: str) -> ReferencePack:
    """The pack of a TOML text; `name` is what its file is called, without ending. Raises ReferenceFault."""
    try:
        table = Table(tomllib.loads(text), "", [])
    except (ValueError, RecursionError) as fault:  # a number of 5,000 digits is a ValueError, too
        raise ReferenceFault(name, [("the file", f"this is not TOML ({fault})")]) from None
    pack = _pack(table)
    if pack.id and pack.id != name:
        table.fault("id", f"say “{name}”, as the file is called")
    if table.faults:
        raise ReferenceFault(name, table.faults)
    return pack


def write(pack: ReferencePack) -> str:
    """The pack as TOML that `read` gives back."""
    from strengthtrack.practice.toml_writing import toml

    return toml({**_said(pack, exclude={"rows"}), "rows": [_said(row, exclude=set()) for row in pack.rows]})


def _pack(table: Table) -> ReferencePack:
    pack = ReferencePack(
        id=table.text("id"),
        name=table.text("name"),
        kind=table.one_of("kind", PackKind),
        citation=table.text("citation"),
        licence=table.text("licence"),
        rows=tuple(_row(row) for row in table.tables("rows", *ROWS)),
        doi=table.text_if_any("doi"),
        pmid=table.text_if_any("pmid"),
        transcribed_by=table.text_if_any("transcribed_by"),
        checked_by=table.text_if_any("checked_by"),
        note=table.text_if_any("note"),
    )
    table.nothing_else()
    _check_source(pack, table)
    return pack


def _check_source(pack: ReferencePack, table: Table) -> None:
    if pack.id and not _ID.fullmatch(pack.id):
        table.fault("id", "use small letters, digits and _ only, sixty at most")
    if pack.doi and not _DOI.fullmatch(pack.doi):
        table.fault("doi", "write it without an address, as in 10.1000/182")
    if pack.pmid and not _PMID.fullmatch(pack.pmid):
        table.fault("pmid", "write its digits only")
    if pack.kind is not PackKind.OWN_STUDY and not (pack.doi or pack.pmid):
        table.fault("doi", "name the source by its DOI or its PMID; without one the figures are not used")


def _row(table: Table) -> ReferenceRow:
    row = ReferenceRow(
        movement=table.one_of("movement", Movement),
        position=table.text_if_any("position"),
        unit=table.text_if_any("unit"),
        sex=table.one_of_if_any("sex", OfSex),
        age_from=table.number_if_any("age_from", *_AGES),
        age_to=table.number_if_any("age_to", *_AGES),
        n=_whole_if_any(table, "n"),
        mean=table.number_if_any("mean", *_FIGURES),
        sd=table.number_if_any("sd", *_FIGURES),
        icc=table.number_if_any("icc", *_ICC),
        icc_from=table.number_if_any("icc_from", *_ICC),
        icc_to=table.number_if_any("icc_to", *_ICC),
        printed_sem=table.number_if_any("printed_sem", *_FIGURES),
        printed_mdc95=table.number_if_any("printed_mdc95", *_FIGURES),
        printed_cv=table.number_if_any("printed_cv", 0.0, 100.0),
        pad=table.text_if_any("pad"),
        fixation=table.one_of_if_any("fixation", Fixation),
        contraction=table.one_of_if_any("contraction", Contraction),
        dynamometer=table.text_if_any("dynamometer"),
        tester=table.one_of_if_any("tester", ByTester),
        tester_name=table.text_if_any("tester_name"),
        note=table.text_if_any("note"),
    )
    table.nothing_else()
    if row.icc_from is not None and row.icc_to is not None and row.icc_from > row.icc_to:
        table.fault("icc_from", "let it be no more than icc_to")
    return row


def _whole_if_any(table: Table, key: str) -> int | None:
    found = table.number_if_any(key, 1, 1_000_000)
    if found is not None and found != int(found):
        table.fault(key, "give a whole number")
    return None if found is None else int(found)


def _said(thing: ReferencePack | ReferenceRow, exclude: set[str]) -> dict[str, object]:
    """What is stated, as TOML has it."""
    found = {name: getattr(thing, name) for name in type(thing).__slots__ if name not in exclude}
    return {name: _plain(value) for name, value in found.items() if value is not None and value != ""}


def _plain(value: object) -> object:
    return value.value if isinstance(value, StrEnum) else value
