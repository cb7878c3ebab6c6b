"""The end of a session, as it is offered to be taken."""

from dataclasses import replace
from typing import TYPE_CHECKING

from strengthtrack.charts.ending.lines import EndShown
from strengthtrack.charts.palette import Palette
from strengthtrack.charts.paper_size import PaperSize
from strengthtrack.clinic.days import day_in_full
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.ending.end_of_session import EndOfSession
from strengthtrack.screens.taking.offer import ChartOffer, patients_chart

if TYPE_CHECKING:  # slow to import
    from strengthtrack.charts.paper import Sheet


def end_offer(desk: Desk, title: str, end: EndOfSession, shown: EndShown, on_screen: tuple[int, int]) -> ChartOffer:
    """Of the session’s own day; what the page says under its table stands under the chart."""
    session, note = end.session, " ".join(end.notes)

    def draw(size: PaperSize, palette: Palette) -> "Sheet":
        from strengthtrack.charts.ending.sheet import end_in

        return end_in(size, shown, f"{title}, {day_in_full(session.day)}", note, palette)

    return replace(patients_chart(desk, session.patient_id, title, draw, on_screen), day=session.day)
