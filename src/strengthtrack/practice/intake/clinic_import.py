"""The import of our own JSON as something that is done, taken back and done again."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from strengthtrack.practice.export.extract import Cancelled, Progress
from strengthtrack.practice.intake.clinic_file import Incoming, Stamp, opened
from strengthtrack.practice.intake.clinic_meeting import TAKEN_BACK, Meeting, Met, taken_back
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.exchange_tables import TABLES
from strengthtrack.records.rows import utc

if TYPE_CHECKING:
    from strengthtrack.records.exchange import Exchange, Rows
    from strengthtrack.records.store import Store

_EVERYTHING = Changes(frozenset(Kind))


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be brought in: a file, whom of it are filed under somebody here, and who is left out."""

    path: Path
    merge: Mapping[str, str] = field(default_factory=dict)
    leave_out: Collection[str] = frozenset()
    with_clinic: bool = True
    as_seen: Stamp | None = None
    """How the file stood when it was looked at."""


@dataclass(slots=True)
class _Added:
    """What an import wrote, so that it can be set aside: keys by table, and the rows of forms by their numbers."""

    keys: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    sessions: set[str] = field(default_factory=set)
    settings: Mapping[str, str] = field(default_factory=dict)
    forms_after: Mapping[str, int] = field(default_factory=dict)
    forms_until: Mapping[str, int] = field(default_factory=dict)
    taken_back: frozenset[str] = frozenset()
    """When earlier imports were."""

    def note(self, rows: Rows) -> None:
        """Some more rows."""
        for name, some in rows.items():
            table = TABLES[name]
            if table.sets_aside and table.key:
                self.keys.setdefault(name, []).extend(tuple(row[column] for column in table.key) for row in some)
        self.sessions |= {row["session_id"] for row in rows.get("trial", ())}


class Import:
    """One import; `do` and `undo` are jobs for the writer, and raise what reading and writing do. `now` is UTC."""

    def __init__(
        self, asked: Asked, now: Callable[[], datetime], progress: Progress | None, cancelled: Cancelled | None
    ) -> None:
        self._asked = asked
        self._now = now
        self._progress = progress
        self._cancelled = cancelled
        self._added: _Added | None = None
        self._undone_at = ""

    def do(self, store: Store) -> Changes:
        """Bring the file in, or bring back what was set aside of it."""
        if self._added is None:
            self._added = self._bring_in(store)
        else:
            self._bring_back(store, self._added)
        return _EVERYTHING

    def undo(self, store: Store) -> Changes:
        """Set aside everything that was added and can be; letters as sent, which cannot, stay with their patient."""
        if self._added is not None:
            self._set_aside(store, self._added)
        return _EVERYTHING

    def _bring_in(self, store: Store) -> _Added:
        asked, exchange, added = self._asked, store.exchange(), _Added()
        with store.many(), self._opened() as file:
            added.forms_after, added.taken_back = exchange.forms_until(), taken_back(store)
            meeting = Meeting(store, file.head, asked.merge)
            if asked.with_clinic:
                made, added.settings = meeting.clinic(file.head.clinic)
                self._add(exchange, Met("", made, again=bool(added.taken_back)), added)
                _set(store, added.settings)
            for rows in file.patients:
                if rows["patient"][0]["id"] not in asked.leave_out:
                    self._add(exchange, meeting.meet(rows), added)
            added.forms_until = exchange.forms_until()
        return added

    def _opened(self) -> AbstractContextManager[Incoming]:
        return opened(self._asked.path, self._progress, self._cancelled, as_seen=self._asked.as_seen)

    def _add(self, exchange: Exchange, met: Met, added: _Added) -> None:
        from strengthtrack.documents.clinic_json.faults import broken
        from strengthtrack.records.exchange import Contradiction

        try:
            if met.again:
                for name, numbers in exchange.put_again(met.plan.rows, added.taken_back).items():
                    added.keys.setdefault(name, []).extend(numbers)
            else:
                exchange.add(met.plan.rows)
        except Contradiction as fault:
            raise broken(self._asked.path.name, met.patient_id, f"its parts do not fit together, {fault}") from fault
        added.note(met.plan.rows)

    def _set_aside(self, store: Store, added: _Added) -> None:
        self._undone_at = utc(self._now())
        exchange = store.exchange()
        with store.together():
            exchange.set_aside(added.keys, self._undone_at)
            exchange.set_forms_aside(added.forms_after, added.forms_until, self._undone_at)
            exchange.look_again(added.sessions)
            _take_out(store, added.settings)
            _remember(store, taken_back(store) | {self._undone_at})

    def _bring_back(self, store: Store, added: _Added) -> None:
        exchange = store.exchange()
        with store.together():
            exchange.bring_back(self._undone_at)
            exchange.look_again(added.sessions)
            _set(store, added.settings)
            _remember(store, taken_back(store) - {self._undone_at})


def _set(store: Store, settings: Mapping[str, str]) -> None:
    """Make those that are not made; one that was made meanwhile stays."""
    for name, value in settings.items():
        if not store.setting(name):
            store.save_setting(name, value)


def _take_out(store: Store, settings: Mapping[str, str]) -> None:
    """Take out those that still say what they said."""
    for name, value in settings.items():
        if store.setting(name) == value:
            store.save_setting(name, "")


def _remember(store: Store, moments: Collection[str]) -> None:
    store.save_setting(TAKEN_BACK, json.dumps(sorted(moments)))
