import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from session_views import line, trial
from strengthtrack.charts.fonts import inter
from strengthtrack.charts.palette import LIGHT
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.clinic.trial import Mark
from strengthtrack.screens import theme
from strengthtrack.screens.parts.big_number import BigNumber
from strengthtrack.screens.parts.dots import Dot, Dots, dots_of
from strengthtrack.screens.parts.facts import broken
from strengthtrack.screens.parts.key_hint import KeyHint
from strengthtrack.screens.parts.pain_row import PainRow, pain_of_key
from strengthtrack.screens.parts.ring import Ring
from strengthtrack.screens.parts.side_marker import SideMarker
from strengthtrack.screens.parts.spread_line import SpreadLine, spread_apart
from strengthtrack.screens.parts.trial_dots import TrialDots
from strengthtrack.screens.testing.trial_words import newtons, tied

RIGHT_HIP = (Movement.ABDUCTION, Side.RIGHT)


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    theme.apply(qapp, LIGHT)


def painted(widget: QWidget) -> QImage:
    widget.resize(widget.sizeHint())
    return widget.grab().toImage()


def has(image: QImage, colour: str) -> bool:
    wanted = QColor(colour).rgb()
    return any(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_the_ring_fills_clockwise_from_the_top(qtbot: QtBot) -> None:
    ring = Ring(168, 72)
    qtbot.addWidget(ring)
    ring.show_share(0.25, "1", "of 5 s")
    image = painted(ring)
    accent, tint = QColor(LIGHT.accent).rgb(), QColor(LIGHT.tint).rgb()
    assert image.pixel(84 + 54, 84 - 54) == accent
    assert image.pixel(84 + 54, 84 + 54) == tint
    assert image.pixel(84 - 54, 84 - 54) == tint


def test_the_ring_is_never_more_than_full(qtbot: QtBot) -> None:
    ring = Ring(168, 72)
    qtbot.addWidget(ring)
    ring.show_share(1.4, "7", "of 5 s")
    assert ring.share == 1.0
    assert ring.accessibleName() == "7 of 5 s"


def test_the_ring_lets_a_step_nobody_can_see_pass(qtbot: QtBot) -> None:
    ring = Ring(168, 72)
    qtbot.addWidget(ring)
    ring.show_share(0.5, "2", "of 5 s")
    ring.show_share(0.5004, "2", "of 5 s")
    assert ring.share == 0.5


def test_dots_are_done_next_and_to_come() -> None:
    two = line(*RIGHT_HIP, trial(1, 160.0), wanted=3)
    assert dots_of(two, running=True) == (Dot.COUNTS, Dot.NEXT, Dot.TO_COME)
    assert dots_of(two, running=False) == (Dot.COUNTS, Dot.TO_COME, Dot.TO_COME)


def test_a_trial_that_does_not_count_is_shown_and_asked_for_again() -> None:
    slipped = line(*RIGHT_HIP, trial(1, 160.0), trial(2, 90.0, Mark.SLIPPED), wanted=3)
    assert dots_of(slipped, running=True) == (Dot.COUNTS, Dot.SET_ASIDE, Dot.NEXT, Dot.TO_COME)


def test_practice_is_a_dot_of_its_own_and_takes_no_trials_place() -> None:
    practised = line(*RIGHT_HIP, trial(1, 90.0, practice=True), wanted=2)
    assert dots_of(practised, running=True, practice=True) == (
        Dot.PRACTICE,
        Dot.PRACTICE_NEXT,
        Dot.TO_COME,
        Dot.TO_COME,
    )
    assert dots_of(practised, running=True) == (Dot.PRACTICE, Dot.NEXT, Dot.TO_COME)


def test_a_practice_dot_is_seen_to_be_smaller(qtbot: QtBot) -> None:
    sizes = []
    for dot in (Dot.COUNTS, Dot.PRACTICE):
        dots = Dots(16)
        qtbot.addWidget(dots)
        dots.show_dots((dot,))
        image, ink = painted(dots), QColor(LIGHT.text).rgb()
        sizes.append(sum(image.pixel(x, y) == ink for x in range(image.width()) for y in range(image.height())))
    assert 0 < sizes[1] < sizes[0] / 2


def test_trials_over_the_trace_give_way_to_the_one_that_runs(qtbot: QtBot) -> None:
    dots = TrialDots()
    qtbot.addWidget(dots)
    dots.show_line(line(*RIGHT_HIP, *(trial(number, 160.0) for number in (1, 2, 3)), wanted=5), 4)
    assert dots.minimumSizeHint().width() < dots.sizeHint().width() / 2
    dots.resize(dots.minimumSizeHint())
    assert [words for _, words in dots._fitting()] == ["Trial 4"]


def test_a_skipped_test_has_nothing_to_come() -> None:
    assert dots_of(line(skipped=True), running=False) == ()


def test_a_test_that_is_done_has_no_next_dot() -> None:
    done = line(*RIGHT_HIP, *(trial(number, 160.0) for number in (1, 2, 3)))
    assert dots_of(done, running=True) == (Dot.COUNTS,) * 3


def test_dots_are_read_aloud_as_words(qtbot: QtBot) -> None:
    dots = Dots()
    qtbot.addWidget(dots)
    dots.show_dots((Dot.COUNTS, Dot.SET_ASIDE))
    assert dots.accessibleName() == "counts, does not count"


@pytest.mark.parametrize(
    ("key", "score"), [("0", 0), ("9", 9), ("t", 10), ("T", 10), ("x", None), ("", None), ("²", None)]
)
def test_a_key_of_pain(key: str, score: int | None) -> None:
    assert pain_of_key(key) == score


def test_pain_is_unanswered_until_it_is_given(qtbot: QtBot) -> None:
    row = PainRow("Worst pain in the last week")
    qtbot.addWidget(row)
    given: list[object] = []
    row.given.connect(given.append)
    assert row.score is None
    row.press(0)
    assert row.score == 0
    row.press(0)
    assert (row.score, given) == (None, [0, None])


def test_only_one_score_is_on(qtbot: QtBot) -> None:
    row = PainRow("Pain")
    qtbot.addWidget(row)
    row.press(3)
    row.press(7)
    assert row.score == 7


def test_a_pain_row_takes_keys_where_it_has_the_focus(qtbot: QtBot) -> None:
    row = PainRow("Pain")
    qtbot.addWidget(row)
    QTest.keyClick(row, Qt.Key.Key_T)
    assert row.score == 10


def test_right_is_a_blue_circle_and_left_a_vermillion_square(qtbot: QtBot) -> None:
    marker = SideMarker(18)
    qtbot.addWidget(marker)
    image = painted(marker)
    assert has(image, LIGHT.right)
    assert image.pixel(3, 3) != QColor(LIGHT.right).rgb()
    marker.show_side(Side.LEFT)
    assert has(painted(marker), LIGHT.left)
    assert painted(marker).pixel(3, 3) == QColor(LIGHT.left).rgb()
    assert marker.accessibleName() == "left"


def test_labels_of_neighbours_keep_their_distance() -> None:
    places = spread_apart([57.0, 200.0, 205.0], 40.0, 20.0, 240.0)
    assert places[1] >= places[0] + 40
    assert places[2] == pytest.approx(places[1] + 40)
    assert places[-1] <= 240.0


def test_labels_that_are_far_apart_stand_where_they_belong() -> None:
    assert spread_apart([60.0, 120.0, 200.0], 40.0, 20.0, 240.0) == [60.0, 120.0, 200.0]


def test_the_spread_says_its_trials_and_puts_the_newest_in_accent(qtbot: QtBot) -> None:
    spread = SpreadLine()
    qtbot.addWidget(spread)
    spread.show_trials((trial(1, 160.0), trial(2, 186.0), trial(3, 181.0)), 0.14)
    assert spread.accessibleName() == "trial 1 160 N, trial 2 186 N, trial 3 181 N"
    assert has(painted(spread), LIGHT.accent)


def test_trials_that_are_all_alike_stand_in_the_middle(qtbot: QtBot) -> None:
    spread = SpreadLine()
    qtbot.addWidget(spread)
    spread.show_trials((trial(1, 160.0), trial(2, 160.0)), 0.0)
    assert not painted(spread).isNull()


def test_a_big_number_takes_the_same_room_whatever_it_shows(qtbot: QtBot) -> None:
    number = BigNumber(200)
    qtbot.addWidget(number)
    number.show_number("0")
    before = number.sizeHint()
    number.show_number("186")
    assert number.sizeHint() == before
    assert number.accessibleName() == "186 N"


@pytest.mark.parametrize(("force", "words"), [(None, "–"), (178.6, "179"), (-0.4, "0"), (-12.0, "−12")])
def test_newtons_are_whole(force: float | None, words: str) -> None:
    assert newtons(force) == words


def test_a_figure_keeps_its_unit_on_its_line() -> None:
    assert tied("4 cm above the knee, 3 steps") == "4\N{NO-BREAK SPACE}cm above the knee, 3 steps"


def test_a_long_fact_goes_on_two_lines(qapp: QApplication) -> None:
    assert broken("outer thigh, 4 cm above", 120.0, inter(15, 500)) == ("outer thigh,", "4 cm above")
    assert broken("Belt", 120.0, inter(15, 500)) == ("Belt",)


def test_a_key_and_its_words_are_one_button(qtbot: QtBot) -> None:
    hint = KeyHint("L", "Limited by pain")
    qtbot.addWidget(hint)
    with qtbot.waitSignal(hint.clicked, timeout=1000):
        QTest.mouseClick(hint, Qt.MouseButton.LeftButton)
    assert hint.accessibleDescription() == "Key: L"


def test_a_key_that_does_nothing_now_looks_like_it(qtbot: QtBot) -> None:
    hint = KeyHint("L", "Limited by pain")
    qtbot.addWidget(hint)
    before = hint.grab().toImage()
    hint.setEnabled(False)
    assert hint.grab().toImage() != before
