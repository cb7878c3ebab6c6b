"""What the page of trials shows: a patient's trials, the curve of one with what was worked out of it, two of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from strengthtrack.clinic.analysis import Analysis, Measure, version_words
from strengthtrack.clinic.days import day_words
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Movement, Side, differences
from strengthtrack.clinic.trial import Source, Trial
from strengthtrack.practice.edits import Edit
from strengthtrack.records.changes import Changes
from strengthtrack.science.analysis import analysed_again, analysed_from, before_versions
from strengthtrack.science.force_time import ANALYSIS_VERSION
from strengthtrack.science.gates import measures
from strengthtrack.science.measures import trial_force, trial_peak_n

if TYPE_CHECKING:
    from strengthtrack.records.store import Store

Force = NDArray[np.float64]

_SOURCES = {Source.TYPED: "typed", Source.FILE: "from a file"}
NOBODY = "the tester"
"""Who moved an onset where no tester is named."""


@dataclass(frozen=True, slots=True)
class TrialEntry:
    """One trial in the list, with its visit."""

    trial: Trial
    day: date
    tester: str
    peak_n: float

    @property
    def number(self) -> str:
        """“2”, or “P1” for a practice push."""
        return f"{'P' if self.trial.practice else ''}{self.trial.number}"

    @property
    def title(self) -> str:
        """“Hip abduction right, trial 2”."""
        setup = self.trial.setup
        return f"{setup.movement.words} {setup.side.value}, {self._called} {self.trial.number}"

    @property
    def mark(self) -> str:
        """Why it does not count, or is not like the others; empty for a plain trial."""
        trial = self.trial
        told = (
            trial.mark.value if trial.mark else "",
            "practice" if trial.practice else "",
            _SOURCES.get(trial.source, ""),
            "" if trial.complete else "cut short",
        )
        return ", ".join(filter(None, told))

    @property
    def _called(self) -> str:
        return "practice" if self.trial.practice else "trial"


@dataclass(frozen=True, slots=True)
class TrialAnalysis:
    """The curve of a trial (s from its first reading, zeroed N) and what was worked out of it.

    `kept` is in force; `ours` is what today's version makes of it, None where `kept` is of that version. `log` is
    every analysis that was kept, those that were taken back included, oldest first.
    """

    trial: Trial
    t_s: Force
    force_n: Force
    kept: Analysis
    ours: Analysis | None
    log: tuple[Analysis, ...]

    @property
    def in_force(self) -> Analysis:
        """Where the onset and the measured rate are looked up: a trial of before versions has them of today's only."""
        return self.ours if self.kept.rate_hz is None and self.ours is not None else self.kept

    def tried(self, onset_s: float) -> tuple[Measure, ...]:
        """What the measures would be from another onset."""
        return measures(self.t_s, self.force_n, onset_s, self.trial.setup.fixation)


def trial_entries(store: Store, patient_id: str) -> tuple[TrialEntry, ...]:
    """A patient's trials, the newest visit first, each by movement, side and number; none of a blind open session."""
    visits = {session.id: session for session in store.sessions(patient_id) if not session.hides_values}
    found = [(visits[trial.session_id], trial) for trial in store.trials(patient_id) if trial.session_id in visits]
    found.sort(key=_in_order)
    return tuple(TrialEntry(trial, visit.day, visit.tester, trial_peak_n(trial)) for visit, trial in found)


def trial_analysis(store: Store, trial: Trial, now: datetime) -> TrialAnalysis:
    """Work one trial out; raises RecordsFault or UnknownUnit."""
    log = store.analyses.of_trial(trial.id, include_discarded=True)
    in_use = [one for one in log if one.discarded_at is None]
    kept = in_use[-1] if in_use else before_versions(trial)
    ours = None
    if kept.version != ANALYSIS_VERSION and trial.trace is not None:
        ours = analysed_again(trial, uuid4().hex, now, kept)
    return TrialAnalysis(trial, *trial_force(trial), kept, ours, log)


def move_onset(found: TrialAnalysis, onset_s: float, by: str, now: datetime) -> Edit:
    """Set the onset by hand; the row says who, when, from where to where. Undoing takes the row back."""
    moved = analysed_from(found.trial, uuid4().hex, now, found.in_force, onset_s=onset_s, by=by.strip() or NOBODY)
    return _kept(f"Onset of trial {found.trial.number} moved to {onset_s:.3f} s", moved, now)


def take_on(found: TrialAnalysis, now: datetime) -> Edit:
    """Let today's version stand for the trial; undoing gives the older one back. Raises ValueError without one."""
    if found.ours is None:
        raise ValueError("the trial is of today's version already")
    words = version_words(found.ours.version)
    return _kept(f"Trial {found.trial.number} worked out by {words}", found.ours, now)


def unlike(first: Trial, second: Trial) -> tuple[str, ...]:
    """Why two trials are not of one series, whole phrases, the earlier one first; empty where they are comparable."""
    before, after = sorted((first, second), key=lambda trial: trial.started_at)
    told = []
    if before.setup.movement is not after.setup.movement:
        told.append(f"{before.setup.movement.words} and {after.setup.movement.words.lower()}")
    if before.setup.side is not after.setup.side:
        told.append(f"{before.setup.side.value.capitalize()} and {after.setup.side.value} leg")
    return (*told, *differences(before.setup, after.setup))


def log_words(found: TrialAnalysis) -> tuple[str, ...]:
    """What was done to the analysis, newest first: “Onset moved from 1.012 s to 1.034 s by … , 28 Apr 2026 12:00”."""
    return tuple(map(_log_line, reversed(found.log)))


def _log_line(row: Analysis) -> str:
    when = row.made_at.astimezone()
    moved = row.by_hand and row.onset_s is not None
    came = "" if row.moved_from_s is None else f"from {row.moved_from_s:.3f} s "
    what = f"Onset moved {came}to {row.onset_s:.3f} s by {row.by}" if moved else "Worked out by the app"
    back = "" if row.discarded_at is None else ", taken back"
    return f"{what}, {version_words(row.version)}, {day_words(when.date())} {when:%H:%M}{back}"


def _kept(name: str, analysis: Analysis, now: datetime) -> Edit:
    return Edit(name, _saved(analysis), _saved(replace(analysis, discarded_at=now)))


def _saved(analysis: Analysis) -> Callable[[Store], Changes]:
    return lambda store: store.analyses.save(analysis)


def _in_order(of: tuple[Session, Trial]) -> tuple[object, ...]:
    visit, trial = of
    movement, side = list(Movement).index(trial.setup.movement), list(Side)[::-1].index(trial.setup.side)
    return -visit.started_at.timestamp(), visit.id, movement, side, not trial.practice, trial.number
