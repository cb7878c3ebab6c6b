import re
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frame_bench import NOW, TODAY, Office
from strengthtrack.charts.palette import LIGHT
from strengthtrack.clinic.analysis import Measured
from strengthtrack.clinic.setup import Fixation, Side
from strengthtrack.clinic.trial import Mark
from strengthtrack.practice.setting_names import TESTER
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.actions import GOES_TO, Act, action
from strengthtrack.screens.page import NEED_PATIENT, Place
from strengthtrack.screens.trial.measure_table import MeasureTable
from strengthtrack.screens.trial.trial_page import TrialPage
from trial_samples import file_over_the_wire, keep_as_before_versions, pushed

EARLIER = TODAY - timedelta(days=56)


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> TrialPage:
    """Today two pushes of each leg by belt at 1000 Hz, and one by hand at 98 Hz of before versions were kept."""
    patient = office.patient("Sample Patient A")
    before, today = office.test(patient, EARLIER), office.test(patient, TODAY)
    keep_as_before_versions(office, pushed(before, 1, 150.0, fixation=Fixation.HAND, rate_hz=98.0))
    for number in (2, 3):
        file_over_the_wire(office, pushed(today, number, 180.0))
    file_over_the_wire(office, replace(pushed(today, 1, 200.0, Side.LEFT), mark=Mark.PAIN))
    made = TrialPage(office.desk, LIGHT)
    qtbot.addWidget(made)
    made.resize(1270, 704)
    made.open_patient("p0")
    return made


def of_day(page: TrialPage, early: bool = False, side: Side = Side.RIGHT) -> str:
    """The first trial with a curve of a visit and leg."""
    day = EARLIER if early else TODAY
    return next(e.trial.id for e in page.entries if e.day == day and e.trial.trace and e.trial.setup.side is side)


def cells(table: MeasureTable, of: Measured) -> list[str]:
    row = list(Measured).index(of)
    items = [table.item(row, column) for column in range(1, table.columnCount())]
    return [item.text() if item else "" for item in items]


def titles(table: MeasureTable) -> list[str]:
    items = [table.horizontalHeaderItem(column) for column in range(table.columnCount())]
    return [item.text() if item else "" for item in items]


def rows(page: TrialPage) -> list[list[str]]:
    found = []
    for row in range(page.list.rowCount()):
        items = [page.list.item(row, column) for column in range(page.list.columnCount())]
        found.append([item.text() for item in items if item])
    return found


def test_the_list_has_the_trials_under_their_visits(page: TrialPage) -> None:
    assert rows(page) == [
        ["28 Apr 2026"],
        ["Abduction", "Right", "1", "170 N", "typed"],
        ["Abduction", "Right", "2", "180 N", ""],
        ["Abduction", "Right", "3", "180 N", ""],
        ["Abduction", "Left", "1", "200 N", "pain"],
        ["3 Mar 2026"],
        ["Abduction", "Right", "1", "170 N", "typed"],
        ["Abduction", "Right", "1", "150 N", ""],
    ]


def test_the_first_trial_with_a_curve_is_shown_with_its_measures_and_their_units(page: TrialPage) -> None:
    assert page.view.title.text() == "Hip abduction right, trial 2"
    assert page.view.line.text() == "28 Apr 2026  ·  Dynamometer 1 (0417)  ·  belt  ·  Sample Tester"
    assert titles(page.view.table) == ["Measure", "Value"]
    assert cells(page.view.table, Measured.PEAK) == ["180 N"]
    for of, shape in (
        (Measured.IMPULSE, r"\d+ N\.s"),
        (Measured.TIME_TO_PEAK, r"\d\.\d\d s"),
        (Measured.RFD_100, r"\d+ N/s"),
    ):
        assert re.fullmatch(shape, cells(page.view.table, of)[0])
    assert page.view.onset.read.text() == "1000 readings a second, jitter 0.0 ms, analysis version 1"
    assert page.view.onset.words.text().endswith("s, found by the app.")


def test_the_arrow_keys_choose_a_trial_and_pass_over_the_days(page: TrialPage) -> None:
    for _ in range(3):
        QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.view.line.text().startswith("3 Mar 2026")
    assert page.view.line.text().endswith("typed")


def test_a_slow_trial_has_reasons_where_it_has_no_number_and_coarse_beside_what_is(page: TrialPage) -> None:
    page.choose(of_day(page, early=True))
    assert cells(page.view.table, Measured.RFD_200)[1] == "Needs 200 readings a second; this trial has 98"
    assert cells(page.view.table, Measured.STEEPEST)[1].endswith(" N/s, coarse")
    assert cells(page.view.table, Measured.TIME_TO_PEAK)[1].endswith(" s, coarse")


def test_no_number_is_without_its_unit(page: TrialPage) -> None:
    for of in Measured:
        assert cells(page.view.table, of)[0].endswith(f" {of.unit}")


def test_an_onset_that_is_moved_shows_what_would_change_and_is_kept_only_when_asked(
    page: TrialPage, office: Office
) -> None:
    trial = of_day(page)
    before = office.store.analyses.of_trial(trial)
    assert not page.view.onset.keep.isEnabled()
    QTest.keyClick(page.view.chart, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert titles(page.view.table) == ["Measure", "As it is kept", "From this onset"]
    kept, tried = cells(page.view.table, Measured.RFD_100)
    assert kept != tried
    assert re.fullmatch(r"Onset at \d\.\d{3} s, not kept yet; it was at \d\.\d{3} s\.", page.view.onset.words.text())
    assert office.store.analyses.of_trial(trial) == before
    QTest.mouseClick(page.view.onset.back, Qt.MouseButton.LeftButton)
    assert titles(page.view.table) == ["Measure", "Value"]
    assert not page.view.onset.keep.isEnabled()


def test_a_kept_onset_says_who_moved_it_from_where_and_undo_puts_it_back(page: TrialPage, office: Office) -> None:
    office.desk.set_setting(TESTER, "Sample Tester B")
    done: list[str] = []
    page.done.connect(done.append)
    trial = of_day(page)
    first = office.store.analyses.in_force(trial)
    assert first is not None
    QTest.keyClick(page.view.chart, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    at_s = page.view.chart.onset_s
    QTest.mouseClick(page.view.onset.keep, Qt.MouseButton.LeftButton)
    page.refresh(office.changes[-1])
    assert done == [f"Onset of trial 2 moved to {at_s:.3f} s"]
    assert (
        page.view.onset.words.text() == f"Onset at {at_s:.3f} s, moved from {first.onset_s:.3f} s by Sample Tester B."
    )
    assert page.view.history.text().startswith(
        f"Onset moved from {first.onset_s:.3f} s to {at_s:.3f} s by Sample Tester B"
    )
    office.desk.edits.undo()
    page.refresh(office.changes[-1])
    assert page.view.chart.onset_s == first.onset_s
    assert ", taken back" in page.view.history.text()


def test_who_moved_an_onset_is_not_cut_off_where_the_window_is_small(page: TrialPage, office: Office) -> None:
    office.desk.set_setting(TESTER, "Sample Tester with a Double-Barrelled Name")
    page.show()
    QTest.keyClick(page.view.chart, Qt.Key.Key_Right)
    QTest.mouseClick(page.view.onset.keep, Qt.MouseButton.LeftButton)
    page.refresh(office.changes[-1])
    QApplication.processEvents()
    words = page.view.onset.words
    assert words.height() >= words.heightForWidth(words.width()) > 20
    page.close()


def test_without_a_named_tester_it_is_who_tested_that_day(page: TrialPage, office: Office) -> None:
    QTest.keyClick(page.view.chart, Qt.Key.Key_Right)
    QTest.mouseClick(page.view.onset.keep, Qt.MouseButton.LeftButton)
    moved = office.store.analyses.in_force(of_day(page))
    assert moved is not None
    assert (moved.by, moved.made_at) == ("Sample Tester", NOW)


def test_a_trial_of_before_versions_shows_old_beside_new_and_the_new_is_taken_on_by_a_button(
    page: TrialPage, office: Office
) -> None:
    trial = of_day(page, early=True)
    page.choose(trial)
    assert titles(page.view.table) == ["Measure", "Before versions were kept", "Version 1"]
    assert cells(page.view.table, Measured.IMPULSE)[0] == "Not worked out then"
    assert page.view.version.text() == (
        "These numbers were worked out before versions were kept; today’s are beside them, by version 1."
    )
    page.view.take_on.click()
    page.refresh(office.changes[-1])
    assert titles(page.view.table) == ["Measure", "Value"]
    assert page.view.take_on.isHidden() or not page.view.take_on.isVisibleTo(page)
    office.desk.edits.undo()
    page.refresh(office.changes[-1])
    assert titles(page.view.table)[1] == "Before versions were kept"


def test_two_trials_are_laid_over_each_other_with_their_numbers_side_by_side(page: TrialPage) -> None:
    assert page.view.with_which.itemText(1) == "With 28 Apr 2026, right, trial 3, 180 N"
    page.view.with_which.setCurrentIndex(1)
    page.view.with_which.activated.emit(1)
    assert len(page.view.chart.curves) == 2
    assert page.view.onset.words.text() == "Comparable: set up alike."
    assert titles(page.view.table) == ["Measure", "28 Apr 2026, right 2", "28 Apr 2026, right 3"]
    assert not page.view.onset.keep.isVisibleTo(page)
    page.view.with_which.activated.emit(0)
    assert page.view.chart.movable
    assert page.view.onset.keep.isVisibleTo(page)


def test_two_that_are_not_comparable_say_which_differs(page: TrialPage) -> None:
    words = [page.view.with_which.itemText(at) for at in range(page.view.with_which.count())]
    page.view.with_which.activated.emit(words.index("With 3 Mar 2026, right, trial 1, 150 N"))
    assert page.view.onset.words.text() == "Not comparable. Fixation changed, by hand to belt."
    page.view.with_which.activated.emit(words.index("With 28 Apr 2026, left, trial 1, 200 N"))
    assert page.view.onset.words.text() == "Not comparable. Left and right leg."


def test_another_trial_is_shown_by_itself(page: TrialPage) -> None:
    page.view.with_which.activated.emit(1)
    page.choose(of_day(page, side=Side.LEFT))
    assert page.view.chart.movable
    assert page.view.with_which.currentIndex() == 0
    assert page.view.line.text().endswith("limited by pain")


def test_a_typed_trial_has_its_value_and_no_curve(page: TrialPage) -> None:
    typed = next(entry.trial.id for entry in page.entries if entry.trial.trace is None)
    page.choose(typed)
    assert page.view.no_curve.text() == "170 N, typed from the dynamometer’s display: there is no curve."
    assert not page.view.chart.isVisibleTo(page)


def test_a_blind_session_that_is_not_finished_is_not_there(page: TrialPage, office: Office) -> None:
    for session in office.store.sessions("p0"):
        blind = replace(session, blind=True, finished_at=None)
        office.writer.do(lambda store, blind=blind: store.save_session(blind))  # type: ignore[misc]
    page.refresh(None)
    assert page.entries == ()
    assert not page.view.isVisibleTo(page)
    assert page.test.isVisibleTo(page)


def test_nothing_tested_says_so_and_offers_a_test(office: Office, qtbot: QtBot) -> None:
    office.patient("Sample Patient K")
    page = TrialPage(office.desk, LIGHT)
    qtbot.addWidget(page)
    asked: list[str] = []
    page.asked.connect(asked.append)
    page.open_patient("p0")
    page.test.click()
    assert asked == ["test"]


def test_what_is_not_this_patients_is_not_read(page: TrialPage, office: Office) -> None:
    QTest.keyClick(page.view.chart, Qt.Key.Key_Right)
    moved = page.view.chart.onset_s
    page.refresh(Changes(frozenset({Kind.TRIAL}), "another"))
    page.refresh(Changes(frozenset({Kind.PROGRAMME}), "p0"))
    assert page.view.chart.onset_s == moved


@pytest.mark.parametrize("size", [(1184, 576), (1270, 704)])
def test_the_page_fits_a_small_window_and_cuts_no_word_of_a_measure(
    page: TrialPage, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page.choose(of_day(page, early=True))
    page.resize(*size)
    page.show()
    assert (page.width(), page.height()) == size
    assert page.view.chart.height() >= 150
    for row in range(page.view.table.rowCount()):
        assert page.view.table.rowHeight(row) >= page.view.table.sizeHintForRow(row)
    page.close()


def test_it_is_gone_to_by_an_action_and_needs_a_patient() -> None:
    assert action(Act.TRIALS).words == "Look at the trials"
    assert GOES_TO[Act.TRIALS] is Place.TRIALS
    assert Place.TRIALS in NEED_PATIENT


def test_the_page_is_imported_without_the_libraries_it_does_not_need() -> None:
    code = (
        "import sys, strengthtrack.screens.trial.trial_page; sys.exit(bool({'pyqtgraph', 'scipy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_the_curve_is_taken_as_it_is_kept_alone_or_with_the_other(page: TrialPage) -> None:
    page.choose(of_day(page))
    alone = page.taker.handed()
    assert alone is not None
    assert alone.urls()[0].fileName() == "Hip abduction right, trial 2, 28 Apr 2026 2026-04-28.png"
    page.view.compared.emit(0)
    page.taker.save()
    assert page.taker.window is not None
    assert page.taker.window.offer.title == "Hip abduction, two trials"
    assert "Two trials aligned at onset" in page.taker.window.sheet.words
    page.taker.window.close()


def test_a_trial_without_a_curve_has_nothing_to_take(page: TrialPage) -> None:
    typed = next(entry.trial.id for entry in page.entries if entry.trial.trace is None)
    page.choose(typed)
    assert page.taker.handed() is None
