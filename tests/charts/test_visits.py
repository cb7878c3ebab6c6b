from strengthtrack.charts.visits import Gap, Visit, gaps, stops, visits
from strengthtrack.clinic.setup import Side
from strengthtrack.science.trend import EventMark
from trend_samples import eight_weeks, five_years, no_visits, one_visit, with_month_six


def test_a_visit_holds_both_sides_and_pain() -> None:
    sixth = visits(eight_weeks())[4]
    assert [(value.side, value.point.value_n) for value in sixth.values] == [(Side.RIGHT, 171), (Side.LEFT, 190)]
    assert sixth.report is not None
    assert sixth.report.score == 4
    assert sixth.symmetry is not None
    assert round(sixth.symmetry.percent) == 90


def test_a_visit_before_a_break_is_not_compared() -> None:
    first, second = visits(eight_weeks())[:2]
    assert not any(value.compared for value in first.values)
    assert all(value.compared for value in second.values)


def test_a_visit_may_lack_a_side_or_pain() -> None:
    assert [value.side for value in visits(with_month_six())[-1].values] == [Side.RIGHT]
    assert visits(one_visit())[0].report is None


def test_breaks_of_one_place_are_one_gap() -> None:
    assert [(gap.week, len(gap.breaks)) for gap in gaps(five_years())] == [(87.0, 2), (168.0, 1)]


def test_stops_go_from_left_to_right_through_visits_breaks_and_events() -> None:
    found = stops(eight_weeks())
    assert [round(stop.week, 1) for stop in found] == [-2, -1, 0, 2, 4, 4.7, 6, 8]
    assert isinstance(found[5], EventMark)
    assert isinstance(found[0], Visit)
    assert isinstance(found[1], Gap)
    assert stops(no_visits()) == ()
