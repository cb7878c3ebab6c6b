from dataclasses import replace

from strengthtrack.charts.scale import Scale
from strengthtrack.charts.trend.runs import report_runs, side_runs, symmetry_runs
from strengthtrack.charts.trend.weeks import Strip
from strengthtrack.clinic.setup import Side
from trend_parts import pain, pains
from trend_samples import break_of_series, eight_weeks

ALL = Strip(0.0, 100.0, Scale(0.0, 100.0, -10.0, 30.0), far=False)


def some(first: float, last: float) -> Strip:
    return Strip(0.0, 100.0, Scale(0.0, 100.0, first, last), far=False, window=True)


def weeks(points: tuple[object, ...]) -> list[float]:
    return [getattr(point, "week", 0.0) for point in points]


def test_a_line_stops_at_a_break_and_left_is_drawn_first() -> None:
    runs = side_runs(break_of_series(), ALL)
    assert [(run.side, weeks(run.points)) for run in runs] == [
        (Side.LEFT, [0, 2]),
        (Side.LEFT, [4]),
        (Side.RIGHT, [0, 2]),
        (Side.RIGHT, [4, 6, 8]),
    ]


def test_symmetry_is_not_joined_across_a_break_of_either_side() -> None:
    assert [weeks(run) for run in symmetry_runs(eight_weeks(), ALL)] == [[-2], [0, 2, 4, 6, 8]]


def test_reports_are_joined_across_a_break_but_not_across_scales() -> None:
    assert [weeks(run) for run in report_runs(eight_weeks(), ALL)] == [[-2, 0, 2, 4, 6, 8]]


def test_a_line_runs_out_of_what_is_shown_to_its_next_visits() -> None:
    (run,) = report_runs(eight_weeks(), some(3.0, 7.0))
    assert weeks(run) == [2, 4, 6, 8]
    (through,) = report_runs(eight_weeks(), some(4.5, 5.5))
    assert weeks(through) == [4, 6]
    assert report_runs(eight_weeks(), some(9.0, 12.0)) == ()


def test_what_is_not_joined_is_a_run_of_its_own() -> None:
    told = pains([pain(0, 7), pain(2, 6), replace(pain(4, 3.5), joined=False)])
    trend = replace(eight_weeks(), report=told)
    assert [weeks(run) for run in report_runs(trend, ALL)] == [[0, 2], [4]]
