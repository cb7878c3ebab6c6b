from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from faces_bench import SMALLEST, THREE, begin, rested, said, turns
from session_views import line, pushed, trial, view
from strengthtrack.clinic.setup import Feedback, Movement, Side
from strengthtrack.clinic.trial import Mark
from strengthtrack.practice.testing.session_view import Phase, SessionView
from strengthtrack.screens.testing.bar_words import bar_for
from strengthtrack.screens.testing.testing_page import TestingPage

LONG = "held on to the plinth with both hands, and would not let go of it although asked to three times"


@pytest.fixture
def page(testing_page: TestingPage) -> TestingPage:
    return testing_page


def states() -> Iterator[SessionView]:
    """Every face with much to say."""
    rotation = line(
        Movement.EXTERNAL_ROTATION,
        Side.RIGHT,
        trial(1, 98.0, practice=True),
        trial(2, 91.0, Mark.OVERPOWERED, note=LONG),
        lever_arm_m=0.36,
        lever_arm_last_m=0.31,
        last_visit_n=97.0,
        changed=("Fixation changed, by hand to belt",),
    )
    skipped = line(side=Side.LEFT, skipped=True, skipped_why=LONG)
    for phase in Phase:
        for facts in ({}, {"sentence": "The zero drifted by 3 N; zero it again, unloaded."}, {"blind": True}):
            lost: dict[str, Any] = {"lost_peak_n": 91.0, "lost_held_s": 2.1} if phase is Phase.LOST else {}
            yield view(phase, skipped, rotation, current=1, **facts, **lost)


def test_in_every_state_the_page_fits_the_smallest_window(page: TestingPage) -> None:
    """No state may push the window wider or higher, nor the action bar out of it."""
    page.resize(*SMALLEST)
    for moment in states():
        begin(page, moment, pushed())
        QApplication.processEvents()
        least = page.minimumSizeHint()
        assert (least.width() <= SMALLEST[0], least.height() <= SMALLEST[1]) == (True, True), (moment.phase, least)
        assert page.foot.geometry().bottom() == SMALLEST[1] - 1


def test_on_a_low_window_no_two_parts_of_the_rest_lie_over_one_another(page: TestingPage) -> None:
    page.resize(*SMALLEST)
    begin(page, replace(turns(), tests=(THREE, line()), current=1))
    QApplication.processEvents()
    rest = page.rest
    parts = (rest.heading, rest.dots, rest.number, rest.marks[Mark.PAIN], rest.deeds["N"], rest.pain)
    edges = [(part.mapTo(rest, part.rect().topLeft()).y(), part.height()) for part in parts]
    assert all(top + height <= below for (top, height), (below, _) in pairwise(edges)), edges
    assert edges[-1][0] + edges[-1][1] <= rest.height()


def test_armed_is_said_after_the_name_and_the_name_is_never_cut_short(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP, THREE))
    session.now = view(Phase.ARMED, THREE, feedback=Feedback.FORCE)
    page.look()
    QApplication.processEvents()
    assert "armed" in said(page).split("\n")
    page.resize(*SMALLEST)
    session.now = view(Phase.PUSHING, replace(THREE, movement=Movement.EXTERNAL_ROTATION))
    page.look()
    QApplication.processEvents()
    assert page.push.heading.width() >= page.push.heading.minimumSizeHint().width()


def test_the_bar_says_as_much_as_there_is_room_for(page: TestingPage) -> None:
    page.resize(1824, 1016)
    begin(page, view(Phase.SET_UP))
    QApplication.processEvents()
    assert page.bar.said == "or pedal, or two taps on the pad. Force that comes unarmed is not filed."
    page.resize(*SMALLEST)
    QApplication.processEvents()
    assert page.bar.said == "or pedal, or two taps on the pad."


def test_what_is_armed_is_said_by_two_taps_only_where_a_dynamometer_is_heard() -> None:
    heard, silent = bar_for(rested()), bar_for(rested(force_n=None))
    assert all("tap" in sentence or "push" in sentence for _, sentence in heard.sayings)
    assert not any("tap" in sentence for _, sentence in silent.sayings)
    done = bar_for(view(Phase.TEST_DONE, THREE, force_n=None))
    assert done.sayings == (("", "This test is done."),)
