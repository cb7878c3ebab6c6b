"""What the bar at the foot of the test page offers at each moment. No widget."""

from dataclasses import dataclass

from strengthtrack.practice.testing.session_view import Phase, SessionView, TestLine
from strengthtrack.screens.testing.trial_words import coming_name, title_of


@dataclass(frozen=True, slots=True)
class Bar:
    """What stands in the bar. `next_words` is the primary button, empty where none is needed.

    `sayings` are pairs of a strong word and a sentence, the longest first: the first that has room is shown.
    """

    next_words: str
    sayings: tuple[tuple[str, str], ...]
    keys: tuple[tuple[str, str], ...]
    next_key: str = "Space"


_TYPE, _SKIP, _PAUSE, _REPEAT = ("V", "Type a value"), ("S", "Skip"), ("Esc", "Pause"), ("R", "Repeat")
_ARMABLE = frozenset({Phase.SET_UP, Phase.ARMED, Phase.REST, Phase.PAUSED})
_MARKS = (("L", "Pain"), ("O", "Overpowered"), ("X", "Slipped"), ("C", "Compensated"))
_TAPS = "or pedal, or two taps on the pad"


def bar_for(view: SessionView) -> Bar:
    """What the bar offers at this moment."""
    if view.given is not None:
        return _given(view)
    if view.force_n is None and view.phase in _ARMABLE:
        return _without_dynamometer(view)
    return _BARS[view.phase](view)


def _without_dynamometer(view: SessionView) -> Bar:
    """Nothing is heard: values are read off a display and typed."""
    counted = (trial.number for trial in view.test.trials if not trial.practice)
    name = f"trial {1 + max(counted, default=0)}"  # a typed value is never practice
    if view.waits_for_button:
        sayings = _said(f"Press the dynamometer’s button for {name}.", "Press its button.")
        return Bar("", sayings, (*_repeat(view), _TYPE, _SKIP))
    sayings = _said(f"Nothing is heard; read {name} off the display, or connect.", "Nothing is heard.")
    return Bar("Type a value", sayings, (*_repeat(view), _SKIP), next_key="V")


def _given(view: SessionView) -> Bar:
    """A value came at the dynamometer's button, and waits."""
    sent = view.given.words if view.given is not None else ""
    sayings = _said(f"The dynamometer sent {sent}.", f"{sent}.")
    return Bar("Keep it", sayings, (("Esc", "Not this one"), *_repeat(view), _SKIP), next_key="Enter")


def _said(*sentences: str, strong: str = "") -> tuple[tuple[str, str], ...]:
    return tuple((strong, sentence) for sentence in sentences)


def _repeat(view: SessionView) -> tuple[tuple[str, str], ...]:
    """Only what was done can be done again."""
    return (_REPEAT,) if view.asked_test.trials else ()


def _set_up(view: SessionView) -> Bar:
    if view.asked is not None:
        sayings = _said(f"{_TAPS}.", "or pedal, or two taps.", "or two taps.")
        return Bar(f"Arm the {view.test.side.value} leg", sayings, (*_repeat(view), _TYPE, _SKIP, _PAUSE))
    sayings = _said(
        f"{_TAPS}. Force that comes unarmed is not filed.",
        "or pedal, or two taps. Unarmed force is not filed.",
        f"{_TAPS}.",
        "or two taps.",
    )
    return Bar("Arm this test", sayings, (_TYPE, _SKIP, _PAUSE))


def _armed(view: SessionView) -> Bar:
    keys = (("Space", "Start by hand"), _TYPE, *_repeat(view), _SKIP, _PAUSE)
    name = coming_name(view)
    long = f"Push: {name.lower()} starts by itself{', not counted' if view.practice else ''}."
    return Bar("", _said(long, f"Push: {name.lower()} starts by itself.", "Push.", strong="Armed."), keys)


def _pushing(view: SessionView) -> Bar:
    name = coming_name(view)
    recording = f"Recording {name.lower()}."
    counted = "Not counted. Let go to end." if view.practice else "Let go to end."
    sayings = ((recording, counted), (recording, ""), (f"{name}.", ""))
    return Bar("", sayings, (("Space", "End"), *_MARKS, _REPEAT, _PAUSE))


def _rest(view: SessionView) -> Bar:
    keys = (*_repeat(view), _TYPE, _SKIP, _PAUSE)
    sayings = _said(
        f"{_TAPS}; or push when the rest is over.",
        "or pedal, two taps, or push after the rest.",
        "or push after the rest.",
        "or two taps.",
    )
    return Bar(f"Start {coming_name(view).lower()}", sayings, keys)


def _test_done(view: SessionView) -> Bar:
    coming = _coming(view)
    words = f"Next: {title_of(coming.movement, coming.side).lower()}" if coming else "To the results"
    taps = (f"{_TAPS}. This test is done.",) if view.force_n is not None else ()
    return Bar(words, _said(*taps, "This test is done."), (*_repeat(view), _TYPE))


def _coming(view: SessionView) -> TestLine | None:
    later = [*view.tests[view.current + 1 :], *view.tests[: view.current]]
    return next((line for line in later if not line.done and not line.skipped), None)


def _lost(view: SessionView) -> Bar:
    again = view.test.trials[-1].number if view.lost_peak_n is not None and view.test.trials else None
    repeat = (("R", f"Repeat trial {again}"),) if again else ()
    return Bar("", _said("Nothing is lost.", strong="Paused."), (*repeat, _TYPE, _SKIP))


def _paused(view: SessionView) -> Bar:
    sayings = _said(f"{_TAPS}. Paused, nothing is lost.", "Paused. Nothing is lost.")
    return Bar("Arm again", sayings, (*_repeat(view), _TYPE, _SKIP))


def _finished(_view: SessionView) -> Bar:
    return Bar("To the results", _said("Every test is done or skipped."), ())


_BARS = {
    Phase.SET_UP: _set_up,
    Phase.ARMED: _armed,
    Phase.PUSHING: _pushing,
    Phase.REST: _rest,
    Phase.TEST_DONE: _test_done,
    Phase.LOST: _lost,
    Phase.PAUSED: _paused,
    Phase.FINISHED: _finished,
}
