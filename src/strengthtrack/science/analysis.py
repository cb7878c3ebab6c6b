"""A trial's trace worked out: where its push begins, and every measure the trial can carry."""

from dataclasses import replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from strengthtrack.clinic.analysis import APP, BEFORE_VERSIONS, Analysis, Measured
from strengthtrack.clinic.trial import Trial
from strengthtrack.science.force_time import ANALYSIS_VERSION, sampling
from strengthtrack.science.gates import measures
from strengthtrack.science.measures import trial_force
from strengthtrack.science.recording import contractions
from strengthtrack.science.rise_onset import rise_onset

Force = NDArray[np.float64]


def found_onset(t_s: Force, force_n: Force) -> float | None:
    """Seconds at which the push that holds the peak left rest; None where none is heard or its beginning was not."""
    if not t_s.size:
        return None
    peak_s = t_s[np.argmax(force_n)]
    heard = (push for push in contractions(t_s, force_n) if push.onset_s <= peak_s <= push.end_s)
    found = next(heard, None)
    return None if found is None or found.cut_at_start else rise_onset(t_s, force_n, float(found.onset_s))


def analysed(trial: Trial, id: str, made_at: datetime) -> Analysis:
    """A trial as the app works it out; raises UnknownUnit."""
    return _worked_out(trial, id, made_at, found_onset(*trial_force(trial)))


def analysed_from(trial: Trial, id: str, made_at: datetime, before: Analysis, *, onset_s: float, by: str) -> Analysis:
    """A trial worked out from the onset that a tester sets; `before` is what was in force."""
    made = _worked_out(trial, id, made_at, onset_s)
    return replace(made, by=by, moved_from_s=before.onset_s)


def analysed_again(trial: Trial, id: str, made_at: datetime, before: Analysis) -> Analysis:
    """A trial by the version of today; an onset that was set by hand stays where it was set."""
    if not before.by_hand or before.onset_s is None:
        return analysed(trial, id, made_at)
    made = _worked_out(trial, id, made_at, before.onset_s)
    return replace(made, by=before.by, moved_from_s=before.moved_from_s)


def before_versions(trial: Trial) -> Analysis:
    """A trial that was filed before its analysis was kept: its peak and best second were told then as they are now."""
    found = measures(*trial_force(trial), None, trial.setup.fixation)
    told = tuple(one for one in found if one.of in {Measured.PEAK, Measured.BEST_SECOND})
    return Analysis("", trial.id, BEFORE_VERSIONS, trial.started_at, None, None, None, told)


def _worked_out(trial: Trial, id: str, made_at: datetime, onset_s: float | None) -> Analysis:
    t_s, force_n = trial_force(trial)
    read = sampling(t_s)
    return Analysis(
        id=id,
        trial_id=trial.id,
        version=ANALYSIS_VERSION,
        made_at=made_at,
        onset_s=onset_s,
        rate_hz=read.rate_hz if read else None,
        jitter_s=read.jitter_s if read else None,
        measures=measures(t_s, force_n, onset_s, trial.setup.fixation),
        by=APP,
    )
