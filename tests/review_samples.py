"""Outcomes of courses for tests of the clinic review: made up, and nobody's."""

from collections.abc import Sequence

from strengthtrack.charts.review.rows import ReviewRows
from strengthtrack.practice.review.groups import review_of
from strengthtrack.practice.review.measures import PAIN, STRENGTH, CourseOutcome, Group, Measure, Outcome, Time
from strengthtrack.science.change import Answer, Change
from strengthtrack.screens.review.review_rows import review_rows

ABDUCTION, NPRS, VAS = STRENGTH[0], PAIN[0], PAIN[1]


def gained(percent: float, time: Time = Time.WEEKS, measure: Measure = ABDUCTION) -> Outcome:
    """A strength change; over 15 % is beyond error."""
    answer = Answer.WITHIN if abs(percent) <= 15.0 else Answer.BETTER if percent > 0 else Answer.WORSE
    return Outcome(measure, time, Change(answer, percent * 1.4, percent / 100.0))


def eased(points: float, time: Time = Time.WEEKS, measure: Measure = NPRS) -> Outcome:
    """A change of worst pain; over 2 points is beyond error."""
    answer = Answer.WITHIN if abs(points) <= 2.0 else Answer.BETTER if points < 0 else Answer.WORSE
    return Outcome(measure, time, Change(answer, points, points / 7.0))


def course(*outcomes: Outcome, group: Group = Group.HIP, done: Sequence[Time] = tuple(Time)) -> CourseOutcome:
    return CourseOutcome(group, frozenset(Time), frozenset(done), outcomes=outcomes)


def some_courses() -> tuple[CourseOutcome, ...]:
    """Hip: 5 to 40 % and −1 to −6 points at 8 weeks; knee: three courses, which are too few."""
    hip = [course(gained(5.0 * number), eased(-0.75 * number)) for number in range(1, 9)]
    knee = [course(gained(10.0), group=Group.KNEE, done=(Time.WEEKS,)) for _ in range(3)]
    return (*hip, *knee)


def spread_rows() -> ReviewRows:
    """Three movements and two programmes as a picture shows them, one of the programmes in too few courses."""
    hip = [
        course(*(gained(5.0 * number - by, measure=one) for by, one in enumerate(STRENGTH[:3]))) for number in range(8)
    ]
    knee = [course(gained(10.0), group=Group.KNEE)]
    return review_rows(review_of((*hip, *knee)).at(Time.WEEKS, strength=True))
