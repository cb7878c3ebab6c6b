"""How a letter is set: one table for the Word template and for the page on the screen. Millimetres and points."""

from dataclasses import dataclass, replace

from strengthtrack.clinic.letter import LetterKind

PAGE_MM = (210.0, 297.0)
SIDE_MM = 20.0
TOP_MM, BOTTOM_MM = 14.0, 16.0
LETTERHEAD_MM, FOOT_MM = 12.0, 8.0
"""From the edge of the paper to the letterhead, and to the foot."""
TEXT_WIDTH_MM = PAGE_MM[0] - 2 * SIDE_MM
LINE_SPACING = 1.1

INK, QUIET, LINE = "15222C", "52606B", "DCE2E6"
FONT, INSTEAD = "Inter", "Segoe UI"


@dataclass(frozen=True, slots=True)
class Setting:
    """One style of text in points."""

    name: str
    points: float
    bold: bool = False
    quiet: bool = False
    before: float = 0.0
    after: float = 0.0

    @property
    def colour(self) -> str:
        """Its ink as hex."""
        return QUIET if self.quiet else INK


CLINIC = Setting("Letter Clinic", 12, bold=True)
ADDRESS = Setting("Letter Address", 8, quiet=True)
BLOCK = Setting("Letter Block", 9.5)
SUBJECT = Setting("Letter Subject", 10.5, bold=True, before=8, after=5)
KIND = Setting("Letter Kind", 9.5, quiet=True, before=8)
HEADING = Setting("Letter Heading", 9.5, bold=True, before=7, after=1.5)
TEXT = Setting("Letter Text", 9.5, after=5)
SMALL = Setting("Letter Small", 8, after=6)
CHART = Setting("Letter Chart", 9.5, before=3, after=2)
CAPTION = Setting("Letter Caption", 8, quiet=True, after=6)
HEAD_CELL = Setting("Letter Head Cell", 8.5, bold=True, before=1.5, after=1.5)
CELL = Setting("Letter Cell", 8.5, before=1.5, after=1.5)
NOTE = Setting("Letter Note", 8, quiet=True, before=2)
FOOT = Setting("Letter Foot", 8, quiet=True)
SETTINGS = (CLINIC, ADDRESS, BLOCK, KIND, SUBJECT, HEADING, TEXT, SMALL, CHART, CAPTION, HEAD_CELL, CELL, NOTE, FOOT)
PATIENT_POINTS = 11.0
"""Text of the letter to the patient, who may read it without glasses; every other style grows with it."""

LOGO_MM, LOGO_WIDEST_MM = 9.5, 48.0
"""Height of the logo, and its width at most."""
AFTER_RULE, AFTER_TABLE = 8.0, 6.0
BEFORE_CLOSING, FOR_THE_HAND = 8.0, 32.0
"""Room above the closing, and under it for a signature."""
CELL_RIGHT = 3.0
"""Room right of a value in the table."""


def settings(kind: LetterKind) -> tuple[Setting, ...]:
    """The styles of a kind of letter, to half a point."""
    larger = PATIENT_POINTS / TEXT.points if kind is LetterKind.PATIENT else 1.0
    return tuple(replace(one, points=round(2 * one.points * larger) / 2) for one in SETTINGS)
