"""The measures of a progress chart in each of its forms, in logical pixels of 1/96 inch."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Form:
    """Sizes of type, lines, markers and room."""

    text: int
    row: int
    line: float
    circle: float
    square: float
    diamond: float
    sign: float
    """The circle of a break."""
    trial: tuple[float, float]
    """Width and height of a trial's tick."""
    gutter: float
    """Room for the values left of the panels."""
    pad: float
    """Room before the first visit."""
    title_gap: float
    """Between a title and its panel."""
    panel_gap: float
    """Between a panel and the next title."""
    axis: float
    """Height of the row of weeks."""
    report: float
    """Least height of the lower panel."""
    symmetry: float
    """Height of the panel of symmetry."""
    exercise: float
    """Height of the strip of exercise sessions; nought where it is left out."""
    session: tuple[float, float]
    """Width and height of one session's mark in it."""
    far: float
    """Width of the strip behind the cut."""
    cut: float
    """Width of the cut itself."""
    value_ticks: int
    header: bool
    """Whether the movement is named on top."""
    legend: bool
    """Whether the sides stand beside it."""
    notes: bool
    """Whether the words of every break stand below the chart, for paper cannot be pointed at."""
    not_why: bool
    """Whether “when, not why” stands on the chart; the letter says it in the caption."""
    snap: bool
    """Whether lines of one pixel are set on whole pixels."""
    tabular: bool
    """Tabular figures; not on paper, for their glyphs cannot be copied out of a PDF as figures."""
    planned: bool
    """Whether planned tests to come are shown."""
    names: bool
    """Whether planned tests have a line with their name."""
    sources: bool = False
    """Whether it is told below the chart where bands and guide are from."""
    shading: bool = False
    """Whether it is told below the chart, in short, what is shaded, for a low panel has no room for it."""
    stacked: bool = False
    """Whether a change stands below its value at the line's end, for want of width."""


SCREEN = Form(
    text=15,
    row=20,
    line=2.5,
    circle=15,
    square=14,
    diamond=16,
    sign=24,
    trial=(10, 1.5),
    gutter=48,
    pad=47,
    title_gap=8,
    panel_gap=20,
    axis=30,
    report=72,
    symmetry=60,
    exercise=30,
    session=(18, 10),
    far=144,
    cut=40,
    value_ticks=6,
    header=False,
    legend=False,
    notes=False,
    not_why=True,
    snap=True,
    tabular=True,
    planned=True,
    names=True,
)

PAPER = Form(
    text=12,
    row=16,
    line=2.0,
    circle=11,
    square=10,
    diamond=12,
    sign=18,
    trial=(8, 1.2),
    gutter=36,
    pad=28,
    title_gap=6,
    panel_gap=14,
    axis=24,
    report=60,
    symmetry=48,
    exercise=22,
    session=(14, 8),
    far=112,
    cut=28,
    value_ticks=6,
    header=True,
    legend=True,
    notes=True,
    not_why=True,
    snap=False,
    tabular=False,
    planned=True,
    names=True,
    sources=True,
)

LETTER = Form(
    text=12,
    row=16,
    line=2.0,
    circle=10,
    square=9,
    diamond=11,
    sign=16,
    trial=(7, 1.1),
    gutter=36,
    pad=22,
    title_gap=5,
    panel_gap=8,
    axis=22,
    report=42,
    symmetry=36,
    exercise=0,
    session=(12, 7),
    far=84,
    cut=24,
    value_ticks=4,
    header=False,
    legend=False,
    notes=True,
    not_why=False,
    snap=False,
    tabular=False,
    planned=False,
    names=False,
)

SMALL = replace(
    SCREEN,
    line=2.0,
    circle=11,
    square=10,
    diamond=12,
    sign=20,
    trial=(8, 1.2),
    gutter=40,
    pad=20,
    panel_gap=10,
    exercise=24,
    session=(14, 8),
    far=70,
    cut=26,
    value_ticks=4,
    header=True,
    planned=False,
    stacked=True,
)
"""One of several movements beside one another."""

SLIDE = replace(
    PAPER, title_gap=6, panel_gap=8, axis=22, report=44, exercise=0, value_ticks=4, sources=False, shading=True
)
"""Low, for its type is large; where bands are from, and the exercise sessions, are left to whoever speaks."""

TAKEN = replace(SCREEN, header=True, legend=True, snap=False, tabular=False)
"""As on screen, in a picture that leaves the window: with the movement's name and the sides."""

TAKEN_SMALL = replace(SMALL, snap=False, tabular=False)

LEAST_MARKER = 0.4
"""Of its size, what a marker keeps however many visits there are."""


def crowded(form: Form, apart: float) -> Form:
    """The form with markers small enough for visits `apart` pixels from one another."""
    share = min(1.0, max(LEAST_MARKER, 0.75 * apart / form.circle))
    line = form.line * max(share, 0.6)
    wide, high = form.trial
    return replace(
        form,
        line=line,
        circle=form.circle * share,
        square=form.square * share,
        diamond=form.diamond * share,
        trial=(wide * share, high),
    )
