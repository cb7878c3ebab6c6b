import pytest
from PySide6.QtCore import Qt

from strengthtrack.charts.cursor import walked


@pytest.mark.parametrize(
    ("key", "at", "to"),
    [
        (Qt.Key.Key_Right, "b", "c"),
        (Qt.Key.Key_Left, "b", "a"),
        (Qt.Key.Key_Right, "c", "c"),
        (Qt.Key.Key_Left, "a", "a"),
        (Qt.Key.Key_Home, "c", "a"),
        (Qt.Key.Key_End, "a", "c"),
        (Qt.Key.Key_Up, "b", None),
    ],
)
def test_keys_walk_the_cursor_to_the_ends_and_no_farther(key: Qt.Key, at: str, to: str | None) -> None:
    assert walked(key, "abc", at) == to


@pytest.mark.parametrize("at", [None, "gone"])
def test_a_cursor_that_stands_nowhere_comes_in_from_the_side_the_key_points_from(at: str | None) -> None:
    assert walked(Qt.Key.Key_Right, ("a", "b"), at) == "a"
    assert walked(Qt.Key.Key_Left, ("a", "b"), at) == "b"


def test_without_stops_it_goes_nowhere() -> None:
    assert walked(Qt.Key.Key_End, (), None) is None
