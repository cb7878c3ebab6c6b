"""A change in words, the same on every page and in every letter."""

from strengthtrack.clinic.figures import MISSING, figure
from strengthtrack.science.change import Answer, Change

BEYOND = "beyond error"


def answer_words(change: Change) -> str:
    """“beyond error”, “within error”, “cannot tell yet”; which way it went, the number says."""
    return BEYOND if change.beyond else change.answer.value


def percent_words(change: Change) -> str:
    """“+31 %”, “−4 %”, “0 %”; a dash where there is none."""
    if change.part is None:
        return MISSING
    words = figure(change.part * 100.0)
    return f"{'+' if change.part > 0.0 and words != '0' else ''}{words} %"


def points_words(change: Change) -> str:
    """“−4”, of a score; a dash where there is none."""
    if change.by is None:
        return MISSING
    words = figure(change.by, int(change.by != int(change.by)))
    return f"{'+' if change.by > 0.0 else ''}{words}"


def is_told(change: Change | None) -> bool:
    """Whether anything can be said of it."""
    return change is not None and change.answer is not Answer.CANNOT_TELL
