from dataclasses import dataclass, replace
from datetime import date, timedelta

from clinic_samples import sample_session, sample_setup, sample_trial
from strengthtrack.clinic.pain import PainInTest
from strengthtrack.clinic.programme import Programme, hip_programme
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Fixation, Movement, Side
from strengthtrack.clinic.trial import Mark, Trial
from strengthtrack.practice.progress import ProgressRow, progress

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


def visit(days: int, worst_pain: int | None = None) -> Session:
    return sample_session(f"day {days}", START + timedelta(days=days), worst_pain)


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
    assert abduction_rows(kept) == (ProgressRow(day.id, date(2026, 3, 17), 2.0, 149.0, 178.0, "", "", 6, 4, "Belt"),)
    drawn = progress(kept, "a").of(Movement.ABDUCTION).trend
    assert [piece.points[0].best_n for piece in drawn.segments] == [149.0, 178.0]


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
    assert (now.right_note, now.left_note, now.fixation) == ("", "", "Belt")
    assert (then.right_note, then.left_note, then.fixation) == ("not compared", "", "By hand, belt")


def test_what_is_missing_stays_empty() -> None:
    day = visit(0)
    (row,) = abduction_rows(Kept((day,), (sample_trial(day, 142.0),)))
    assert (row.left_n, row.left_note, row.worst_pain, row.pain_in_test) == (None, "", None, None)


def test_a_visit_with_pain_only_has_a_row_and_an_empty_one_has_none() -> None:
    (row,) = abduction_rows(Kept((visit(0, worst_pain=7), visit(7))))
    assert (row.worst_pain, row.right_n, row.left_n, row.fixation) == (7, None, None, "")


def test_a_visit_whose_trials_do_not_count_has_a_row_without_values() -> None:
    day = visit(0)
    (row,) = abduction_rows(Kept((day,), (sample_trial(day, 142.0, mark=Mark.SLIPPED),)))
    assert (row.right_n, row.fixation) == (None, "Belt")


def test_a_set_up_changed_within_a_visit_makes_two_rows() -> None:
    day = visit(0)
    rows = abduction_rows(Kept((day,), (sample_trial(day, 128.0, HAND), sample_trial(day, 142.0))))
    assert [(row.right_n, row.right_note) for row in rows] == [(142.0, ""), (128.0, "not compared")]


def test_every_movement_is_there_in_the_order_of_testing() -> None:
    found = progress(Kept(), "a")
    assert [each.trend.movement for each in found.movements] == list(Movement)
    assert all(each.trend.is_empty and not each.rows for each in found.movements)
    assert found.programme is not None


def test_a_patient_without_a_programme_counts_from_the_first_visit() -> None:
    days = (visit(3), visit(10))
    kept = replace(Kept(days, tuple(sample_trial(day, 150.0) for day in days)), kept_programme=None)
    assert [row.week for row in abduction_rows(kept)] == [1.0, 0.0]
