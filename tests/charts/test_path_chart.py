from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from care_samples import care_of, drawn
from strengthtrack.charts import clipboard, paper
from strengthtrack.charts.palette import LIGHT
from strengthtrack.charts.path.change_path import ChangePathChart
from strengthtrack.charts.path.layout import Box, PathLayout, path_layout
from strengthtrack.charts.path.picture import path_picture
from strengthtrack.charts.path.words import CAPTION, label_of, path_words, point_words
from strengthtrack.charts.trend.form import SCREEN
from strengthtrack.clinic.setup import Side
from strengthtrack.science.change_path import ChangePath, change_path

STRENGTH = {0: 140.0, 2: 147.0, 4: 154.0, 8: 182.0}
PATH = change_path(drawn(care_of(STRENGTH, pain={0: 7, 2: 6, 4: 6, 8: 3})), Side.RIGHT)


def laid_out(path: ChangePath = PATH, width: float = 1206.0, height: float = 380.0) -> PathLayout:
    return path_layout(path, SCREEN, width, height, lambda words, _weight: 8.0 * len(words))


def boxes(layout: PathLayout) -> Iterator[Box]:
    for label in layout.labels:
        yield Box(label.x, label.y - 10, label.x + 8 * len(label.words), label.y + 10)


def test_stronger_lies_to_the_right_and_less_pain_below() -> None:
    layout = laid_out()
    first, last = layout.place(PATH.points[0]), layout.place(PATH.points[-1])
    assert last[0] > first[0]
    assert last[1] > first[1]
    assert first == (layout.across.at(0.0), layout.up.at(0.0))


def test_the_box_round_the_origin_is_as_wide_as_both_errors() -> None:
    layout = laid_out()
    assert layout.error is not None
    assert layout.across.back(layout.error.right) == pytest.approx(15.0)
    assert layout.across.back(layout.error.left) == pytest.approx(-15.0)
    assert layout.up.back(layout.error.top) == pytest.approx(2.0)


def test_one_error_that_is_not_known_leaves_a_strip_and_none_leaves_nothing() -> None:
    strip = laid_out(replace(PATH, report_half=None)).error
    assert strip is not None
    assert (strip.top, strip.bottom) == (laid_out().up.end, laid_out().up.start)
    assert laid_out(replace(PATH, report_half=None, strength_half=None)).error is None


def test_no_name_of_a_visit_lies_on_another_or_outside() -> None:
    weeks = {float(week): 140.0 + 8.0 * (week % 5) for week in range(40)}
    crowd = change_path(drawn(care_of(weeks, pain={week: int(week) % 4 for week in weeks})), Side.RIGHT)
    layout = laid_out(crowd)
    assert not any(one.meets(other) for one, other in combinations(boxes(layout), 2))
    assert all(box.right <= layout.width and box.top >= 0 for box in boxes(layout))
    assert 2 < len(layout.labels) < len(crowd.points)


def test_the_last_visit_and_the_baseline_have_a_name_before_the_others() -> None:
    assert [label.words for label in laid_out().labels][:2] == ["Week 8", "Baseline"]


def test_a_visit_is_told_with_both_answers() -> None:
    assert label_of(PATH.points[1], PATH) == "Week 2"
    words = point_words(PATH.points[-1], PATH)
    assert words == "Week 8, 28 Apr 2026: strength +30 %, beyond error; worst pain −4, beyond error"
    assert point_words(PATH.points[1], replace(PATH, report_half=None)).endswith("worst pain −1, cannot tell yet")


def test_all_of_it_in_words_ends_with_what_it_cannot_show() -> None:
    words = path_words(PATH)
    assert words.startswith("Right hip abduction: strength change against worst pain change.")
    assert "Measurement error: strength ±15 %, worst pain ±2." in words
    assert words.endswith(CAPTION)
    assert CAPTION == "It shows timing, not cause."


def test_counting_from_two_days_is_said() -> None:
    later = replace(PATH, strength_from=PATH.points[1].day)
    assert "Strength since 17 Mar 2026, worst pain since 3 Mar 2026." in path_words(later)


@pytest.fixture
def chart(qtbot: QtBot) -> ChangePathChart:
    made = ChangePathChart(LIGHT)
    qtbot.addWidget(made)
    made.resize(1206, 380)
    made.show_path(PATH)
    return made


def test_the_arrows_step_through_the_visits_in_time(chart: ChangePathChart) -> None:
    QTest.keyClick(chart, Qt.Key.Key_Home)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.stop == PATH.points[1]
    assert chart.accessibleDescription().startswith("Week 2, 17 Mar 2026: strength +5 %, within error")
    QTest.keyClick(chart, Qt.Key.Key_End)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.stop == PATH.points[-1]
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.stop is None
    assert chart.accessibleDescription() == path_words(PATH)


def test_the_pointer_stops_at_a_visit_that_is_near(chart: ChangePathChart) -> None:
    layout = chart.layout_now
    assert layout is not None
    x, y = layout.place(PATH.points[2])
    assert chart._near(x + 5, y - 5) == PATH.points[2]
    assert chart._near(x + 5, y - 60) is None


def test_the_cursor_is_drawn_where_it_stands(chart: ChangePathChart) -> None:
    before = chart.grab().toImage()
    chart.stand_at(PATH.points[2])
    assert chart.grab().toImage() != before


def test_a_path_goes_on_paper_in_every_form(qapp: QApplication) -> None:
    sheet = path_picture(PATH, LIGHT)
    assert QImage.fromData(paper.png(sheet)).width() == round(640 * 300 / 96)
    assert CAPTION in paper.svg(sheet).decode()
    assert paper.pdf(sheet).startswith(b"%PDF")


def test_a_path_can_be_pasted(qapp: QApplication) -> None:
    clipboard.to_clipboard(path_picture(PATH, LIGHT))
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasFormat("image/svg+xml")
    assert data.hasImage()
    clipboard.clear()
