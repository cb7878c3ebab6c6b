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


def score_or_none(text: str) -> int | None:
    """A whole number 0 to 10 as typed; None for an empty field; raises ValueError with a sentence."""
    if not text.strip():
        return None
    advice = "Give pain as a whole number, 0 to 10, or leave it empty."
    try:
        score = int(text)
    except ValueError:
        raise ValueError(advice) from None
    if not NO_PAIN <= score <= WORST_PAIN:
        raise ValueError(advice)
    return score
