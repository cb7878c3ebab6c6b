"""The sizes of a patient's page: as designed for 1920 × 1080, and smaller or larger by one factor; on paper its own."""

from dataclasses import dataclass, replace

from PySide6.QtGui import QFont, QFontMetricsF

from strengthtrack.charts.fonts import inter

DESIGNED = (1920.0, 1080.0)
FOOT = 80.0
"""Of the designed height, below the page."""
LEAST_PX = 15


@dataclass(frozen=True, slots=True)
class PatientType:
    """Sizes in pixels; type is never smaller than `least`."""

    factor: float = 1.0
    sentence: float = 56.0
    pain: float = 40.0
    end: float = 72.0
    title: float = 28.0
    rest: float = 24.0
    line: float = 6.0
    marker: float = 26.0
    last: float = 36.0
    margin: float = 112.0
    top: float = 52.0
    foot: float = 20.0
    least: int = LEAST_PX

    def px(self, size: float) -> int:
        """A size of type as it is set."""
        return max(self.least, round(size * self.factor))

    def of(self, length: float) -> float:
        """Any other length."""
        return length * self.factor

    def font(self, size: float, weight: int = 400) -> QFont:
        """Inter at a size, its figures proportional."""
        font = inter(self.px(size), weight, tabular=False)
        if size >= self.pain:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98.0)
        return font

    def width(self, words: str, size: float, weight: int = 400) -> float:
        """How wide words are, in pixels."""
        return QFontMetricsF(self.font(size, weight)).horizontalAdvance(words)

    def shrunk(self, by: float) -> "PatientType":
        """The same by another factor."""
        return replace(self, factor=self.factor * by)


PAPER = PatientType(
    sentence=27.0,
    pain=21.0,
    end=34.0,
    title=18.0,
    rest=15.0,
    line=3.0,
    marker=13.0,
    last=18.0,
    margin=0.0,
    top=0.0,
    foot=0.0,
)
"""On paper, in 1/96 inch: 15 px are 11 pt."""


def factor_for(width: float, height: float) -> float:
    """By what the designed page is to be taken to fill a screen."""
    return min(width / DESIGNED[0], height / DESIGNED[1])
