"""What a person has chosen to look at on the progress page; it lasts as long as the patient is on it."""

from dataclasses import dataclass
from datetime import date

from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.setup import SIDES, Side
from strengthtrack.science.care import Look
from strengthtrack.science.change_path import ChangePath, change_path
from strengthtrack.science.trend import Trend


@dataclass(frozen=True, slots=True)
class View:
    """`quantity` None: newtons, or newton metres where the lever arm moved.

    `window` is the key of one, None the first. `reference` is the side symmetry is told against, None the usual one.
    `band` is the side whose error band is drawn, None the affected one's.
    """

    quantity: Quantity | None = None
    measure: FunctionMeasure | None = None
    window: tuple[str, date | None] | None = None
    symmetry: bool = False
    reference: Side | None = None
    band: Side | None = None
    path: bool = False
    path_side: Side | None = None
    references: bool = False

    @property
    def look(self) -> Look:
        """How trends are made for it."""
        return Look(self.quantity, self.measure, self.reference)

    def chosen_path(self, trend: Trend) -> ChangePath | None:
        """The path that is shown in place of the panels: the chosen side's, else the affected one's."""
        paths = paths_of(trend) if self.path else {}
        return next((paths[side] for side in (self.path_side, trend.affected, *SIDES) if side in paths), None)


def paths_of(trend: Trend) -> dict[Side | None, ChangePath]:
    """The path of each side with visits enough."""
    found = {side: change_path(trend, side) for side in SIDES}
    return {side: path for side, path in found.items() if path.whole}
