import pytest

from strengthtrack.clinic.function import (
    BY_TOTAL,
    FunctionMeasure,
    PatientActivity,
    activities_total,
    activity_score_from,
    total_from,
)
from strengthtrack.errors import EntryFault


def test_ranges_and_directions_are_those_of_the_questionnaires() -> None:
    told = [(measure.value, measure.range, measure.better) for measure in FunctionMeasure]
    assert told == [
        ("AKPS", (0, 100), "higher is better"),
        ("KOOS-PF", (0, 100), "higher is better"),
        ("WOMAC", (0, 96), "lower is better"),
        ("PSFS", (0, 10), "higher is better"),
        ("GROC", (-7, 7), "higher is better"),
    ]


def test_the_mean_is_of_the_activities_that_were_scored() -> None:
    activities = (PatientActivity("Stairs", 4), PatientActivity("Squatting", 7), PatientActivity("Running"))
    assert activities_total(activities) == 5.5
    assert activities_total(activities[2:]) is None


@pytest.mark.parametrize(("measure", "typed", "total"), [("AKPS", "", None), ("AKPS", "71", 71), ("GROC", "−3", -3)])
def test_a_total_is_read_as_it_is_written(measure: str, typed: str, total: float | None) -> None:
    assert total_from(FunctionMeasure(measure), typed) == total


@pytest.mark.parametrize("measure", BY_TOTAL)
def test_both_ends_of_the_range_are_taken_and_nothing_beyond(measure: FunctionMeasure) -> None:
    low, high = measure.range
    assert [total_from(measure, str(end)) for end in (low, high)] == [low, high]
    for beyond in (low - 0.5, high + 0.5):
        with pytest.raises(EntryFault, match=f"^Give {measure} as a number, "):
            total_from(measure, str(beyond))


def test_what_is_not_a_number_is_refused_with_the_range_in_words() -> None:
    with pytest.raises(EntryFault, match=r"^Give GROC as a number, −7 to 7, or leave it empty\.$"):
        total_from(FunctionMeasure.GROC, "better")


@pytest.mark.parametrize(("typed", "score"), [("", None), ("0", 0.0), (" 7,5 ", 7.5), ("10", 10.0)])
def test_an_activity_is_scored_0_to_10_or_not_at_all(typed: str, score: float | None) -> None:
    assert activity_score_from(typed) == score


@pytest.mark.parametrize("typed", ["11", "-1", "well"])
def test_another_score_of_an_activity_is_refused(typed: str) -> None:
    with pytest.raises(EntryFault, match=r"^Score the activity 0 to 10: 0 cannot do it, 10 as before; or leave"):
        activity_score_from(typed)
