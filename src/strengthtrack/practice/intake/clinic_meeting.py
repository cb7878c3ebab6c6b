"""The patients of a file beside those here: whose each of them is, and what would be added."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from strengthtrack.practice.intake.clinic_differences import Difference
from strengthtrack.practice.intake.clinic_file import hidden_columns
from strengthtrack.practice.intake.clinic_plan import Here, Plan, filed_under, plan
from strengthtrack.practice.intake.clinic_settings import settings_met
from strengthtrack.practice.intake.faults import IntakeFault
from strengthtrack.practice.patient_document import clinic_rows
from strengthtrack.records.exchange_tables import TABLES
from strengthtrack.records.rows import utc

if TYPE_CHECKING:
    from strengthtrack.documents.clinic_json.document import Clinic, Head
    from strengthtrack.records.exchange import Rows
    from strengthtrack.records.store import Store

TAKEN_BACK = "imports_taken_back"
"""The setting that holds the moments at which imports were undone, as a JSON list: what was set aside then counts as
not here when it comes again."""
_WITH_IDS = ("programme", "exercise_done", "course_event", "session", "trial", "analysis", "letter")
_Found = dict[tuple[str, str], tuple[str, str | None]]
"""Tables with an id: whose that is here, and when it was set aside."""


@dataclass(frozen=True, slots=True)
class Met:
    """One patient of the file: under which id they are filed here, and the plan. `again`: some of it was here once."""

    patient_id: str
    plan: Plan
    again: bool
    doubts: tuple[str, ...] = ()


class Meeting:
    """Meets the patients of one file; `merge` says which of them are filed under somebody who is here.

    Every method raises RecordsFault, and IntakeFault where somebody to merge with is not here.
    """

    def __init__(self, store: Store, head: Head, merge: Mapping[str, str]) -> None:
        self._store = store
        self._exchange = store.exchange()
        self._merge = merge
        self._hidden = {} if head.identified else hidden_columns()
        self._taken_back = taken_back(store)

    def meet(self, rows: Rows) -> Met:
        """What would become of one patient."""
        found = self._found(rows)
        present = {whose for whose, _ in found.values() if self._is_here(whose)}
        held = {one: whose for one, (whose, gone) in found.items() if whose in present and gone not in self._taken_back}
        target = self._target(rows["patient"][0]["id"], set(held.values()))
        here = self._exchange.of_patient(target)
        others = {one for one, whose in held.items() if whose != target}
        others |= {one for one, (whose, _) in found.items() if whose != target and TABLES[one[0]].frozen}
        made = plan(filed_under(rows, target), Here(here, self._taken_back, others, self._hidden))
        return Met(target, made, self._was_here(here, found), _unnumbered(made.rows, here))

    def clinic(self, clinic: Clinic | None) -> tuple[Plan, Mapping[str, str]]:
        """What would be added of the clinic's own, and the settings that are not made here yet."""
        if clinic is None:
            return Plan({}, ()), {}
        theirs, here = clinic_rows(clinic), self._exchange.of_clinic()
        told = {row["name"]: row["value"] for row in theirs.pop("setting", ())}
        theirs, taken = _without_taken_versions(theirs, here)
        made = plan(theirs, Here({**here, "setting": []}, self._taken_back, hidden=self._hidden))
        in_use = {one["name"] for one in theirs.get("letter_template", ()) if one["discarded_at"] is None}
        found = settings_met(told, {name: self._store.setting(name) for name in told}, in_use - set(taken))
        differ = (Difference(f"Setting: {name.replace('_', ' ')}") for name in found.kept_out)
        clash = (Difference(f"Letter template {name}, version {version}") for name, version in taken.items())
        return Plan(made.rows, (*differ, *clash, *made.differences)), found.made

    def _found(self, rows: Rows) -> _Found:
        found: _Found = {}
        for table in _WITH_IDS:
            if rows.get(table):
                held = self._exchange.whose(table, [row["id"] for row in rows[table]])
                found |= {(table, id): whose for id, whose in held.items()}
        return found

    def _target(self, id: str, owners: set[str]) -> str:
        """Whom somebody is filed under: as was chosen, the same id, or who has what is theirs from an import before."""
        if id in self._merge:
            return self._known(self._merge[id])
        return next(iter(owners)) if len(owners) == 1 and not self._is_here(id) else id

    def _known(self, id: str) -> str:
        if not self._is_here(id):
            raise IntakeFault("A patient who was to be merged with is not here any more; choose again.")
        return id

    def _is_here(self, id: str) -> bool:
        try:
            patient = self._store.patient(id)
        except KeyError:
            return False
        return patient.discarded_at is None or utc(patient.discarded_at) not in self._taken_back

    def _was_here(self, here: Rows, found: _Found) -> bool:
        if not self._taken_back:
            return False
        gone = {row.get("discarded_at") for some in here.values() for row in some}
        return bool(self._taken_back & (gone | {moment for _, moment in found.values()}))


def _unnumbered(added: Rows, here: Rows) -> tuple[str, ...]:
    """Two gauges of one make are told apart by their serial numbers alone."""
    models = [_without_serial(rows.get("trial", ())) for rows in (added, here)]
    return tuple(
        f"“{model}” has no serial number, here and in the file: what two of them measured would stand in one line."
        for model in sorted(models[0] & models[1])
    )


def _without_serial(trials: Iterable[Mapping[str, str]]) -> set[str]:
    return {trial["dynamometer_model"] for trial in trials if not trial["dynamometer_serial"].strip()}


def taken_back(store: Store) -> frozenset[str]:
    """The moments at which imports were undone."""
    return frozenset(json.loads(store.setting(TAKEN_BACK) or "[]"))


def _without_taken_versions(theirs: Rows, here: Rows) -> tuple[Rows, dict[str, int]]:
    """A template whose name and version another one has here cannot stand beside it; the last of each name."""
    taken = {(row["name"], row["version"]): row["id"] for row in here["letter_template"]}
    templates = theirs.get("letter_template", [])
    clash = [one for one in templates if taken.get((one["name"], one["version"]), one["id"]) != one["id"]]
    kept = {**theirs, "letter_template": [one for one in templates if one not in clash]}
    return kept, {one["name"]: one["version"] for one in clash}
