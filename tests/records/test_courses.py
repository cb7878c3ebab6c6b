from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import records_bench as bench
from course_samples import NOW, after, done, event, hip, rest
from records_bench import PATIENT, PROGRAMME, newest
from strengthtrack.clinic.course import CourseEvent, ExerciseDone
from strengthtrack.clinic.programme import Pause, Phase, Programme
from strengthtrack.records.changes import Kind
from strengthtrack.records.store import Store

_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
_phases = st.builds(Phase, _words, st.integers(0, 60), st.integers(1, 60), _words)
_pauses = st.builds(Pause, st.dates(), st.none() | st.dates(), _words)


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Any programme with phases, pauses and an end."""
    return replace(
        draw(bench.programmes),
        course_id=draw(_words),
        template=draw(_words),
        side=draw(st.sampled_from(("", "left", "right", "both"))),
        phases=tuple(draw(st.lists(_phases, max_size=4))),
        pauses=tuple(draw(st.lists(_pauses, max_size=4))),
        ended_on=draw(st.none() | st.dates()),
        ended_why=draw(_words),
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(programmes())
def test_a_programme_comes_back_whole(store: Store, programme: Programme) -> None:
    store.courses.save_programme(programme)
    assert store.courses.programmes("p1") == (programme,)


def test_a_programme_with_fewer_phases_and_pauses_loses_the_others(store: Store) -> None:
    phases = (Phase("Light", 0, 4, "Tubing"), Phase("Heavy", 4, 4))
    store.courses.save_programme(hip(phases=phases, pauses=(rest(3, 5, "flu"), rest(9))))
    plain = hip(phases=phases[1:])
    store.courses.save_programme(plain)
    assert store.courses.programmes("p1") == (plain,)


def test_programmes_come_in_the_order_in_which_they_ran(store: Store) -> None:
    follows = hip("a", 0, course_id="g")
    kept = (hip("old", -900), hip("g", 0, ended_on=after(0)), follows, hip("new", 600))
    for programme in (kept[3], follows, kept[0], kept[1]):
        store.courses.save_programme(programme)
    assert store.courses.programmes("p1") == kept
    assert store.programme("p1") == kept[3]


def test_what_follows_a_programme_of_the_same_day_is_the_one_that_runs(store: Store) -> None:
    store.courses.save_programme(hip("g", 0, ended_on=after(0)))
    store.courses.save_programme(hip("a", 0, course_id="g"))
    assert newest(store)["p1"].id == "a"


def test_a_discarded_programme_takes_its_exercise_with_it_and_brings_it_back(store: Store) -> None:
    store.courses.save_programme(hip())
    for one in done(0, 2):
        store.courses.save_exercise(one)
    store.courses.save_programme(hip(discarded_at=NOW))
    assert store.courses.programmes("p1") == ()
    assert store.courses.exercise("p1") == ()
    store.courses.save_programme(hip())
    assert store.courses.exercise("p1") == done(0, 2)


def test_exercise_comes_oldest_first_and_is_one_patients(store: Store) -> None:
    store.save_patient(replace(PATIENT, id="p2"))
    store.courses.save_programme(hip())
    store.courses.save_programme(replace(hip("other"), patient_id="p2"))
    first, second = ExerciseDone("x", "g", after(4), "Tubing, red"), ExerciseDone("y", "g", after(2))
    theirs = ExerciseDone("z", "other", after(3))
    for one in (first, second, theirs):
        store.courses.save_exercise(one)
    assert store.courses.exercise("p1") == (second, first)
    assert store.courses.exercise("p2") == (theirs,)


def test_exercise_that_was_taken_back_stays_in_the_file(store: Store) -> None:
    store.courses.save_programme(hip())
    (one,) = done(0)
    store.courses.save_exercise(one)
    store.courses.save_exercise(replace(one, discarded_at=NOW))
    assert store.courses.exercise("p1") == ()
    store.courses.save_exercise(one)
    assert store.courses.exercise("p1") == (one,)


def test_events_come_oldest_first_without_those_removed(store: Store) -> None:
    kept: tuple[CourseEvent, ...] = (event(9, "Injection", "a"), event(20, "New shoes", "b"))
    gone = replace(event(12, "Flare", "c"), discarded_at=NOW)
    for one in (kept[1], gone, kept[0]):
        store.courses.save_event(one)
    assert store.courses.events("p1") == kept
    assert store.courses.events("somebody else") == ()


def test_each_write_says_what_it_changed_and_whose(store: Store) -> None:
    written = {
        store.courses.save_programme(PROGRAMME): Kind.PROGRAMME,
        store.courses.save_exercise(ExerciseDone("x", PROGRAMME.id, after(4))): Kind.EXERCISE,
        store.courses.save_event(event(4)): Kind.EVENT,
    }
    for changes, kind in written.items():
        assert (changes.kinds, changes.patient_id) == (frozenset({kind}), "p1")
