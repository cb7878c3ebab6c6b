"""What the app calls beyond measurement error where the truth is known: stable patients, and true gains.

Every patient is judged by the app's own `change`, against a baseline with the error band that is stated. The numbers
are drawn from a fixed seed, so each run says the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from bench.figures import say, tell
from strengthtrack.science.change import Answer, Baseline, Change, ErrorBand, chance_of_one, change, mdc95

PATIENTS, SEED = 10_000, 20260303
MEAN_N, SD_N = 150.0, 40.0
SEM_N = 9.0
STABLE_PERCENT, OFF_PERCENT = 5.0, 1.0
GAIN, FOUND_PERCENT = 1.5, 80.0
TESTS, ONE_OF_FOUR, OFF_FOUR = 6, 25.0, 4.0
"""Six independent tests have a chance of 26.5 %."""
DAY = date(2026, 3, 3)
Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Error:
    """A stated error: `sem` in N, or a part of the true value where the band is relative."""

    words: str
    sem: float
    relative: bool = False

    @property
    def mdc95(self) -> float:
        """In the same."""
        return mdc95(self.sem)

    @property
    def band(self) -> ErrorBand:
        """As the app knows it."""
        return ErrorBand(self.mdc95, self.relative, "%" if self.relative else "N")

    def spread_n(self, truth: Values) -> Values:
        """The SEM of each patient, N."""
        return self.sem * truth if self.relative else np.full_like(truth, self.sem)


ERRORS = (
    Error(f"SEM {SEM_N:g} N", SEM_N),
    Error("band ±15 %", 0.15 / mdc95(1.0), relative=True),
    Error("band ±20 %", 0.20 / mdc95(1.0), relative=True),
)


def measure() -> list[bool]:
    """Print how often each kind of patient is called beyond error; the figures that have an aim come back."""
    chance = np.random.default_rng(SEED)
    met = []
    for error in ERRORS:
        for visits in (1, 2, 3):
            met += [_stable(chance, error, visits), _gained(chance, error, visits)]
        _tell_growing(chance, error)
    return [*met, _six(chance)]


def _stable(chance: np.random.Generator, error: Error, visits: int) -> bool:
    """Nothing changed."""
    answers = [found.answer for found in judged(chance, error, visits)]
    better, worse = (percent(answers.count(one)) for one in (Answer.BETTER, Answer.WORSE))
    tell(f"{error.words}, baseline of {visits}: {better:.2f} % called better, {worse:.2f} % worse")
    off = abs(better + worse - STABLE_PERCENT)
    return say(f"{error.words}, baseline of {visits}: stable, off {STABLE_PERCENT:g} % by", off, "%", OFF_PERCENT)


def _gained(chance: np.random.Generator, error: Error, visits: int) -> bool:
    """A true gain of 1.5 times the smallest detectable change."""
    found = sum(one.answer is Answer.BETTER for one in judged(chance, error, visits, GAIN))
    words = f"{error.words}, baseline of {visits}: gain of {GAIN:g} × MDC, called better"
    return say(words, percent(found), "%", FOUND_PERCENT, at_least=True)


def _tell_growing(chance: np.random.Generator, error: Error) -> None:
    """The same gain where the error grows as the patient does, which no band that is fixed at baseline knows."""
    if error.relative:
        found = sum(one.answer is Answer.BETTER for one in judged(chance, error, 1, GAIN, growing=True))
        tell(f"{error.words}: if the error grows with strength, {percent(found):.1f} % of such gains are called better")


def _six(chance: np.random.Generator) -> bool:
    """How many of the patients have at least one of six stable tests beyond error."""
    tests = [np.array([one.beyond for one in judged(chance, ERRORS[0], 1)]) for _ in range(TESTS)]
    share = percent(int(np.logical_or.reduce(tests).sum()))
    formula = 100.0 * chance_of_one(TESTS)
    tell(f"{TESTS} stable tests: {share:.1f} % have one or more beyond, by the formula {formula:.1f} %")
    return say(f"{TESTS} stable tests: one or more beyond, off one in four by", abs(share - ONE_OF_FOUR), "%", OFF_FOUR)


def judged(
    chance: np.random.Generator, error: Error, visits: int, gain: float = 0.0, *, growing: bool = False
) -> Iterator[Change]:
    """Each patient's change, as the app calls it; `gain` in smallest detectable changes of the true value."""
    truth = np.maximum(chance.normal(MEAN_N, SD_N, PATIENTS), MEAN_N / 4)
    spread = error.spread_n(truth)
    first = truth + spread * chance.standard_normal(PATIENTS) / sqrt(visits)
    later = truth + gain * mdc95(1.0) * spread
    seen = later + (error.spread_n(later) if growing else spread) * chance.standard_normal(PATIENTS)
    band, names = error.band, tuple(f"visit {number}" for number in range(visits))
    for base, value in zip(first.tolist(), seen.tolist(), strict=True):
        yield change(value, Baseline(base, "N", names, DAY, DAY, band, visits))


def percent(count: int) -> float:
    """So many of the patients."""
    return 100.0 * count / PATIENTS
