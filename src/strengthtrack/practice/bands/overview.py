"""What the settings say of measurement error: each movement of the battery with its band, and every reference pack."""

from dataclasses import dataclass

from strengthtrack.clinic.battery import TestPlan
from strengthtrack.clinic.figures import percent
from strengthtrack.clinic.reference import PackKind, ReferencePack
from strengthtrack.clinic.sentences import upper_first
from strengthtrack.clinic.setup import Dynamometer, Movement, Setup, Side
from strengthtrack.practice.bands.choice import BandChoice
from strengthtrack.practice.bands.error_bands import ErrorBands
from strengthtrack.practice.bands.typical import typical_strength
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.references.faults import row_error
from strengthtrack.practice.setting_names import TESTER
from strengthtrack.science.change import ErrorBand

NOBODY = "nobody yet"


@dataclass(frozen=True, slots=True)
class MovementBand:
    """One movement: what was chosen, the band that gives as the clinic tests now, and the studies to choose from."""

    movement: Movement
    choice: BandChoice
    band: ErrorBand
    studies: tuple[ReferencePack, ...]

    @property
    def has_typical(self) -> bool:
        """Whether a published figure is known."""
        return typical_strength(self.movement).mdc95 is not None

    @property
    def words(self) -> str:
        """The band and where it is from, with its sources."""
        if self.band.mdc95 is None:
            return f"{upper_first(self.band.why_not)}."
        size = "" if "±" in self.band.words else f"±{percent(self.band.mdc95)} %. "
        sources = f" {', '.join(self.band.sources)}." if self.band.sources else ""
        return f"{size}{self.band.words.rstrip('.')}.{sources}"


def movement_bands(desk: Desk, bands: ErrorBands) -> tuple[MovementBand, ...]:
    """Each movement of the battery in use, in its order."""
    own = [pack for pack in bands.packs.usable() if pack.kind is PackKind.OWN_STUDY]
    return tuple(
        MovementBand(
            plan.movement,
            bands.chosen(plan.movement),
            bands.strength(_as_tested_now(desk, plan)),
            tuple(pack for pack in own if pack.rows[0].movement is plan.movement),
        )
        for plan in desk.battery.plans
    )


def disagreements(pack: ReferencePack) -> tuple[str, ...]:
    """Where a printed error and the one its own SD and ICC give differ, both told."""
    errors = ((row, row_error(row)) for row in pack.rows)
    return tuple(f"{row.movement.words}: {told}." for row, error in errors if error for told in error.disagrees)


def _as_tested_now(desk: Desk, plan: TestPlan) -> Setup:
    return Setup(
        plan.movement,
        Side.RIGHT,
        plan.position,
        plan.pad,
        plan.fixation,
        plan.contraction,
        None,
        desk.store.studies.last_dynamometer() or Dynamometer(""),
        desk.setting(TESTER),
    )
