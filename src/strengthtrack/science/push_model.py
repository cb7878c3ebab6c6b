"""A small model of one push against the pad: ramp, plateau with tremor, release. Made, never measured."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Force = NDArray[np.float64]

TABLE_HZ = 1000.0
_TREMORS = 4
_NOISE = 0.0008
"""Noise of the instrument, as a fraction of the push above rest."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """One person's way of pushing once: times in s, tremor in Hz and fractions of the peak."""

    ramp_s: float
    hold_s: float
    release_s: float
    droop: float
    hertz: Force
    amount: Force
    phase: Force

    def at(self, t_s: Force) -> Force:
        """Force over rest as a fraction of the plateau, `t_s` after the onset; 0 outside the push."""
        rise = _smooth(t_s / self.ramp_s)
        fall = _smooth((t_s - self.ramp_s - self.hold_s) / self.release_s)
        sag = 1.0 - self.droop * np.clip((t_s - self.ramp_s) / max(self.hold_s, 1e-9), 0.0, 1.0)
        waves = np.sin(2.0 * np.pi * np.outer(t_s, self.hertz) + self.phase)
        return rise * (1.0 - fall) * (sag + waves @ self.amount)


def push(
    peak_n: float,
    hold_s: float,
    rate_hz: float,
    seed: int,
    *,
    rest_n: float = 0.0,
    lead_s: float = 1.0,
    tail_s: float = 1.0,
) -> tuple[Force, Force]:
    """One push as (seconds from 0, force in N): `lead_s` at rest, a ramp, `hold_s` of plateau, a release, `tail_s`.

    The greatest force is exactly `peak_n`; the same seed gives the same push. Raises ValueError unless the peak
    is over rest.
    """
    if peak_n <= rest_n:
        raise ValueError(f"a push of {peak_n} N does not rise over a rest of {rest_n} N")
    rng = np.random.default_rng(seed)
    shape = _shape(hold_s, rng)
    length_s = lead_s + shape.ramp_s + hold_s + shape.release_s + tail_s
    t_s = np.arange(max(2, round(length_s * rate_hz))) / rate_hz
    over_rest = shape.at(t_s - lead_s)
    over_rest += rng.normal(0.0, _NOISE, t_s.size)
    force = rest_n + over_rest * ((peak_n - rest_n) / over_rest.max())
    force[int(force.argmax())] = peak_n
    return t_s, force


def pushes(
    peaks_n: Sequence[float],
    hold_s: float = 5.0,
    pause_s: float = 4.0,
    seed: int = 1,
    rest_n: float = 0.0,
) -> Callable[[float], float]:
    """Make a live source: seconds since its start to force in N, pushing each of `peaks_n` in turn, for ever.

    `pause_s` of rest stands before and between pushes. Between its steps of 1 ms it goes in a straight line.
    """
    turns = (
        push(peak, hold_s, TABLE_HZ, seed + turn, rest_n=rest_n, lead_s=pause_s, tail_s=0.0)[1]
        for turn, peak in enumerate(peaks_n)
    )
    return round_and_round(np.concatenate(list(turns)).tolist(), TABLE_HZ)


def round_and_round(table: Sequence[float], rate_hz: float) -> Callable[[float], float]:
    """Make a live source of rows in N: from one row to the next in a straight line, and from the last to the first."""

    def force_at(t_s: float) -> float:
        step, part = divmod(t_s * rate_hz, 1.0)
        here = table[int(step) % len(table)]
        return here + part * (table[(int(step) + 1) % len(table)] - here)

    return force_at


def _shape(hold_s: float, rng: np.random.Generator) -> _Shape:
    return _Shape(
        ramp_s=float(rng.uniform(0.35, 0.8)),
        hold_s=hold_s,
        release_s=float(rng.uniform(0.15, 0.35)),
        droop=float(rng.uniform(0.02, 0.10)),
        hertz=rng.uniform(0.4, 11.0, _TREMORS),
        amount=rng.uniform(0.004, 0.014, _TREMORS),
        phase=rng.uniform(0.0, 2.0 * np.pi, _TREMORS),
    )


def _smooth(part: Force) -> Force:
    """0 before 0, 1 after 1, and no corner between."""
    clipped = np.clip(part, 0.0, 1.0)
    return clipped * clipped * (3.0 - 2.0 * clipped)
