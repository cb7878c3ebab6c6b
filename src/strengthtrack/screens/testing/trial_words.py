"""Trials and tests in words: the same on every screen that shows them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from strengthtrack.clinic.figures import figure_or_dash
from strengthtrack.clinic.sentences import upper_first
from strengthtrack.clinic.setup import Feedback, Movement, Side, ValueRule
from strengthtrack.clinic.trial import Mark
from strengthtrack.practice.testing.session_view import SessionView, TestLine, TrialLine

_UNIT = re.compile(r"(\d) (cm|s|N|%)(?!\w)")
MARK_KEYS = {"L": Mark.PAIN, "O": Mark.OVERPOWERED, "X": Mark.SLIPPED, "C": Mark.COMPENSATED}
NO_VALUE = "no valid value"
HIDDEN = "Hidden until the session is finished"
RULE_WORDS = {
    ValueRule.BEST: "the best counts",
    ValueRule.MEAN: "their mean counts",
    ValueRule.PLATEAU: "the best second counts",
}
_NOTHING_SHOWN = "Shown in a push: nothing"


def title_of(movement: Movement, side: Side) -> str:
    """“Hip abduction, right”."""
    return f"{movement.words}, {side.value}"


def newtons(force_n: float | None) -> str:
    """Whole newtons as they are read; a dash where there are none."""
    return figure_or_dash(force_n)


def tied(words: str) -> str:
    """The words with every figure tied to its unit, so that no line breaks between them."""
    return _UNIT.sub("\\1\N{NO-BREAK SPACE}\\2", words)


def shown_words(view: SessionView) -> str:
    """What patient and tester see, by the battery and by the session."""
    if view.blind:
        return HIDDEN
    return _NOTHING_SHOWN if view.feedback is Feedback.NOTHING else f"Shown: {view.feedback.value}"


def shows_force(view: SessionView) -> bool:
    """Whether the force may be seen in a push."""
    return not view.blind and view.feedback is not Feedback.NOTHING


def shows_today(view: SessionView) -> bool:
    """Whether today's values may be seen in a push."""
    return not view.blind and view.feedback in {Feedback.TODAY, Feedback.BOTH}


def shows_last(view: SessionView) -> bool:
    """Whether the last visit's best may be seen in a push."""
    return not view.blind and view.feedback in {Feedback.LAST, Feedback.BOTH}


def best_is_typed(line: TestLine) -> bool:
    """Whether the test's value was read off a display and typed."""
    counting = [trial for trial in line.trials if trial.counts]
    return bool(counting) and max(counting, key=lambda trial: trial.peak_n).typed


def no_value(line: TestLine) -> bool:
    """Whether the test was done, and no trial that counts is left."""
    return line.value_n is None and any(not trial.practice for trial in (*line.trials, *line.aside))


def alike(one: TestLine | None, other: TestLine) -> bool:
    """Whether two lines show the same but for the rest that runs down."""
    return one is other or (one is not None and replace(one, rest_left_s=other.rest_left_s) == other)


def name_of(line: TestLine, trial: TrialLine) -> str:
    """“Trial 2”; practice is numbered by itself."""
    if not trial.practice:
        return f"Trial {trial.number}"
    earlier = [one for one in (*line.trials, *line.aside) if one.practice and one.number < trial.number]
    return f"Practice {len(earlier) + 1}"


def trials_by_name(view: SessionView) -> dict[str, tuple[TrialLine, str]]:
    """Every trial of the session by its id, those set aside too, with its name."""
    return {
        trial.trial_id: (trial, name_of(line, trial)) for line in view.tests for trial in (*line.trials, *line.aside)
    }


def coming_name(view: SessionView) -> str:
    """The trial that runs or comes next, by its name."""
    if not view.practice:
        return f"Trial {view.trial_number}"
    return f"Practice {1 + sum(trial.practice for trial in view.test.trials)}"


def trial_words(trial: TrialLine) -> str:
    """What is special about a trial, empty where nothing is."""
    notes = ["not counted"] if trial.practice else []
    if trial.typed:
        notes.append("typed")
    return ", ".join([*notes, *_why(trial)])


def why_words(trial: TrialLine) -> str:
    """Why a trial does not count, as it was seen; empty where it does."""
    words = ", ".join(_why(trial))
    return upper_first(words)


def _why(trial: TrialLine) -> list[str]:
    notes = []
    if trial.mark is not None:
        notes.append(trial.mark.value)
    elif not trial.complete:
        notes.append("cut short")
    if trial.aside is not None:
        notes.append(f"set aside: {trial.aside}" if trial.aside else "set aside")
    return notes


def saved_words(trial: TrialLine, name: str) -> str:
    """What the toast says of a trial that was just filed."""
    if not trial.complete:
        return f"{name} kept"
    return f"{name} saved{', typed' if trial.typed else ''}"


def skipped_words(line: TestLine) -> str:
    """“skipped: pain”."""
    return f"skipped: {line.skipped_why}" if line.skipped_why else "skipped"


def other_leg_words(line: TestLine) -> str:
    """What is said where the sides were mixed up."""
    return f"These were the {line.side.other.value} leg"


def may_be_other_leg(line: TestLine, lines: Sequence[TestLine]) -> bool:
    """Whether its trials could have been the other leg's: there are some, and that leg is tested too."""
    other = line.movement, line.side.other
    return bool(line.trials) and any((one.movement, one.side) == other for one in lines)


def line_words(line: TestLine, *, hidden: bool = False) -> str:
    """One movement and side, its trials and value, in one sentence; `hidden` keeps every force to itself."""
    words = [title_of(line.movement, line.side)]
    if line.skipped:
        words.append(skipped_words(line))
    words += _counted(line) if hidden else _valued(line)
    if line.aside:
        words.append(f"{len(line.aside)} set aside")
    if line.pain is not None:
        words.append(f"pain {line.pain}")
    return ", ".join(words)


def rests_words(line: TestLine) -> str:
    """How long a side still rests."""
    return f"rests {ceil(line.rest_left_s)} s"


def _counted(line: TestLine) -> list[str]:
    return [f"{sum(trial.counts for trial in line.trials)} of {line.wanted} trials"] if line.trials else []


def _valued(line: TestLine) -> list[str]:
    words = []
    if line.value_n is not None:
        words += [f"value {newtons(line.value_n)} N{' typed' if best_is_typed(line) else ''}", *_counted(line)]
    elif no_value(line):
        words.append(NO_VALUE)
    if line.spread is not None:
        words.append(f"they differ by {line.spread * 100:.0f} %")
    if line.baseline_n is not None:
        words.append(f"baseline {newtons(line.baseline_n)} N")
    if line.last_visit_n is not None:
        words.append(f"last visit {newtons(line.last_visit_n)} N")
    return words
