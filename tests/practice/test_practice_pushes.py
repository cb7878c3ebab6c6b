"""Easy pushes before the first trial, and which value is the test's."""

from dataclasses import replace
from typing import Any

import pytest

from session_bench import SESSION, Bench, planned, push
from strengthtrack.clinic.setup import Feedback, ValueRule
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.practice.testing.testing_session import TestingSession


def armed(bench: Bench, practice: int = 2, **changed: Any) -> TestingSession:
    bench.plug_in()
    bench.battery = planned(bench.battery, practice=practice)
    session = bench.session(**changed)
    session.arm()
    return session


def pushed(bench: Bench, session: TestingSession, *peaks: float) -> None:
    for peak in peaks:
        bench.play(session, push(peak, seconds=1.2))
        session.arm()


def test_the_first_pushes_are_practice_and_never_count(bench: Bench) -> None:
    session = armed(bench)
    assert (session.view().practice, session.view().trial_number) == (True, 1)
    pushed(bench, session, 90.0, 250.0)
    view = session.view()
    assert [(trial.number, trial.practice, trial.counts) for trial in view.test.trials] == [
        (1, True, False),
        (2, True, False),
    ]
    assert view.test.best_n is None
    assert (view.practice, view.trial_number) == (False, 1)
    pushed(bench, session, 180.0)
    line = session.view().test
    assert [(trial.number, trial.practice) for trial in line.trials] == [(1, True), (2, True), (1, False)]
    assert line.best_n == pytest.approx(180.0)
    bench.settle()
    assert sorted(trial.practice for trial in bench.store.session_trials("s1")) == [False, True, True]


def test_the_page_is_told_while_it_is_practice(bench: Bench) -> None:
    session = armed(bench)
    bench.play(session, push(90.0)[:400])
    assert session.view().phase is Phase.PUSHING
    assert session.view().practice


def test_practice_is_named_in_the_toast(bench: Bench) -> None:
    session = armed(bench)
    pushed(bench, session, 90.0)
    assert bench.edits.last == "Practice 1 saved"


def test_a_practice_push_that_is_set_aside_is_practised_again(bench: Bench) -> None:
    session = armed(bench, practice=1)
    pushed(bench, session, 90.0)
    session.repeat()
    assert session.view().practice


def test_a_typed_value_is_never_practice_and_ends_it(bench: Bench) -> None:
    session = armed(bench)
    session.type_value(150.0, "N")
    line = session.view().test
    assert [(trial.number, trial.practice, trial.counts) for trial in line.trials] == [(1, False, True)]
    assert not session.view().practice


def test_practice_after_a_restart_goes_on_counting(bench: Bench) -> None:
    session = armed(bench)
    pushed(bench, session, 90.0)
    bench.settle()
    view = bench.session().view()
    assert (view.practice, view.trial_number) == (True, 2)


@pytest.mark.parametrize(
    ("rule", "value_n"), [(ValueRule.BEST, 186.0), (ValueRule.MEAN, 183.0), (ValueRule.PLATEAU, 186.0 * 0.97)]
)
def test_the_value_follows_the_rule_of_the_battery(bench: Bench, rule: ValueRule, value_n: float) -> None:
    session = armed(bench, practice=0, value=rule, feedback=Feedback.NOTHING)
    pushed(bench, session, 180.0, 186.0)
    view = session.view()
    assert view.test.value_n == pytest.approx(value_n, abs=0.1)
    assert view.test.best_n == pytest.approx(186.0)
    assert view.test.trials[0].plateau_n == pytest.approx(180.0 * 0.97, abs=0.1)
    assert (view.feedback, view.value) == (Feedback.NOTHING, rule)
    bench.settle()
    setup = bench.store.session_trials("s1")[0].setup
    assert (setup.feedback, setup.value) == (Feedback.NOTHING, rule)
    bench.writer.do(lambda store: store.save_session(replace(SESSION, id="s2")))
    next_visit = bench.session(replace(SESSION, id="s2"), value=rule, feedback=Feedback.NOTHING).view().test
    assert next_visit.last_visit_n == next_visit.baseline_n == pytest.approx(value_n, abs=0.1)
    assert next_visit.changed == ()


def test_what_is_set_up_otherwise_than_at_the_last_visit_is_said(bench: Bench) -> None:
    bench.session().type_value(150.0, "N")
    bench.settle()
    bench.writer.do(lambda store: store.save_session(replace(SESSION, id="s2")))
    line = bench.session(replace(SESSION, id="s2", tester="Sample Locum"), value=ValueRule.MEAN).view().test
    assert line.changed == (
        "Tester changed, Sample Physiotherapist to Sample Locum",
        "Value changed, best peak to mean of the peaks",
    )
    assert line.last_visit_n is None
    assert bench.session(replace(SESSION, id="s2")).view().tests[1].changed == ()


def test_a_typed_value_is_a_peak_also_where_the_battery_goes_by_the_best_second(bench: Bench) -> None:
    """So it joins no series of best seconds, which are lower."""
    session = bench.session(value=ValueRule.PLATEAU)
    session.type_value(150.0, "N")
    bench.settle()
    (trial,) = bench.store.session_trials(SESSION.id)
    assert trial.setup.value is ValueRule.BEST
