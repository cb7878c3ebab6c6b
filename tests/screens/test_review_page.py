"""The clinic review on screen: worked out in steps, tables and charts of the same rows, and a file."""

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from frame_bench import TODAY, Office
from review_samples import course, some_courses
from strengthtrack.charts import clipboard
from strengthtrack.charts.palette import LIGHT
from strengthtrack.charts.review.axis import axis_of
from strengthtrack.errors import RecordsFault
from strengthtrack.practice.review.groups import Review, review_of
from strengthtrack.practice.review.measures import Time
from strengthtrack.practice.review.words import AGAINST, GROUPS
from strengthtrack.practice.steps import Step
from strengthtrack.screens.progress.table import NumbersTable
from strengthtrack.screens.review.review_page import NOBODY, STALE, STOPPED, ReviewPage
from strengthtrack.screens.review.review_rows import review_rows
from strengthtrack.screens.taking.drag_out import DragOut
from strengthtrack.screens.taking.offer import Choice

ROW = 32


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> Iterator[ReviewPage]:
    office.some_patients()
    page = ReviewPage(office.desk)
    qtbot.addWidget(page)
    page.resize(1270, 704)
    yield page
    page.work.cancel()
    page.hide()


@pytest.fixture
def told(page: ReviewPage, qtbot: QtBot) -> ReviewPage:
    """The page with courses that were made up."""
    page._show(review_of(some_courses()))
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def cells(table: NumbersTable) -> list[list[str]]:
    model = table.numbers
    return [
        [model.cell(model.index(row, at)).words for at in range(model.columnCount())] for row in range(model.rowCount())
    ]


def steps_to(review: Review, count: int = 3) -> Generator[Step, None, Review]:
    for done in range(count):
        yield Step(done, count)
    return review


# working it out


def test_it_is_worked_out_when_it_is_first_seen(page: ReviewPage, qtbot: QtBot) -> None:
    page.show()
    assert page.line.isVisible()
    qtbot.waitUntil(lambda: page.review is not None, timeout=5000)
    assert page.review is not None
    assert page.review.courses == 2, "one programme is to come, one patient has none"
    assert page.lead.text() == "2 courses of care have begun."
    assert not page.line.isVisible()


def test_it_can_be_cancelled_and_worked_out_again(page: ReviewPage, qtbot: QtBot) -> None:
    page.show()
    page.line.cancel.click()
    assert not page.work.running
    assert page.state.text() == STOPPED
    assert page.again.isVisible()
    assert not page.save.isVisible()
    page.again.click()
    qtbot.waitUntil(lambda: page.review is not None, timeout=5000)


def test_it_rests_while_another_page_is_seen(page: ReviewPage, qtbot: QtBot) -> None:
    page.show()
    page.hide()
    assert page.work.running
    assert not page.work._turns.isActive()
    page.show()
    qtbot.waitUntil(lambda: page.review is not None, timeout=5000)


def test_how_far_it_has_come_is_said(page: ReviewPage) -> None:
    page.line.show_step(4211, 20000)
    assert page.line.words.text() == "4\N{NO-BREAK SPACE}211 of 20\N{NO-BREAK SPACE}000 patients"


def test_records_that_cannot_be_read_are_told(page: ReviewPage, qtbot: QtBot) -> None:
    def steps() -> Generator[Step, None, Review]:
        yield Step(1, 2)
        raise RecordsFault("The disk is gone; plug it in again.")

    with qtbot.waitSignal(page.fault, timeout=2000) as caught:
        page.work.begin(steps())
    assert caught.args == ["The disk is gone; plug it in again."]
    assert not page.work.running
    assert page.state.text() == STOPPED


def test_a_step_is_followed_by_others_only_as_long_as_the_window_can_wait(
    page: ReviewPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With no time at all there is one step a turn."""
    monkeypatch.setattr("strengthtrack.screens.review.review_work.TURN_S", 0.0)
    seen: list[int] = []
    page.work.stepped.connect(lambda done, _of: seen.append(done))
    page.work.begin(steps_to(review_of([])))
    qtbot.waitUntil(lambda: not page.work.running, timeout=2000)
    assert seen == [0, 1, 2]


def test_a_clinic_without_a_course_is_told_what_to_do(page: ReviewPage) -> None:
    page._show(review_of([]))
    page.show()
    assert page.lead.text() == NOBODY
    assert not page.save.isVisible()
    assert not page.strength.isVisible()


def test_what_was_written_since_is_said(told: ReviewPage, office: Office) -> None:
    told.refresh(None)
    assert told.state.text() == STALE


# what it shows


def test_it_says_that_the_groups_were_not_made_by_chance(told: ReviewPage) -> None:
    assert GROUPS in [one.text() for one in told.findChildren(QLabel) if one.isVisible()]
    assert "not made by chance" in GROUPS
    assert "not compared by a test" in GROUPS


def test_tests_done_stand_by_programme(told: ReviewPage) -> None:
    hip, knee = cells(told.completion)
    assert hip[:5] == ["Hip", "8", "8 of 8 (100 %)", "8 of 8 (100 %)", "0 of 8 (0 %)"]
    assert knee == ["Knee", "3", "fewer than 5", "fewer than 5", "fewer than 5", "no log"]


def test_changes_stand_by_measure_and_programme(told: ReviewPage) -> None:
    hip, knee = cells(told.strength.table)
    assert hip == ["Hip abduction", "Hip", "8", "+22 %", "+14 % to +31 %", "5", "3", "0", "0", "0"]
    assert knee == ["Hip abduction", "Knee", "3", "fewer than 5", "", "", "", "", "", ""]
    assert cells(told.pain.table)[0][:5] == ["Worst pain, NPRS", "Hip", "8", "−3.4", "−4.7 to −2.1"]


def test_the_other_test_can_be_chosen(told: ReviewPage) -> None:
    told.times.chosen.emit(list(Time).index(Time.MONTHS))
    assert cells(told.strength.table)[0][2:4] == ["0", "–"]


def test_nothing_on_the_page_is_wider_than_the_smallest_laptop(told: ReviewPage, qtbot: QtBot) -> None:
    for block in (told.strength, told.pain):
        columns = block.table.horizontalHeader()
        assert sum(columns.sectionSize(at) for at in range(columns.count())) <= block.table.width()
        assert block.chart.geometry().right() <= block.width()


# the charts


def test_a_row_of_the_chart_stands_beside_its_row_of_the_table(told: ReviewPage) -> None:
    assert told.strength.chart.geometry().top() == told.strength.table.geometry().top()
    image, chart = told.strength.chart.grab().toImage(), told.strength.chart
    spread = told.review.changes[0].spread if told.review else None
    assert spread is not None
    at = round(chart.frame.across.at(spread.median))
    assert image.pixelColor(at, round(1.5 * ROW)) == QColor(LIGHT.accent)
    bar = [x for x in range(image.width()) if image.pixelColor(x, round(1.5 * ROW) + 1) == QColor(LIGHT.control)]
    assert min(bar) == pytest.approx(chart.frame.across.at(spread.low), abs=1.5)
    assert max(bar) == pytest.approx(chart.frame.across.at(spread.high), abs=2.5)


def test_the_axis_holds_nought_and_every_quartile() -> None:
    review = review_of(some_courses())
    strength, pain = (axis_of(review_rows(review.at(Time.WEEKS, strength=kind))) for kind in (True, False))
    assert (strength.low, strength.high) == (-20.0, 40.0)
    assert 0.0 in strength.ticks
    assert (pain.low, pain.high) == (-6.0, 2.0)
    assert 0.0 in pain.ticks


def test_keys_step_through_the_rows_and_say_them(told: ReviewPage) -> None:
    chart = told.strength.chart
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert chart.accessibleDescription() == (
        "Hip abduction, hip programme, at 8 weeks: 8 courses, median +22 %, half of them +14 % to +31 %; "
        "5 better beyond error, 3 within error, 0 worse beyond error, 0 cannot be told yet"
    )
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert chart.accessibleDescription().endswith("knee programme, at 8 weeks: fewer than 5")
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.at is not None
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.at is None


def test_table_and_chart_stand_at_the_same_row(told: ReviewPage) -> None:
    told.strength.table.stood.emit(told.strength.table.numbers.numbers.keys[1])
    at = told.strength.chart.at
    assert at is not None
    assert at.key == "Hip abduction, Knee"
    told.strength.chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert [index.row() for index in told.strength.table.selectionModel().selectedRows()] == [1]


def test_everything_is_reached_by_tab(told: ReviewPage) -> None:
    reached = set()
    told.again.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(20):
        reached.add(told.focusWidget())
        QTest.keyClick(told.focusWidget(), Qt.Key.Key_Tab)
    strength = (told.strength.menu, told.strength.table, told.strength.chart)
    wanted = (told.again, told.save, told.completion, *strength, told.pain.menu, told.pain.chart)
    assert reached >= set(wanted)


# the pictures, taken


def test_each_picture_is_taken_as_the_test_that_is_shown_and_names_nobody(told: ReviewPage) -> None:
    told.times.chosen.emit(1)
    for block, title in ((told.strength, "Strength change, % of baseline"), (told.pain, "Worst pain change, points")):
        offer = block._offered()
        assert offer is not None
        assert offer.title.startswith(title)
        assert offer.name(Choice()) == f"{offer.title} 2026-04-28.png"
        assert (offer.person, offer.born) == ("", None)
        words = offer.plain().words
        assert ", at 6 months. " in words
        assert words.endswith(f"{AGAINST} {GROUPS}")
        assert "Sample" not in f"{words} {offer.page(Choice()).name}"


def test_keys_take_the_picture_of_the_block_in_focus(told: ReviewPage, qtbot: QtBot) -> None:
    told.pain.chart.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignals([told.said, told.pain.taker.said], timeout=1000):
        QTest.keyClick(told.pain.chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Worst pain" in bytes(QGuiApplication.clipboard().mimeData().data("image/svg+xml").data()).decode()
    clipboard.clear()


def test_a_picture_can_be_dragged_out(told: ReviewPage) -> None:
    assert told.strength.chart.findChild(DragOut)
    data = told.strength.taker.handed()
    assert data is not None
    assert data.urls()[0].fileName() == "Strength change, % of baseline, at 8 weeks 2026-04-28.png"


def test_without_rows_there_is_no_picture_to_take(page: ReviewPage) -> None:
    page._show(review_of([course()]))
    assert page.strength.taker.handed() is None


# the file


def test_it_is_saved_whole(told: ReviewPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    to = tmp_path / "review"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(to), ""))
    with qtbot.waitSignal(told.said, timeout=1000) as caught:
        told.save.click()
    assert caught.args == ["Saved as review.csv"]
    assert to.with_suffix(".csv").read_text(encoding="utf-8-sig").startswith("Programme the course began with,")


def test_where_it_cannot_be_saved_it_says_so(told: ReviewPage, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(told.fault, timeout=1000) as caught:
        told.save_to(tmp_path / "no such folder" / "review.csv")
    assert "is not there" in caught.args[0]


def test_it_is_of_today(page: ReviewPage, office: Office, qtbot: QtBot) -> None:
    """Tomorrow a programme that begins then is counted."""
    office.today = TODAY.replace(day=30)
    page.show()
    qtbot.waitUntil(lambda: page.review is not None, timeout=5000)
    assert page.review is not None
    assert page.review.courses == 3
