"""The form before the first push, and tests that were left out."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

import records_bench as bench
from records_bench import FORM, KEY, NOON, SESSION
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore, PatientActivity
from strengthtrack.clinic.screening import Consent, ConsentBy, ScreeningAnswer
from strengthtrack.clinic.session import SkippedTest
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.records import database
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.forms import TABLES
from strengthtrack.records.store import Store

SKIPPED = SkippedTest("s1", Movement.FLEXION, Side.LEFT, "too sore")

same_records = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)


def in_file(store: Store, table: str) -> list[tuple[object, ...]]:
    """What stands in a table, discarded or not: all columns but id and session, and whether it is in use."""
    found = store._connection.execute(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608 - one of TABLES
    return [(*row[2:-1], row[-1] is None) for row in found]


@same_records
@given(bench.forms)
def test_a_form_comes_back_as_saved(store: Store, form: SessionForm) -> None:
    store.save_form("s1", form)
    assert store.form("s1") == form
    assert store.forms("p1") == {"s1": form}


def test_it_is_there_after_closing(store: Store, path: Path) -> None:
    store.save_form("s1", FORM)
    store.save_skipped(SKIPPED)
    store.close()
    again = Store(database.open(path, KEY))
    assert again.form("s1") == FORM
    assert again.skipped("s1") == (SKIPPED,)
    again.close()


def test_nothing_asked_is_an_empty_form_and_not_a_row(store: Store) -> None:
    store.save_form("s1", SessionForm())
    assert store.form("s1") == SessionForm()
    assert not any(in_file(store, table) for table in TABLES)


def test_a_question_that_was_not_answered_is_neither_yes_nor_no(store: Store) -> None:
    answers = tuple(ScreeningAnswer(f"Question {n}", answer) for n, answer in enumerate((None, False, True)))
    store.save_form("s1", SessionForm(answers))
    assert [answer.yes for answer in store.form("s1").screening] == [None, False, True]


def test_a_changed_answer_stays_in_the_file_beside_the_new_one(store: Store) -> None:
    store.save_form("s1", FORM)
    store.save_form("s1", replace(FORM, activities=(PatientActivity("Stairs", 7.0), FORM.activities[1])))
    assert store.form("s1").activities == (PatientActivity("Stairs", 7.0), PatientActivity("Running"))
    assert in_file(store, "patient_activity") == [
        (0, "Stairs", 4.0, False),
        (1, "Running", None, True),
        (0, "Stairs", 7.0, True),
    ]


def test_saved_again_unchanged_it_writes_nothing(store: Store) -> None:
    store.save_form("s1", FORM)
    before = [in_file(store, table) for table in TABLES]
    store.save_form("s1", FORM)
    assert [in_file(store, table) for table in TABLES] == before


def test_an_answer_taken_back_and_given_again_is_in_use_once(store: Store) -> None:
    for form in (FORM, SessionForm(), FORM):
        store.save_form("s1", form)
    assert store.form("s1") == FORM
    assert [in_use for *_, in_use in in_file(store, "finding")] == [False, True]


def test_the_moment_an_answer_was_taken_back_is_kept(path: Path, store: Store) -> None:
    later = Store(database.open(path, KEY), now=lambda: NOON)
    later.save_form("s1", FORM)
    later.save_form("s1", replace(FORM, consent=Consent(ConsentBy.GUARDIAN, "Sample Guardian")))
    (moments,) = zip(*later._connection.execute("SELECT discarded_at FROM session_form ORDER BY id"), strict=True)
    assert moments == ("2026-04-28T12:00:00.000000+00:00", None)
    later.close()


def test_a_form_that_cannot_be_kept_leaves_the_one_before(store: Store) -> None:
    store.save_form("s1", FORM)
    twice = (FunctionScore(FunctionMeasure.AKPS, 60.0), FunctionScore(FunctionMeasure.AKPS, 61.0))
    with pytest.raises(Exception, match="UNIQUE constraint failed"):
        store.save_form("s1", replace(FORM, screening=(), function=twice))
    assert store.form("s1") == FORM


def test_each_session_has_its_own_form_and_one_without_has_an_empty_one(store: Store) -> None:
    store.save_session(replace(SESSION, id="s2", started_at=NOON.replace(hour=11)))
    store.save_session(replace(SESSION, id="gone", discarded_at=NOON))
    for session in ("s1", "gone"):
        store.save_form(session, FORM)
    assert list(store.forms("p1").items()) == [("s2", SessionForm()), ("s1", FORM)]
    assert store.form("gone") == FORM
    assert store.forms("somebody else") == {}


def test_items_of_a_questionnaire_stay_with_it(store: Store) -> None:
    scores = (
        FunctionScore(FunctionMeasure.WOMAC, None, "sample-pack", ((1, 2.0), (3, 0.0))),
        FunctionScore(FunctionMeasure.AKPS, 80.0, "other-pack", ((1, 5.0),)),
    )
    store.save_form("s1", SessionForm(function=scores))
    assert store.form("s1").function == scores


def test_a_saved_form_is_news_of_a_form_and_of_nothing_else(store: Store) -> None:
    assert store.save_form("s1", FORM) == Changes(frozenset({Kind.FORM}), "p1")


def test_a_test_left_out_is_known_with_its_reason(store: Store) -> None:
    assert store.save_skipped(SKIPPED) == Changes(frozenset({Kind.SESSION}), "p1")
    store.save_skipped(replace(SKIPPED, why="cannot lie on that side"))
    store.save_skipped(SkippedTest("s1", Movement.FLEXION, Side.RIGHT))
    assert [(test.side, test.why) for test in store.skipped("s1")] == [
        (Side.LEFT, "cannot lie on that side"),
        (Side.RIGHT, ""),
    ]
    assert store.skipped("another session") == ()


def test_a_test_left_out_can_be_done_after_all_and_left_out_again(store: Store) -> None:
    store.save_skipped(SKIPPED)
    assert store.clear_skipped("s1", Movement.FLEXION, Side.LEFT) == Changes(frozenset({Kind.SESSION}), "p1")
    assert store.skipped("s1") == ()
    assert store._connection.execute("SELECT why FROM skipped_test").fetchall() == [("too sore",)]
    store.save_skipped(SKIPPED)
    assert store.skipped("s1") == (SKIPPED,)
