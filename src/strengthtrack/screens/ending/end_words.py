"""What stands beside and under the dots of a test on the last page of a session."""

from strengthtrack.practice.session_view import TestLine
from strengthtrack.screens.testing.trial_words import NO_VALUE, best_is_typed, no_value, skipped_words

_DOT = "  ·  "


def words_beside(line: TestLine, *, hidden: bool) -> str:
    """What stands beside the dots: how far the trials lie apart, and that the value was typed."""
    words = [] if line.spread is None or hidden else [f"{line.spread * 100:.0f} %"]
    words += ["typed"] if line.value_n is not None and best_is_typed(line) else []
    return _DOT.join(words)


def words_under(line: TestLine, *, hidden: bool) -> str:
    """What stands under the dots: why there is no value, and what does not count."""
    out = sum(not trial.counts and not trial.practice for trial in line.trials)
    words = [skipped_words(line)] if line.skipped else []
    words += [NO_VALUE] if no_value(line) and not hidden else []
    words += [f"{out} not counted"] if out and (hidden or not no_value(line)) else []
    words += [f"{len(line.aside)} set aside"] if line.aside else []
    return _DOT.join(words) or ("" if line.trials else "not tested")
