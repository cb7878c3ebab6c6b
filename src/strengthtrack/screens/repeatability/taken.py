"""The plot of a study, as it is offered to be taken: of nobody by name."""

from typing import TYPE_CHECKING

from strengthtrack.charts.agreement.bland_altman import BlandAltman
from strengthtrack.charts.palette import Palette
from strengthtrack.charts.paper_size import PaperSize
from strengthtrack.clinic.study import Study
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.setting_names import CLINIC_NAME
from strengthtrack.screens.taking.offer import ChartOffer, prints_on_letter

if TYPE_CHECKING:  # slow to import
    from strengthtrack.charts.paper import Sheet


def plot_offer(desk: Desk, study: Study, plot: BlandAltman) -> ChartOffer | None:
    """None where there are too few people for a plot."""
    pairs, agreed, title = plot.pairs, plot.agreed, study.name
    if agreed is None or not pairs:
        return None

    def draw(size: PaperSize, palette: Palette) -> "Sheet":
        from strengthtrack.charts.agreement.sheet import agreement_in

        return agreement_in(size, pairs, agreed, title, palette)

    on_screen = (plot.width(), plot.height())
    clinic, american = desk.setting(CLINIC_NAME), prints_on_letter(desk)
    return ChartOffer(title, draw, on_screen, desk.today(), clinic=clinic, american=american)
