from dataclasses import replace
from datetime import date, timedelta

from care_samples import HIP, START, care_of
from strengthtrack.clinic.course import courses
from strengthtrack.clinic.programme import hip_programme
from strengthtrack.practice.progress.visit_window import VisitWindow, windows
from strengthtrack.science.care import Care

OLD = replace(hip_programme("old", "a", date(2021, 3, 2)), name="knee")
BOTH = windows(courses((OLD, HIP)))


def weeks(window: VisitWindow, care: Care) -> list[str]:
    return [visit.id for visit in window.of(care).sessions]


def test_the_last_course_comes_first_then_its_parts_then_earlier_ones_then_all() -> None:
    assert [window.short for window in BOTH] == ["This course", "To week 8", "Mar to Aug 2021", "All visits"]
    assert [window.words for window in BOTH] == [
        "This course: Hip, from Mar 2026",
        "To week 8, up to 6-month test",
        "Knee, Mar to Aug 2021",
        "All visits, however far apart",
    ]


def test_without_a_programme_there_are_all_visits_alone() -> None:
    (only,) = windows(())
    assert (only.short, only.course) == ("All visits", None)


def test_a_course_of_two_programmes_names_both() -> None:
    knee = replace(hip_programme("g2", "a", START + timedelta(days=60)), name="knee", course_id=HIP.id)
    assert windows(courses((HIP, knee)))[0].words == "This course: Hip, then knee, from Mar 2026"


def test_each_window_holds_its_own_visits() -> None:
    before = (OLD.starts_on - START).days / 7
    care = care_of({before: 110, 0: 142, 8: 186, 26: 201})
    this, to_week_8, knee, everything = BOTH
    assert weeks(this, care) == ["week 0", "week 8", "week 26"]
    assert weeks(to_week_8, care) == ["week 0", "week 8"]
    assert weeks(knee, care) == [f"week {before:g}"]
    assert len(weeks(everything, care)) == 4


def test_a_visit_that_counts_for_the_next_test_lies_beyond_a_part() -> None:
    _, to_week_8, *_ = BOTH
    care = care_of({24.9: 190, 25: 190})
    assert weeks(to_week_8, care) == ["week 24.9"]


def test_a_window_is_known_again_after_the_records_changed() -> None:
    assert [window.key for window in windows(courses((OLD, HIP)))] == [window.key for window in BOTH]
    assert len({window.key for window in BOTH}) == len(BOTH)
