"""Every patient of the clinic as the list and the search have them: read once, and then kept up with each write."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from strengthtrack.clinic.patient import Patient
from strengthtrack.practice import due, finding
from strengthtrack.practice.birthdays import Birthdays
from strengthtrack.practice.due import Filter, Row
from strengthtrack.practice.find_list import FindList, looked_for
from strengthtrack.records.changes import Changes, Kind

if TYPE_CHECKING:  # the window is shown before the records are loaded
    from strengthtrack.records.store import Store

SHOWN = frozenset({Kind.PATIENT, Kind.PROGRAMME, Kind.SESSION, Kind.TRIAL})
"""What a row of the list says something of."""


class Everyone:
    """The patients in use in the order of the list, and those that were discarded; nobody until `keep_up`."""

    def __init__(self) -> None:
        self._day: date | None = None
        self._version = 0
        self._told = False
        self._stale: set[str] = set()
        self._forget()

    def note(self, changes: Changes) -> None:
        """Something was written; it is read when the list or the search is looked at next."""
        self._told = True
        if not changes.kinds & SHOWN:
            return
        if changes.patient_id is None:
            self._day = None
        else:
            self._stale.add(changes.patient_id)

    def doubt(self, store: Store) -> None:
        """Anything may have changed: read everybody again if something was written of which nobody told."""
        if store.version != self._version and not self._told:
            self._day = None

    def keep_up(self, store: Store, today: date) -> None:
        """Read what was noted; everybody the first time, and each day anew."""
        version = store.version
        if self._day != today:
            self._read_all(store, today)
        elif self._told:
            for patient_id in self._stale:
                self._read_one(store, patient_id, today)
        else:
            return
        self._day, self._version, self._told = today, version, False
        self._stale.clear()

    @property
    def count(self) -> int:
        """How many are in use."""
        return len(self._rows)

    @property
    def count_discarded(self) -> int:
        """How many were discarded."""
        return len(self._discarded)

    def counts(self) -> Mapping[Filter, int]:
        """How many rows each filter shows."""
        return due.counts_of(self._kinds)

    def name(self, patient_id: str) -> str:
        """The name of one who is in use, else nothing."""
        return self._rows[patient_id].patient.name if patient_id in self._rows else ""

    def rows(self, filter: Filter, most: int) -> tuple[Row, ...]:
        """The first that a filter shows, in the order of the list."""
        return tuple(islice((row for row in self._in_order.entries if row.is_in(filter)), most))

    def found(self, text: str, most: int) -> tuple[Row, ...]:
        """The first rows of those whom a text fits, in the order of the list."""
        sought = finding.plain(text)
        born = (due.order(self._rows[id]) for id in self._birthdays.found(sought))
        return tuple(self._in_order.found(sought, most, born))

    def discarded(self, text: str) -> tuple[Row, ...]:
        """The rows of those who were discarded and whom a text fits."""
        return tuple(self._discarded[who.id] for who in finding.find(self._discarded_in_order(), text))

    def _discarded_in_order(self) -> list[Patient]:
        return [row.patient for row in sorted(self._discarded.values(), key=due.order)]

    def _forget(self) -> None:
        self._rows: dict[str, Row] = {}
        self._discarded: dict[str, Row] = {}
        self._kinds: Counter[due.Kind] = Counter()
        self._birthdays = Birthdays()
        self._in_order: FindList[Row] = FindList()

    def _read_all(self, store: Store, today: date) -> None:
        self._forget()
        with _nothing_collected():
            self._read(store, today)

    def _read(self, store: Store, today: date) -> None:
        programmes, tested = store.newest_programmes(), store.last_tested()
        written = {}
        for who in store.patients(include_discarded=True):
            row = due.row(who, programmes.get(who.id), tested.get(who.id), today)
            if who.discarded_at is not None:
                self._discarded[who.id] = row
                continue
            self._rows[who.id], written[who.id] = row, looked_for(who)
            self._birthdays.add(who.id, who.born)
        self._kinds = Counter(map(due.kind, self._rows.values()))
        self._in_order = FindList((due.order(row), row, written[id]) for id, row in self._rows.items())

    def _read_one(self, store: Store, patient_id: str, today: date) -> None:
        self._let_go(patient_id)
        tested = store.tested_on(patient_id)
        programme = store.programme(patient_id)
        row = due.row(store.patient(patient_id), programme, tested[-1] if tested else None, today)
        if row.patient.discarded_at is not None:
            self._discarded[patient_id] = row
        else:
            self._take(row)

    def _let_go(self, patient_id: str) -> None:
        self._discarded.pop(patient_id, None)
        row = self._rows.pop(patient_id, None)
        if row is not None:
            self._kinds[due.kind(row)] -= 1
            self._birthdays.remove(patient_id, row.patient.born)
            self._in_order.drop(due.order(row))

    def _take(self, row: Row) -> None:
        who = row.patient
        self._rows[who.id] = row
        self._kinds[due.kind(row)] += 1
        self._birthdays.add(who.id, who.born)
        self._in_order.put(due.order(row), row, looked_for(who))


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Thousands of things are made and none is garbage; to look through them for it takes a third of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
