import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from frame_bench import NOW, Office
from progress_bench import START, a_year, cell, keep_trial, keep_visit, made, row, titles
from strengthtrack.charts import clipboard
from strengthtrack.charts.path.change_path import ChangePathChart
from strengthtrack.charts.trend.chart import TrendChart
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore
from strengthtrack.clinic.pain import PainInTest
from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.clinic.programme import hip_programme
from strengthtrack.clinic.quantity import Quantity
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Fixation, Movement, Side
from strengthtrack.errors import RecordsFault
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.parts.picker import Picker
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.progress.progress_page import ProgressPage
from strengthtrack.screens.taking.drag_out import DragOut
from strengthtrack.screens.taking.offer import TakenAs


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> ProgressPage:
    """A patient with two visits of extension, by hand and by belt, and nothing else but what every visit brings."""
    office.patient("Sample Patient A", START)
    both = {(Movement.EXTENSION, Side.RIGHT): 204.0, (Movement.EXTENSION, Side.LEFT): 221.0}
    keep_visit(office, START, both, Fixation.HAND)
    keep_visit(office, START + timedelta(days=56), {key: force + 20 for key, force in both.items()}, Fixation.BELT)
    pain = PainInTest(f"p0{START}", Movement.EXTENSION, Side.RIGHT, 4)
    office.writer.do(lambda store: store.save_pain(pain))
    return show(made(office, qtbot), Movement.EXTENSION)


@pytest.fixture
def year(office: Office, qtbot: QtBot) -> ProgressPage:
    """A patient with five visits of abduction and extension, both sides, the right one affected."""
    a_year(office)
    return made(office, qtbot)


def show(page: ProgressPage, movement: Movement) -> ProgressPage:
    page.head.movement.choose(movement)
    page.head.movement.chosen.emit()
    return page


def show_all(page: ProgressPage) -> ProgressPage:
    page.head.movement.choose_all()
    page.head.movement.chosen.emit()
    return page


def summary_of(page: ProgressPage, qtbot: QtBot) -> str:
    page.show()  # it is read once the chart was seen
    qtbot.waitUntil(lambda: bool(page.body.lines.summary.text().strip()))
    return page.body.lines.summary.text()


# the table


def test_the_table_has_the_numbers_of_the_chart_newest_first(page: ProgressPage) -> None:
    assert row(page, 0) == [
        "8", "28 Apr", "224", "", "baseline", "241", "", "baseline", "93 %", "6 (0)", "–", "Belt, typed",
    ]  # fmt: skip
    assert row(page, 1) == [
        "0", "3 Mar", "204", "", "not compared", "221", "", "not compared", "92 %", "6", "4", "By hand, typed",
    ]  # fmt: skip


def test_changes_stand_beside_the_values_with_their_answer(year: ProgressPage) -> None:
    assert titles(year)[2:9] == ["Right, N", "Change", "", "Left, N", "Change", "", "Right / left"]
    assert row(year, 0)[2:8] == ["186", "+31 %", "beyond error", "196", "+11 %", "within error"]
    beyond, within = cell(year, 0, 4), cell(year, 0, 7)
    assert (beyond.mark, beyond.strong, within.mark, within.strong) == (True, True, False, False)
    assert beyond.tip == "+44 N on 142 N, the baseline of 3 Mar 2026; it may be out by ±21 N"


def test_a_score_has_its_change_in_points(year: ProgressPage) -> None:
    assert (cell(year, 0, 9).words, cell(year, 0, 9).mark, cell(year, 0, 9).tip) == ("3 (−4)", True, "beyond ±2")


def test_why_a_visit_is_not_compared_is_said_in_whole(page: ProgressPage) -> None:
    assert cell(page, 1, 11).tip == "Fixation changed, by hand to belt"
    assert cell(page, 1, 11).strong
    assert cell(page, 1, 4).tip == "Fixation changed, by hand to belt"


def test_the_table_is_read_aloud_with_its_heads(year: ProgressPage) -> None:
    model = year.body.table.numbers
    told = [model.data(model.index(0, column), Qt.ItemDataRole.AccessibleTextRole) for column in (2, 3, 4, 8)]
    assert told == [
        "Right, newtons: 186",
        "Right, change since the baseline: +31 %",
        "Right, against measurement error: beyond error",
        "Right as per cent of left, the affected side against the other: 95 %",
    ]


def test_no_words_of_a_column_are_cut_short(year: ProgressPage) -> None:
    year.show()
    table = year.body.table
    for column in range(table.numbers.columnCount()):
        assert table.sizeHintForColumn(column) <= table.columnWidth(column)
    assert sum(table.columnWidth(column) for column in range(table.numbers.columnCount())) <= table.viewport().width()
    year.close()


def test_a_side_that_was_never_tested_has_no_columns(office: Office, qtbot: QtBot) -> None:
    office.patient("Sample Patient A", START, affected=AffectedSide.LEFT)
    keep_visit(office, START, {(Movement.EXTENSION, Side.LEFT): 221.0}, Fixation.BELT)
    page = show(made(office, qtbot), Movement.EXTENSION)
    assert titles(page) == ["Week", "Date", "Left, N", "Change", "", "Worst pain", "Pain in test", "Fixation"]


def test_the_row_that_is_gone_to_stands_in_the_chart_too(year: ProgressPage, qtbot: QtBot) -> None:
    year.show()
    year.activateWindow()
    qtbot.waitUntil(year.isActiveWindow)
    year.body.table.setFocus()
    QTest.keyClick(year.body.table, Qt.Key.Key_Down)
    assert year.body.chart is not None
    assert getattr(year.body.chart.stop, "session_id", "") == f"p0{START + timedelta(days=42)}"
    year.body.chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert [index.row() for index in year.body.table.selectionModel().selectedRows()] == [0]
    year.close()


# what is shown


def test_the_chart_shows_the_chosen_movement(page: ProgressPage) -> None:
    assert page.body.chart is not None
    assert page.body.chart.accessibleName() == "Hip extension: strength over pain"
    show(page, Movement.EXTERNAL_ROTATION)
    assert page.body.chart.accessibleName() == "Hip external rotation: strength over pain"


def test_a_patient_opens_at_the_first_movement_that_was_tested(office: Office, qtbot: QtBot) -> None:
    office.patient("Sample Patient A", START)
    session = office.test(office.store.patient("p0"), START)
    trial = office.store.session_trials(session.id)[0]
    setup = replace(trial.setup, movement=Movement.EXTERNAL_ROTATION)
    keep_trial(office, session, setup, 9, 88.0)
    office.writer.do(lambda store: store.save_trial(replace(trial, discarded_at=office.desk.now())))
    assert made(office, qtbot).head.movement.movement is Movement.EXTERNAL_ROTATION


def test_nothing_tested_says_what_to_do_next(office: Office, qtbot: QtBot) -> None:
    office.patient("Sample Patient K")
    bare, asked = made(office, qtbot), list[str]()
    bare.asked.connect(asked.append)
    bare.show()
    assert bare.empty.test.isVisible()
    assert not bare.head.letter.isVisible()
    assert bare.body.chart is None
    QTest.mouseClick(bare.empty.test, Qt.MouseButton.LeftButton)
    assert asked == ["test"]
    bare.close()


def test_the_first_visit_takes_the_empty_page_away(office: Office, qtbot: QtBot) -> None:
    office.patient("Sample Patient K")
    bare = made(office, qtbot)
    office.test(office.store.patient("p0"), START)
    bare.refresh(Changes(frozenset({Kind.TRIAL}), "p0"))
    assert isinstance(bare.body.chart, TrendChart)
    assert bare.body.table.numbers.rowCount() == 1


@pytest.mark.parametrize("changes", [Changes(frozenset({Kind.TRIAL}), "another"), Changes(frozenset({Kind.BATTERY}))])
def test_what_changes_of_others_is_not_read_again(
    page: ProgressPage, changes: Changes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "_show", lambda: pytest.fail("it was shown again"))
    page.refresh(changes)


@pytest.mark.parametrize("kind", [Kind.SETTING, Kind.REFERENCE])
def test_another_error_band_is_shown_at_once(page: ProgressPage, kind: Kind) -> None:
    before = page._progress
    page.refresh(Changes(frozenset({kind})))
    assert page._progress is not before


@pytest.mark.parametrize("kind", [Kind.TRIAL, Kind.FORM, Kind.EXERCISE, Kind.EVENT, Kind.PROGRAMME, Kind.PATIENT])
def test_what_changes_of_this_patient_is_read_again(page: ProgressPage, kind: Kind) -> None:
    before = page._progress
    page.refresh(Changes(frozenset({kind}), "p0"))
    assert page._progress is not before


def test_a_movement_that_was_never_tested_nor_planned_is_not_offered(page: ProgressPage) -> None:
    planned = (Movement.ABDUCTION, Movement.EXTENSION, Movement.EXTERNAL_ROTATION)
    assert page.head.movement.movements == planned
    assert isinstance(page.head.movement.choices, Segment)


def test_many_movements_are_a_list_and_the_chosen_one_stays(page: ProgressPage) -> None:
    page.head.movement.offer(tuple(Movement))
    assert isinstance(page.head.movement.choices, Picker)
    assert page.head.movement.movement is Movement.EXTENSION
    show(page, Movement.ABDUCTION)
    assert page.head.movement.choices.currentText() == "Hip abduction"


def test_a_blind_session_is_not_in_it_until_it_is_finished(office: Office, qtbot: QtBot) -> None:
    patient = office.patient("Sample Patient A", START)
    session = replace(office.test(patient, START), blind=True, finished_at=None)
    office.writer.do(lambda store: store.save_session(session))
    page = made(office, qtbot)
    assert page.shown is None
    office.writer.do(lambda store: store.save_session(replace(session, finished_at=NOW)))
    page.refresh(None)
    assert page.shown is not None
    assert len(page.shown.rows) == 1


def test_records_that_cannot_be_read_are_said(year: ProgressPage, monkeypatch: pytest.MonkeyPatch) -> None:
    faults: list[str] = []
    year.fault.connect(faults.append)

    def broken(*_: object) -> None:
        raise RecordsFault("The records cannot be read; try again.")

    monkeypatch.setattr(year._desk.store.by_movement, "of", broken)
    show(year, Movement.EXTERNAL_ROTATION)
    assert faults == ["The records cannot be read; try again."]


# the summary


def test_a_page_that_is_not_seen_reads_nothing_and_goes_on_when_it_is_seen_again(
    year: ProgressPage, qtbot: QtBot
) -> None:
    year.open_patient("p0")
    year.hide()
    year.sum_up()
    assert not year.body.lines.summary.text().strip()
    assert not year._soon.isActive()
    year.show()
    assert summary_of(year, qtbot).startswith("1 of 4 tests")


def test_the_summary_counts_every_movement_and_names_what_is_beyond_error(year: ProgressPage, qtbot: QtBot) -> None:
    assert summary_of(year, qtbot) == "1 of 4 tests is beyond measurement error: right hip abduction."
    chance = "If nothing had changed, one or more of 4 would still be beyond it in about 1 of 5 patients."
    assert year.body.lines.chance.text() == chance


def test_what_cannot_be_told_is_counted_and_named_where_all_are_shown(
    office: Office, year: ProgressPage, qtbot: QtBot
) -> None:
    for days in (0, 56):
        keep_visit(office, START + timedelta(days=days), {(Movement.FLEXION, Side.RIGHT): 120.0}, Fixation.BELT)
    year.refresh(None)
    summary_of(year, qtbot)
    qtbot.waitUntil(lambda: "1 test cannot be told yet." in year.body.lines.chance.text())
    show_all(year)
    qtbot.waitUntil(lambda: any("right hip flexion" in words for words in year.body.lines.others))


# the choices


def choose(page: ProgressPage, quantity: Quantity) -> None:
    page.head.quantity.list.actions()[tuple(Quantity).index(quantity)].trigger()


def test_values_are_told_in_the_chosen_quantity_and_changes_in_newtons(year: ProgressPage) -> None:
    choose(year, Quantity.FORCE_PER_KG)
    assert titles(year)[2] == "Right, N/kg"
    assert row(year, 0)[2:4] == ["2.91", "+31 %"]
    assert year.body.lines.others == ("Changes are told in newtons, for what is shown moves with body mass too.",)


def test_a_quantity_that_cannot_be_told_says_why(year: ProgressPage) -> None:
    height = year.head.quantity.choices[tuple(Quantity).index(Quantity.BODY_WEIGHT_HEIGHT)]
    assert (height.possible, height.note) == (False, "no height")


def test_the_visits_of_a_part_are_shown_alone(year: ProgressPage) -> None:
    assert [choice.short for choice in year.head.visits.choices] == ["This course", "To week 8", "All visits"]
    keep = year.body.table.numbers.rowCount()
    year.head.visits.list.actions()[2].trigger()
    assert year.body.table.numbers.rowCount() == keep
    assert year.head.visits.text() == "All visits"
    assert year.shown is not None
    assert year.shown.trend.linear


def test_an_earlier_course_has_its_own_baseline(office: Office, year: ProgressPage) -> None:
    later = replace(hip_programme("later", "p0", START + timedelta(days=50)), name="knee")
    office.writer.do(lambda store: store.save_programme(later))
    year.refresh(None)
    assert [choice.short for choice in year.head.visits.choices][2] == "Mar to Apr 2026"
    year.head.visits.list.actions()[2].trigger()
    assert year.shown is not None
    assert [row.week for row in year.shown.rows] == [6.0, 4.0, 2.0, 0.0]


def keep_score(office: Office, session_id: str, total: float) -> None:
    form = SessionForm(function=(FunctionScore(FunctionMeasure.AKPS, total),))
    office.writer.do(lambda store: store.save_form(session_id, form))


def test_a_questionnaire_is_offered_below_once_it_was_answered(office: Office, year: ProgressPage) -> None:
    assert year.head.below.isHidden()
    for number, session in enumerate(office.store.sessions("p0")):
        keep_score(office, session.id, 60.0 + 5 * number)
    year.refresh(Changes(frozenset({Kind.FORM}), "p0"))
    assert not year.head.below.isHidden()
    year.head.below.list.actions()[1].trigger()
    assert titles(year)[9] == "AKPS"
    assert row(year, 0)[9].startswith("80 (+20)")


def test_the_choices_last_until_another_patient_is_opened(year: ProgressPage) -> None:
    choose(year, Quantity.OF_BASELINE)
    show(year, Movement.EXTENSION)
    year.refresh(None)
    assert year.head.quantity.text() == "% of baseline"
    year.open_patient("p0")
    assert year.head.quantity.text() == "Newtons"


def test_the_legend_gives_way_and_then_the_side_by_side_movements(year: ProgressPage) -> None:
    year.show()
    for width, legend, kind in ((1800, True, Segment), (1100, False, Segment), (900, False, Picker)):
        year.resize(width, 704)
        assert year.head.legend.isVisible() is legend, width
        assert isinstance(year.head.movement.choices, kind), width
    assert year.head.movement.movement is Movement.ABDUCTION
    year.close()


# all movements


def test_all_movements_stand_beside_one_another_over_the_last_of_each(year: ProgressPage) -> None:
    show_all(year)
    assert year.body.all is not None
    assert [chart.accessibleName().partition(":")[0] for chart in year.body.all.charts] == [
        "Hip abduction",
        "Hip extension",
    ]
    numbers = year.body.all.table.numbers.numbers
    assert [cell.words for cell in numbers.row(0)] == [
        "Hip abduction", "Right", "142", "3 Mar 2026", "186", "28 Apr 2026", "+31 %", "beyond error",
    ]  # fmt: skip
    assert len(numbers.keys) == 4
    assert not year.body.table.isVisibleTo(year)


def test_their_cursors_move_as_one(year: ProgressPage) -> None:
    show_all(year)
    assert year.body.all is not None
    first, second = year.body.all.charts
    QTest.keyClick(first, Qt.Key.Key_Home)
    assert getattr(second.stop, "session_id", "") == getattr(first.stop, "session_id", "!")
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert second.stop is None


def test_return_on_a_row_opens_its_movement(year: ProgressPage) -> None:
    show_all(year)
    assert year.body.all is not None
    table = year.body.all.table
    table.activated.emit(table.numbers.index(2, 0))
    assert year.head.movement.movement is Movement.EXTENSION


# the path


def path_action(page: ProgressPage) -> QAction:
    return page.head.more.show_path


def test_below_four_paired_visits_the_path_is_there_but_says_from_when(page: ProgressPage) -> None:
    assert not path_action(page).isEnabled()
    assert path_action(page).text() == "Strength change against worst pain change: from four visits with both on"


def test_the_path_takes_the_place_of_the_panels_and_back(year: ProgressPage) -> None:
    path_action(year).trigger()
    assert year.body.path is not None
    assert year.body.chart is not None
    assert (year.body.path.isHidden(), year.body.chart.isHidden()) == (False, True)
    assert year.body.path.chart.accessibleName().startswith("Right hip abduction: strength change")
    year.body.path.where.chosen.emit(0)
    assert (year.body.path.isHidden(), year.body.chart.isHidden()) == (True, False)
    assert not path_action(year).isChecked()


def test_the_keys_stay_with_what_takes_the_place_of_the_chart(year: ProgressPage, qtbot: QtBot) -> None:
    year.show()
    year.activateWindow()
    qtbot.waitUntil(year.isActiveWindow)
    assert year.body.chart is not None
    year.body.chart.setFocus()
    path_action(year).trigger()
    assert year.body.path is not None
    assert year.body.path.chart.hasFocus()
    path_action(year).trigger()
    assert year.body.chart.hasFocus()
    year.close()


def test_the_path_of_the_other_side_can_be_asked_for(year: ProgressPage) -> None:
    path_action(year).trigger()
    assert year.body.path is not None
    year.body.path.sides.chosen.emit(1)
    assert year.path is not None
    assert year.path.side is Side.LEFT


def test_the_path_is_taken_in_place_of_the_chart(year: ProgressPage) -> None:
    path_action(year).trigger()
    assert taken(year) == "Right hip abduction, change against change"


def test_a_row_of_the_table_stands_on_the_path(year: ProgressPage) -> None:
    path_action(year).trigger()
    year.body.table.stood.emit(f"p0{START}")
    assert year.body.path is not None
    chart = year.body.path.chart
    assert isinstance(chart, ChangePathChart)
    assert chart.stop is not None
    assert chart.stop.day == START


# what can be done


@pytest.mark.parametrize(("button", "act"), [("letter", "letters"), ("patient_view", "patient view")])
def test_a_button_asks_for_its_action(page: ProgressPage, button: str, act: str) -> None:
    asked: list[str] = []
    page.asked.connect(asked.append)
    QTest.mouseClick(getattr(page.head, button), Qt.MouseButton.LeftButton)
    page.head.more.trials.trigger()
    assert asked == [act, "trials"]


def test_copying_puts_every_form_on_the_clipboard_and_says_so(page: ProgressPage) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    page.head.more.copy_chart.trigger()
    assert QGuiApplication.clipboard().mimeData().hasFormat("image/svg+xml")
    clipboard.clear()
    assert said == ["The chart is on the clipboard, to be pasted as a picture or a drawing."]


def taken(page: ProgressPage) -> str:
    """The title of the chart that Save offers."""
    page.head.more.save_chart.trigger()
    assert page.taker.window is not None
    title = page.taker.window.offer.title
    page.taker.window.close()
    return title


def test_saving_offers_the_chart_that_is_shown(page: ProgressPage, tmp_path: Path) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    page.head.more.save_chart.trigger()
    assert page.taker.window is not None
    page.taker.window.ask_file = lambda _parent, name: tmp_path / name
    page.taker.window.do()
    assert (tmp_path / "Hip extension Sample Patient A 2026-04-28.png").is_file()
    assert said == ["The chart is saved as “Hip extension Sample Patient A 2026-04-28.png”."]


def test_all_movements_are_taken_as_one_chart(year: ProgressPage) -> None:
    show_all(year)
    assert taken(year) == "Every movement"


def test_printing_shows_the_page_first(page: ProgressPage) -> None:
    page.head.more.print_chart.trigger()
    assert page.taker.window is not None
    assert page.taker.window.choice.kind is TakenAs.PAPER
    page.taker.window.close()


def test_every_chart_of_the_page_can_be_dragged_out_of_it(year: ProgressPage) -> None:
    path_action(year).trigger()
    show_all(year)
    assert year.body.chart is not None
    assert year.body.path is not None
    assert year.body.all is not None
    charts: list[QWidget] = [year.body.chart, year.body.path.chart, *year.body.all.charts]
    assert [len(chart.findChildren(DragOut)) for chart in charts] == [1] * len(charts)
    assert len(charts) == 4


def test_symmetry_and_the_other_sides_band_can_be_asked_for(year: ProgressPage) -> None:
    assert year.body.chart is not None
    assert year.head.more.show_band.text() == "Error band of the left side"
    year.head.more.show_symmetry.trigger()
    year.head.more.show_band.trigger()
    assert (year.body.chart.view.symmetry, year.body.chart.view.band) == (True, Side.LEFT)
    year.head.more.show_band.trigger()
    assert not year.body.chart.view.band_asked


def test_reference_values_say_that_there_are_none(year: ProgressPage) -> None:
    year.head.more.show_references.trigger()
    assert year.body.lines.others == ("There are no reference values for this movement.",)


def test_keys_reach_what_is_in_the_list(year: ProgressPage, qtbot: QtBot) -> None:
    year.show()
    year.activateWindow()
    qtbot.waitUntil(year.isActiveWindow)
    year.head.letter.setFocus()
    QTest.keyClick(year.head.letter, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert year.view.path
    year.close()


def test_tab_reaches_the_chart_and_the_arrows_its_visits(page: ProgressPage, qtbot: QtBot) -> None:
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert page.body.chart is not None
    page.head.letter.setFocus()
    QTest.keyClick(page.head.letter, Qt.Key.Key_Tab)
    assert page.body.chart.hasFocus()
    QTest.keyClick(page.body.chart, Qt.Key.Key_Home)
    assert page.body.chart.accessibleDescription().startswith("Week 0, 3 Mar. Right 204 N")
    QTest.keyClick(page.body.chart, Qt.Key.Key_Tab)
    assert page.body.table.hasFocus()
    page.close()


def test_tab_goes_along_the_row_above_the_chart_before_it_goes_down(page: ProgressPage, qtbot: QtBot) -> None:
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.head.movement.setFocus()
    met = []
    while (focus := QApplication.focusWidget()) is not page.body.chart and focus is not None and focus not in met:
        met.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    shown = [one for one in page.head.buttons if one.isVisible()]
    assert met[1:] == shown
    assert focus is page.body.chart
    page.close()


def test_where_all_are_shown_tab_goes_over_the_charts_and_then_to_their_table(year: ProgressPage, qtbot: QtBot) -> None:
    show_all(year)
    year.show()
    year.activateWindow()
    qtbot.waitUntil(year.isActiveWindow)
    assert year.body.all is not None
    year.body.all.charts[0].setFocus()
    for after in (*year.body.all.charts[1:], year.body.all.table):
        QTest.keyClick(QApplication.focusWidget() or year, Qt.Key.Key_Tab)
        assert after.hasFocus()
    year.close()


def test_the_page_has_one_primary_button_in_each_of_its_faces(page: ProgressPage) -> None:
    kinds = [getattr(one, "kind", "") for one in page.head.buttons]
    assert kinds.count("primary") == 1
    assert page.empty.test.kind == "primary"


def test_the_page_is_imported_without_the_library_that_draws_the_live_trace() -> None:
    code = "import sys, strengthtrack.screens.progress.progress_page; sys.exit('pyqtgraph' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_symmetry_is_told_the_other_way_round_on_asking(page: ProgressPage) -> None:
    assert "Right / left" in titles(page)
    assert page.head.more.turn_reference.text().startswith("Symmetry: left as % of right")
    page.head.more.turn_reference.trigger()
    assert "Left / right" in titles(page)
    page.head.more.turn_reference.trigger()
    assert page.view.reference is None
