"""The end of a session over real records: the very comparison of the progress chart."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from plain_batteries import PlainBatteries
from session_bench import NOON, SESSION, Bench, planned
from strengthtrack.clinic.pain import PainReport, PainScale
from strengthtrack.clinic.programme import hip_programme
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.practice.bands.error_bands import ErrorBands
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.ending.end_of_session import EndOfSession, end_of_session
from strengthtrack.practice.ending.row import EndRow
from strengthtrack.practice.progress.progress import Progress
from strengthtrack.practice.setting_names import BASELINE_VISITS
from strengthtrack.practice.testing.session_view import Test
from strengthtrack.practice.testing.testing_session import TestingSession
from strengthtrack.records.store import Store

DAY = NOON.astimezone().date()
RIGHT_ABDUCTION, LEFT_ABDUCTION = (Movement.ABDUCTION, Side.RIGHT), (Movement.ABDUCTION, Side.LEFT)


class Visits:
    """A patient who comes again and again; values are typed, one trial a test."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.desk = Desk(
            bench.store,
            bench.edits,
            PlainBatteries(),
            bench.now,
            lambda: DAY,
            bench.folder,
            "The key lies in a drawer.",
        )

    def visit(self, days_ago: int, values: dict[Test, float], **facts: Any) -> TestingSession:
        """A session, finished where it is not of today."""
        begun = NOON - timedelta(days=days_ago)
        session = SESSION if not days_ago else replace(SESSION, id=f"{days_ago} days ago", started_at=begun)
        session = replace(session, **facts)
        self.bench.writer.do(lambda store: store.save_session(session))
        tests = self.bench.session(session, plans=planned(self.bench.battery, trials=1, rest_s=0.0).plans)
        for test, value in values.items():
            tests.choose(tests.battery.tests.index(test))
            tests.type_value(value, "N")
        if days_ago:
            self.bench.settle()
            tests.finish()
        return tests

    def end(self, tests: TestingSession) -> EndOfSession:
        return end_of_session(self.desk, tests)


@pytest.fixture
def visits(bench: Bench) -> Visits:
    return Visits(bench)


def row(end: EndOfSession, test: Test) -> EndRow:
    return next(one for one in end.rows if (one.line.movement, one.line.side) == test)


def test_today_is_compared_as_the_progress_chart_compares_it(visits: Visits) -> None:
    for days_ago, value in ((56, 142.0), (28, 171.0)):
        visits.visit(days_ago, {RIGHT_ABDUCTION: value, LEFT_ABDUCTION: 176.0})
    today = visits.visit(0, {RIGHT_ABDUCTION: 186.0, LEFT_ABDUCTION: 180.0})
    end = visits.end(today)
    visits.bench.settle()
    today.finish()
    progress = Progress(visits.desk.store, "p1", DAY, ErrorBands(visits.desk))
    drawn = progress.trend(Movement.ABDUCTION, progress.windows[0])
    for side in Side:
        segment, found = drawn.compared(side), row(end, (Movement.ABDUCTION, side))
        assert segment is not None
        assert found.change == segment.points[-1].change
        assert found.baseline == segment.baseline
        assert (found.today, found.last) == (segment.points[-1].value, segment.points[-2].value)
    assert (row(end, RIGHT_ABDUCTION).answer, row(end, LEFT_ABDUCTION).answer) == ("beyond error", "within error")


def test_the_trial_that_was_just_filed_is_in_it_though_the_writer_has_not_stored_it(visits: Visits) -> None:
    visits.visit(28, {RIGHT_ABDUCTION: 142.0})
    held: list[object] = []
    tests = visits.visit(0, {})
    visits.bench.recorder._post = lambda job, _what: held.append(job)
    tests.choose(tests.battery.tests.index(RIGHT_ABDUCTION))
    tests.type_value(186.0, "N")
    assert held
    assert row(visits.end(tests), RIGHT_ABDUCTION).today == 186.0


def test_the_summary_is_of_what_was_tested_today(visits: Visits) -> None:
    visits.visit(28, {RIGHT_ABDUCTION: 142.0, LEFT_ABDUCTION: 100.0})
    visits.visit(14, {LEFT_ABDUCTION: 150.0})
    told = visits.end(visits.visit(0, {RIGHT_ABDUCTION: 186.0})).summary
    assert told is not None
    assert told.beyond == "1 of 1 test is beyond measurement error: right hip abduction."


def test_a_test_without_a_value_today_still_shows_its_baseline(visits: Visits) -> None:
    visits.visit(28, {RIGHT_ABDUCTION: 142.0})
    found = row(visits.end(visits.visit(0, {})), RIGHT_ABDUCTION)
    assert found.baseline is not None
    assert (found.today, found.last, found.answer) == (None, 142.0, "")


def test_another_tester_begins_anew_and_the_page_says_so(visits: Visits) -> None:
    visits.visit(28, {RIGHT_ABDUCTION: 142.0, LEFT_ABDUCTION: 176.0})
    end = visits.end(visits.visit(0, {RIGHT_ABDUCTION: 186.0, LEFT_ABDUCTION: 180.0}, tester="Sample B"))
    found = row(end, RIGHT_ABDUCTION)
    why = "Tester changed, Sample Physiotherapist to Sample B"
    assert (found.answer, found.why, found.last, found.change) == ("not compared", why, None, None)
    assert end.notes == (f"Not compared with earlier visits: left hip abduction and right hip abduction. {why}.",)
    assert end.set_up.endswith(f"  ·  {why}")


def test_another_tester_who_measured_nothing_is_shown_no_baseline(visits: Visits) -> None:
    visits.visit(28, {RIGHT_ABDUCTION: 142.0})
    found = row(visits.end(visits.visit(0, {}, tester="Sample B")), RIGHT_ABDUCTION)
    assert (found.baseline, found.last) == (None, None)


def test_the_same_set_up_is_said(visits: Visits) -> None:
    visits.visit(28, {RIGHT_ABDUCTION: 142.0})
    assert visits.end(visits.visit(0, {RIGHT_ABDUCTION: 150.0})).set_up.endswith("same set-up as at baseline")


def test_a_first_visit_is_the_baseline(visits: Visits) -> None:
    end = visits.end(visits.visit(0, {RIGHT_ABDUCTION: 142.0}))
    assert row(end, RIGHT_ABDUCTION).answer == "baseline"
    assert end.set_up.endswith("  ·  baseline")


def test_a_baseline_of_two_visits_waits_for_the_second(visits: Visits) -> None:
    visits.desk.set_setting(BASELINE_VISITS, "2")
    visits.visit(28, {RIGHT_ABDUCTION: 140.0})
    assert row(visits.end(visits.visit(0, {RIGHT_ABDUCTION: 150.0})), RIGHT_ABDUCTION).answer == "baseline"


def test_a_later_visit_is_told_against_the_mean_of_two(visits: Visits) -> None:
    visits.desk.set_setting(BASELINE_VISITS, "2")
    for days_ago, value in ((56, 140.0), (28, 150.0)):
        visits.visit(days_ago, {RIGHT_ABDUCTION: value})
    found = row(visits.end(visits.visit(0, {RIGHT_ABDUCTION: 174.0})), RIGHT_ABDUCTION)
    assert found.part(found.today) == pytest.approx(0.2)
    assert found.half_part == pytest.approx(0.15 * 0.75**0.5)


def test_a_blind_session_tells_nothing_before_it_is_finished(visits: Visits) -> None:
    visits.visit(28, {RIGHT_ABDUCTION: 142.0}, pain=PainReport(7))
    blind = visits.visit(0, {RIGHT_ABDUCTION: 186.0}, blind=True, pain=PainReport(3))
    end = visits.end(blind)
    found = row(end, RIGHT_ABDUCTION)
    assert end.hidden
    assert end.summary is None
    assert (found.today, found.last, found.baseline, found.change, found.trials) == (None, None, None, None, ())
    assert [(one.today, one.change and one.change.by) for one in end.pains] == [(3, -4)], "pain is no force"


def test_a_blind_session_that_is_finished_is_told(visits: Visits) -> None:
    visits.visit(28, {RIGHT_ABDUCTION: 142.0})
    blind = visits.visit(0, {RIGHT_ABDUCTION: 186.0}, blind=True)
    blind.finish()
    assert row(visits.end(blind), RIGHT_ABDUCTION).answer == "beyond error"


def test_changes_count_from_the_course_that_today_is_of(visits: Visits) -> None:
    """A course three years ago does not hold the baseline of this one."""
    for id, starts in (("old", DAY - timedelta(days=1100)), ("new", DAY - timedelta(days=28))):
        programme = hip_programme(id, "p1", starts)
        visits.bench.writer.do(partial(Store.save_programme, programme=programme))
    visits.visit(1100, {RIGHT_ABDUCTION: 90.0})
    visits.visit(28, {RIGHT_ABDUCTION: 142.0})
    found = row(visits.end(visits.visit(0, {RIGHT_ABDUCTION: 150.0})), RIGHT_ABDUCTION)
    assert found.baseline is not None
    assert (found.baseline.value, found.answer) == (142.0, "within error")


def test_a_session_before_a_course_that_is_to_come_is_told_all_the_same(visits: Visits) -> None:
    programme = hip_programme("new", "p1", DAY + timedelta(days=90))
    visits.bench.writer.do(lambda store: store.save_programme(programme))
    assert row(visits.end(visits.visit(0, {RIGHT_ABDUCTION: 150.0})), RIGHT_ABDUCTION).today == 150.0


def test_the_pains_that_were_answered_each_have_their_baseline(visits: Visits) -> None:
    visits.visit(56, {}, pain=PainReport(7, 4, 5))
    visits.visit(28, {}, pain=PainReport(4, 3))
    end = visits.end(visits.visit(0, {}, pain=PainReport(3, None, 1)))
    told = [(one.title, one.today, one.last, one.change and one.change.answer.value) for one in end.pains]
    assert told == [("Worst pain", 3, 4, "better"), ("Usual pain", None, 3, None), ("Pain now", 1, 5, "better")]


def test_a_mark_on_a_line_is_not_compared_with_a_number_said(visits: Visits) -> None:
    visits.visit(28, {}, pain=PainReport(7))
    end = visits.end(visits.visit(0, {}, pain=PainReport(3.2, scale=PainScale.VISUAL)))
    (worst,) = end.pains
    assert (worst.last, worst.change, worst.words(worst.today)) == (None, None, "3.2 VAS")


def test_of_two_visits_on_one_day_the_later_is_told_against_the_earlier(visits: Visits) -> None:
    visits.visit(1, {RIGHT_ABDUCTION: 142.0}, started_at=NOON - timedelta(hours=3))
    assert row(visits.end(visits.visit(0, {RIGHT_ABDUCTION: 186.0})), RIGHT_ABDUCTION).answer == "beyond error"
