"""Pain as the patient gives it: 0 to 10, or not answered, which is not zero."""

from dataclasses import dataclass

from strengthtrack.clinic.setup import Movement, Side

NO_PAIN, WORST_PAIN = 0, 10


@dataclass(frozen=True, slots=True)
class PainInTest:
    """Pain during one movement and side, numeric rating 0 to 10."""

    session_id: str
    movement: Movement
    side: Side
    score: int
