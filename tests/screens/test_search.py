from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bench.painted import Painted
from strengthtrack.clinic.patient import Patient
from strengthtrack.screens.search import MOST_PATIENTS, Search

PATIENTS = tuple(Patient(f"p{n}", f"Sample Patient {n}", date(1994, 3, 12), record_number=f"SP-{n}") for n in range(20))


def find(text: str) -> Sequence[Patient]:
    return [patient for patient in PATIENTS if text.lower() in patient.name.lower()]


@pytest.fixture
def search(qtbot: QtBot) -> Search:
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    made = Search(find, window)
    window.show()
    return made


def test_it_opens_empty_with_the_actions_that_can_be_done(search: Search, qtbot: QtBot) -> None:
    search.ask(patient_open=False)
    assert all(found.act is not None for found in search.found)
    qtbot.waitUntil(search.field.hasFocus, timeout=1000)


def test_patients_come_before_actions(search: Search) -> None:
    search.ask(patient_open=False)
    search.field.setText("patient")
    found = search.found
    assert [one.patient_id for one in found[:MOST_PATIENTS]] == [f"p{n}" for n in range(MOST_PATIENTS)]
    assert {one.title for one in found[MOST_PATIENTS:]} >= {"Patients", "Add patient"}


def test_two_of_one_name_can_be_told_apart(search: Search) -> None:
    search.ask(patient_open=False)
    search.field.setText("patient 1")
    assert search.found[0].note == "Born 12 Mar 1994  ·  SP-1"


def test_enter_opens_the_chosen_patient(search: Search, qtbot: QtBot) -> None:
    search.ask(patient_open=False)
    search.field.setText("sample patient")
    QTest.keyClick(search.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(search.patient_chosen, timeout=1000) as chosen:
        QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert chosen.args == ["p1"]
    assert not search.isVisible()


def test_enter_does_the_chosen_action(search: Search, qtbot: QtBot) -> None:
    search.ask(patient_open=False)
    search.field.setText("full scr")
    with qtbot.waitSignal(search.action_chosen, timeout=1000) as chosen:
        QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert chosen.args == ["full screen"]


def test_a_click_chooses_too(search: Search, qtbot: QtBot) -> None:
    search.ask(patient_open=False)
    search.field.setText("sample")
    place = search.list.visualItemRect(search.list.item(2)).center()
    with qtbot.waitSignal(search.patient_chosen, timeout=1000) as chosen:
        QTest.mouseClick(search.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["p2"]


def test_nothing_found_says_what_to_try(search: Search, qtbot: QtBot) -> None:
    search.ask(patient_open=False)
    search.field.setText("zzz")
    assert search.list.item(0).text().startswith("Nothing found; try")
    with qtbot.assertNotEmitted(search.patient_chosen):
        QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert search.isVisible()


@pytest.mark.parametrize("way", ["escape", "click beside"])
def test_it_closes_and_gives_the_page_back(search: Search, qtbot: QtBot, way: str) -> None:
    search.ask(patient_open=False)
    with qtbot.waitSignal(search.closed, timeout=1000):
        if way == "escape":
            QTest.keyClick(search.field, Qt.Key.Key_Escape)
        else:
            QTest.mouseClick(search, Qt.MouseButton.LeftButton, pos=search.rect().bottomLeft())
    assert not search.isVisible()
    assert not search.field.isVisible()


def test_it_covers_a_window_that_grew(search: Search) -> None:
    search.ask(patient_open=False)
    over = search.parentWidget()
    assert over is not None
    over.resize(1600, 900)
    search.place()
    assert search.size() == over.size()


def test_what_it_shows_can_be_painted_when_empty_and_full(search: Search) -> None:
    for text in ("", "sample", "zzz"):
        search.ask(patient_open=True)
        search.field.setText(text)
        assert not search.grab().isNull()


def test_tab_walks_through_what_was_found_and_not_to_the_page_below(search: Search, qtbot: QtBot) -> None:
    search.ask(patient_open=False)
    qtbot.waitUntil(search.field.hasFocus, timeout=1000)
    QTest.keyClick(search.field, Qt.Key.Key_Tab)
    assert search.field.hasFocus()
    assert search.list.currentRow() == 1
    QTest.keyClick(search.field, Qt.Key.Key_Backtab)
    assert search.list.currentRow() == 0


class Below(QWidget):
    """A page under the search."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1


def test_a_key_that_finds_as_many_paints_nothing_of_the_page_below(search: Search, qtbot: QtBot) -> None:
    window = search.parentWidget()
    assert window is not None
    below = Below(window)
    below.setGeometry(window.rect())
    below.show()
    search.ask(patient_open=False)
    search.field.setText("sample p")
    qtbot.waitUntil(lambda: below.painted > 0, timeout=1000)
    QApplication.processEvents()
    before, watched = below.painted, Painted(search.list.viewport())
    search.field.setText("sample pa")
    qtbot.waitUntil(lambda: watched.count > 0, timeout=1000)
    QApplication.processEvents()
    assert below.painted == before
    search.field.setText("sample patient 7")  # one alone, so the card shrinks
    qtbot.waitUntil(lambda: below.painted > before, timeout=1000)
