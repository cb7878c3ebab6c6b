import re
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from faces_bench import THREE, begin, rested, said
from session_views import BATTERY, line, pushed, trial, view
from strengthtrack.clinic.setup import Feedback, Movement, Side
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.screens.testing.bar_words import bar_for
from strengthtrack.screens.testing.setup_column import note_for
from strengthtrack.screens.testing.testing_page import TestingPage
from strengthtrack.screens.testing.trial_words import HIDDEN, name_of, saved_words

RIGHT_HIP = (Movement.ABDUCTION, Side.RIGHT)
FORCES = re.compile(r"\b(161|186|143|172|152|177|134|31|178|179)\b|\b1[34] %")
"""Every force and spread of the three, as it would be read."""


@pytest.fixture
def page(testing_page: TestingPage) -> TestingPage:
    return testing_page


@pytest.mark.parametrize(
    ("feedback", "words"),
    [
        (Feedback.NOTHING, "Shown in a push: nothing"),
        (Feedback.FORCE, "Shown: force"),
        (Feedback.LAST, "Shown: force, last visit’s best"),
        (Feedback.BOTH, "Shown: force, both bests"),
    ],
)
def test_the_list_says_what_the_battery_shows(page: TestingPage, feedback: Feedback, words: str) -> None:
    begin(page, view(Phase.SET_UP, feedback=feedback))
    assert page.list.shown.words == words


def test_a_battery_that_shows_nothing_shows_the_hold_and_says_why(page: TestingPage) -> None:
    begin(page, view(Phase.PUSHING, THREE, feedback=Feedback.NOTHING, force_n=178.6, held_s=3.4), pushed())
    assert page.push.hidden.ring.words == "3 of 5 s"
    assert "Force is hidden in this battery" in said(page)
    assert page.push.chart is not None
    assert not page.push.chart.isVisible()
    assert not page.push.number.isVisible()
    assert "“Push, push, push …”" in said(page)
    assert not FORCES.search(said(page))


def test_after_the_push_a_battery_that_shows_nothing_shows_what_it_came_to(page: TestingPage) -> None:
    begin(page, rested(replace(THREE, trials=THREE.trials[:2]), feedback=Feedback.NOTHING))
    assert page.rest.number.words == "186"


@pytest.mark.parametrize(
    ("feedback", "today", "last"),
    [
        (Feedback.FORCE, None, None),
        (Feedback.TODAY, 186.0, None),
        (Feedback.LAST, None, 172.0),
        (Feedback.BOTH, 186.0, 172.0),
    ],
)
def test_the_trace_has_the_lines_of_the_battery(
    page: TestingPage, feedback: Feedback, today: float | None, last: float | None
) -> None:
    begin(page, view(Phase.PUSHING, THREE, feedback=feedback, force_n=178.6), pushed())
    assert page.push.chart is not None
    bests = page.push.chart._bests
    assert (bests.today_n, bests.last_n) == (today, last)


def test_without_todays_line_todays_values_do_not_stand_over_the_trace(page: TestingPage) -> None:
    begin(page, view(Phase.PUSHING, THREE, feedback=Feedback.FORCE, force_n=178.6), pushed())
    assert page.push.dots.accessibleName() == "1 counts, 2 counts, 3 does not count, Trial 4 next"
    assert page.list.rows[0].accessibleName() == "Hip abduction, right, 2 of 3 trials"


# blind


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase is not Phase.FINISHED])
def test_a_blind_session_says_no_force_anywhere(page: TestingPage, phase: Phase) -> None:
    lost: dict[str, Any] = {"lost_peak_n": 143.0, "lost_held_s": 2.1} if phase is Phase.LOST else {}
    begin(page, view(phase, THREE, blind=True, one_more=True, force_n=178.6, resting_n=31.0, **lost), pushed())
    QApplication.processEvents()
    assert not FORCES.search(said(page)), FORCES.search(said(page))
    assert HIDDEN in said(page)


def test_the_same_session_says_them_where_it_is_not_blind(page: TestingPage) -> None:
    begin(page, rested(THREE, one_more=True))
    assert len(set(FORCES.findall(said(page)))) > 3


def test_what_was_saved_is_said_without_its_force() -> None:
    assert saved_words(trial(2, 186.0), "Trial 2") == "Trial 2 saved"
    assert saved_words(trial(2, 186.0, typed=True), "Trial 2") == "Trial 2 saved, typed"


# practice


def test_practice_is_named_and_not_counted(page: TestingPage) -> None:
    begin(page, view(Phase.ARMED, line(*RIGHT_HIP), practice=True))
    assert page.push.practice.text() == "Practice 1: an easy push, not counted"
    assert page.bar.said == "Armed. Push: practice 1 starts by itself, not counted."
    assert page.push.dots.accessibleName().startswith("Practice 1 practice next")


def test_the_second_practice_push_is_the_second() -> None:
    once = line(*RIGHT_HIP, trial(1, 90.0, practice=True))
    assert bar_for(rested(once, practice=True)).next_words == "Start practice 2"
    assert name_of(once, once.trials[0]) == "Practice 1"
    assert bar_for(rested(once, trial_number=1)).next_words == "Start trial 1"


def test_a_value_typed_while_practice_is_due_is_called_the_trial_it_will_be() -> None:
    sentence = bar_for(view(Phase.SET_UP, line(*RIGHT_HIP), practice=True, force_n=None)).sayings[0][1]
    assert sentence == "Nothing is heard; read trial 1 off the display, or connect."


def test_the_set_up_says_how_many_practice_pushes_come_first() -> None:
    plan = BATTERY.plans[0]
    notes = [note_for(replace(plan, practice=pushes), "Check them.") for pushes in (0, 1, 2)]
    assert notes == [
        "Check them.",
        "One easy practice push first, not counted. Check them.",
        "2 easy practice pushes first, not counted. Check them.",
    ]
