"""What a person has asked a progress chart to show. No Qt."""

from dataclasses import dataclass
from math import ceil, floor

from strengthtrack.charts.trend.words import week_number
from strengthtrack.clinic.setup import Side

ZOOM_STEP = 1.5
"""How much nearer one key or one notch of a wheel takes."""
LEAST_WEEKS = 2.0
"""A chart shows no fewer."""


@dataclass(frozen=True, slots=True)
class Window:
    """The weeks that are shown, first to last."""

    first: float
    last: float

    @property
    def weeks(self) -> float:
        """How many there are."""
        return self.last - self.first

    def holds(self, week: float) -> bool:
        """Whether a week is shown."""
        return self.first <= week <= self.last

    @property
    def words(self) -> str:
        """“Weeks 4 to 8”: those of which any part is shown."""
        return f"Weeks {week_number(ceil(self.first - 1e-6))} to {week_number(floor(self.last + 1e-6))}"


@dataclass(frozen=True, slots=True)
class TrendView:
    """Which band, whether symmetry, and which weeks; `window` None shows all.

    `band` is the side whose band is drawn, where `band_asked`; else it is the affected one's.
    """

    band_asked: bool = False
    band: Side | None = None
    symmetry: bool = False
    window: Window | None = None


def zoomed(shown: Window, whole: Window, times: float, about: float) -> Window | None:
    """The weeks seen `times` nearer, the week `about` staying in its place; None where that is all of them."""
    weeks = max(shown.weeks / times, LEAST_WEEKS)
    share = (about - shown.first) / shown.weeks
    return within(Window(about - share * weeks, about + (1.0 - share) * weeks), whole)


def panned(shown: Window, whole: Window, weeks: float) -> Window | None:
    """As many weeks, later or earlier, but not past the ends."""
    return within(Window(shown.first + weeks, shown.last + weeks), whole)


def within(wanted: Window, whole: Window) -> Window | None:
    """The same window inside the whole; None where it is all of it."""
    if wanted.weeks >= whole.weeks * (1.0 - 1e-9):
        return None
    first = min(max(wanted.first, whole.first), whole.last - wanted.weeks)
    return Window(first, first + wanted.weeks)


def reaching(shown: Window, whole: Window, week: float) -> Window | None:
    """The window moved just so far that a week is well inside it."""
    edge = 0.1 * shown.weeks
    if week < shown.first + edge:
        return panned(shown, whole, week - edge - shown.first)
    if week > shown.last - edge:
        return panned(shown, whole, week + edge - shown.last)
    return shown
