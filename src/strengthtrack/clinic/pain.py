"""Pain as the patient gives it: 0 to 10, or not answered, which is not zero."""

from dataclasses import dataclass, replace
from enum import StrEnum

from strengthtrack.clinic.figures import MISSING, figure
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.errors import EntryFault

NO_PAIN, WORST_PAIN = 0, 10


class PainScale(StrEnum):
    """Whole numbers said aloud, or a mark on a line of 10 cm; the two are never joined in one series."""

    NUMERIC = "NPRS"
    VISUAL = "VAS"

    def words(self, score: float) -> str:
        """“7”, or “3.7 VAS”: a mark on a line is read to the millimetre and told as what it is."""
        return figure(score) if self is PainScale.NUMERIC else f"{figure(score, 1)} {self.value}"


class PainSite(StrEnum):
    """Where the pain is that is asked for."""

    KNEE = "knee"
    HIP = "hip"


@dataclass(frozen=True, slots=True)
class PainReport:
    """Pain before the first push: worst and usual of the last week, and now; 0 to 10, None where not answered."""

    worst: float | None = None
    usual: float | None = None
    now: float | None = None
    scale: PainScale = PainScale.NUMERIC
    site: PainSite | None = None
    side: Side | None = None

    def joins(self, before: "PainReport") -> bool:
        """Whether the two may be joined: one scale, and no other site or side where both say which."""
        places = ((self.site, before.site), (self.side, before.side))
        return self.scale is before.scale and all(now is then or None in {now, then} for now, then in places)

    def placed_as(self, before: "PainReport") -> "PainReport":
        """The same, its site and side those of `before` where it does not say them."""
        return replace(self, site=self.site or before.site, side=self.side or before.side)

    def words(self, score: float | None) -> str:
        """One of its scores as its scale tells it; a dash where it was not answered."""
        return MISSING if score is None else self.scale.words(score)

    @property
    def place(self) -> str:
        """“right knee”, “hip”, or nothing where it was not said."""
        return " ".join(part.value for part in (self.side, self.site) if part is not None)

    @property
    def answered(self) -> bool:
        """Whether the patient said anything."""
        return any(score is not None for score in (self.worst, self.usual, self.now))


@dataclass(frozen=True, slots=True)
class PainInTest:
    """Pain during one movement and side, numeric rating 0 to 10."""

    session_id: str
    movement: Movement
    side: Side
    score: int


def vas_from(text: str) -> float | None:
    """Centimetres on the line as typed, to the millimetre; None for an empty field; raises EntryFault."""
    if not text.strip():
        return None
    advice = f"Give the mark on the line in centimetres, {NO_PAIN}.0 to {WORST_PAIN}.0, or leave it empty."
    try:
        at_cm = float(text.strip().replace(",", "."))
    except ValueError:
        raise EntryFault([("pain", advice)]) from None
    if not NO_PAIN <= at_cm <= WORST_PAIN:
        raise EntryFault([("pain", advice)])
    return round(at_cm, 1)
