"""How much an order would take out, before it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from strengthtrack.practice.export.extract import Cancelled, Stopped
from strengthtrack.practice.export.order import TABULAR, Format, Order

if TYPE_CHECKING:
    from strengthtrack.records.store import Store

_AT_ONCE = 500
"""Sessions whose trials are counted together: some milliseconds."""


@dataclass(frozen=True, slots=True)
class Counts:
    """`patients` have a session in the days asked for, `in_use` whether or not, `kept` also if discarded."""

    patients: int
    sessions: int
    trials: int
    in_use: int
    kept: int

    def of(self, one: Format) -> int:
        """How many patients a format tells of."""
        return {Format.JSON: self.kept, Format.FHIR: self.in_use}.get(one, self.patients)


def count(store: Store, order: Order, cancelled: Cancelled | None = None) -> Counts:
    """Count what an order takes out; raises RecordsFault, or Stopped once `cancelled` says so."""
    extract, rows = order.extract, store.for_export
    found = rows.sessions_of(extract.scope)
    ids, trials = [session for _, session in found], 0
    for first in range(0, len(ids), _AT_ONCE):
        if cancelled is not None and cancelled():
            raise Stopped
        trials += rows.count_trials(ids[first : first + _AT_ONCE], set_aside=extract.set_aside)
    some = len(extract.patient_ids)
    everybody = store.exchange().patients()
    return Counts(
        patients=len({patient for patient, _ in found}),
        sessions=len(ids),
        trials=trials,
        in_use=some or len(store.patients()),
        kept=some or len(everybody),
    )


def nothing(order: Order, counts: Counts) -> str:
    """Why there is nothing to take out, "" where there is something."""
    if not counts.kept:
        return "There is no patient in the records yet."
    if order.formats & TABULAR and not counts.sessions:
        return "There is no session yet." if order.extract.all_days else "There is no session in these days."
    return ""


def told(order: Order, counts: Counts) -> str:
    """“17 patients, 214 trials → 3 files”."""
    extract = order.extract
    parts = [many(max((counts.of(one) for one in order.formats), default=0), "patient")]
    if order.formats & TABULAR:
        some = "" if extract.all_days else f" {extract.days}"
        parts.append(many(counts.trials, "trial") + some)
    return f"{', '.join(parts)} → {many(len(order.files), 'file')}"


def many(number: int, one: str) -> str:
    """“1 file”, “10 000 files”."""
    return f"{grouped(number)} {one}{'s' * (number != 1)}"


def grouped(number: int) -> str:
    """“10 000”, as screens have it."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")
