import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from frame_bench import NOW, Office
from strengthtrack.charts import clipboard
from strengthtrack.charts.palette import LIGHT
from strengthtrack.charts.trend_chart import TrendChart
from strengthtrack.clinic.pain import PainInTest
from strengthtrack.clinic.session import Session
from strengthtrack.clinic.setup import Contraction, Dynamometer, Fixation, Movement, Setup, Side
from strengthtrack.clinic.trial import Source, Trial
from strengthtrack.errors import DocumentFault
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.parts.picker import Picker
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.progress import chart_file
from strengthtrack.screens.progress.progress_page import ProgressPage

START = date(2026, 3, 3)
GAUGE = Dynamometer("Dynamometer 1")


def keep_visit(office: Office, day: date, forces: dict[tuple[Movement, Side], float], fixation: Fixation) -> None:
    """One visit of patient p0 with one typed trial for each force."""
    session = office.test(office.store.patient("p0"), day)
    for number, ((movement, side), force) in enumerate(forces.items()):
        setup = Setup(movement, side, "side", "thigh", fixation, Contraction.MAKE, 0.38, GAUGE, "Sample Tester")
        keep_trial(office, session, setup, number, force)


def keep_trial(office: Office, session: Session, setup: Setup, number: int, force: float) -> None:
    trial = Trial(f"{session.id}-{number}", session.id, setup, 1, session.started_at, Source.TYPED, "0", typed_n=force)
    office.writer.do(lambda store: store.save_trial(trial))


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> ProgressPage:
    """A patient with two visits of extension, by hand and by belt, and nothing else but what every visit brings."""
    office.patient("Sample Patient A", START)
    both = {(Movement.EXTENSION, Side.RIGHT): 204.0, (Movement.EXTENSION, Side.LEFT): 221.0}
    keep_visit(office, START, both, Fixation.HAND)
    keep_visit(office, START + timedelta(days=56), {key: force + 20 for key, force in both.items()}, Fixation.BELT)
    pain = PainInTest(f"p0{START}", Movement.EXTENSION, Side.RIGHT, 4)
    office.writer.do(lambda store: store.save_pain(pain))
    made = ProgressPage(office.desk, LIGHT)
    qtbot.addWidget(made)
    made.resize(1270, 704)
    made.open_patient("p0")
    made.picker.choose(Movement.EXTENSION)
    made.picker.chosen.emit()
    return made


@pytest.fixture
def bare(office: Office, qtbot: QtBot) -> ProgressPage:
    office.patient("Sample Patient K")
    made = ProgressPage(office.desk, LIGHT)
    qtbot.addWidget(made)
    made.resize(1270, 704)
    made.open_patient("p0")
    return made


def row(page: ProgressPage, number: int) -> list[str]:
    items = [page.table.item(number, column) for column in range(page.table.columnCount())]
    return [item.text() if item else "" for item in items]


def test_the_table_has_the_numbers_of_the_chart_newest_first(page: ProgressPage) -> None:
    assert row(page, 0) == ["8", "28 Apr", "224", "typed", "241", "typed", "6", "–", "Belt"]
    before = "typed, not compared"
    assert row(page, 1) == ["0", "3 Mar", "204", before, "221", before, "6", "4", "By hand"]
    assert page.table.rowCount() == 2


def test_no_note_is_cut_short(page: ProgressPage) -> None:
    page.show()
    for column in range(page.table.columnCount()):
        assert page.table.sizeHintForColumn(column) <= page.table.columnWidth(column)
    page.close()


def test_the_chart_shows_the_chosen_movement(page: ProgressPage) -> None:
    assert page.chart is not None
    assert page.chart.accessibleName() == "Hip extension: strength over pain"
    page.picker.choose(Movement.EXTERNAL_ROTATION)
    page.picker.chosen.emit()
    assert page.chart.accessibleName() == "Hip external rotation: strength over pain"


def test_a_patient_opens_at_the_first_movement_that_was_tested(office: Office, qtbot: QtBot) -> None:
    office.patient("Sample Patient A", START)
    page = ProgressPage(office.desk, LIGHT)
    qtbot.addWidget(page)
    session = office.test(office.store.patient("p0"), START)
    trial = office.store.session_trials(session.id)[0]
    setup = Setup(Movement.EXTERNAL_ROTATION, Side.LEFT, "", "", Fixation.RIG, Contraction.MAKE, None, GAUGE, "")
    keep_trial(office, session, setup, 9, 88.0)
    office.writer.do(lambda store: store.save_trial(_gone(trial, office)))
    page.open_patient("p0")
    assert page.picker.movement is Movement.EXTERNAL_ROTATION


def _gone(trial: Trial, office: Office) -> Trial:
    from dataclasses import replace

    return replace(trial, discarded_at=office.desk.now())


def test_nothing_tested_says_what_to_do_next(bare: ProgressPage) -> None:
    asked: list[str] = []
    bare.asked.connect(asked.append)
    bare.show()
    assert bare.test.isVisible()
    assert not bare.letter.isVisible()
    assert bare.chart is None
    QTest.mouseClick(bare.test, Qt.MouseButton.LeftButton)
    assert asked == ["test"]
    bare.close()


def test_the_first_visit_takes_the_empty_page_away(bare: ProgressPage, office: Office) -> None:
    office.test(office.store.patient("p0"), START)
    bare.refresh(Changes(frozenset({Kind.TRIAL}), "p0"))
    assert isinstance(bare.chart, TrendChart)
    assert bare.table.rowCount() == 1


@pytest.mark.parametrize("changes", [Changes(frozenset({Kind.TRIAL}), "another"), Changes(frozenset({Kind.SETTING}))])
def test_what_is_not_this_patients_is_not_read(bare: ProgressPage, office: Office, changes: Changes) -> None:
    office.test(office.store.patient("p0"), START)
    bare.refresh(changes)
    assert bare.chart is None


def test_writing_a_letter_is_asked_upwards(page: ProgressPage) -> None:
    asked: list[str] = []
    page.asked.connect(asked.append)
    QTest.mouseClick(page.letter, Qt.MouseButton.LeftButton)
    assert asked == ["letters"]


def test_copying_puts_every_form_on_the_clipboard_and_says_so(page: ProgressPage) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    QTest.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().mimeData().hasFormat("image/svg+xml")
    clipboard.clear()
    assert said == ["The chart is on the clipboard, to be pasted as a picture or a drawing."]


@pytest.mark.parametrize(("name", "begins"), [("a.png", b"\x89PNG"), ("a.svg", b"<?xml"), ("a.PDF", b"%PDF")])
def test_a_chart_is_saved_as_its_name_ends(page: ProgressPage, tmp_path: Path, name: str, begins: bytes) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    page.ask_file = lambda _parent, _name: tmp_path / name
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert said == [f"The chart is saved as “{name}”."]


def test_the_offered_name_has_the_movement_and_the_day_but_no_person(page: ProgressPage) -> None:
    offered: list[str] = []
    page.ask_file = lambda _parent, name: offered.append(name)
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert offered == ["Hip extension, 2026-04-28.png"]


def test_a_folder_that_is_gone_is_said_in_a_sentence(page: ProgressPage, tmp_path: Path) -> None:
    faults: list[str] = []
    page.fault.connect(faults.append)
    page.ask_file = lambda _parent, _name: tmp_path / "gone" / "chart.png"
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert faults == [f"The folder “{tmp_path / 'gone'}” is not there; choose another one for the chart."]


def test_an_ending_that_is_no_picture_is_refused(page: ProgressPage, tmp_path: Path) -> None:
    assert page.shown is not None
    sentence = "A chart cannot be saved as “chart.gif”; end its name in .png, .svg or .pdf."
    with pytest.raises(DocumentFault, match=sentence.replace(".", r"\.")):
        chart_file.save_chart(page.shown.trend, tmp_path / "chart.gif")
    assert not (tmp_path / "chart.gif").exists()


@pytest.mark.parametrize(
    ("chosen", "form", "path"),
    [
        ("/x/chart", "SVG drawing (*.svg)", Path("/x/chart.svg")),
        ("/x/chart.pdf", "PNG picture (*.png)", Path("/x/chart.pdf")),
        ("", "", None),
    ],
)
def test_the_form_chosen_in_the_dialog_ends_the_name(
    page: ProgressPage, monkeypatch: pytest.MonkeyPatch, chosen: str, form: str, path: Path | None
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, form))
    assert chart_file.ask_file(page, "chart.png") == path


def test_tab_reaches_the_chart_and_the_arrows_its_visits(page: ProgressPage, qtbot: QtBot) -> None:
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert page.chart is not None
    page.letter.setFocus()
    QTest.keyClick(page.letter, Qt.Key.Key_Tab)
    assert page.chart.hasFocus()
    QTest.keyClick(page.chart, Qt.Key.Key_Home)
    assert page.chart.accessibleDescription().startswith("Week 0, 3 Mar. Right 204 N")
    page.close()


def test_the_page_has_one_primary_button_in_each_of_its_faces(page: ProgressPage) -> None:
    kinds = [one.kind for one in (page.copy, page.save, page.letter)]
    assert kinds.count("primary") == 1


def test_no_change_and_no_percentage_is_shown(page: ProgressPage) -> None:
    assert page.chart is not None
    words = [word for number in range(page.table.rowCount()) for word in row(page, number)]
    assert not [word for word in (*words, page.chart.accessibleDescription()) if "%" in word]


def test_the_page_is_imported_without_the_library_that_draws_the_live_trace() -> None:
    code = "import sys, strengthtrack.screens.progress.progress_page; sys.exit('pyqtgraph' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_movement_that_was_never_tested_nor_planned_is_not_offered(page: ProgressPage) -> None:
    planned = (Movement.ABDUCTION, Movement.EXTENSION, Movement.EXTERNAL_ROTATION)
    assert page.picker.movements == planned
    assert isinstance(page.picker.choices, Segment)


def test_many_movements_are_a_list_and_the_chosen_one_stays(page: ProgressPage) -> None:
    page.picker.offer(tuple(Movement))
    assert isinstance(page.picker.choices, Picker)
    assert page.picker.movement is Movement.EXTENSION
    page.picker.choices.setCurrentIndex(0)
    assert page.picker.movements[page.picker.choices.currentIndex()] is Movement.ABDUCTION


def test_a_blind_session_is_not_in_it_until_it_is_finished(office: Office, qtbot: QtBot) -> None:
    patient = office.patient("Sample Patient A", START)
    session = replace(office.test(patient, START), blind=True, finished_at=None)
    office.writer.do(lambda store: store.save_session(session))
    page = ProgressPage(office.desk, LIGHT)
    qtbot.addWidget(page)
    page.open_patient("p0")
    assert page.shown is not None
    assert page.shown.rows == ()
    office.writer.do(lambda store: store.save_session(replace(session, finished_at=NOW)))
    page.refresh(None)
    assert len(page.shown.rows) == 1
