"""What the test page asks at its foot: why a test is skipped, why a trial is set aside, what to note with a trial."""

from strengthtrack.practice.testing.session_view import SessionView, TrialLine
from strengthtrack.screens.testing.ask_bar import Question
from strengthtrack.screens.testing.trial_words import name_of

SKIP, ASIDE, NOTE = "skip", "set aside", "note"
SKIP_REASONS = ("pain", "declined", "cannot get into position", "no time")
ASIDE_REASONS = ("not a full effort", "wrong position", "wrong leg")


def skip_question() -> Question:
    """Why this movement and side is left out."""
    return Question(SKIP, "Skip", "own words", SKIP_REASONS)


def aside_question(trial: TrialLine) -> Question:
    """Why a trial is set aside."""
    return Question(ASIDE, "Set aside", "own words", ASIDE_REASONS, about=trial.trial_id)


def note_question(view: SessionView, trial: TrialLine) -> Question:
    """What to note with a trial."""
    name = name_of(view.asked_test, trial).lower()
    return Question(NOTE, "Keep", f"Note on {name}", text=trial.note, about=trial.trial_id)


def trial_with(view: SessionView, trial_id: str) -> TrialLine | None:
    """A trial of the test that is asked about; the newest where none is named."""
    trials = view.asked_test.trials
    if not trial_id:
        return trials[-1] if trials else None
    return next((trial for trial in trials if trial.trial_id == trial_id), None)
