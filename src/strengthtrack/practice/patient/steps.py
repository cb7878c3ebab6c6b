"""Which movements a patient is shown, in which order, and which of them first: a fixed rule, whatever came out."""

from collections.abc import Iterator
from dataclasses import dataclass

from strengthtrack.clinic.battery import Battery
from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.clinic.trial import Trial
from strengthtrack.science.care import Care

Step = tuple[Movement, Side]


@dataclass(frozen=True, slots=True)
class Steps:
    """The movements and sides in the order of the battery, and the number of the one that is shown first."""

    order: tuple[Step, ...] = ()
    first: int = 0


def steps(care: Care, battery: Battery) -> Steps:
    """The affected side's tests; both sides' where both or neither are named, or the named one was never tested.

    First comes that side (right before left) and the battery's first movement tested at the last visit. No value
    is looked at, so that nobody is shown the best one.
    """
    tested = {_step(trial) for trial in _told(care)}
    sides = [side for side in _sides(care.affected) if any(side is found for _, found in tested)]
    sides = sides or list(_sides(AffectedSide.BOTH))
    order = [(movement, side) for movement in _movements(battery) for side in sides if (movement, side) in tested]
    if not order:
        return Steps()
    return Steps(tuple(order), order.index(_first(order, sides, _last_visit(care))))


def visits(care: Care) -> tuple[Session, ...]:
    """The visits that were not discarded, oldest first."""
    kept = (visit for visit in care.sessions if visit.discarded_at is None)
    return tuple(sorted(kept, key=lambda visit: (visit.started_at, visit.id)))


def last_tested(care: Care, step: Step | None = None) -> Session | None:
    """The last visit in which `step`, or anything, was tested; practice is not told."""
    tested = {trial.session_id for trial in _told(care) if step in {None, _step(trial)}}
    return next((visit for visit in reversed(visits(care)) if visit.id in tested), None)


def _told(care: Care) -> Iterator[Trial]:
    shown = {visit.id for visit in visits(care)}
    kept = (trial for trial in care.trials if trial.session_id in shown)
    return (trial for trial in kept if not trial.practice and trial.discarded_at is None)


def _step(trial: Trial) -> Step:
    return trial.setup.movement, trial.setup.side


def _sides(affected: AffectedSide) -> tuple[Side, ...]:
    one = {AffectedSide.LEFT: (Side.LEFT,), AffectedSide.RIGHT: (Side.RIGHT,)}
    return one.get(affected, (Side.RIGHT, Side.LEFT))


def _movements(battery: Battery) -> tuple[Movement, ...]:
    """The battery's, then the others that an earlier battery may have held."""
    return tuple(dict.fromkeys((*(plan.movement for plan in battery.plans), *Movement)))


def _last_visit(care: Care) -> set[Step]:
    last = last_tested(care)
    return {_step(trial) for trial in _told(care) if last is not None and trial.session_id == last.id}


def _first(order: list[Step], sides: list[Side], tested: set[Step]) -> Step:
    by_side = (step for side in sides for step in order if step[1] is side and step in tested)
    return next(by_side, order[0])
