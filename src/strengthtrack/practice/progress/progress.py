"""All the progress page shows of one patient; the trials of a movement are read when it is first looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.clinic.setup import Movement, ValueRule
from strengthtrack.clinic.trial import Trial
from strengthtrack.practice.care import courses_of, visits_of
from strengthtrack.practice.progress.rows import ProgressRow, rows
from strengthtrack.practice.progress.summary import Latest, latest
from strengthtrack.practice.progress.visit_window import VisitWindow, windows
from strengthtrack.science.care import Bands, Care, Look
from strengthtrack.science.measures import trial_peak_n
from strengthtrack.science.trend import Trend
from strengthtrack.science.trend_of import trend

if TYPE_CHECKING:
    from strengthtrack.records.store import Store


@dataclass(frozen=True, slots=True)
class MovementProgress:
    """One movement: its trend, the visits it was made of, and its table newest first."""

    trend: Trend
    care: Care
    rows: tuple[ProgressRow, ...]


class Progress:
    """One patient. Attributes: visits (`Care` without trials), windows, movements that were tried, in order.

    Every method raises RecordsFault where the file or the disk fails.
    """

    def __init__(self, store: Store, patient_id: str, today: date, bands: Bands | None = None) -> None:
        self._store, self._bands = store, bands
        self._trials: dict[tuple[Movement, str], tuple[Trial, ...]] = {}
        self.visits = visits_of(store, patient_id, today)
        self.windows = windows(courses_of(store, patient_id))
        tried = store.by_movement.movements(visit.id for visit in self.visits.sessions)
        self.movements = tuple(movement for movement in Movement if movement in tried)

    def window(self, key: tuple[str, date | None] | None) -> VisitWindow:
        """The one with this key, or the first."""
        return next((found for found in self.windows if found.key == key), self.windows[0])

    def of(self, movement: Movement, window: VisitWindow, look: Look | None = None) -> MovementProgress:
        """One movement in a window; all visits are drawn linear."""
        care = self._care(movement, window)
        drawn = self._drawn(movement, window, care, look or Look())
        return MovementProgress(drawn, care, rows(drawn, care))

    def trend(self, movement: Movement, window: VisitWindow, look: Look | None = None) -> Trend:
        """The trend alone."""
        return self._drawn(movement, window, self._care(movement, window), look or Look())

    def latest(self, window: VisitWindow, look: Look | None = None) -> tuple[Latest, ...]:
        """The last visit of every movement and side that was tested."""
        return latest(self.trend(movement, window, look) for movement in self.movements)

    def read_next(self, window: VisitWindow) -> bool:
        """Read the trials of one more movement; False where all are read."""
        sessions = [visit.id for visit in window.of(self.visits).sessions]
        for movement in self.movements:
            if any((movement, session) not in self._trials for session in sessions):
                self._read(movement, sessions)
                return True
        return False

    @property
    def measures(self) -> tuple[FunctionMeasure, ...]:
        """The questionnaires of which there is a total."""
        told = {score.measure for scores in self.visits.scores.values() for score in scores if score.total is not None}
        return tuple(measure for measure in FunctionMeasure if measure in told)

    def _drawn(self, movement: Movement, window: VisitWindow, care: Care, look: Look) -> Trend:
        made = trend(movement, care, replace(look, linear=window.course is None), self._bands)
        if window.until is None:
            return made
        return replace(made, marks=tuple(mark for mark in made.marks if mark.due <= window.until))

    def _care(self, movement: Movement, window: VisitWindow) -> Care:
        own = window.of(self.visits)
        self._read(movement, [visit.id for visit in own.sessions])
        trials = (trial for visit in own.sessions for trial in self._trials[movement, visit.id])
        return replace(own, trials=tuple(trials))

    def _read(self, movement: Movement, session_ids: Iterable[str]) -> None:
        """Read what was not read before; of a trace only its peak is kept."""
        new = [session_id for session_id in session_ids if (movement, session_id) not in self._trials]
        found: dict[str, list[Trial]] = {session_id: [] for session_id in new}
        for trial in self._store.by_movement.of(movement, new) if new else ():
            found[trial.session_id].append(_light(trial))
        for session_id, trials in found.items():
            self._trials[movement, session_id] = tuple(trials)


def _light(trial: Trial) -> Trial:
    """The same with its peak in place of its trace, but where its value takes more than that."""
    if trial.trace is None or trial.setup.value is ValueRule.PLATEAU:
        return trial
    return replace(trial, trace=None, typed_n=trial_peak_n(trial))
