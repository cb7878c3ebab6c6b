"""A change in words, the same on every page and in every letter."""

from strengthtrack.clinic.figures import MISSING, signed
from strengthtrack.science.change import Answer, Change

BEYOND = "beyond error"


def answer_words(change: Change) -> str:
    """“beyond error”, “within error”, “cannot tell yet”; which way it went, the number says."""
    return BEYOND if change.beyond else change.answer.value


def percent_words(change: Change) -> str:
    """“+31 %”, “−4 %”, “0 %”; a dash where there is none."""
    return MISSING if change.part is None else f"{signed(change.part * 100.0, change.decimals)} %"


def is_told(change: Change | None) -> bool:
    """Whether anything can be said of it."""
    return change is not None and change.answer is not Answer.CANNOT_TELL
