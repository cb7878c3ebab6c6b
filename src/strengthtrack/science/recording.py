"""Pushes in a recording that is whole: what the stream cannot know is looked up in what comes later."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from strengthtrack.science.contraction import Begun, Detector, Sensitivity

Force = NDArray[np.float64]

START_S = 0.1
"""So much of the beginning is taken as the level a recording starts from."""
LONGEST_PUSH_S = 15.0
"""A push that runs when the recording starts has let go by then, so a lower level is looked for so far."""
MID_PUSH_N = 25.0
MID_PUSH_PART = 0.4
"""A recording that starts this far up, and this part, from its lowest level to its highest starts in mid-push."""
SEEN_S = 0.03
"""A push that starts sooner in a recording ran already at its first reading: so short a rest tells nothing."""
UNKNOWN_REST_N = 0.0
"""What is taken for the resting force under a push whose onset is not in the recording: the dynamometer's zero."""


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
    found = _heard(t_s, force_n, Detector(settings, starting_rest(t_s, force_n)))
    if found and found[0].cut_at_start and found[0].resting_n != UNKNOWN_REST_N:
        return _heard(t_s, force_n, Detector(settings, UNKNOWN_REST_N))
    return found


def _heard(t_s: Force, force_n: Force, detector: Detector) -> tuple[Contraction, ...]:
    found: list[Contraction] = []
    for heard in detector.feed(t_s, force_n):
        if isinstance(heard, Begun):
            cut = bool(heard.onset_s < t_s[0] + SEEN_S)
            onset_s = float(t_s[0]) if cut else heard.onset_s
            found.append(Contraction(onset_s, float(t_s[-1]), heard.resting_n, cut, cut_at_end=True))
        else:
            last = found.pop()
            found.append(Contraction(last.onset_s, heard.end_s, last.resting_n, last.cut_at_start))
    return tuple(found)


def starting_rest(t_s: Force, force_n: Force) -> float:
    """Resting force (N) a recording starts from: its first level, or zero if that is a push already.

    A recording whose first and lowest level are close to one another says nothing of a push before it.
    """
    levels = _levels(t_s[t_s < t_s[0] + LONGEST_PUSH_S], force_n)
    in_push = levels[0] - levels.min() >= max(MID_PUSH_N, MID_PUSH_PART * (levels.max() - levels.min()))
    return UNKNOWN_REST_N if in_push else float(levels[0])


def _levels(t_s: Force, force_n: Force) -> Force:
    """Medians of one `START_S` after the other."""
    parts = np.flatnonzero(np.diff(np.floor((t_s - t_s[0]) / START_S))) + 1
    return np.array([np.median(part) for part in np.split(force_n[: t_s.size], parts)])
