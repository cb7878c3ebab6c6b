"""Neutral words for “Action requested”, to be taken with one click. What is asked for, the clinician decides."""

from strengthtrack.clinic.letter import LetterKind

ACTION_PICKS = (
    "For your information; no action is requested.",
    "Your review of this patient is requested.",
    "Please tell us of any change of treatment.",
)
PATIENT_PICKS = (
    "Nothing; this letter is for you to keep.",
    "Please bring this letter to your next visit.",
    "Please call us if you have any questions.",
)


def action_picks(kind: LetterKind) -> tuple[str, ...]:
    """The words a page may offer for a kind of letter."""
    return PATIENT_PICKS if kind is LetterKind.PATIENT else ACTION_PICKS
