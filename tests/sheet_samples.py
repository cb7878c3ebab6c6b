"""Every kind of chart as a sheet, of made-up people."""

from collections.abc import Callable

from care_samples import care_of, drawn
from end_samples import shown_end
from patient_sheets import CASES
from review_samples import spread_rows
from strengthtrack.charts.agreement.layout import Pair
from strengthtrack.charts.agreement.sheet import agreement_in
from strengthtrack.charts.curve.layout import Curve, aligned
from strengthtrack.charts.curve.sheet import curves_in
from strengthtrack.charts.ending.sheet import end_in
from strengthtrack.charts.framed import Framed
from strengthtrack.charts.multiples_sheet import multiples_in
from strengthtrack.charts.palette import Palette
from strengthtrack.charts.paper_size import PaperSize
from strengthtrack.charts.path.sheet import path_in
from strengthtrack.charts.patient.chart import patient_in
from strengthtrack.charts.review.sheet import review_in
from strengthtrack.charts.trend.sheet import trend_in
from strengthtrack.charts.trend.view import TrendView
from strengthtrack.clinic.setup import Side
from strengthtrack.science.change_path import change_path
from strengthtrack.science.push_model import push
from strengthtrack.science.reliability import repeatability
from trend_samples import SAMPLES, eight_weeks

FIRST, SECOND = (120.0, 200.0, 150.0, 180.0), (130.0, 190.0, 156.0, 181.0)
PAIRS = tuple(Pair(f"Person {n}", *values) for n, values in enumerate(zip(FIRST, SECOND, strict=True), start=1))
PATH = change_path(drawn(care_of({0: 140.0, 2: 147.0, 4: 154.0, 8: 182.0}, pain={0: 7, 2: 6, 4: 6, 8: 3})), Side.RIGHT)


def curve(side: Side = Side.RIGHT, peak_n: float = 186.0, words: str = "") -> Curve:
    t_s, force = push(peak_n, 3.0, 500.0, seed=2, lead_s=1.0)
    return Curve(t_s, force, 1.012, side, words)


def two_curves() -> tuple[Curve, Curve]:
    return aligned(curve(words="28 Apr 2026, right"), curve(Side.LEFT, 150.0, "28 Apr 2026, left"))


def agreement(size: PaperSize, palette: Palette, title: str = "Hip abduction, belt") -> Framed:
    agreed = repeatability(FIRST, SECOND).agreement
    assert agreed is not None
    return agreement_in(size, PAIRS, agreed, title, palette)


SHEETS: dict[str, Callable[[PaperSize, Palette], Framed]] = {
    "trend": lambda size, palette: trend_in(size, eight_weeks(), palette),
    "five years": lambda size, palette: trend_in(size, SAMPLES["five_years"](), palette),
    "symmetry": lambda size, palette: trend_in(size, eight_weeks(), palette, TrendView(symmetry=True)),
    "path": lambda size, palette: path_in(size, PATH, palette),
    "curve": lambda size, palette: curves_in(size, [curve()], "Hip abduction right, trial 2", palette),
    "onset": lambda size, palette: curves_in(size, [curve()], "Hip abduction right, trial 2", palette, near=True),
    "two curves": lambda size, palette: curves_in(size, two_curves(), "Hip abduction, two trials", palette),
    "agreement": agreement,
    "patient": lambda size, palette: patient_in(size, CASES["better"], "Hip abduction", palette),
    "end": lambda size, palette: end_in(size, shown_end(), "8-week test, 28 April 2026", "A note.", palette),
    "review": lambda size, palette: review_in(
        size, spread_rows(), "Strength change, % of baseline", "A note.", palette
    ),
    "all": lambda size, palette: multiples_in(size, [eight_weeks(), SAMPLES["bilateral"](), eight_weeks()], palette),
}
