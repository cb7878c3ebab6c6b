"""One movement and side across the visits: what may be joined, the baseline, and what each visit has changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from itertools import pairwise

from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Movement, Setup, Side, differences
from strengthtrack.clinic.trial import Mark, Source, Trial
from strengthtrack.science.care import Bands, Care
from strengthtrack.science.change import Baseline, Change, cannot_tell, change
from strengthtrack.science.measures import best_trial, trial_peak_n, value_n
from strengthtrack.science.normalise import factor, missing
from strengthtrack.science.trend import BandLine, Break, Segment, StrengthPoint, UncountedVisit, Unshown
from strengthtrack.science.weeks import week_of

SAME_ARM_M = 0.0005
"""Lever arms are typed to the millimetre."""
NO_ARM = "the lever arm was not measured on that day, and it came out otherwise on others"
_CONSTANT = {Quantity.NEWTONS, Quantity.KILOGRAMS_FORCE, Quantity.POUNDS_FORCE}
"""What is newtons times the same number on every day."""


@dataclass(frozen=True, slots=True)
class Valued:
    """One visit's value with how it was measured; body mass in kg."""

    point: StrengthPoint
    setup: Setup
    body_mass_kg: float | None

    def judged(self, *, torque: bool) -> float | None:
        """Its value in N, or in N.m where the lever arm moved; None without a lever arm then."""
        if not torque:
            return self.point.value_n
        return None if self.setup.lever_arm_m is None else self.point.value_n * self.setup.lever_arm_m


@dataclass(frozen=True, slots=True)
class StrengthLine:
    """One side: `pieces` that may each be compared within, oldest first; the last one has the baseline."""

    side: Side
    pieces: tuple[tuple[Valued, ...], ...]
    breaks: tuple[Break, ...]
    uncounted: tuple[UncountedVisit, ...]
    moved: bool
    baseline: Baseline | None

    @property
    def has_torque(self) -> bool:
        """Whether every visit has a lever arm."""
        return all(one.setup.lever_arm_m is not None for piece in self.pieces for one in piece)

    def shown_in(self, quantity: Quantity, height_m: float | None) -> tuple[tuple[Segment, ...], tuple[Unshown, ...]]:
        """The line in a quantity, and the visits that have no value in it."""
        segments, unshown = [], []
        for piece in self.pieces:
            compared = piece is self.pieces[-1]
            points = []
            for one in piece:
                made = self._factor(one, quantity, height_m, compared=compared)
                if isinstance(made, str):
                    unshown.append(Unshown(self.side, one.point.session_id, one.point.day, made))
                else:
                    points.append(one.point if made == one.point.factor else replace(one.point, factor=made))
            if points:
                baseline = self.baseline if compared else None
                line = self._line(quantity) if compared else None
                segments.append(Segment(self.side, tuple(points), compared, baseline, line))
        return tuple(segments), tuple(unshown)

    def _factor(self, one: Valued, quantity: Quantity, height_m: float | None, *, compared: bool) -> float | str:
        """What its newtons are multiplied by, or why they cannot be told in the quantity."""
        arm, mass = one.setup.lever_arm_m, one.body_mass_kg
        if quantity is not Quantity.OF_BASELINE:
            made = factor(quantity, lever_arm_m=arm, body_mass_kg=mass, height_m=height_m)
            lacks = missing(quantity, lever_arm_m=arm, body_mass_kg=mass, height_m=height_m)
            return lacks if made is None else made
        if self.baseline is None or self.baseline.value <= 0.0 or not compared:
            return "not compared with the baseline"
        if self.moved and arm is None:
            return NO_ARM
        return 100.0 / self.baseline.value * (arm if self.moved and arm is not None else 1.0)

    def _line(self, quantity: Quantity) -> BandLine | None:
        """Baseline and band in a quantity that does not move with body mass."""
        baseline = self.baseline
        if baseline is None:
            return None
        first = next(one for one in self.pieces[-1] if one.point.session_id == baseline.visits[0])
        scale = self._scale(quantity, baseline, first.setup.lever_arm_m)
        if scale is None:
            return None
        half = baseline.half
        return BandLine(first.point.week, baseline.value * scale, None if half is None else half * scale)

    def _scale(self, quantity: Quantity, baseline: Baseline, arm: float | None) -> float | None:
        if quantity is Quantity.OF_BASELINE:
            return 100.0 / baseline.value if baseline.value > 0.0 else None
        if quantity is Quantity.TORQUE:
            return 1.0 if self.moved else arm
        if quantity not in _CONSTANT or self.moved:
            return None
        return factor(quantity, lever_arm_m=None, body_mass_kg=None, height_m=None)


def strength_line(movement: Movement, side: Side, care: Care, bands: Bands) -> StrengthLine:
    """One movement and side; the sessions of `care` oldest first, its trials all of them to be told."""
    visits, start = care.sessions, care.start
    tested: dict[str, list[Trial]] = {}
    for trial in care.trials:
        if trial.setup.movement is movement and trial.setup.side is side:
            tested.setdefault(trial.session_id, []).append(trial)
    pain = {told.session_id: told.score for told in care.pains if (told.movement, told.side) == (movement, side)}
    grouped = ((visit, group) for visit in visits for group in alike(tested.get(visit.id, ())))
    groups = [(visit, group, value_n(group)) for visit, group in grouped]
    line = [
        _valued(visit, group, value, start, pain.get(visit.id)) for visit, group, value in groups if value is not None
    ]
    uncounted = tuple(_uncounted(side, visit, group, start) for visit, group, value in groups if value is None)
    pieces, breaks = _broken(side, line)
    last = pieces[-1] if pieces else ()
    moved = _moved(last)
    baseline = _baseline(last, care, bands, torque=moved)
    judged = _judged(last, baseline, care, torque=moved)
    return StrengthLine(side, (*pieces[:-1], judged) if judged else (), breaks, uncounted, moved, baseline)


def alike(trials: Iterable[Trial]) -> list[list[Trial]]:
    """The trials of a visit, in groups of one set-up each; the set-up that was gone back to comes last."""
    groups: list[list[Trial]] = []
    for trial in trials:
        found = next((group for group in groups if not differences(_held(group), trial.setup)), [])
        groups = [*(group for group in groups if group is not found), [*found, trial]]
    return groups


def _held(group: Iterable[Trial]) -> Setup:
    return reduce(_with_arm, (trial.setup for trial in group))


def _with_arm(held: Setup, joining: Setup) -> Setup:
    """The set-up that others are held against: the first, with the first lever arm that was measured."""
    if held.lever_arm_m is not None or joining.lever_arm_m is None:
        return held
    return replace(held, lever_arm_m=joining.lever_arm_m)


def _valued(visit: Session, trials: list[Trial], value: float, start: date, pain: int | None) -> Valued:
    """A visit's value, set up as its best trial was."""
    best = best_trial(trials)
    setup = (best or trials[-1]).setup
    point = StrengthPoint(
        session_id=visit.id,
        day=visit.day,
        week=week_of(visit.day, start),
        value_n=value,
        trials_n=tuple(trial_peak_n(trial) for trial in trials if trial.counts),
        set_aside_n=tuple(trial_peak_n(trial) for trial in trials if not trial.counts and not _limited(trial)),
        pain_in_test=pain,
        typed=best is not None and best.source is Source.TYPED,
        limited_n=tuple(trial_peak_n(trial) for trial in trials if _limited(trial)),
        setup=setup,
    )
    return Valued(point, setup, visit.body_mass_kg)


def _limited(trial: Trial) -> bool:
    return trial.mark is Mark.PAIN


def _uncounted(side: Side, visit: Session, trials: list[Trial], start: date) -> UncountedVisit:
    other = tuple(trial_peak_n(trial) for trial in trials if not _limited(trial))
    limited = tuple(trial_peak_n(trial) for trial in trials if _limited(trial))
    return UncountedVisit(side, visit.id, visit.day, week_of(visit.day, start), other, limited)


def _broken(side: Side, line: Sequence[Valued]) -> tuple[tuple[tuple[Valued, ...], ...], tuple[Break, ...]]:
    """Cut one side's line where the set-up is no longer that of the piece's first visits."""
    pieces: list[list[Valued]] = [[line[0]]] if line else []
    breaks = []
    held = line[0].setup if line else None
    for before, after in pairwise(line):
        why = differences(held, after.setup) if held else ()
        held = after.setup if why or held is None else _with_arm(held, after.setup)
        if why:
            breaks.append(Break((before.point.week + after.point.week) / 2.0, side, why))
            pieces.append([])
        pieces[-1].append(after)
    return tuple(tuple(piece) for piece in pieces), tuple(breaks)


def _moved(piece: Iterable[Valued]) -> bool:
    """Whether the lever arm came out otherwise on some day."""
    arms = [one.setup.lever_arm_m for one in piece if one.setup.lever_arm_m is not None]
    return bool(arms) and max(arms) - min(arms) > SAME_ARM_M


def _baseline(piece: Iterable[Valued], care: Care, bands: Bands, *, torque: bool) -> Baseline | None:
    """The mean of the visits at the course's start; None where none of its visits can be judged."""
    own = [one for one in piece if care.holds(one.point.day)]
    valued = [(one, value) for one in own if (value := one.judged(torque=torque)) is not None]
    first = valued[care.baseline_among([one.point.day for one, _ in valued], bands.baseline_visits)]
    if not first:
        return None
    band, arm = bands.strength(first[0][0].setup), first[0][0].setup.lever_arm_m
    if torque and band.mdc95 is not None and not band.relative and arm is not None:
        band = replace(band, mdc95=band.mdc95 * arm, unit=Quantity.TORQUE.value)
    points = [one.point for one, _ in first]
    return Baseline(
        value=sum(value for _, value in first) / len(first),
        unit=(Quantity.TORQUE if torque else Quantity.NEWTONS).value,
        visits=tuple(point.session_id for point in points),
        first_day=points[0].day,
        last_day=points[-1].day,
        band=band,
        wanted=bands.baseline_visits,
    )


def _judged(piece: Sequence[Valued], baseline: Baseline | None, care: Care, *, torque: bool) -> tuple[Valued, ...]:
    """Each visit with what it has changed since the baseline; those of it and of earlier courses have no change."""
    if baseline is None:
        return tuple(piece)
    last = max(at for at, one in enumerate(piece) if one.point.session_id in baseline.visits)

    def told(at: int, one: Valued) -> Valued:
        if at > last or (one.judged(torque=torque) is None and care.holds(one.point.day)):
            return replace(one, point=replace(one.point, change=_change(one, baseline, torque=torque)))
        return one

    return tuple(told(at, one) for at, one in enumerate(piece))


def _change(one: Valued, baseline: Baseline, *, torque: bool) -> Change:
    value = one.judged(torque=torque)
    return cannot_tell(NO_ARM) if value is None else change(value, baseline)
