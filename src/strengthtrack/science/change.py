"""Whether a change is more than measurement error. Three answers; “cannot tell yet” is one of them.

SEM = SD·√(1 − ICC); MDC95 = 1.96·√2·SEM. A baseline that is the mean of n visits is itself out by SEM/√n, so a later
visit is beyond error when it lies more than 1.96·SEM·√(1 + 1/n) from it (with n = 1 that is MDC95).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from math import sqrt

Z95 = 1.96
_ROUNDING = 1e-9
"""A change on the very edge of the band lies in it, whatever the last digit of its arithmetic."""
NO_PART = "the baseline is not over nought, and the error is known as a part of it only"


class Answer(StrEnum):
    """What can be said of a change. The first is no change: it is what others are held against."""

    BASELINE = "baseline"
    BETTER = "better"
    WORSE = "worse"
    WITHIN = "within error"
    CANNOT_TELL = "cannot tell yet"

    @property
    def beyond(self) -> bool:
        """Whether it is beyond measurement error."""
        return self in {Answer.BETTER, Answer.WORSE}


def sem(sd: float, icc: float) -> float:
    """Standard error of measurement in the unit of `sd`; raises ValueError for an ICC over 1 or an SD below 0."""
    if sd < 0.0 or icc > 1.0:
        raise ValueError(f"an SD of {sd} with an ICC of {icc}")
    return sd * sqrt(1.0 - icc)


def mdc95(sem: float) -> float:
    """Smallest change of one person that is beyond error in 95 of 100, 1.96·√2·SEM, in the unit of `sem`."""
    return Z95 * sqrt(2.0) * sem


@dataclass(frozen=True, slots=True)
class ErrorBand:
    """What is known of the error of one kind of measurement.

    `mdc95` is a fraction of the baseline where `relative`, else in `unit`; None where nothing is known, and
    `why_not` says so. `words` tell where the figure is from, `sources` are DOIs or PMIDs.
    """

    mdc95: float | None
    relative: bool = False
    unit: str = "N"
    words: str = ""
    sources: tuple[str, ...] = ()
    why_not: str = ""

    def half_width(self, baseline: float, visits: int = 1) -> float | None:
        """1.96·SEM·√(1 + 1/n) around a baseline that is the mean of `visits`, in its unit; None where not known.

        A relative one is not known about a baseline that is not over nought, of which there is no part.
        """
        if self.mdc95 is None or (self.relative and baseline <= 0.0):
            return None
        scale = baseline if self.relative else 1.0
        return self.mdc95 * scale * sqrt((1.0 + 1.0 / visits) / 2.0)


@dataclass(frozen=True, slots=True)
class Baseline:
    """What changes are counted from: the mean of the first visits, with its error band.

    `value` and `half` are in `unit`; `half` None where no error is known. `last_day` is that of its last visit.
    """

    value: float
    unit: str
    visits: tuple[str, ...]
    first_day: date
    last_day: date
    band: ErrorBand
    wanted: int = 1
    """How many visits it is to be the mean of."""

    @property
    def whole(self) -> bool:
        """Whether all its visits were made."""
        return len(self.visits) >= self.wanted

    @property
    def half(self) -> float | None:
        """Half the width of the band around it."""
        return self.band.half_width(self.value, len(self.visits))

    @property
    def half_part(self) -> float | None:
        """The same as a fraction of the baseline."""
        half = self.half
        return None if half is None or self.value == 0.0 else half / abs(self.value)


@dataclass(frozen=True, slots=True)
class Change:
    """One visit against the baseline; `by` in the baseline's unit, None with a sentence `why` where there is none."""

    answer: Answer
    by: float | None = None
    part: float | None = None
    """`by` as a fraction of the baseline; None for scores and where the baseline is nought."""
    why: str = ""
    half_part: float | None = field(default=None, compare=False)
    """Half its band as a fraction of the baseline."""

    @property
    def beyond(self) -> bool:
        """Whether it is beyond measurement error."""
        return self.answer.beyond

    @property
    def decimals(self) -> int:
        """How many its percentage is told with: one where whole numbers would put it on the very edge of its band."""
        if self.part is None or self.half_part is None:
            return 0
        return int(round(abs(self.part) * 100.0) == round(self.half_part * 100.0))


def cannot_tell(why: str, by: float | None = None, part: float | None = None) -> Change:
    """The answer where nothing can be said, and why."""
    return Change(Answer.CANNOT_TELL, by, part, why)


def change(value: float, baseline: Baseline, *, higher_is_better: bool = True) -> Change:
    """A later visit's value against its baseline, both in the baseline's unit."""
    by = value - baseline.value
    part = by / baseline.value if baseline.value > 0.0 else None
    half = baseline.half
    if not baseline.whole:
        return cannot_tell(f"the baseline is to be the mean of {baseline.wanted} visits", by, part)
    if half is None:
        return cannot_tell(baseline.band.why_not or NO_PART, by, part)
    wide = baseline.half_part
    if abs(by) <= half + _ROUNDING:
        return Change(Answer.WITHIN, by, part, half_part=wide)
    return Change(Answer.BETTER if (by > 0.0) == higher_is_better else Answer.WORSE, by, part, half_part=wide)


def chance_of_one(tests: int) -> float:
    """How likely it is that at least one of so many unchanged tests lies beyond its 95 % band by chance alone."""
    return 1.0 - 0.95**tests
