from dataclasses import replace

from care_samples import LEFT, RIGHT, care_of, drawn, visit, with_trials
from clinic_samples import sample_setup, sample_trial
from strengthtrack.clinic.pain import PainInTest
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.setup import Fixation, Movement, Side
from strengthtrack.clinic.trial import Mark, Source, Trial
from strengthtrack.practice.progress.rows import ProgressRow, rows
from strengthtrack.science.care import Care, Look

HAND = sample_setup(fixation=Fixation.HAND)


def told(care: Care, look: Look | None = None) -> tuple[ProgressRow, ...]:
    return rows(drawn(care, look), care)


def typed(trial: Trial) -> Trial:
    return replace(trial, source=Source.TYPED, trace=None, typed_n=float(trial.id.rpartition("-")[2]))


def answers(found: tuple[ProgressRow, ...]) -> list[str]:
    return [row.right.answer if row.right else "" for row in found]


def test_a_row_holds_the_numbers_of_the_chart_newest_first() -> None:
    care = care_of({0: 142, 2: 149}, {2: 178}, {2: 6})
    newest, first = told(care)
    assert newest.right is not None
    assert newest.left is not None
    assert (newest.week, newest.right.point.value, newest.left.point.value, newest.fixation) == (2.0, 149, 178, "Belt")
    assert newest.report is not None
    assert newest.report.words == "6"
    assert (first.week, first.left, first.report) == (0.0, None, None)


def test_each_side_has_its_answer() -> None:
    care = care_of({0: 142, 2: 149, 8: 186, 10: 110})
    assert answers(told(care)) == ["beyond error", "beyond error", "within error", "baseline"]
    assert [row.right.beyond for row in told(care) if row.right] == [True, True, False, False]


def test_what_lies_before_a_break_says_what_differed() -> None:
    now, then = told(care_of({-2: 128, 0: 142}, setups={-2: HAND}))
    assert answers((now, then)) == ["baseline", "not compared"]
    assert then.differs == ("Fixation changed, by hand to belt",)
    assert (now.set_up, then.set_up) == ("Belt", "By hand")


def test_every_difference_is_told_and_not_only_the_fixation() -> None:
    other = replace(HAND, tester="A. Sample", pad="thigh")
    (_, then) = told(care_of({-2: 128, 0: 142}, setups={-2: other}))
    assert then.set_up == "By hand, other pad, other tester"
    assert "Tester changed, A. Sample to Tester" in then.differs


def test_a_set_up_that_was_gone_back_to_says_what_stood_between() -> None:
    found = told(care_of({0: 128, 2: 140, 4: 142}, setups={2: HAND}))
    assert [row.differs for row in found] == [
        (),
        ("Fixation changed, by hand to belt",),
        ("Fixation changed, belt to by hand",),
    ]


def test_a_visit_of_an_earlier_course_is_not_held_against_this_ones_baseline() -> None:
    care = care_of({0: 142, 8: 186})
    course = care.course
    assert course is not None
    later = replace(
        care, course=replace(course, first=False, programmes=(replace(course.running, starts_on=visit(8).day),))
    )
    assert answers(told(later)) == ["baseline", "before the baseline"]


def test_symmetry_is_the_side_in_question_over_the_other() -> None:
    (row,) = told(care_of({0: 142}, {0: 176}))
    assert row.symmetry is not None
    assert round(row.symmetry) == 81


def test_a_value_read_off_a_display_is_said_to_be_typed() -> None:
    care = care_of({0: 142}, {0: 176})
    both = with_trials(care, [typed(trial) for trial in care.trials])
    one = with_trials(care, [typed(care.trials[0]), care.trials[1]])
    assert [told(found)[0].set_up for found in (care, both, one)] == ["Belt", "Belt, typed", "Belt, right typed"]


def test_pain_in_a_test_is_told_where_pain_left_no_value() -> None:
    care = care_of({0: 142})
    (trial,) = care.trials
    pains = [PainInTest("week 0", Movement.ABDUCTION, side, score) for side, score in ((Side.RIGHT, 8), (Side.LEFT, 3))]
    (row,) = told(with_trials(care, [replace(trial, mark=Mark.PAIN)], pains))
    assert (row.values, row.pain_in_test, row.fixation) == ((), 8, "Belt")


def test_a_visit_with_pain_only_has_a_row_and_an_empty_one_has_none() -> None:
    (row,) = told(with_trials(care_of({7: 1.0}, pain={0: 7}), []))
    assert row.report is not None
    assert (row.report.words, row.values, row.set_up) == ("7", (), "")


def test_a_set_up_changed_within_a_visit_makes_two_rows() -> None:
    care, day = care_of({0: 142}), visit(0)
    found = told(with_trials(care, [sample_trial(day, 128.0, HAND), sample_trial(day, 142.0, RIGHT)]))
    assert [row.right.point.value if row.right else None for row in found] == [142.0, 128.0]
    assert answers(found) == ["baseline", "not compared"]


def test_a_value_that_cannot_be_told_in_the_quantity_says_why() -> None:
    care = care_of({0: 142, 2: 149})
    no_mass = replace(care, sessions=(care.sessions[0], replace(care.sessions[1], body_mass_kg=None)))
    newest, first = told(no_mass, Look(Quantity.FORCE_PER_KG))
    assert (newest.right, newest.unshown) == (None, "no body mass on that day")
    assert first.right is not None
    assert round(first.right.point.value, 2) == round(142 / 65, 2)


def test_the_left_side_alone_leaves_the_right_empty() -> None:
    care = care_of({0: 142})
    (row,) = told(with_trials(care, [sample_trial(visit(0), 176.0, LEFT)]))
    assert (row.right, row.symmetry) == (None, None)
