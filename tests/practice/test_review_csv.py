"""The clinic review as a file for a spreadsheet."""

import csv
import io

from review_samples import course, some_courses
from strengthtrack.practice.review.csv_file import HEADER, review_csv
from strengthtrack.practice.review.groups import review_of
from strengthtrack.practice.review.measures import Group


def rows() -> list[dict[str, str]]:
    text = review_csv(review_of(some_courses())).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def row(programme: str, measure: str, at: str = "8 weeks") -> dict[str, str]:
    wanted = (programme, measure, at)
    return next(one for one in rows() if (one[HEADER[0]], one["Measure"], one["At"]) == wanted)


def test_each_group_and_measure_has_a_row_with_its_unit() -> None:
    found = row("Hip", "Hip abduction, change")
    assert (found["Unit"], found["n (courses)"], found["Median (in unit)"]) == ("% of baseline", "8", "22.5")
    assert (found["Lower quartile (in unit)"], found["Upper quartile (in unit)"]) == ("13.8", "31.2")
    assert (found["Better, beyond error (courses)"], found["Within error (courses)"]) == ("5", "3")
    assert row("Hip", "Worst pain, NPRS, change")["Median (in unit)"] == "-3.4"


def test_small_groups_are_not_told() -> None:
    found = row("Knee", "Hip abduction, change")
    assert (found["n (courses)"], found["Median (in unit)"], found["Within error (courses)"]) == (
        "3",
        "fewer than 5",
        "",
    )
    assert row("Knee", "8-week test done")["Done (courses)"] == "fewer than 5"


def test_tests_done_have_a_row() -> None:
    found = row("Hip", "6-month test done", "6 months")
    assert (found["Done (courses)"], found["Of (courses)"]) == ("8", "8")


def test_every_row_is_as_long_as_the_header() -> None:
    text = review_csv(review_of(some_courses())).decode("utf-8-sig")
    assert {len(one) for one in csv.reader(io.StringIO(text))} == {len(HEADER)}


def test_nothing_but_the_header_comes_of_no_courses() -> None:
    assert review_csv(review_of([])).decode("utf-8-sig").splitlines() == [",".join(_quoted(cell) for cell in HEADER)]


def _quoted(cell: str) -> str:
    return f'"{cell}"' if "," in cell else cell


def test_a_file_of_two_groups_names_both() -> None:
    text = review_csv(review_of([course(), course(group=Group.OWN)])).decode("utf-8-sig")
    assert "Hip," in text
    assert "Own," in text
