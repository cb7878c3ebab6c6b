"""Courses of care in real records, and what a review finds in them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import pytest

from frame_bench import Office, office
from records_bench import SETUP
from strengthtrack.clinic.course import ExerciseDone
from strengthtrack.clinic.pain import PainReport, PainScale
from strengthtrack.clinic.patient import AffectedSide, Patient
from strengthtrack.clinic.programme import Pause, PlannedTest, Programme, hip_programme
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Fixation, Movement, Side
from strengthtrack.clinic.trial import Source, Trial
from strengthtrack.practice.bands.error_bands import ErrorBands
from strengthtrack.practice.review.clinic_review import review, review_steps
from strengthtrack.practice.review.course import outcomes_of
from strengthtrack.practice.review.measures import STRENGTH, CourseOutcome, Group, Outcome, Time
from strengthtrack.practice.setting_names import BASELINE_VISITS
from strengthtrack.records.store import Store
from strengthtrack.science.change import Answer

__all__ = ["office"]

START = date(2025, 9, 2)
ABDUCTION, EXTENSION = STRENGTH[0], STRENGTH[1]
Kept = Callable[[Store], object]


class Clinic:
    """Sample patients whose visits are typed: one trial of right abduction at each."""

    def __init__(self, office: Office) -> None:
        self.office = office

    def patient(self, affected: AffectedSide = AffectedSide.RIGHT, **facts: object) -> Programme:
        """A patient with a hip programme, or what is said of it."""
        number = len(self.office.store.patients(include_discarded=True))
        patient = Patient(f"p{number}", f"Sample Patient {number}", date(1990, 1, 1), affected=affected)
        self.office.writer.do(partial(Store.save_patient, patient=patient))
        programme = replace(hip_programme(f"g{number}", patient.id, START), **facts)  # type: ignore[arg-type]
        return self.programme(programme)

    def programme(self, programme: Programme) -> Programme:
        self.office.writer.do(partial(Store.save_programme, programme=programme))
        return programme

    def visit(self, programme: Programme, day: int, value_n: float | None, **facts: object) -> Session:
        """A visit so many days after the start."""
        fixation, movement = facts.pop("fixation", Fixation.BELT), facts.pop("movement", Movement.ABDUCTION)
        begun = datetime.combine(START + timedelta(days=day), time(12), tzinfo=UTC)
        session = Session(f"{programme.patient_id} {day}", programme.patient_id, begun, "Tester", finished_at=begun)
        session = replace(session, **facts)  # type: ignore[arg-type]
        self.office.writer.do(partial(Store.save_session, session=session))
        if value_n is not None:
            setup = replace(SETUP, fixation=fixation, movement=movement)  # type: ignore[arg-type]
            trial = Trial(f"t {session.id}", session.id, setup, 1, begun, Source.TYPED, "0", typed_n=value_n)
            self.office.writer.do(partial(Store.save_trial, trial=trial))
        return session

    def exercise(self, done: ExerciseDone) -> None:
        self.office.writer.do(lambda store: store.courses.save_exercise(done))

    def outcome(self, programme: Programme) -> CourseOutcome:
        """The course of a patient who has one."""
        bands = ErrorBands(self.office.desk)
        (found,) = outcomes_of(self.office.store, programme.patient_id, bands, self.office.today)
        return found

    def strength(self, programme: Programme, time: Time = Time.WEEKS) -> list[Outcome]:
        return [one for one in self.outcome(programme).outcomes if one.time is time and one.measure.is_strength]

    def pain(self, programme: Programme) -> list[Outcome]:
        return [one for one in self.outcome(programme).outcomes if not one.measure.is_strength]


@pytest.fixture
def clinic(office: Office) -> Clinic:
    return Clinic(office)


def test_a_course_has_its_change_at_eight_weeks_and_at_six_months(clinic: Clinic) -> None:
    course = clinic.patient()
    for day, value in ((0, 100.0), (56, 120.0), (182, 150.0)):
        clinic.visit(course, day, value)
    for at, by in ((Time.WEEKS, 20.0), (Time.MONTHS, 50.0)):
        (found,) = clinic.strength(course, at)
        assert found.measure == ABDUCTION
        assert found.change is not None
        assert (found.change.by, found.change.answer) == (by, Answer.BETTER)


def test_the_first_visit_that_counts_for_the_test_is_taken(clinic: Clinic) -> None:
    """From a week before its day until a week before the next one's."""
    course = clinic.patient()
    for day, value in ((0, 100.0), (48, 111.0), (49, 120.0), (70, 180.0)):
        clinic.visit(course, day, value)
    (found,) = clinic.strength(course)
    assert found.change is not None
    assert found.change.by == 20.0


def test_a_test_that_was_not_made_is_due_and_not_done(clinic: Clinic) -> None:
    course = clinic.patient()
    clinic.visit(course, 0, 100.0)
    found = clinic.outcome(course)
    assert (found.due, found.done, found.outcomes) == (frozenset(Time), frozenset(), ())


def test_a_test_to_come_is_not_due(clinic: Clinic) -> None:
    course = clinic.patient()
    clinic.office.today = START + timedelta(days=60)
    assert clinic.outcome(course).due == {Time.WEEKS}


def test_a_course_to_come_is_not_in_it(clinic: Clinic) -> None:
    clinic.patient(starts_on=clinic.office.today + timedelta(days=1))
    assert review(clinic.office.desk).courses == 0


def test_who_gave_up_before_a_test_has_not_done_it(clinic: Clinic) -> None:
    """Else all who stay would have done their tests."""
    course = clinic.patient(ended_on=START + timedelta(days=20))
    found = clinic.outcome(course)
    assert (found.ended, found.due, found.done) == (True, frozenset(Time), frozenset())


def test_a_pause_moves_the_test(clinic: Clinic) -> None:
    course = clinic.patient(pauses=(Pause(START + timedelta(days=7), START + timedelta(days=27)),))
    clinic.visit(course, 0, 100.0)
    clinic.visit(course, 56, 120.0)
    assert not clinic.outcome(course).done
    clinic.visit(course, 77, 130.0)
    assert clinic.outcome(course).done == {Time.WEEKS}


def test_a_clinics_own_schedule_need_not_be_ours_to_the_day(clinic: Clinic) -> None:
    course = clinic.patient(tests=(PlannedTest("Start", 0), PlannedTest("Nine weeks", 63), PlannedTest("Year", 365)))
    clinic.visit(course, 0, 100.0)
    clinic.visit(course, 63, 120.0)
    assert clinic.outcome(course).done == {Time.WEEKS}


def test_another_set_up_is_no_pair(clinic: Clinic) -> None:
    course = clinic.patient()
    clinic.visit(course, 0, 100.0, fixation=Fixation.HAND)
    clinic.visit(course, 56, 150.0)
    assert [one.change for one in clinic.strength(course)] == [None]


def test_a_first_visit_late_in_the_course_is_no_baseline(clinic: Clinic) -> None:
    course = clinic.patient()
    clinic.visit(course, 29, 100.0)
    clinic.visit(course, 56, 150.0)
    assert [one.change for one in clinic.strength(course)] == [None]


def test_a_movement_that_was_not_tested_is_not_counted(clinic: Clinic) -> None:
    course = clinic.patient()
    clinic.visit(course, 0, 100.0, movement=Movement.EXTENSION)
    clinic.visit(course, 56, 150.0)
    assert [(one.measure, one.change) for one in clinic.strength(course)] == [(ABDUCTION, None)]


def test_a_baseline_that_lacks_a_visit_cannot_be_told_against(clinic: Clinic) -> None:
    clinic.office.desk.set_setting(BASELINE_VISITS, "2")
    course = clinic.patient()
    clinic.visit(course, 0, 100.0)
    clinic.visit(course, 56, 150.0)
    (found,) = clinic.strength(course)
    assert found.change is not None
    assert (found.change.answer, found.change.part) == (Answer.CANNOT_TELL, None)


@pytest.mark.parametrize("affected", [AffectedSide.BOTH, AffectedSide.UNKNOWN, AffectedSide.LEFT])
def test_strength_is_that_of_the_affected_side(clinic: Clinic, affected: AffectedSide) -> None:
    """The right side alone was tested."""
    course = clinic.patient(affected)
    clinic.visit(course, 0, 100.0)
    clinic.visit(course, 56, 150.0)
    assert not clinic.strength(course)


def test_the_side_a_programme_is_for_goes_before_that_of_the_patient(clinic: Clinic) -> None:
    course = clinic.patient(AffectedSide.BOTH, side=Side.RIGHT.value)
    clinic.visit(course, 0, 100.0)
    clinic.visit(course, 56, 150.0)
    assert len(clinic.strength(course)) == 1


def test_worst_pain_is_told_on_its_own_scale(clinic: Clinic) -> None:
    course = clinic.patient()
    clinic.visit(course, 0, 100.0, pain=PainReport(7))
    clinic.visit(course, 56, 100.0, pain=PainReport(3))
    (found,) = clinic.pain(course)
    assert found.change is not None
    assert (found.measure.scale, found.change.by, found.change.answer) == (PainScale.NUMERIC, -4.0, Answer.BETTER)


def test_a_mark_on_a_line_is_no_pair_with_a_number_said(clinic: Clinic) -> None:
    course = clinic.patient()
    clinic.visit(course, 0, 100.0, pain=PainReport(7))
    clinic.visit(course, 56, 100.0, pain=PainReport(3.1, scale=PainScale.VISUAL))
    assert [(one.measure.scale, one.change) for one in clinic.pain(course)] == [(PainScale.VISUAL, None)]


def test_exercise_is_told_where_it_was_logged(clinic: Clinic) -> None:
    course = clinic.patient()
    assert clinic.outcome(course).exercise is None
    for day in (0, 2, 4, 7):
        clinic.exercise(ExerciseDone(f"e{day}", course.id, START + timedelta(days=day)))
    assert clinic.outcome(course).exercise == (4, 24)


def test_a_blind_session_that_is_not_finished_is_not_looked_at(clinic: Clinic) -> None:
    course = clinic.patient()
    clinic.visit(course, 0, 100.0)
    clinic.visit(course, 56, 150.0, blind=True, finished_at=None)
    assert not clinic.outcome(course).done


@pytest.mark.parametrize(
    ("template", "name", "group"),
    [
        ("hip", "hip", Group.HIP),
        ("knee", "knee", Group.KNEE),
        ("hip_and_knee", "hip and knee", Group.HIP_AND_KNEE),
        ("own", "Running", Group.OWN),
        ("clinics_file", "Ours", Group.OWN),
        ("", "Hip", Group.HIP),
        ("", "Hip and knee", Group.HIP_AND_KNEE),
    ],
)
def test_a_course_is_of_the_programme_it_began_with(clinic: Clinic, template: str, name: str, group: Group) -> None:
    first = clinic.patient(template=template, name=name, ended_on=START + timedelta(days=30))
    later = hip_programme("later", first.patient_id, START + timedelta(days=30))
    clinic.programme(replace(later, course_id=first.id, template="knee", name="knee"))
    found = clinic.outcome(first)
    assert (found.group, found.ended) == (group, False)


def test_two_courses_of_one_patient_are_two(clinic: Clinic) -> None:
    first = clinic.patient(starts_on=START - timedelta(days=800))
    clinic.programme(hip_programme("later", first.patient_id, START))
    assert review(clinic.office.desk).courses == 2


def test_a_patient_who_was_discarded_is_not_in_it(clinic: Clinic) -> None:
    course = clinic.patient()
    patient = clinic.office.store.patient(course.patient_id)
    gone = replace(patient, discarded_at=datetime(2026, 1, 1, tzinfo=UTC))
    clinic.office.writer.do(partial(Store.save_patient, patient=gone))
    assert review(clinic.office.desk).courses == 0


def test_each_patient_is_a_step_and_the_review_comes_last(clinic: Clinic) -> None:
    for _ in range(3):
        clinic.visit(clinic.patient(), 0, 100.0)
    steps = review_steps(clinic.office.desk)
    assert [(step.done, step.of) for step in steps] == [(1, 3), (2, 3), (3, 3)]


def test_more_patients_than_are_read_at_once_are_all_in_it(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("strengthtrack.practice.review.clinic_review.AT_ONCE", 2)
    for _ in range(5):
        clinic.patient()
    assert review(clinic.office.desk).courses == 5


def test_no_patient_can_be_named_from_it(clinic: Clinic) -> None:
    for _ in range(6):
        course = clinic.patient()
        for day, value in ((0, 100.0), (56, 120.0)):
            clinic.visit(course, day, value)
    told = repr(review(clinic.office.desk))
    assert "Sample" not in told
    assert not any(f"'p{number}" in told for number in range(6))
