"""Which measurement error a clinic has chosen for a movement, as its setting says it."""

from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from strengthtrack.clinic.setup import Movement
from strengthtrack.errors import EntryFault
from strengthtrack.practice.setting_names import STRENGTH_BAND

PERCENT_RANGE = (1.0, 100.0)
PAIN_RANGE = (0.5, 5.0)


class BandKind(StrEnum):
    """Where the band is from."""

    TYPICAL = "typical"
    STUDY = "study"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class BandChoice:
    """`pack_id` of a study, or `part`, a fraction of the baseline, that was typed."""

    kind: BandKind = BandKind.TYPICAL
    pack_id: str = ""
    part: float = 0.0

    @property
    def setting(self) -> str:
        """As it is kept."""
        after = {BandKind.TYPICAL: "", BandKind.STUDY: self.pack_id, BandKind.TYPED: f"{self.part:g}"}[self.kind]
        return f"{self.kind} {after}".rstrip()


def setting_name(movement: Movement) -> str:
    """The name under which a movement's choice is kept."""
    return f"{STRENGTH_BAND}{movement.value}"


def choice_from(kept: str) -> BandChoice:
    """What a setting says; the typical band where it says nothing that is known."""
    kind, _, after = kept.partition(" ")
    if kind == BandKind.STUDY and after:
        return BandChoice(BandKind.STUDY, pack_id=after)
    if kind == BandKind.TYPED and (part := _number(after)) is not None and 0.0 < part <= 1.0:
        return BandChoice(BandKind.TYPED, part=part)
    return BandChoice()


def part_from(text: str) -> float:
    """A percentage of the baseline as typed, as a fraction; raises EntryFault."""
    low, high = PERCENT_RANGE
    number = _number(text.strip().removesuffix("%").rstrip().replace(",", "."))
    if number is None or not low <= number <= high:
        raise EntryFault([("band", f"Give a percentage of the baseline, {low:g} to {high:g}.")])
    return number / 100.0


def pain_band_from(text: str) -> float:
    """How far pain may move and count as unchanged, as typed; raises EntryFault."""
    low, high = PAIN_RANGE
    number = _number(text.strip().replace(",", "."))
    if number is None or not low <= number <= high:
        raise EntryFault([("pain_band", f"Give the points that count as unchanged, {low:g} to {high:g}.")])
    return number


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None
