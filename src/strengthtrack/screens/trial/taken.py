"""The curve of the page of trials, as it is offered to be taken."""

from typing import TYPE_CHECKING

from strengthtrack.charts.curve.chart import CurveChart
from strengthtrack.charts.palette import Palette
from strengthtrack.charts.paper_size import PaperSize
from strengthtrack.clinic.days import day_words
from strengthtrack.practice.trial_analysis import TrialEntry
from strengthtrack.screens.taking.offer import Draw

if TYPE_CHECKING:  # slow to import
    from strengthtrack.charts.paper import Sheet


def curve_taken(entry: TrialEntry, chart: CurveChart) -> tuple[str, Draw]:
    """Its title, and how it is drawn: with the onset that is kept."""
    curves, near = chart.curves, chart.near
    title = (
        f"{entry.title}, {day_words(entry.day)}"
        if len(curves) == 1
        else f"{entry.trial.setup.movement.words}, two trials"
    )

    def draw(size: PaperSize, palette: Palette) -> "Sheet":
        from strengthtrack.charts.curve.sheet import curves_in

        return curves_in(size, curves, title, palette, near=near)

    return title, draw
