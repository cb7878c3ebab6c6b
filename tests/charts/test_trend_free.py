import pytest

from strengthtrack.charts.trend.form import SCREEN
from strengthtrack.charts.trend.free import AIR, Room, Taken, free_left

ROW = (10.0, 20.0)


def test_a_line_takes_only_what_of_it_lies_in_the_row() -> None:
    rising = Taken(0.0, 40.0, 40.0, 0.0)
    assert rising.within(*ROW) == pytest.approx((20.0, 30.0))
    assert rising.within(50.0, 60.0) is None


def test_a_box_takes_its_whole_width() -> None:
    assert Taken(5.0, 12.0, 25.0, 14.0, box=True).within(*ROW) == (5.0, 25.0)


def test_words_stand_in_the_first_hole_from_the_side_that_is_asked() -> None:
    taken = [Taken(30.0, 0.0, 50.0, 30.0, box=True)]
    assert free_left(25.0, ROW, (0.0, 100.0), taken, from_right=False) == 0.0
    assert free_left(25.0, ROW, (0.0, 100.0), taken, from_right=True) == 75.0
    assert free_left(40.0, ROW, (0.0, 100.0), taken, from_right=False) == 50.0
    assert free_left(60.0, ROW, (0.0, 100.0), taken, from_right=False) is None


def measure(words: str, weight: int) -> float:
    return 10.0 * len(words)


def test_a_room_prefers_a_height_without_a_hairline() -> None:
    room = Room(0.0, 200.0, SCREEN, measure, hairlines=(50.0,))
    place = room.place("words", [50.0, 80.0], from_right=False)
    assert place is not None
    assert (place.x, place.y, place.wide) == (AIR, 80.0, 50.0)


def test_a_room_that_is_full_has_no_place() -> None:
    room = Room(0.0, 200.0, SCREEN, measure)
    assert room.place("words", [50.0], from_right=False) is not None
    assert room.level(50.0).place("words", [50.0], from_right=False) is None


def test_words_that_stand_already_are_taken() -> None:
    room = Room(0.0, 100.0, SCREEN, measure)
    first = room.place("words", [50.0], from_right=False)
    assert first is not None
    assert room.less(first).place("words", [50.0], from_right=False) is None
