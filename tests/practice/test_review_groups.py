"""Many courses as groups, worked by hand."""

from dataclasses import replace

import pytest

from review_samples import ABDUCTION, NPRS, VAS, course, eased, gained, some_courses
from strengthtrack.practice.review.groups import Changes, Review, Spread, review_of, spread_of
from strengthtrack.practice.review.measures import Group, Measure, Outcome, Time
from strengthtrack.practice.review.words import aloud, half_words, headline, median_words
from strengthtrack.science.change import cannot_tell


def found(review: Review, group: Group, measure: Measure = ABDUCTION, time: Time = Time.WEEKS) -> Changes:
    return next(one for one in review.changes if (one.group, one.measure, one.time) == (group, measure, time))


def test_median_and_quartiles_by_hand() -> None:
    assert spread_of([1.0, 2.0, 3.0, 4.0, 5.0]) == Spread(3.0, 2.0, 4.0)
    assert spread_of([10.0, 4.0, 8.0, 2.0, 6.0, 12.0]) == Spread(7.0, 4.5, 9.5)


def test_fewer_than_five_have_no_median() -> None:
    assert spread_of([1.0, 2.0, 3.0, 4.0]) is None
    few = found(review_of(some_courses()), Group.KNEE)
    assert (few.n, few.spread) == (3, None)
    assert (few.better, few.within, few.worse, few.untold, few.apart) == (0, 0, 0, 0, 0), "nor counts"
    assert median_words(few) == "fewer than 5"
    assert aloud(few) == "Hip abduction, knee programme, at 8 weeks: fewer than 5"


def test_strength_is_told_in_per_cent_of_the_baseline() -> None:
    hip = found(review_of(some_courses()), Group.HIP)
    assert hip.spread == Spread(pytest.approx(22.5), pytest.approx(13.75), pytest.approx(31.25))  # type: ignore[arg-type]
    assert (hip.n, hip.better, hip.within, hip.worse) == (8, 5, 3, 0)
    assert (median_words(hip), half_words(hip)) == ("+22 %", "+14 % to +31 %")


def test_pain_is_told_in_points_and_less_of_it_is_better() -> None:
    hip = found(review_of(some_courses()), Group.HIP, NPRS)
    assert (hip.better, hip.within, hip.worse) == (6, 2, 0)
    assert median_words(hip) == "−3.4"


def test_two_scales_of_pain_are_never_in_one_median() -> None:
    both = [course(eased(-1.0)) for _ in range(5)] + [course(eased(-8.0, measure=VAS)) for _ in range(5)]
    review = review_of(both)
    medians = [found(review, Group.HIP, scale).spread for scale in (NPRS, VAS)]
    assert [one and one.median for one in medians] == [-1.0, -8.0]


def test_the_two_times_are_apart() -> None:
    review = review_of([course(gained(10.0), gained(30.0, Time.MONTHS)) for _ in range(5)])
    medians = [found(review, Group.HIP, time=time).spread for time in Time]
    assert [one and round(one.median) for one in medians] == [10, 30]


def test_what_cannot_be_told_has_a_number_all_the_same_and_is_counted_so() -> None:
    unknown = Outcome(ABDUCTION, Time.WEEKS, cannot_tell("no error band is known", 14.0, 0.1))
    hip = found(review_of([*(course(gained(10.0)) for _ in range(4)), course(unknown)]), Group.HIP)
    assert (hip.n, hip.untold, hip.within) == (5, 1, 4)


def test_a_baseline_that_is_not_whole_has_no_number_and_cannot_be_told() -> None:
    unknown = Outcome(ABDUCTION, Time.WEEKS, cannot_tell("the baseline is to be the mean of 2 visits"))
    hip = found(review_of([*(course(gained(10.0)) for _ in range(5)), course(unknown)]), Group.HIP)
    assert (hip.n, hip.untold, hip.apart) == (5, 1, 0)


def test_a_course_without_a_comparable_pair_is_in_no_median() -> None:
    apart = Outcome(ABDUCTION, Time.WEEKS, None)
    hip = found(review_of([*(course(gained(10.0)) for _ in range(5)), course(apart)]), Group.HIP)
    assert (hip.n, hip.apart) == (5, 1)


def test_groups_stand_in_a_fixed_order_whatever_they_came_to() -> None:
    weak = [course(gained(1.0)) for _ in range(5)]
    strong = [course(gained(50.0), group=Group.OWN) for _ in range(50)]
    assert [one.group for one in review_of([*strong, *weak]).completion] == [Group.HIP, Group.OWN]
    assert [one.group for one in review_of([*strong, *weak]).at(Time.WEEKS, strength=True)] == [Group.HIP, Group.OWN]


def test_a_measure_nobody_has_is_left_out() -> None:
    titles = {one.measure.title for one in review_of(some_courses()).changes}
    assert titles == {"Hip abduction", "Worst pain, NPRS"}


def test_strength_and_pain_are_apart() -> None:
    review = review_of(some_courses())
    assert {one.measure for one in review.at(Time.WEEKS, strength=True)} == {ABDUCTION}
    assert {one.measure for one in review.at(Time.WEEKS, strength=False)} == {NPRS}


def test_tests_done_are_told_of_those_due() -> None:
    hip, knee = review_of(some_courses()).completion
    assert (hip.courses, hip.done[Time.MONTHS], hip.due[Time.MONTHS]) == (8, 8, 8)
    assert (knee.courses, knee.done[Time.WEEKS], knee.done[Time.MONTHS], knee.is_told) == (3, 3, 0, False)


def test_exercise_is_told_of_those_who_have_a_log() -> None:
    logged = [replace(course(), exercise=(done, 24)) for done in (6, 12, 18, 24, 24)]
    (hip,) = review_of([*logged, course(), replace(course(), ended=True)]).completion
    assert (hip.logged, hip.ended, hip.exercise) == (5, 1, Spread(75.0, 50.0, 100.0))


def test_nothing_came_of_no_courses() -> None:
    assert review_of([]) == Review(0, (), ())


@pytest.mark.parametrize(
    ("courses", "words"), [(1, "1 course of care has begun."), (7, "7 courses of care have begun.")]
)
def test_the_headline_counts(courses: int, words: str) -> None:
    assert headline(Review(courses, (), ())) == words
