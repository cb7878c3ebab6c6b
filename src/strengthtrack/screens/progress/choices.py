"""The choices of the progress page as its buttons offer them."""

from collections.abc import Sequence

from strengthtrack.clinic.function import FunctionMeasure
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.reported import WORST
from strengthtrack.practice.progress.quantity_choice import QuantityChoice
from strengthtrack.practice.progress.visit_window import VisitWindow
from strengthtrack.screens.parts.menu_button import Choice

_SHORT = {
    Quantity.TORQUE_PER_KG: "N.m per kg",
    Quantity.FORCE_PER_KG: "N per kg",
    Quantity.BODY_WEIGHT: "% body weight",
    Quantity.BODY_WEIGHT_HEIGHT: "% weight × height",
    Quantity.ALLOMETRIC: "Allometric",
    Quantity.OF_BASELINE: "% of baseline",
}
_ALLOMETRIC = "Allometric: newtons per kilogram to the power 0.67"


def quantities(found: Sequence[QuantityChoice]) -> list[Choice]:
    """Every quantity; what is missing stands beside it."""
    return [
        Choice(
            _ALLOMETRIC if one.quantity is Quantity.ALLOMETRIC else one.quantity.words,
            _SHORT.get(one.quantity, one.quantity.words),
            one.lacks,
            one.possible,
        )
        for one in found
    ]


def stretches(found: Sequence[VisitWindow]) -> list[Choice]:
    """Courses, parts of them, all visits."""
    return [Choice(one.words, one.short) for one in found]


def reports(found: Sequence[FunctionMeasure]) -> list[Choice]:
    """Worst pain, and the questionnaires of which there are scores."""
    return [Choice(WORST.short), *(Choice(f"{one.value}: {one.words}", one.value) for one in found)]
