"""Whether the dynamometer still shows nothing when nothing is on it."""

import numpy as np

from strengthtrack.clinic.figures import figure
from strengthtrack.clinic.units import newtons_per
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.practice.testing.recent import Recent

DRIFT_N = 1.0
"""A dynamometer that shows less than this at rest, or than its own step, or a zero that moved by less, is not worth a
word."""
UNTOUCHED_S = 2.0
UNTOUCHED_WITHIN_N = 0.3
"""Force that keeps within this for `UNTOUCHED_S` is touched by no hand and no limb, which tremble and breathe: a
judgement. A limb that lies still in a strap may keep so still for a while, and so the sentence says “if”."""
PUSHED_N = 5.0
"""More than this presses on the pad, and is no drift; what pulls is, for nobody pulls at a pad."""
FEWEST = 4
"""Readings, so that a slow dynamometer is looked at for longer."""
LOOK_S = 0.25


class DriftWatch:
    """Looked at while nothing is armed. Attributes: shows_n, what it shows untouched; None while that is near 0."""

    def __init__(self) -> None:
        self.shows_n: float | None = None
        self._next_s = float("-inf")

    def forget(self) -> None:
        """It was zeroed, or is another."""
        self.shows_n = None

    def look(self, now_s: float, recent: Recent, step_n: float = 0.0) -> None:
        """Look at the last seconds of zeroed force, N; `step_n` is the least the dynamometer can show."""
        if now_s < self._next_s:
            return
        self._next_s = now_s + LOOK_S
        t_s, _, force = recent.since(now_s - UNTOUCHED_S)
        long = len(t_s) >= FEWEST and t_s[0] <= now_s - 0.9 * UNTOUCHED_S + _period_s(t_s)
        if not long or float(np.ptp(force)) > max(UNTOUCHED_WITHIN_N, 2.0 * step_n):
            return  # touched: what was said before is as true as it was
        rest_n = float(force.mean())
        if abs(rest_n) < max(DRIFT_N, step_n):
            self.shows_n = None
        elif rest_n < PUSHED_N and (self.shows_n is None or abs(rest_n - self.shows_n) >= 0.5):
            self.shows_n = rest_n

    def words(self, *, hidden: bool = False) -> str:
        """What is so and what to do, in one sentence; empty while all is well."""
        if self.shows_n is None:
            return ""
        shown = "does not show 0" if hidden else f"shows {figure(self.shows_n, 1)} N"
        return f"The dynamometer {shown} at rest; if nothing touches its pad, press Zero."


def _period_s(t_s: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> float:
    return float(t_s[-1] - t_s[0]) / (len(t_s) - 1)


def step_n(profile: Profile | None, unit: str) -> float:
    """The least a dynamometer can show in a unit, N; 0 where its profile does not say so."""
    steps = profile.emulate.resolution if profile is not None and profile.emulate is not None else {}
    return next((float(step) * newtons_per(shown) for shown, step in steps.items() if shown == unit), 0.0)
