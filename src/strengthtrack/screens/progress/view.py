"""What a person has chosen to look at on the progress page; it lasts as long as the patient is on it."""

from dataclasses import dataclass
from datetime import date

from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.science.care import Look


@dataclass(frozen=True, slots=True)
class View:
    """`movement` None: all of them. `quantity` None: newtons, or newton metres where the lever arm moved.

    `window` is the key of one, None the first. `band` is the side whose error band is drawn, None the affected one's.
    """

    movement: Movement | None = None
    quantity: Quantity | None = None
    measure: FunctionMeasure | None = None
    window: tuple[str, date | None] | None = None
    symmetry: bool = False
    band: Side | None = None
    path: bool = False
    path_side: Side | None = None
    references: bool = False

    @property
    def look(self) -> Look:
        """How trends are made for it."""
        return Look(self.quantity, self.measure)
