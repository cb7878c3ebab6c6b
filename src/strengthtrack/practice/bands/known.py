"""Error bands that are asked for once and remembered, for a job that asks for the same ones thousands of times."""

from functools import cache, cached_property, lru_cache

from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.clinic.pain import PainScale
from strengthtrack.clinic.setup import Setup
from strengthtrack.science.care import Bands
from strengthtrack.science.change import ErrorBand

MOST = 1024
"""Set-ups, which differ by their lever arm too."""


class KnownBands:
    """The bands as they were when it was made; a change of the settings meanwhile is not seen."""

    def __init__(self, bands: Bands) -> None:
        self._bands = bands
        self._strength = lru_cache(MOST)(bands.strength)
        self._pain, self._pain_mic = cache(bands.pain), cache(bands.pain_mic)

    @cached_property
    def baseline_visits(self) -> int:
        """Of how many first visits the baseline is the mean."""
        return self._bands.baseline_visits

    def strength(self, setup: Setup, /) -> ErrorBand:
        """The band of a strength tested in this way."""
        return self._strength(setup)

    def pain(self, scale: PainScale, /) -> ErrorBand:
        """The band of a pain score, in its points."""
        return self._pain(scale)

    def function(self, measure: FunctionMeasure, /) -> ErrorBand:
        """The band of a questionnaire's total, in its points."""
        return self._bands.function(measure)

    def pain_mic(self, scale: PainScale, /) -> tuple[float, str] | None:
        """The smallest change of pain that matters to a group, with its source."""
        return self._pain_mic(scale)

    def function_mic(self, measure: FunctionMeasure, /) -> tuple[float, str] | None:
        """The same for a questionnaire."""
        return self._bands.function_mic(measure)
