"""What a session says aloud: tones and words that follow from two moments of it. Nothing here makes a sound."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from strengthtrack.practice.testing.session_view import Gone, Phase, SessionView, TestLine

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Tone(StrEnum):
    """A sound the app makes; each means one thing."""

    READY = "ready"
    GO = "go"
    TICK = "tick"
    RELAX = "relax"
    ONE_MORE = "one more"
    DONE = "test done"
    HINT = "look at the screen"
    WARN = "something is wrong"


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing to be heard: a tone, words, or both."""

    tone: Tone | None = None
    words: str = ""


def cues(before: SessionView | None, after: SessionView) -> tuple[Cue, ...]:
    """What must be heard now that a session stands as `after`, which stood as `before` when it was last looked at.

    Each cue comes once, however often a moment is shown; of several that a slow window missed only the newest comes.
    """
    return tuple(_cues(before, after))


def spoken(test: TestLine) -> str:
    """A test as it is said aloud, the side first: “left hip, abduction”."""
    joint, _, movement = test.movement.value.partition("_")
    return f"{test.side.value} {joint}, {movement.replace('_', ' ')}"


def _cues(before: SessionView | None, after: SessionView) -> Iterator[Cue]:
    if after.phase is Phase.PUSHING:
        yield from _of_push(before, after)
    elif before is None or _place(before) != _place(after):
        yield from _of_phase(before, after)
    if after.one_more and before is not None and not before.one_more and _test(before) == _test(after):
        yield Cue(Tone.ONE_MORE, "one more")
    if after.sentence and (before is None or before.sentence != after.sentence):
        yield Cue(Tone.HINT)


def _of_push(before: SessionView | None, after: SessionView) -> Iterator[Cue]:
    """Go, the whole seconds of the hold, and its end."""
    runs_on = before is not None and before.phase is Phase.PUSHING and before.trial_number == after.trial_number
    held_before = before.held_s if before is not None and runs_on else 0.0
    hold_s, second = after.plan.hold_s, int(after.held_s)
    if held_before < hold_s <= after.held_s:
        yield Cue(Tone.RELAX, "and relax")
    elif int(held_before) < second < hold_s:
        yield Cue(Tone.TICK, _number(second))
    elif not runs_on:
        yield Cue(Tone.GO)


def _of_phase(before: SessionView | None, after: SessionView) -> Iterator[Cue]:
    name = spoken(after.test)
    match after.phase:
        case Phase.ARMED:
            yield Cue(Tone.READY, f"{name}, practice" if after.practice else name)
        case Phase.SET_UP if before is not None and _test(before) != _test(after):
            yield Cue(words=f"next: {name}, one more" if after.one_more else f"next: {name}")
        case Phase.TEST_DONE:
            yield Cue(Tone.DONE, "test done")
        case Phase.FINISHED:
            yield Cue(words="all tests done")
        case Phase.LOST:
            unplugged = after.gone is Gone.UNPLUGGED
            yield Cue(Tone.WARN, "dynamometer unplugged" if unplugged else "dynamometer not heard")
        case Phase.PAUSED if before is not None and before.phase is Phase.LOST:
            yield Cue(words="dynamometer is back")


def _test(view: SessionView) -> tuple[str, str]:
    return view.test.movement, view.test.side


def _place(view: SessionView) -> tuple[Phase, str, str]:
    return view.phase, *_test(view)


def _number(count: int) -> str:
    return _NUMBERS[count - 1] if count <= len(_NUMBERS) else str(count)
