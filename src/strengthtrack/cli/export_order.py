"""What `strengthtrack export` was asked for: checked before the records are opened."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from strengthtrack.errors import EntryFault

if TYPE_CHECKING:
    from strengthtrack.practice.export.order import Order
    from strengthtrack.records.store import Store

_FORMATS = {
    "csv": "a table with a row a trial and one with a row a session, each with its dictionary",
    "xlsx": "both as one Excel workbook",
    "json": "the clinic file, which loses nothing, for another laptop",
    "fhir": "a FHIR R4 bundle, for a record system",
    "traces": "a table with a row a reading",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """An order but for its patients, who are typed; the folder is there."""

    asked: Order
    patients: tuple[str, ...]
    folder: Path

    def order(self, store: Store) -> Order:
        """The order, with the patients found; raises EntryFault, RecordsFault."""
        from dataclasses import replace

        from strengthtrack.practice.export.meant import meant

        if not self.patients:
            return self.asked
        ids = meant(self.patients, store.patients())
        return replace(self.asked, extract=replace(self.asked.extract, patient_ids=ids))


def add_order(parser: argparse.ArgumentParser) -> None:
    """The options."""
    for name, words in _FORMATS.items():
        parser.add_argument(f"--{name}", action="store_true", help=words)
    parser.add_argument(
        "--patient",
        action="append",
        default=[],
        metavar="WHO",
        help="by id, record number or name; give it again for more (everybody where not given)",
    )
    parser.add_argument("--from", dest="first", metavar="DAY", help="the first day of sessions, 2026-04-28")
    parser.add_argument("--to", dest="last", metavar="DAY", help="the last day")
    parser.add_argument("--hide-identity", action="store_true", help="codes for people, and nothing that names them")
    parser.add_argument("--for-excel", action="store_true", help="CSV with the mark by which Excel knows UTF-8")
    parser.add_argument("--decimal-comma", action="store_true", help="CSV for people who write decimals with a comma")
    parser.add_argument("--with-set-aside", action="store_true", help="trials that were set aside, too")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="WHERE", help="the folder to write to, or the file where it is one"
    )


def wanted(options: argparse.Namespace) -> Wanted:
    """What was asked for; raises EntryFault where it cannot be."""
    from strengthtrack.documents.tables.csv_table import CsvForm, Decimal
    from strengthtrack.practice.export.extract import Extract
    from strengthtrack.practice.export.order import Format, Order

    formats = frozenset(one for one in Format if getattr(options, one.value))
    _check(options, formats)
    folder, name = _where(options.out, formats)
    first, last = _days(options)
    order = Order(
        formats,
        Extract(first_day=first, last_day=last, hide_identity=options.hide_identity, set_aside=options.with_set_aside),
        CsvForm(Decimal.COMMA if options.decimal_comma else Decimal.POINT, options.for_excel),
        name,
    )
    return Wanted(order, tuple(options.patient), folder)


def _check(options: argparse.Namespace, formats: frozenset[str]) -> None:
    """Nothing that was asked for may be passed over in silence."""
    from strengthtrack.practice.export.order import PLAIN, TABULAR

    if not formats:
        listed = ", ".join(f"--{name}" for name in _FORMATS)
        raise _fault(f"Say what to write, one or more of {listed}.")
    whole = sorted(f"--{one}" for one in formats - TABULAR)
    if whole and (options.first or options.last):
        raise _fault(
            f"With {' and '.join(whole)} all days go out; leave --from and --to away, or ask for the tables alone."
        )
    if options.with_set_aside and not formats & TABULAR:
        raise _fault("--with-set-aside goes with --csv, --xlsx and --traces; leave it away, or ask for one of them.")
    if (options.for_excel or options.decimal_comma) and not formats & PLAIN:
        raise _fault("--for-excel and --decimal-comma go with --csv and --traces; leave them away, or ask for one.")


def _days(options: argparse.Namespace) -> tuple[date | None, date | None]:
    first, last = _day(options.first), _day(options.last)
    if first is not None and last is not None and last < first:
        raise _fault(f"No day lies from {first} to {last}; give the earlier one with --from.")
    return first, last


def _day(typed: str | None) -> date | None:
    from strengthtrack.clinic.typed_days import day_typed

    if typed is None:
        return None
    return day_typed(typed, datetime.now().astimezone().date(), past=False)


def _where(out: Path, formats: frozenset[str]) -> tuple[Path, str]:
    """The folder to write to, and what the one file is called: "" where each has its own name."""
    from strengthtrack.practice.export.order import Format, ending

    if out.is_dir():
        return out, ""
    one = next(iter(formats)) if len(formats) == 1 and formats != {Format.CSV} else None
    if one is None:
        raise _fault(f"The folder “{out}” is not there; make it, or name another one with --out.")
    ends = ending(Format(one))
    if out.suffix.lower() != ends:
        raise _fault(f"There is no folder “{out}”, and a file of --{one} ends in {ends}; name one of both with --out.")
    if not out.parent.is_dir():
        raise _fault(f"The folder “{out.parent}” is not there; make it, or name another one with --out.")
    return out.parent, out.stem


def _fault(sentence: str) -> EntryFault:
    return EntryFault([("export", sentence)])
