"""What was worked out of a trial's trace, by which version of the arithmetic, and from which onset."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Measured(StrEnum):
    """What is read off a trace, by the name it is kept and printed with."""

    PEAK = "peak_n"
    BEST_SECOND = "best_second_n"
    IMPULSE = "impulse_first_second_n_s"
    TIME_TO_PEAK = "time_to_peak_s"
    STEEPEST = "steepest_200_ms_n_per_s"
    RFD_200 = "rfd_0_200_ms_n_per_s"
    RFD_100 = "rfd_0_100_ms_n_per_s"

    @property
    def words(self) -> str:
        """As a line of a table names it."""
        return _WORDS[self]

    @property
    def unit(self) -> str:
        """The unit it is kept and shown in."""
        return _UNITS.get(self, "N/s")

    @property
    def decimals(self) -> int:
        """How many decimals of it are shown."""
        return 2 if self is Measured.TIME_TO_PEAK else 0


_WORDS = {
    Measured.PEAK: "Peak",
    Measured.BEST_SECOND: "Best second",
    Measured.IMPULSE: "Impulse, first second",
    Measured.TIME_TO_PEAK: "Time to peak",
    Measured.STEEPEST: "Rise, steepest 200 ms",
    Measured.RFD_200: "Rise, 0 to 200 ms",
    Measured.RFD_100: "Rise, 0 to 100 ms",
}
_UNITS = {Measured.PEAK: "N", Measured.BEST_SECOND: "N", Measured.IMPULSE: "N.s", Measured.TIME_TO_PEAK: "s"}


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of a trial: its value in `of.unit`, or None and the reason why there is no number."""

    of: Measured
    value: float | None
    coarse: bool = False
    """Whether the readings are too few to tell it finely."""
    why_not: str = ""


APP = "app"
BEFORE_VERSIONS = 0
"""The version of a trial that was filed before its analysis was kept."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """One analysis of a trial; times in s from the first reading of its trace, rate in Hz, None where there is none.

    `by` tells who said where the push begins: the app, or the tester who moved the onset, from `moved_from_s`.
    """

    id: str
    trial_id: str
    version: int
    made_at: datetime
    onset_s: float | None
    rate_hz: float | None
    jitter_s: float | None
    measures: tuple[Measure, ...]
    by: str = APP
    moved_from_s: float | None = None
    discarded_at: datetime | None = None

    @property
    def by_hand(self) -> bool:
        """Whether a person set the onset."""
        return self.by != APP

    def measure(self, of: Measured) -> Measure:
        """One of its measures; without a value where that version did not know it."""
        unknown = Measure(of, None, why_not="not worked out then")
        return next((measure for measure in self.measures if measure.of is of), unknown)


def version_words(version: int) -> str:
    """“version 2”, or “before versions were kept”."""
    return f"version {version}" if version > BEFORE_VERSIONS else "before versions were kept"
