"""What is read off a push: pure functions of seconds and newtons. Computed from the trace, never kept as truth.

Torque is force times lever arm, the force square to the limb; both are set against the body mass of that very session.
"""

from collections.abc import Iterable, Sequence
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from strengthtrack.clinic.setup import ValueRule
from strengthtrack.clinic.trial import Trace, Trial
from strengthtrack.clinic.units import UnknownUnit, newtons_per

Force = NDArray[np.float64]


def trace_force(trace: Trace) -> tuple[Force, Force]:
    """A trace as (seconds from its first reading, zeroed force in N); raises UnknownUnit."""
    t_s, value = np.frombuffer(trace.t_s), np.frombuffer(trace.value)
    return t_s, (value - trace.zero) * newtons_per(trace.unit)


def trial_force(trial: Trial) -> tuple[Force, Force]:
    """A trial as (seconds, zeroed force in N); both empty for a typed trial. Raises UnknownUnit."""
    return trace_force(trial.trace) if trial.trace is not None else (np.empty(0), np.empty(0))


def trial_peak_n(trial: Trial) -> float:
    """Peak force in N, typed or from the trace, pre-load included; 0 where not one reading came."""
    if trial.typed_n is not None:
        return trial.typed_n
    if trial.trace is None and trial.peak_n is not None:
        return trial.peak_n
    _, force = trial_force(trial)
    return peak(force) if force.size else 0.0


def holds_force(trial: Trial) -> bool:
    """Whether there is a force to tell: typed, kept with it, or readings, in a known unit and numbers every one."""
    if trial.typed_n is not None:
        return True
    if trial.trace is None:
        return trial.peak_n is not None and isfinite(trial.peak_n)
    try:
        _, force = trace_force(trial.trace)
    except UnknownUnit:
        return False
    return bool(force.size) and bool(np.isfinite(force).all())


def trial_value_n(trial: Trial) -> float | None:
    """What one trial gives by its set-up's rule, N: its peak or its best second; None for a push too short for that."""
    if trial.setup.value is not ValueRule.PLATEAU or trial.typed_n is not None:
        return trial_peak_n(trial)
    return best_second(*trial_force(trial))


def best_trial(trials: Iterable[Trial]) -> Trial | None:
    """The greatest by its rule of the trials that count, the last of equals; None where none has a value."""
    valued = [(value, at, trial) for at, (trial, value) in enumerate(_valued(trials))]
    return max(valued, default=(0.0, 0, None), key=lambda found: found[:2])[2]


def value_n(trials: Iterable[Trial]) -> float | None:
    """A test's value in N, of trials set up alike: the best, or their mean, by the battery's rule; None without one."""
    valued = _valued(trials)
    if not valued:
        return None
    values = [value for _, value in valued]
    return sum(values) / len(values) if valued[-1][0].setup.value is ValueRule.MEAN else max(values)


def _valued(trials: Iterable[Trial]) -> list[tuple[Trial, float]]:
    found = ((trial, trial_value_n(trial)) for trial in trials if trial.counts)
    return [(trial, value) for trial, value in found if value is not None]


def peak(force_n: Force) -> float:
    """Greatest force in N; raises ValueError without readings."""
    return float(force_n.max())


def best_second(t_s: Force, force_n: Force, span_s: float = 1.0) -> float | None:
    """Mean force in N of the best second; None where the push is shorter. Every reading weighs the same."""
    if t_s.size < 2:
        return None
    step_s = float(np.median(np.diff(t_s)))
    last = np.searchsorted(t_s, t_s + span_s - step_s / 2.0)
    whole = t_s + span_s <= t_s[-1] + 1.5 * step_s
    starts = np.flatnonzero(whole)
    if not starts.size:
        return None
    total = np.concatenate(([0.0], np.cumsum(force_n)))
    ends = last[starts]
    return float(((total[ends] - total[starts]) / (ends - starts)).max())


def held_s(t_s: Force, force_n: Force, resting_n: float = 0.0) -> float:
    """Seconds the force stood above half of its peak over rest, straight lines between readings."""
    if t_s.size < 2:
        return 0.0
    over = force_n - (resting_n + (peak(force_n) - resting_n) / 2.0)
    here, there = over[:-1], over[1:]
    span = np.abs(there - here)
    crossing = np.maximum(here, there) / np.where(span > 0.0, span, 1.0)
    part = np.where(span > 0.0, np.clip(crossing, 0.0, 1.0), here > 0.0)
    return float((part * np.diff(t_s)).sum())


def spread(values: Sequence[float]) -> float | None:
    """(max - min) / max of trials, a fraction; None under two trials or where none is over zero."""
    if len(values) < 2 or max(values) <= 0.0:
        return None
    return (max(values) - min(values)) / max(values)


def coefficient_of_variation(values: Sequence[float]) -> float | None:
    """Sample standard deviation over the mean of trials, a fraction; None under two trials or a mean not over zero."""
    if len(values) < 2 or sum(values) <= 0.0:
        return None
    return float(np.std(values, ddof=1)) / (sum(values) / len(values))


def torque_nm(force_n: float, lever_arm_m: float) -> float:
    """N.m: force times lever arm."""
    return force_n * lever_arm_m


def per_kg(value: float, body_mass_kg: float) -> float:
    """N.m/kg of a torque, N/kg of a force; raises ValueError for a mass that is not over zero."""
    if body_mass_kg <= 0.0:
        raise ValueError(f"a body mass of {body_mass_kg} kg")
    return value / body_mass_kg
