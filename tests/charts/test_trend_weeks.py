from dataclasses import replace
from itertools import pairwise

import pytest

from strengthtrack.charts.trend.form import LETTER, SCREEN
from strengthtrack.charts.trend.view import Window
from strengthtrack.charts.trend.weeks import Strip, far_mark, shown_marks, strips, week_ticks
from strengthtrack.science.trend import EventMark, Trend
from trend_parts import day_of, pain, pains
from trend_samples import eight_weeks, five_years, no_visits, one_visit, with_month_six, without_programme

WIDTH, ROOM = 1206.0, 100.0


def found(trend: Trend) -> tuple[Strip, ...]:
    return strips(trend, SCREEN, WIDTH, ROOM)


def named(trend: Trend, strip: Strip) -> list[str]:
    return [tick.words for tick in week_ticks(strip, shown_marks(trend, SCREEN), SCREEN) if tick.words]


def test_a_far_test_has_a_strip_of_its_own_behind_the_cut() -> None:
    near, far = found(eight_weeks())
    assert near.holds(-2)
    assert near.holds(8)
    assert not near.holds(26)
    assert far.holds(26)
    assert far.left - near.right == SCREEN.cut
    assert far.right == WIDTH


def test_a_far_test_to_come_stands_in_the_middle_of_its_strip() -> None:
    far = found(eight_weeks())[1]
    assert far.weeks.at(26) == pytest.approx((far.left + far.right) / 2)


def test_visits_behind_the_cut_leave_room_for_their_values() -> None:
    far = found(with_month_six())[1]
    assert far.right - far.weeks.at(26) >= ROOM


def test_years_of_visits_are_one_line_uncut() -> None:
    (only,) = found(five_years())
    assert only.weeks.at(258) - only.weeks.at(129) == pytest.approx(only.weeks.at(129) - only.weeks.at(0))


def test_a_visit_half_way_makes_the_cut_needless() -> None:
    trend = eight_weeks()
    assert far_mark(trend, SCREEN) is not None
    assert far_mark(replace(trend, report=pains((*trend.report.points, pain(18, 3)))), SCREEN) is None


def test_without_a_programme_there_is_no_cut() -> None:
    (only,) = found(without_programme())
    assert only.holds(8)


@pytest.mark.parametrize("trend", [no_visits(), one_visit()])
def test_one_visit_or_none_still_has_weeks_to_stand_on(trend: Trend) -> None:
    near = found(trend)[0]
    assert near.holds(0)
    assert near.holds(8)


def test_a_single_day_is_not_stretched_over_the_whole_axis() -> None:
    lonely = replace(no_visits(), marks=(), report=pains([pain(0, 5)]))
    (only,) = found(lonely)
    assert only.holds(8)


def test_the_letter_leaves_out_what_is_yet_to_come() -> None:
    (only,) = strips(eight_weeks(), LETTER, 642, 80)
    assert not only.holds(26)
    assert len(strips(with_month_six(), LETTER, 642, 80)) == 2


def test_weeks_are_named_at_round_steps_and_planned_tests_are_bold() -> None:
    trend = eight_weeks()
    near, far = found(trend)
    assert named(trend, near) == ["−2", "0", "2", "4", "6", "8"]
    assert named(trend, far) == ["26"]
    bold = [tick.words for tick in week_ticks(near, trend.marks, SCREEN) if tick.planned]
    assert bold == ["0", "8"]


def test_named_weeks_of_five_years_keep_apart() -> None:
    trend = five_years()
    (only,) = found(trend)
    ticks = week_ticks(only, trend.marks, SCREEN)
    assert [tick.words for tick in ticks][:4] == ["0", "8", "26", "52"]
    assert min(b.x - a.x for a, b in pairwise(ticks)) > 24


def test_a_week_of_a_planned_test_between_two_weeks_is_named_whole() -> None:
    trend = eight_weeks()
    odd = replace(trend, marks=(replace(trend.marks[1], week=57 / 7, due=day_of(57 / 7)),))
    assert "8" in named(odd, found(odd)[0])


def test_all_weeks_are_drawn_uncut_where_that_is_asked() -> None:
    (only,) = found(replace(eight_weeks(), linear=True))
    assert only.holds(17)
    assert only.weeks.at(26) - only.weeks.at(13) == pytest.approx(only.weeks.at(13) - only.weeks.at(0))


def test_an_event_far_from_everything_is_not_cut_out() -> None:
    trend = eight_weeks()
    later = replace(trend, events=(*trend.events, EventMark(day_of(16), 16.0, "Flare")))
    assert any(strip.holds(16) for strip in found(later))


def test_some_weeks_are_one_strip_of_just_those() -> None:
    (only,) = strips(eight_weeks(), SCREEN, WIDTH, ROOM, Window(3.0, 7.0))
    assert (only.weeks.first, only.weeks.last, only.right) == (3.0, 7.0, WIDTH)
    assert only.window
