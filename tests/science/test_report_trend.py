"""Pain and function across the visits, each with its own error and its own guide."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from clinic_samples import sample_session
from strengthtrack.clinic.course import Course
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore
from strengthtrack.clinic.pain import PainReport, PainScale, PainSite
from strengthtrack.clinic.programme import hip_programme
from strengthtrack.clinic.setup import Movement
from strengthtrack.science.care import Care, Look, NoBands
from strengthtrack.science.change import Answer, ErrorBand
from strengthtrack.science.trend import ReportPoint, ReportSeries
from strengthtrack.science.trend_of import trend

START = date(2026, 3, 3)


@dataclass(frozen=True, slots=True)
class Points(NoBands):
    """Two points of pain, thirteen of function."""

    def pain(self, _scale: PainScale, /) -> ErrorBand:
        return ErrorBand(2.0, unit="points")

    def function(self, _measure: FunctionMeasure, /) -> ErrorBand:
        return ErrorBand(13.0, unit="points")

    def pain_mic(self, scale: PainScale, /) -> tuple[float, str]:
        return (1.16, "a source") if scale is PainScale.NUMERIC else (2.0, "another")


def felt(*worst: float | PainReport | None) -> Care:
    """A visit a week with this worst pain."""
    reports = [one if isinstance(one, PainReport) else PainReport(one) for one in worst]
    visits = [
        replace(sample_session(f"v{at}", START + timedelta(days=7 * at)), pain=report)
        for at, report in enumerate(reports)
    ]
    return Care(tuple(visits))


def report(care: Care, measure: FunctionMeasure | None = None) -> ReportSeries:
    return trend(Movement.ABDUCTION, care, Look(measure=measure), Points()).report


def told(points: tuple[ReportPoint, ...]) -> list[Answer | None]:
    return [point.change.answer if point.change else None for point in points]


def test_less_pain_is_better_and_two_points_are_within_its_band() -> None:
    found = report(felt(7, 5, 4, 10))
    assert told(found.points) == [None, Answer.WITHIN, Answer.BETTER, Answer.WORSE]
    assert (found.kind.way, found.guide, found.guide_source) == ("↓ down is better", 1.16, "a source")


def test_pain_that_was_not_answered_is_no_point_and_no_baseline() -> None:
    found = report(felt(None, 6, 3))
    assert [point.session_id for point in found.points] == ["v1", "v2"]
    assert told(found.points) == [None, Answer.BETTER]


def test_another_scale_begins_a_series_with_a_baseline_and_a_guide_of_its_own() -> None:
    found = report(felt(7, PainReport(6.5, scale=PainScale.VISUAL), PainReport(2.0, scale=PainScale.VISUAL)))
    assert [point.joined for point in found.points] == [True, False, True]
    assert told(found.points) == [None, None, Answer.BETTER]
    assert found.baseline is not None
    assert (found.baseline.value, found.guide) == (6.5, 2.0)


def test_pain_is_counted_from_the_start_of_the_course_as_strength_is() -> None:
    course = Course((hip_programme("p", "a", START + timedelta(days=14)),))
    found = report(replace(felt(9, 8, 7, 4), course=course))
    assert told(found.points) == [None, None, None, Answer.BETTER]
    assert found.baseline is not None
    assert found.baseline.value == 7


def test_a_questionnaire_has_its_own_way_and_band() -> None:
    totals = (60.0, 72.0, 74.0, None)
    scores = {f"v{at}": (FunctionScore(FunctionMeasure.AKPS, total),) for at, total in enumerate(totals)}
    found = report(replace(felt(None, None, None, None), scores=scores), FunctionMeasure.AKPS)
    assert told(found.points) == [None, Answer.WITHIN, Answer.BETTER]
    assert (found.kind.way, found.kind.title) == ("↑ up is better", "AKPS, 0–100")


def test_a_questionnaire_that_nobody_filled_in_is_empty() -> None:
    found = report(felt(7), FunctionMeasure.KOOS_PF)
    assert (found.points, found.baseline) == ((), None)


def test_a_rating_of_change_is_held_against_nothing_for_it_is_a_change_itself() -> None:
    visits = felt(None, None).sessions
    scores = {
        visit.id: (FunctionScore(FunctionMeasure.GROC, total),) for visit, total in zip(visits, (0, 5), strict=True)
    }
    found = report(Care(visits, scores=scores), FunctionMeasure.GROC)
    assert [point.score for point in found.points] == [0, 5]
    assert found.baseline is None
    assert told(found.points) == [None, None]


def test_of_the_womac_less_is_better() -> None:
    visits = felt(None, None, None).sessions
    totals = zip(visits, (50, 30, 70), strict=True)
    scores = {visit.id: (FunctionScore(FunctionMeasure.WOMAC, total),) for visit, total in totals}
    found = report(Care(visits, scores=scores), FunctionMeasure.WOMAC)
    assert told(found.points) == [None, Answer.BETTER, Answer.WORSE]


def test_other_activities_begin_another_mean_of_them() -> None:
    visits = felt(None, None, None).sessions
    named = zip(visits, ("running", "running", "kneeling"), strict=True)
    scores = {visit.id: (FunctionScore(FunctionMeasure.PSFS, 5.0, words),) for visit, words in named}
    found = report(Care(visits, scores=scores), FunctionMeasure.PSFS)
    assert [point.joined for point in found.points] == [True, True, False]
    assert found.baseline is not None
    assert found.baseline.visits == ("v2",)


def test_an_answer_without_a_place_does_not_join_two_places() -> None:
    found = report(felt(PainReport(8, site=PainSite.KNEE), PainReport(8), PainReport(2, site=PainSite.HIP)))
    assert [point.joined for point in found.points] == [True, True, False]
    assert found.points[2].change is None


def test_a_scale_that_was_changed_and_changed_back_begins_anew_each_time() -> None:
    found = report(felt(8, PainReport(7.5, scale=PainScale.VISUAL), 2))
    assert [point.joined for point in found.points] == [True, False, False]
    assert told(found.points) == [None, None, None]


def test_no_pain_at_the_start_and_later_is_a_score_like_others() -> None:
    assert told(report(felt(0, 2, 3)).points) == [None, Answer.WITHIN, Answer.WORSE]
    assert told(report(felt(5, 0)).points) == [None, Answer.BETTER]
