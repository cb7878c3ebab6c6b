"""The sizes a chart is taken in, and how large its type is in each. No Qt.

A chart is laid out for type of some pixels and drawn larger by a factor, so lines and markers grow with the words.
"""

from dataclasses import dataclass

POINTS_PER_INCH, PIXELS_PER_INCH, MM_PER_INCH = 72.0, 96.0, 25.4


def pixels(millimetres: float) -> float:
    """A length in pixels of 1/96 inch."""
    return millimetres / MM_PER_INCH * PIXELS_PER_INCH


@dataclass(frozen=True, slots=True)
class Room:
    """What a chart is laid out in, in its own pixels, and how much larger it is drawn; `height` None: as suits it."""

    width: float
    height: float | None
    factor: float


@dataclass(frozen=True, slots=True)
class PaperSize:
    """A named size in mm, `height_mm` None where the chart has the height that suits it; `text_pt` of its labels."""

    name: str
    words: str
    width_mm: float
    height_mm: float | None
    text_pt: float
    margin_mm: float = 0.0

    @property
    def width(self) -> float:
        """In pixels of 1/96 inch."""
        return pixels(self.width_mm)

    @property
    def height(self) -> float | None:
        """In pixels of 1/96 inch."""
        return None if self.height_mm is None else pixels(self.height_mm)

    @property
    def margin(self) -> float:
        """In pixels of 1/96 inch."""
        return pixels(self.margin_mm)

    def factor(self, text_px: float) -> float:
        """By how much a chart whose labels are so large is drawn larger."""
        return self.text_pt / POINTS_PER_INCH * PIXELS_PER_INCH / text_px

    def room(self, text_px: float, by: float = 1.0) -> Room:
        """What is left for a chart between the margins; `by` another factor again, where it would not fit."""
        factor = self.factor(text_px) * by
        high = None if self.height is None else (self.height - 2 * self.margin) / factor
        return Room((self.width - 2 * self.margin) / factor, high, factor)


LETTER = PaperSize("letter", "For a letter", 170.0, None, 9.0)
"""Between the margins of A4 and US Letter."""
SLIDE = PaperSize("slide", "For a slide", 254.0, 142.875, 14.0, margin_mm=10.0)
"""All of a slide of 16 : 9."""
POSTER = PaperSize("poster", "For a poster", 600.0, None, 28.0)
"""Its capitals are 7 mm high, to be read from 1.5 m."""
SIZES = (LETTER, SLIDE, POSTER)
SCREEN, SCREEN_PT = "screen", 11.25
"""The name of what is as large as on screen, and its labels: 15 px."""


def on_screen(width: float, height: float) -> PaperSize:
    """As large as on screen, in pixels of 1/96 inch."""
    to_mm = MM_PER_INCH / PIXELS_PER_INCH
    return PaperSize(SCREEN, "As on screen", width * to_mm, height * to_mm, SCREEN_PT)
