"""Moments of a testing session for tests of its pages, and a session that only remembers what it was asked."""

from dataclasses import dataclass, field

import numpy as np

from session_bench import without_practice
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.clinic.trial import Mark
from strengthtrack.practice.battery.batteries import load
from strengthtrack.practice.testing.session_view import LiveTrace, Phase, SessionView, TestLine, TrialLine

BATTERY = without_practice(load("hips"))


def trial(
    number: int,
    peak_n: float,
    mark: Mark | None = None,
    *,
    typed: bool = False,
    complete: bool = True,
    practice: bool = False,
    **facts: object,
) -> TrialLine:
    """A trial of 5.2 s; it counts unless it is marked, cut short, practice or set aside."""
    values: dict[str, object] = {
        "trial_id": f"{number} {peak_n}{' practice' if practice else ''}",
        "number": number,
        "peak_n": peak_n,
        "held_s": 0.0 if typed else 5.2,
        "counts": mark is None and complete and not practice and facts.get("aside") is None,
        "mark": mark,
        "typed": typed,
        "complete": complete,
        "practice": practice,
        "plateau_n": None if typed else peak_n - 9.0,
    }
    return TrialLine(**{**values, **facts})  # type: ignore[arg-type]


def line(
    movement: Movement = Movement.ABDUCTION,
    side: Side = Side.RIGHT,
    *trials: TrialLine,
    wanted: int = 3,
    **facts: object,
) -> TestLine:
    """One row; best, value, spread and done follow from the trials."""
    counting = [one.peak_n for one in trials if one.counts]
    values: dict[str, object] = {
        "movement": movement,
        "side": side,
        "wanted": wanted,
        "trials": trials,
        "best_n": max(counting, default=None),
        "value_n": max(counting, default=None),
        "spread": (max(counting) - min(counting)) / max(counting) if len(counting) > 1 else None,
        "pain": None,
        "done": len(counting) >= wanted,
        "skipped": False,
        "last_visit_n": None,
        "lever_arm_m": None,
        "lever_arm_last_m": None,
    }
    return TestLine(**{**values, **facts})  # type: ignore[arg-type]


def view(phase: Phase, *lines: TestLine, current: int = 0, **facts: object) -> SessionView:
    """A moment of a session of these rows, by default of the right hip's abduction alone."""
    tests = lines or (line(),)
    values: dict[str, object] = {
        "phase": phase,
        "tests": tests,
        "current": current,
        "plan": BATTERY.plan(tests[current].movement),
        "trial_number": len(tests[current].trials) + 1,
        "force_n": 0.2,
        "held_s": 0.0,
        "rest_left_s": 0.0,
        "rest_s": 60.0,
        "minutes_left": 14,
        "one_more": False,
        "lost_why": "",
        "lost_peak_n": None,
        "lost_held_s": 0.0,
    }
    return SessionView(**{**values, **facts})  # type: ignore[arg-type]


@dataclass
class Remembering:
    """A testing session that does nothing but remember; it stands where the test puts it."""

    now: SessionView
    trace: LiveTrace = field(default_factory=LiveTrace)
    asked: list[object] = field(default_factory=list)
    raises: Exception | None = None

    def view(self) -> SessionView:
        return self.now

    def live_trace(self) -> LiveTrace:
        return self.trace

    def _note(self, what: object) -> None:
        self.asked.append(what)
        if self.raises is not None:
            raise self.raises

    def choose(self, index: int) -> None:
        self._note(("choose", index))

    def pause(self) -> None:
        self._note("pause")

    def skip(self, why: str = "") -> None:
        self._note(("skip", why))

    def advance(self) -> None:
        self._note("advance")

    def zero(self) -> None:
        self._note("zero")

    def note(self, text: str, trial_id: str = "") -> None:
        self._note(("note", text, trial_id))

    def set_aside(self, trial_id: str, why: str) -> None:
        self._note(("set aside", trial_id, why))

    def bring_back(self, trial_id: str) -> None:
        self._note(("bring back", trial_id))

    def swap_side(self) -> None:
        self._note("swap side")

    def repeat(self) -> None:
        self._note("repeat")

    def mark(self, mark: Mark) -> None:
        self._note(mark)

    def pain(self, score: int | None) -> None:
        self._note(("pain", score))

    def set_lever_arm(self, metres: float) -> None:
        self._note(("lever arm", metres))

    def type_value(self, value: float, unit: str) -> None:
        self._note((value, unit))

    def keep_given(self) -> None:
        self._note("keep given")

    def drop_given(self) -> None:
        self._note("drop given")


def pushed(peak_n: float = 180.0, until_s: float = 0.0) -> LiveTrace:
    """Ten seconds with a push in the last four."""
    ago = np.arange(-10.0, until_s, 0.01)
    return LiveTrace(ago, np.where(ago < -4.0, 0.0, peak_n))
