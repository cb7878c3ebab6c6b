from dataclasses import dataclass, replace
from datetime import date, timedelta

from clinic_samples import sample_session, sample_setup, sample_trial
from strengthtrack.clinic.pain import PainInTest
from strengthtrack.clinic.programme import Programme, hip_programme
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Fixation, Movement, Side
from strengthtrack.clinic.trial import Mark, Source, Trial
from strengthtrack.practice.progress import ProgressRow, SideValue, progress

START = date(2026, 3, 3)
HIP = hip_programme("p", "a", START)
LEFT, HAND = sample_setup(side=Side.LEFT), sample_setup(fixation=Fixation.HAND)


@dataclass
class Kept:
    """What is in the records, without records."""

    kept_sessions: tuple[Session, ...] = ()
    kept_trials: tuple[Trial, ...] = ()
    kept_pains: tuple[PainInTest, ...] = ()
    kept_programme: Programme | None = HIP

    def programme(self, patient_id: str) -> Programme | None:
        return self.kept_programme if patient_id == "a" else None

    def sessions(self, patient_id: str) -> tuple[Session, ...]:
        return self.kept_sessions if patient_id == "a" else ()

    def trials(self, patient_id: str) -> tuple[Trial, ...]:
        return self.kept_trials if patient_id == "a" else ()

    def pains(self, patient_id: str) -> tuple[PainInTest, ...]:
        return self.kept_pains if patient_id == "a" else ()


def typed(trial: Trial) -> Trial:
    return replace(trial, source=Source.TYPED, trace=None, typed_n=float(trial.id.rpartition("-")[2]))


def visit(days: int, worst_pain: int | None = None) -> Session:
    return sample_session(f"day {days}", START + timedelta(days=days), worst_pain)


def shown(value: SideValue | None) -> tuple[float, str] | None:
    return (value.point.value_n, value.note) if value else None


def abduction_rows(kept: Kept) -> tuple[ProgressRow, ...]:
    return progress(kept, "a").of(Movement.ABDUCTION).rows


def test_a_row_holds_the_numbers_of_the_chart() -> None:
    day = visit(14, worst_pain=6)
    trials = (sample_trial(day, 149.0), sample_trial(day, 142.0), sample_trial(day, 178.0, LEFT))
    pains = (
        PainInTest(day.id, Movement.ABDUCTION, Side.RIGHT, 4),
        PainInTest(day.id, Movement.ABDUCTION, Side.LEFT, 2),
    )
    kept = Kept((day,), trials, pains)
    (row,) = abduction_rows(kept)
    assert (row.day, row.week, row.pain.worst, row.pain_in_test, row.fixation) == (date(2026, 3, 17), 2.0, 6, 4, "Belt")
    assert [shown(row.right), shown(row.left)] == [(149.0, ""), (178.0, "")]
    drawn = progress(kept, "a").of(Movement.ABDUCTION).trend
    assert [piece.points[0] for piece in drawn.segments] == [value.point for value in row.values]


def test_the_newest_visit_comes_first() -> None:
    days = (visit(-14), visit(0), visit(14))
    rows = abduction_rows(Kept(days, tuple(sample_trial(day, 150.0) for day in days)))
    assert [row.week for row in rows] == [2.0, 0.0, -2.0]


def test_what_lies_before_a_break_is_said_not_to_be_compared() -> None:
    days = (visit(-14), visit(0))
    trials = (
        sample_trial(days[0], 128.0, HAND),
        sample_trial(days[1], 142.0),
        sample_trial(days[0], 155.0, LEFT),
        sample_trial(days[1], 176.0, LEFT),
    )
    now, then = abduction_rows(Kept(days, trials))
    assert (shown(now.right), shown(now.left), now.fixation) == ((142.0, ""), (176.0, ""), "Belt")
    assert (shown(then.right), shown(then.left)) == ((128.0, "not compared"), (155.0, ""))
    assert then.fixation == "By hand, belt"


def test_a_value_read_off_a_display_is_said_to_be_typed() -> None:
    days = (visit(-14), visit(0))
    trials = (typed(sample_trial(days[0], 128.0, HAND)), typed(sample_trial(days[1], 142.0)))
    now, then = abduction_rows(Kept(days, trials))
    assert (shown(now.right), shown(then.right)) == ((142.0, "typed"), (128.0, "typed, not compared"))


def test_a_typed_trial_that_is_not_the_best_marks_nothing() -> None:
    day = visit(0)
    (row,) = abduction_rows(Kept((day,), (sample_trial(day, 150.0), typed(sample_trial(day, 142.0)))))
    assert shown(row.right) == (150.0, "")


def test_what_is_missing_stays_empty() -> None:
    day = visit(0)
    (row,) = abduction_rows(Kept((day,), (sample_trial(day, 142.0),)))
    assert (row.left, row.pain.worst, row.pain_in_test) == (None, None, None)


def test_a_visit_with_pain_only_has_a_row_and_an_empty_one_has_none() -> None:
    (row,) = abduction_rows(Kept((visit(0, worst_pain=7), visit(7))))
    assert (row.pain.worst, row.values, row.fixation) == (7, (), "")


def test_a_visit_whose_trials_do_not_count_has_a_row_without_values() -> None:
    day = visit(0)
    (row,) = abduction_rows(Kept((day,), (sample_trial(day, 142.0, mark=Mark.SLIPPED),)))
    assert (row.values, row.fixation) == ((), "Belt")


def test_pain_in_a_test_is_told_where_pain_left_no_value() -> None:
    day = visit(0)
    trials = (sample_trial(day, 142.0, mark=Mark.PAIN),)
    (row,) = abduction_rows(Kept((day,), trials, (PainInTest(day.id, Movement.ABDUCTION, Side.RIGHT, 8),)))
    assert (row.values, row.pain_in_test) == ((), 8)


def test_a_set_up_changed_within_a_visit_makes_two_rows() -> None:
    day = visit(0)
    rows = abduction_rows(Kept((day,), (sample_trial(day, 128.0, HAND), sample_trial(day, 142.0))))
    assert [shown(row.right) for row in rows] == [(142.0, ""), (128.0, "not compared")]


def test_every_movement_is_there_in_the_order_of_testing() -> None:
    found = progress(Kept(), "a")
    assert [each.trend.movement for each in found.movements] == list(Movement)
    assert all(each.trend.is_empty and not each.rows for each in found.movements)
    assert found.programme is not None


def test_a_patient_without_a_programme_counts_from_the_first_visit() -> None:
    days = (visit(3), visit(10))
    kept = replace(Kept(days, tuple(sample_trial(day, 150.0) for day in days)), kept_programme=None)
    assert [row.week for row in abduction_rows(kept)] == [1.0, 0.0]
