"""The chart of the progress page, as it is offered to be taken."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from strengthtrack.charts.palette import Palette
from strengthtrack.charts.paper_size import PaperSize
from strengthtrack.practice.calibration.overdue import overdue_of_patient
from strengthtrack.practice.desk import Desk
from strengthtrack.science.change_path import ChangePath
from strengthtrack.science.trend import Trend
from strengthtrack.screens.progress.body import ProgressBody
from strengthtrack.screens.taking.offer import ChartOffer, Draw, patients_chart

if TYPE_CHECKING:  # slow to import
    from strengthtrack.charts.paper import Sheet
    from strengthtrack.charts.trend.view import TrendView

EVERY = "Every movement"


def chart_offer(desk: Desk, patient_id: str, body: ProgressBody) -> ChartOffer | None:
    """What stands above the numbers: a movement's panels, its path, or all movements; None where nothing does."""
    shown = body.shown
    found = _found(body)
    if shown is None or found is None:
        return None
    overdue = overdue_of_patient(desk, patient_id)
    return patients_chart(desk, patient_id, *found, (shown.width(), shown.height()), notes=overdue)


def _found(body: ProgressBody) -> tuple[str, Draw] | None:
    """Its title and how it is drawn."""
    shown = body.shown
    if body.all is not None and shown is body.all:
        trends = [chart.trend for chart in body.all.charts if chart.trend is not None]
        return (EVERY, _every(trends, body.all.charts[0].view)) if trends else None
    if body.path is not None and shown is body.path:
        path = body.path.chart.path
        return (path_title(path), _path(path)) if path is not None else None
    if body.chart is not None and body.chart.trend is not None:
        return body.chart.trend.movement.words, _one(body.chart.trend, body.chart.view)
    return None


def path_title(path: ChangePath) -> str:
    """“Right hip abduction, change against change”."""
    return f"{path.side.value.capitalize()} {path.movement.words.lower()}, change against change"


def _one(trend: Trend, view: "TrendView") -> Draw:
    def draw(size: PaperSize, palette: Palette) -> "Sheet":
        from strengthtrack.charts.trend.sheet import trend_in

        return trend_in(size, trend, palette, view)

    return draw


def _path(path: ChangePath) -> Draw:
    def draw(size: PaperSize, palette: Palette) -> "Sheet":
        from strengthtrack.charts.path.sheet import path_in

        return path_in(size, path, palette)

    return draw


def _every(trends: Sequence[Trend], view: "TrendView") -> Draw:
    def draw(size: PaperSize, palette: Palette) -> "Sheet":
        from strengthtrack.charts.multiples_sheet import multiples_in

        return multiples_in(size, trends, palette, view)

    return draw
