"""How well a measurement repeats itself: intraclass correlation, typical error, limits of agreement.

ICC(2,1) and ICC(3,1) with their intervals after Shrout and Fleiss 1979 (doi:10.1037/0033-2909.86.2.420), from a two-way
analysis of variance; limits of agreement after Bland and Altman 1986 (doi:10.1016/S0140-6736(86)90837-8).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, sqrt

import numpy as np
from numpy.typing import NDArray

from strengthtrack.science.change import Z95, mdc95, sem

Table = NDArray[np.float64]
FEWEST = 3
"""People under whom nothing is computed."""
_TAIL = 0.975
_ROUNDING = 1e-20
"""Mean squares of less than so much of the mean's are what arithmetic leaves of nought."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95 % interval; `low` and `high` None where none can be given."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Variance:
    """Mean squares of a table of n people by k measurements: between people, between measurements, what is left."""

    n: int
    k: int
    people: float
    measurements: float
    rest: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """Second minus first, after Bland and Altman: its mean and the limits that hold 95 of 100, in the values' unit."""

    bias: Estimate
    lower: Estimate
    upper: Estimate
    sd: float


@dataclass(frozen=True, slots=True)
class Repeatability:
    """What people who were measured twice tell of a measurement; all but `n` and the ICCs in the values' unit."""

    n: int
    mean: float
    sd: float
    """Of all values, first and second."""
    icc21: Estimate | None
    icc31: Estimate | None
    typical_error: float
    """SD of the differences over √2: the part that is not a shift from the first time to the second."""
    agreement: Agreement

    @property
    def sem(self) -> float | None:
        """SD·√(1 − ICC(2,1)), which holds a shift between the two times as well."""
        return None if self.icc21 is None else sem(self.sd, self.icc21.value)

    @property
    def mdc95(self) -> float | None:
        """The smallest change of one person that is beyond error in 95 of 100."""
        return None if self.sem is None else mdc95(self.sem)

    def part(self, value: float | None) -> float | None:
        """A figure in the values' unit as a fraction of their mean; None where either is not over nought."""
        return None if value is None or self.mean <= 0.0 else value / self.mean


def repeatability(first: Sequence[float], second: Sequence[float]) -> Repeatability:
    """What two measurements of the same people tell; one value a person in each. Raises ValueError under 3 people."""
    table = np.column_stack([np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)])
    if len(table) < FEWEST:
        raise ValueError(f"{len(table)} people, fewer than {FEWEST}")
    found = variance(table)
    agreed = agreement(table[:, 0], table[:, 1])
    return Repeatability(
        n=found.n,
        mean=float(table.mean()),
        sd=float(table.std(ddof=1)),
        icc21=icc21(found),
        icc31=icc31(found),
        typical_error=agreed.sd / sqrt(2.0),
        agreement=agreed,
    )


def variance(table: Table) -> Variance:
    """The mean squares of a table, n people by k measurements, n and k at least 2."""
    n, k = table.shape
    mean = table.mean()
    least = _ROUNDING * float(mean**2)
    people = k * float(((table.mean(axis=1) - mean) ** 2).sum())
    measurements = n * float(((table.mean(axis=0) - mean) ** 2).sum())
    residual = table - table.mean(axis=1, keepdims=True) - table.mean(axis=0, keepdims=True) + mean
    rest = float((residual**2).sum())
    squares = people / (n - 1), measurements / (k - 1), rest / ((n - 1) * (k - 1))
    return Variance(n, k, *(square if square > least else 0.0 for square in squares))


def icc31(v: Variance) -> Estimate | None:
    """ICC(3,1), consistency: a shift from one time to the other does not count. None where nobody differs."""
    below = v.people + (v.k - 1) * v.rest
    if below <= 0.0:
        return None
    value = (v.people - v.rest) / below
    if v.rest <= 0.0:
        return Estimate(value)
    ratio, of_people, of_rest = v.people / v.rest, v.n - 1, (v.n - 1) * (v.k - 1)
    low = ratio / _f(of_people, of_rest)
    high = ratio * _f(of_rest, of_people)
    return _estimate(value, (low - 1) / (low + v.k - 1), (high - 1) / (high + v.k - 1))


def icc21(v: Variance) -> Estimate | None:
    """ICC(2,1), agreement: a shift from one time to the other counts as error. None where nobody differs."""
    below = v.people + (v.k - 1) * v.rest + v.k * (v.measurements - v.rest) / v.n
    if below <= 0.0:
        return None
    value = (v.people - v.rest) / below
    freedom = _freedom(v, value)
    if freedom is None:
        return Estimate(value)
    more, less = _f(v.n - 1, freedom), _f(freedom, v.n - 1)
    of_rest = v.k * v.measurements + (v.k * v.n - v.k - v.n) * v.rest
    low = v.n * (v.people - more * v.rest) / (more * of_rest + v.n * v.people)
    high = v.n * (less * v.people - v.rest) / (of_rest + v.n * less * v.people)
    return _estimate(value, low, high)


def _estimate(value: float, low: float, high: float) -> Estimate:
    """With its interval where there is one: of three people who agree in nothing the formula has none."""
    return Estimate(value, low, high) if isfinite(low) and isfinite(high) else Estimate(value)


def _freedom(v: Variance, rho: float) -> float | None:
    """The degrees of freedom of ICC(2,1)'s interval, Satterthwaite's; None where they cannot be given."""
    if v.rest <= 0.0:
        return None
    shift = v.k * rho * v.measurements / v.rest
    rest = v.n * (1 + (v.k - 1) * rho) - v.k * rho
    below = (v.n - 1) * shift**2 + rest**2
    above = (v.k - 1) * (v.n - 1) * (shift + rest) ** 2
    return above / below if above > 0.0 and below > 0.0 else None


def agreement(first: Table, second: Table) -> Agreement:
    """Bias and limits of agreement of second minus first, each with its interval; at least 2 people."""
    apart = second - first
    n, bias, sd = len(apart), float(apart.mean()), float(apart.std(ddof=1))
    of_bias = _t(n - 1) * sd / sqrt(n)
    of_limit = _t(n - 1) * sd * sqrt(3.0 / n)
    return Agreement(
        bias=_within(bias, of_bias),
        lower=_within(bias - Z95 * sd, of_limit),
        upper=_within(bias + Z95 * sd, of_limit),
        sd=sd,
    )


def _within(value: float, half: float) -> Estimate:
    return Estimate(value, value - half, value + half)


def _f(above: float, below: float) -> float:
    """The 97.5 % point of the F distribution."""
    from scipy.special import fdtri  # SciPy takes longer to load than the list of patients to be shown

    return float(fdtri(above, below, _TAIL))


def _t(freedom: float) -> float:
    """The 97.5 % point of Student's t."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, _TAIL))


@dataclass(frozen=True, slots=True)
class Printed:
    """An SEM or MDC as a paper prints it, beside the one its own SD and ICC give; in one unit."""

    printed: float
    computed: float

    @property
    def disagrees(self) -> bool:
        """Whether they differ by more than rounding explains: a tenth of the computed one."""
        return abs(self.printed - self.computed) > 0.1 * abs(self.computed)
