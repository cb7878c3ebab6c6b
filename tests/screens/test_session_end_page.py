from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clinic_samples import sample_session
from session_views import line, trial
from strengthtrack.charts.palette import LIGHT
from strengthtrack.clinic.pain import PainReport
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.clinic.trial import Mark
from strengthtrack.screens import theme
from strengthtrack.screens.ending.end_page import SessionEndPage, summary, week_pains
from strengthtrack.screens.ending.end_table import WeekPain, scale_of
from strengthtrack.screens.ending.end_words import words_under

SESSION = replace(sample_session("s1", date(2026, 4, 28)), pain=PainReport(3, 2))
LINES = (
    line(Movement.ABDUCTION, Side.LEFT, trial(1, 190.0), trial(2, 196.0), last_visit_n=190.0),
    line(Movement.ABDUCTION, Side.RIGHT, trial(1, 160.0), trial(2, 186.0), last_visit_n=171.0, pain=2),
    line(Movement.EXTENSION, Side.LEFT, skipped=True, skipped_why="no time"),
)


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> Iterator[SessionEndPage]:
    theme.apply(qapp, LIGHT)
    page = SessionEndPage()
    qtbot.addWidget(page)
    page.resize(1270, 704)
    page.show_session("8-week test", SESSION, LINES, Side.RIGHT, None)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    yield page
    page.hide()


@pytest.mark.parametrize(
    ("largest", "end", "step"), [(0.0, 1.0, 0.2), (251.0, 300.0, 100.0), (196.0, 200.0, 50.0), (98.0, 100.0, 20.0)]
)
def test_the_scale_begins_at_zero_and_ends_at_a_round_value(largest: float, end: float, step: float) -> None:
    assert scale_of(largest) == pytest.approx((end, step))


def test_a_scale_holds_its_largest_value_with_few_ticks() -> None:
    for largest in range(1, 3000, 7):
        end, step = scale_of(float(largest))
        assert largest <= end
        assert 2 <= round(end / step) <= 6


def test_what_has_no_value_is_named() -> None:
    assert summary(LINES) == "2 of 3 tests came to a value. Without one: hip extension, left (skipped: no time)."


def test_many_without_a_value_are_left_to_the_table() -> None:
    assert summary([line() for _ in range(5)]) == "0 of 5 tests came to a value."


def test_pain_of_the_week_stands_beside_the_visit_before() -> None:
    before = sample_session("s0", date(2026, 3, 28), 4)
    assert week_pains(SESSION, before) == (WeekPain("Worst", 3, 4), WeekPain("Usual", 2, None))


def test_every_test_is_said_in_words(page: SessionEndPage) -> None:
    said = page.table.accessibleName()
    assert "Hip abduction, right, value 186 N, 2 of 3 trials, they differ by 14 %, last visit 171 N, pain 2" in said
    assert "Hip extension, left, skipped: no time" in said


def test_the_page_says_values_and_no_change(page: SessionEndPage) -> None:
    page.table.show_lines([replace(LINES[1], baseline_n=142.0)], Side.RIGHT, ())
    said = page.table.accessibleName()
    assert "baseline 142 N, last visit 171 N" in said
    assert "+" not in said


def test_the_baseline_stands_on_the_same_scale(page: SessionEndPage) -> None:
    """142 N on an axis to 200 N: a line of ink over and under the row."""
    page.table.show_lines([replace(LINES[1], baseline_n=142.0)], Side.RIGHT, ())
    image = page.table.grab().toImage()
    middle = 40 + 28 + 20
    left_end, right_end = 168.0, image.width() - 652.0
    place = left_end + (right_end - left_end) * 142 / 200
    dark = [x for x in range(170, int(right_end)) if image.pixelColor(x, middle - 12).lightness() < 128]
    assert dark
    assert sum(dark) / len(dark) == pytest.approx(place, abs=1.5)


def test_what_stands_under_the_dots_says_why_there_is_no_value() -> None:
    marked = line(Movement.ABDUCTION, Side.LEFT, trial(1, 190.0, Mark.SLIPPED), aside=(trial(2, 150.0, aside=""),))
    assert words_under(marked, hidden=False) == "no valid value  ·  1 set aside"
    assert words_under(marked, hidden=True) == "1 not counted  ·  1 set aside"
    assert words_under(LINES[2], hidden=False) == "skipped: no time"
    assert words_under(line(), hidden=False) == "not tested"


def test_trials_set_aside_are_counted_in_the_summary() -> None:
    aside = line(Movement.ABDUCTION, Side.LEFT, trial(1, 190.0), aside=(trial(2, 150.0, aside="wrong leg"),))
    assert summary([aside]) == "1 of 1 tests came to a value. 1 trial is set aside."
    assert summary([aside, aside]).endswith("2 trials are set aside.")


def test_each_test_with_trials_offers_to_be_the_other_legs(page: SessionEndPage, qtbot: QtBot) -> None:
    assert [swap.accessibleName() for swap in page.table.swaps] == [
        "Hip abduction, right: these were the left leg",
        "Hip abduction, left: these were the right leg",
    ]
    with qtbot.waitSignal(page.swap_asked, timeout=1000) as caught:
        page.table.swaps[0].click()
    assert caught.args == [1]


def test_a_blind_session_shows_no_force_before_it_is_finished(page: SessionEndPage) -> None:
    blind = replace(SESSION, blind=True)
    page.show_session("8-week test", blind, LINES, Side.RIGHT, None)
    assert page.hidden.isVisible()
    assert "186" not in page.table.accessibleName()
    image = page.table.grab().toImage()
    plot = {image.pixelColor(x, 40 + 28 + 20).name() for x in range(170, image.width() - 660)}
    assert plot == {LIGHT.ground.lower()}
    page.show_session("8-week test", replace(blind, finished_at=SESSION.started_at), LINES, Side.RIGHT, None)
    assert not page.hidden.isVisible()
    assert "186 N" in page.table.accessibleName()


def test_both_sides_are_marked_in_their_colours(page: SessionEndPage) -> None:
    image = page.table.grab().toImage()
    seen = {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}
    assert {LIGHT.right, LIGHT.left, LIGHT.pain} <= seen


def test_best_and_trials_stand_on_one_scale(page: SessionEndPage) -> None:
    """Of the right hip 160 and 186 N on an axis to 200 N: the filled marker stands on the longer one."""
    image = page.table.grab().toImage()
    right = QColor(LIGHT.right).rgb()
    row = [x for x in range(160, image.width() - 652) if image.pixel(x, 40 + 28 + 20) == right]
    left_end, right_end = 168.0, image.width() - 652.0
    assert (min(row[-14:]) + max(row)) / 2 == pytest.approx(left_end + (right_end - left_end) * 186 / 200, abs=1.5)


def test_space_finishes_with_the_note(page: SessionEndPage, qtbot: QtBot) -> None:
    page.note_button.click()
    QTest.keyClicks(page.note, "Left knee sore")
    page.setFocus()
    with qtbot.waitSignal(page.finished, timeout=1000) as caught:
        QTest.keyClick(page, Qt.Key.Key_Space)
    assert caught.args == ["Left knee sore"]


def test_space_in_the_note_is_a_space(page: SessionEndPage, qtbot: QtBot) -> None:
    page.note_button.click()
    with qtbot.assertNotEmitted(page.finished):
        QTest.keyClick(page.note, Qt.Key.Key_Space)
    assert page.note.toPlainText() == " "


def test_one_can_go_back_to_the_tests(page: SessionEndPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.back_asked, timeout=1000):
        page.back_button.click()


def test_a_note_that_was_written_before_is_shown(page: SessionEndPage) -> None:
    page.show_session("8-week test", replace(SESSION, note="Sore knee"), LINES, Side.RIGHT, None)
    assert page.note.isVisible()
    assert page.note.toPlainText() == "Sore knee"
    assert not page.note_button.isVisible()


def test_space_presses_the_button_that_tab_went_to_and_does_not_finish(page: SessionEndPage, qtbot: QtBot) -> None:
    page.note_button.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.assertNotEmitted(page.finished):
        QTest.keyClick(page.note_button, Qt.Key.Key_Space)
    assert page.note.hasFocus()


def test_a_note_is_shown_whole_on_a_low_window(page: SessionEndPage, qtbot: QtBot) -> None:
    page.resize(1270, 500)
    page.note_button.click()
    foot = page._area.viewport()
    qtbot.waitUntil(lambda: page.note.mapTo(foot, page.note.rect().bottomLeft()).y() <= foot.height(), timeout=1000)
