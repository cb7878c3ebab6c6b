from dataclasses import replace

import pytest

from course_samples import NOW, START, after, done, event, hip, rest
from session_bench import PATIENT, Bench
from strengthtrack.clinic.course import courses
from strengthtrack.clinic.programme import Programme
from strengthtrack.errors import EntryFault
from strengthtrack.practice.edits import Edit
from strengthtrack.practice.programme import course_edits
from strengthtrack.practice.programme.course_edits import Beside
from strengthtrack.practice.programme.programmes import shipped

TODAY = after(56)
KNEE = shipped("knee").begun("k", "p1", after(25), "right")


def beside(*programmes: Programme) -> Beside:
    return Beside(PATIENT, programmes, TODAY, NOW)


def programmes(bench: Bench) -> tuple[Programme, ...]:
    return bench.store.courses.programmes("p1")


def there_and_back(bench: Bench, edit: Edit) -> None:
    """Do it, take it back, do it again: what stood before, and what stands after, are the same each time."""
    store = bench.store.courses
    before = (store.programmes("p1"), store.exercise("p1"), store.events("p1"))
    bench.edits.do(edit)
    after_it = (store.programmes("p1"), store.exercise("p1"), store.events("p1"))
    assert after_it != before
    assert bench.edits.undo() == edit.name
    assert (store.programmes("p1"), store.exercise("p1"), store.events("p1")) == before
    bench.edits.redo()
    assert (store.programmes("p1"), store.exercise("p1"), store.events("p1")) == after_it


def test_a_programme_that_was_started_can_be_taken_back(bench: Bench) -> None:
    edit = course_edits.start(hip(), beside())
    assert edit.name == "Hip programme from 3 Mar 2026"
    there_and_back(bench, edit)
    assert programmes(bench) == (hip(),)


def test_a_course_is_not_started_while_another_runs() -> None:
    with pytest.raises(EntryFault, match="runs from 3 March 2026 to 27 April 2026"):
        course_edits.start(hip("new", 20), beside(hip()))


def test_a_change_ends_the_old_one_on_the_day_of_the_new_within_the_course(bench: Bench) -> None:
    bench.edits.do(course_edits.start(hip(), beside()))
    edit = course_edits.change(hip(), KNEE, " pain on stairs ", beside(hip()))
    assert edit.name == "Hip programme changed to knee"
    there_and_back(bench, edit)
    (course,) = courses(programmes(bench))
    old, new = course.programmes
    assert (old.ended_on, old.ended_why) == (after(25), "pain on stairs")
    assert (new.name, new.starts_on, new.course) == ("knee", after(25), "g")
    assert [test.name for test in new.tests] == ["Test at the change", "8-week test", "6-month test"]
    assert len(bench.changes) == 4, "each way one write, so that no page sees half of it"


def test_a_change_ends_a_pause_that_lasts(bench: Bench) -> None:
    paused = hip(pauses=(rest(5, 9), rest(20, why="flu")))
    bench.edits.do(course_edits.change(paused, KNEE, "", beside(paused)))
    assert programmes(bench)[0].pauses == (rest(5, 9), rest(20, 24, "flu"))


def test_a_change_cannot_be_before_the_start_or_in_the_future() -> None:
    for day in (-1, 57):
        with pytest.raises(EntryFault):
            course_edits.change(hip(), replace(KNEE, starts_on=after(day)), "", beside(hip()))


def test_a_pause_has_its_reason_and_ends_on_the_day_before_it_goes_on(bench: Bench) -> None:
    bench.edits.do(course_edits.start(hip(), beside()))
    edit = course_edits.pause(hip(), rest(10, why=" flu "))
    assert edit.name == "Hip programme paused from 13 Mar"
    there_and_back(bench, edit)
    (paused,) = programmes(bench)
    assert paused.pauses == (rest(10, why="flu"),)
    edit = course_edits.resume(paused, after(17))
    assert edit.name == "Hip programme resumed on 20 Mar"
    there_and_back(bench, edit)
    assert programmes(bench)[0].pauses == (rest(10, 16, "flu"),)


def test_a_pause_may_be_known_to_its_last_day(bench: Bench) -> None:
    edit = course_edits.pause(hip(), rest(10, 16))
    assert edit.name == "Hip programme paused from 13 Mar to 19 Mar"
    with pytest.raises(EntryFault, match="a pause begins on a later day"):
        course_edits.pause(hip(), rest(0))
    with pytest.raises(EntryFault, match="nothing to resume"):
        course_edits.resume(hip(), after(9))


def test_resuming_into_a_pause_that_was_planned_is_refused() -> None:
    """The one that lasts was entered first, and the other lies behind its end."""
    both = hip(pauses=(rest(20, 25), rest(10)))
    with pytest.raises(EntryFault, match="lies in the pause"):
        course_edits.resume(both, after(22))


def test_a_programme_ends_with_a_reason_and_can_be_taken_up_again(bench: Bench) -> None:
    bench.edits.do(course_edits.start(hip(), beside()))
    edit = course_edits.end(hip(), after(30), "moved away", TODAY)
    assert edit.name == "Hip programme ended on 2 Apr"
    there_and_back(bench, edit)
    (ended,) = programmes(bench)
    assert (ended.ended_on, ended.ended_why) == (after(30), "moved away")
    edit = course_edits.go_on(ended, beside(ended))
    assert edit.name == "Hip programme goes on"
    there_and_back(bench, edit)
    assert programmes(bench) == (hip(),)


def test_an_ended_programme_does_not_go_on_over_another() -> None:
    ended, other = hip(ended_on=after(10)), hip("new", 20)
    with pytest.raises(EntryFault, match="choose other days"):
        course_edits.go_on(ended, beside(ended, other))


def test_exercise_is_marked_described_and_taken_back(bench: Bench) -> None:
    bench.edits.do(course_edits.start(hip(), beside()))
    (one,) = done(4)
    edit = course_edits.exercise_done(hip(), (one,), TODAY, NOW)
    assert edit.name == "Session of 7 Mar marked as done"
    there_and_back(bench, edit)
    there_and_back(bench, course_edits.exercise_told(hip(), one, " Tubing, red ", TODAY))
    (told,) = bench.store.courses.exercise("p1")
    assert told.what == "Tubing, red"
    edit = course_edits.exercise_taken_back((told,), NOW)
    assert edit.name == "Session of 7 Mar taken back"
    there_and_back(bench, edit)
    assert bench.store.courses.exercise("p1") == ()


def test_several_sessions_are_one_edit(bench: Bench) -> None:
    bench.edits.do(course_edits.start(hip(), beside()))
    edit = course_edits.exercise_done(hip(), done(4, 4, 6), TODAY, NOW)
    assert edit.name == "3 sessions of 7 Mar and 9 Mar marked as done"
    there_and_back(bench, edit)
    with pytest.raises(EntryFault, match="lies in the future"):
        course_edits.exercise_done(hip(), done(4, 60), TODAY, NOW)


def test_an_event_is_added_changed_and_removed(bench: Bench) -> None:
    edit = course_edits.event_added(event(5), PATIENT, TODAY, NOW)
    assert edit.name == "“Flu” noted on 8 Mar"
    there_and_back(bench, edit)
    other = event(6, "Flare")
    there_and_back(bench, course_edits.event_changed(event(5), other, PATIENT, TODAY))
    assert bench.store.courses.events("p1") == (other,)
    edit = course_edits.event_removed(other, NOW)
    assert edit.name == "“Flare” removed"
    there_and_back(bench, edit)
    assert bench.store.courses.events("p1") == ()


def test_an_event_that_cannot_be_is_not_written() -> None:
    with pytest.raises(EntryFault, match="Say in a few words"):
        course_edits.event_added(event(5, " "), PATIENT, TODAY, NOW)
    with pytest.raises(EntryFault, match="lies in the future"):
        course_edits.event_changed(event(5), event(80), PATIENT, TODAY)


def test_a_programme_without_a_name_is_called_one() -> None:
    assert course_edits.called(hip(name="")) == "Programme"
    assert hip().starts_on == START
