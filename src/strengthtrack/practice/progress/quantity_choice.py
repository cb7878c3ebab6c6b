"""In which quantities a movement can be told, and what is missing where it cannot."""

from collections.abc import Iterable
from dataclasses import dataclass

from strengthtrack.clinic.figures import counted
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.science.care import Care
from strengthtrack.science.normalise import missing
from strengthtrack.science.trend import StrengthPoint, Trend

NO_VISIT = "nothing was tested yet"


@dataclass(frozen=True, slots=True)
class QuantityChoice:
    """One quantity; `lacks` tells what is missing and on how many visits, `possible` whether any visit is left."""

    quantity: Quantity
    possible: bool
    lacks: str = ""


def quantity_choices(trend: Trend, care: Care) -> tuple[QuantityChoice, ...]:
    """Every quantity for the visits of a trend in newtons or newton metres."""
    points = [point for segment in trend.segments for point in segment.points]
    masses = {visit.id: visit.body_mass_kg for visit in care.sessions}
    return tuple(_choice(quantity, trend, points, masses, care.height_m) for quantity in Quantity)


def _choice(
    quantity: Quantity,
    trend: Trend,
    points: list[StrengthPoint],
    masses: dict[str, float | None],
    height_m: float | None,
) -> QuantityChoice:
    if not points:
        return QuantityChoice(quantity, quantity is Quantity.NEWTONS, NO_VISIT)
    if quantity is Quantity.OF_BASELINE:
        judged = any(segment.baseline is not None for segment in trend.segments)
        return QuantityChoice(quantity, judged, "" if judged else "there is no baseline")
    lacks: dict[str, str] = {}
    for point in points:
        arm = point.setup.lever_arm_m if point.setup else None
        why = missing(quantity, lever_arm_m=arm, body_mass_kg=masses[point.session_id], height_m=height_m)
        if why:
            lacks[point.session_id] = why
    visits = {point.session_id for point in points}
    return QuantityChoice(quantity, len(lacks) < len(visits), _told(lacks.values()))


def _told(lacks: Iterable[str]) -> str:
    """“no body mass on 3 visits”; a height is the patient's and not a visit's."""
    visits: dict[str, int] = {}
    for why in lacks:
        for part in why.split(", "):
            what = part.removesuffix(" on that day")
            visits[what] = visits.get(what, 0) + 1
    return ", ".join(
        what if "height" in what else f"{what} on {counted(many, 'visit')}" for what, many in visits.items()
    )
