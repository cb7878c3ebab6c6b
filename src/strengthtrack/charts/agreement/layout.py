"""Where everything of a Bland–Altman plot stands, in pixels of 1/96 inch from its top left corner. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from strengthtrack.charts.scale import Scale, value_ticks
from strengthtrack.clinic.figures import figure, signed
from strengthtrack.science.reliability import Agreement, Estimate

TITLE, AXIS, GUTTER, ENDS, PAD = 28.0, 52.0, 48.0, 176.0, 24.0
APART = 20.0
"""Between two labels."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One person's two values in N, and what the person is called."""

    words: str
    first_n: float
    second_n: float

    @property
    def mean(self) -> float:
        """Of both."""
        return (self.first_n + self.second_n) / 2.0

    @property
    def apart(self) -> float:
        """Second minus first."""
        return self.second_n - self.first_n

    @property
    def aloud(self) -> str:
        """What a screen reader says of it."""
        return f"{self.words}: first {figure(self.first_n)} N, second {figure(self.second_n)} N, {signed(self.apart)} N"


@dataclass(frozen=True, slots=True)
class Level:
    """A level line with its name at the right, which stands at `label_y` to keep clear of the others."""

    words: str
    value: Estimate
    y: float
    label_y: float


@dataclass(frozen=True, slots=True)
class AgreementLayout:
    """The plot measured out."""

    across: Scale
    up: Scale
    means: tuple[float, ...]
    """Ticks of the axis across."""
    aparts: tuple[float, ...]
    levels: tuple[Level, Level, Level]
    """Upper limit, bias, lower limit."""


def layout(pairs: Sequence[Pair], agreed: Agreement, width: float, height: float) -> AgreementLayout:
    """Measure out at least one pair; the axis across is that of the means, the one up that of the differences."""
    apart = [agreed.lower.value, agreed.upper.value, 0.0, *(pair.apart for pair in pairs)]
    aparts = value_ticks(min(apart), max(apart))
    seen = [pair.mean for pair in pairs]
    means = value_ticks(min(seen), max(seen))
    up = Scale(height - AXIS, TITLE + PAD / 2, aparts[0], aparts[-1])
    across = Scale(GUTTER + PAD, max(width - ENDS - PAD, GUTTER + 2 * PAD), means[0], means[-1])
    return AgreementLayout(across, up, means, aparts, _levels(agreed, up))


def _levels(agreed: Agreement, up: Scale) -> tuple[Level, Level, Level]:
    """Labels keep apart, from the middle outwards."""
    middle = up.at(agreed.bias.value)
    upper, lower = up.at(agreed.upper.value), up.at(agreed.lower.value)
    return (
        Level("upper limit", agreed.upper, upper, min(upper, middle - APART)),
        Level("mean", agreed.bias, middle, middle),
        Level("lower limit", agreed.lower, lower, max(lower, middle + APART)),
    )
