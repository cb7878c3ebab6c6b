"""Pushes in a recording that is whole: what the stream cannot know is looked up in what comes later."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from strengthtrack.science.contraction import Begun, Detector, Sensitivity

Force = NDArray[np.float64]

START_S = 0.1
"""So much of the beginning is taken as the level a recording starts from."""
LONGEST_PUSH_S = 15.0
"""A push that runs when the recording starts has let go by then, so a rest is looked for so far."""
MID_PUSH_PART = 0.4
"""A recording that starts this far up from its lowest level to its highest starts in mid-push."""


@dataclass(frozen=True, slots=True)
class Contraction:
    """One push; times in s of its first and last reading, resting force in N.

    `cut_at_start`: it ran already at the first reading, so its onset was not seen. `cut_at_end`: it still ran at
    the last. The time is then that of the reading at the edge.
    """

    onset_s: float
    end_s: float
    resting_n: float
    cut_at_start: bool = False
    cut_at_end: bool = False

    def of(self, t_s: Force, force_n: Force) -> tuple[Force, Force]:
        """Return the readings that lie in it, both ends included."""
        inside = (t_s >= self.onset_s) & (t_s <= self.end_s)
        return t_s[inside], force_n[inside]


def contractions(t_s: Force, force_n: Force, sensitivity: Sensitivity | None = None) -> tuple[Contraction, ...]:
    """Every push in a recording (s, N), in order, those cut by its edges included and told."""
    if not t_s.size:
        return ()
    settings = sensitivity or Sensitivity()
    detector = Detector(settings, starting_rest(t_s, force_n, settings))
    found: list[Contraction] = []
    for heard in detector.feed(t_s, force_n):
        if isinstance(heard, Begun):
            cut = bool(heard.onset_s <= t_s[0])
            found.append(Contraction(heard.onset_s, float(t_s[-1]), heard.resting_n, cut, cut_at_end=True))
        else:
            last = found.pop()
            found.append(Contraction(last.onset_s, heard.end_s, last.resting_n, last.cut_at_start))
    return tuple(found)


def starting_rest(t_s: Force, force_n: Force, sensitivity: Sensitivity) -> float:
    """Resting force (N) a recording starts from: its first level, or if that is a push already, the lowest one after.

    A recording whose first and lowest level are close to one another says nothing of a push before it.
    """
    levels = _levels(t_s[t_s < t_s[0] + LONGEST_PUSH_S], force_n)
    above = levels[0] - levels.min()
    in_push = above >= max(sensitivity.begin_n, MID_PUSH_PART * (levels.max() - levels.min()))
    return float(levels.min() if in_push else levels[0])


def _levels(t_s: Force, force_n: Force) -> Force:
    """Medians of one `START_S` after the other."""
    parts = np.flatnonzero(np.diff(np.floor((t_s - t_s[0]) / START_S))) + 1
    return np.array([np.median(part) for part in np.split(force_n[: t_s.size], parts)])
