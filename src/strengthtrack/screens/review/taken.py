"""A picture of the review as it is offered to be taken: of nobody by name."""

from typing import TYPE_CHECKING

from strengthtrack.charts.palette import Palette
from strengthtrack.charts.paper_size import PaperSize
from strengthtrack.charts.review.rows import ReviewRows
from strengthtrack.practice.calibration.overdue import overdue_of_clinic
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.review.words import AGAINST, GROUPS
from strengthtrack.practice.setting_names import CLINIC_NAME
from strengthtrack.screens.taking.offer import ChartOffer, prints_on_letter

if TYPE_CHECKING:  # slow to import
    from strengthtrack.charts.paper import Sheet

NOTE = f"{AGAINST} {GROUPS}"


def review_offer(desk: Desk, title: str, shown: ReviewRows, on_screen: tuple[int, int]) -> ChartOffer | None:
    """None where there is nothing to show."""
    if not shown.rows:
        return None

    def draw(size: PaperSize, palette: Palette) -> "Sheet":
        from strengthtrack.charts.review.sheet import review_in

        return review_in(size, shown, title, NOTE, palette)

    notes = overdue_of_clinic(desk)
    clinic, american = desk.setting(CLINIC_NAME), prints_on_letter(desk)
    return ChartOffer(title, draw, on_screen, desk.today(), clinic=clinic, american=american, notes=notes)
