"""One side as per cent of the other. The other is a reference, not a healthy one, where both sides hurt."""

from collections.abc import Iterable

from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.clinic.setup import Side, differences
from strengthtrack.science.trend import Segment, StrengthPoint, Symmetry, SymmetryPoint


def symmetry_percent(value: float, reference: float) -> float:
    """100·side / reference, not capped; raises ValueError for a reference that is not over nought."""
    if reference <= 0.0:
        raise ValueError(f"a reference of {reference}")
    return 100.0 * value / reference


def sides_of(affected: AffectedSide, reference: Side | None) -> tuple[Side, Side, bool]:
    """The side in question, the reference, and whether that is the affected against the other one."""
    if affected in {AffectedSide.LEFT, AffectedSide.RIGHT}:
        side = Side(affected.value)
        against = reference or side.other
        return against.other, against, against is not side
    against = reference or Side.LEFT
    return against.other, against, False


def symmetry(segments: Iterable[Segment], affected: AffectedSide, reference: Side | None) -> Symmetry:
    """Symmetry at each visit where both sides were set up alike; torque is compared where the lever arms differ."""
    side, against, of_affected = sides_of(affected, reference)
    kept = tuple(segments)
    others: dict[str, list[StrengthPoint]] = {}
    for other in _points(kept, against):
        others.setdefault(other.session_id, []).append(other)
    told = ((one, _against(one, others.get(one.session_id, ()))) for one in _points(kept, side))
    points = tuple(SymmetryPoint(one.session_id, one.day, one.week, part) for one, part in told if part is not None)
    return Symmetry(side, against, points, of_affected)


def _points(segments: Iterable[Segment], side: Side) -> list[StrengthPoint]:
    return [point for segment in segments if segment.side is side for point in segment.points]


def _against(point: StrengthPoint, others: Iterable[StrengthPoint]) -> float | None:
    """The point as per cent of the other side's of that visit that was set up alike; None where none was."""
    percents = (_percent(point, other) for other in others)
    return next((percent for percent in percents if percent is not None), None)


def _percent(point: StrengthPoint, other: StrengthPoint) -> float | None:
    if point.setup is None or other.setup is None or other.value_n <= 0.0:
        return None
    if differences(other.setup, point.setup):
        return None
    arm, other_arm = point.setup.lever_arm_m, other.setup.lever_arm_m
    if arm is None or other_arm is None:
        return symmetry_percent(point.value_n, other.value_n)
    return symmetry_percent(point.value_n * arm, other.value_n * other_arm)
