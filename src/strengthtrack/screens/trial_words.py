"""Trials and tests in words: the same on every screen that shows them."""

import re

from strengthtrack.clinic.figures import figure_or_dash
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.clinic.trial import Mark
from strengthtrack.practice.session_view import TestLine, TrialLine

_UNIT = re.compile(r"(\d) (cm|s|N|%)(?!\w)")
MARK_KEYS = {"L": Mark.PAIN, "O": Mark.OVERPOWERED, "X": Mark.SLIPPED}


def title_of(movement: Movement, side: Side) -> str:
    """“Hip abduction, right”."""
    return f"{movement.words}, {side.value}"


def newtons(force_n: float | None) -> str:
    """Whole newtons as they are read; a dash where there are none."""
    return figure_or_dash(force_n)


def tied(words: str) -> str:
    """The words with every figure tied to its unit, so that no line breaks between them."""
    return _UNIT.sub("\\1\N{NO-BREAK SPACE}\\2", words)


def best_is_typed(line: TestLine) -> bool:
    """Whether the test's value was read off a display and typed."""
    counting = [trial for trial in line.trials if trial.counts]
    return bool(counting) and max(counting, key=lambda trial: trial.peak_n).typed


def trial_words(trial: TrialLine) -> str:
    """What is special about a trial, empty where nothing is."""
    notes = []
    if trial.typed:
        notes.append("typed")
    if trial.mark is not None:
        notes.append(trial.mark.value)
    elif not trial.complete:
        notes.append("cut short")
    return ", ".join(notes)


def saved_words(trial: TrialLine) -> str:
    """What the toast says of a trial that was just filed."""
    if not trial.complete:
        return f"Trial {trial.number} kept"
    return f"Trial {trial.number} saved{', typed' if trial.typed else ''}"


def line_words(line: TestLine) -> str:
    """One movement and side, its trials and value, in one sentence."""
    words = [title_of(line.movement, line.side)]
    if line.skipped:
        words.append("skipped")
    if line.best_n is not None:
        words.append(f"best {newtons(line.best_n)} N{' typed' if best_is_typed(line) else ''}")
        words.append(f"{sum(trial.counts for trial in line.trials)} of {line.wanted} trials")
    if line.spread is not None:
        words.append(f"they differ by {line.spread * 100:.0f} %")
    if line.last_visit_n is not None:
        words.append(f"last visit {newtons(line.last_visit_n)} N")
    if line.pain is not None:
        words.append(f"pain {line.pain}")
    return ", ".join(words)
