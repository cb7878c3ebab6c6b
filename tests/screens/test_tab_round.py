"""Tab in the whole window: it comes to everything on a page, in the order of the eye, and out again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from frame_bench import TODAY, Office, PlainPage
from strengthtrack.charts.palette import LIGHT
from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.clinic.programme import hip_programme
from strengthtrack.screens.deeds import Deeds
from strengthtrack.screens.main_window import MainWindow
from strengthtrack.screens.page import Place
from strengthtrack.screens.programme.programme_page import ProgrammePage
from strengthtrack.screens.wiring import wire


class Opened:
    """A window with one patient open at the page of their programme."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.window = MainWindow(office.desk, self.make)
        self.deeds = Deeds(self.window)
        office.desk.edits.follow(self.window.refresh)
        self.window.open_patient("p0")
        self.window.go(Place.PROGRAMME)

    def make(self, place: Place) -> QWidget:
        own: dict[Place, Callable[[], QWidget]] = {Place.PROGRAMME: lambda: ProgrammePage(self.office.desk, LIGHT)}
        made = own.get(place, PlainPage)()
        wire(self.window, made)
        return made

    @property
    def page(self) -> ProgrammePage:
        page = self.window.pages.page(Place.PROGRAMME)
        assert isinstance(page, ProgrammePage)
        return page

    def note(self, words: str) -> None:
        """An event as a hand notes it."""
        self.page.log.events.words.setFocus()
        QTest.keyClicks(self.page.log.events.words, words)
        QTest.keyClick(self.page.log.events.words, Qt.Key.Key_Return)


@pytest.fixture
def opened(office: Office, qtbot: QtBot) -> Opened:
    office.patient("Sample Patient A", affected=AffectedSide.RIGHT)
    begun = TODAY - timedelta(days=14)
    office.writer.do(lambda store: store.save_programme(replace(hip_programme("g", "p0", begun), side="right")))
    made = Opened(office)
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    return made


def round_by_tab() -> list[QWidget]:
    """Everything Tab comes to, until it is where it began."""
    met: list[QWidget] = []
    while (focus := QApplication.focusWidget()) is not None and focus not in met:
        met.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return met


def test_tab_comes_to_everything_on_the_page_and_round_the_frame(opened: Opened, qtbot: QtBot) -> None:
    opened.note("Flu")
    page = opened.page
    row = page.log.events.rows[0]
    qtbot.waitUntil(row.isVisible)
    page.log.grid.setFocus()
    met = round_by_tab()
    wanted = {page.log.events.day, row.change_it, row.remove_it, page.side.panel.pause, page.side.panel.end}
    assert wanted <= set(met)
    assert any(opened.window.rail.isAncestorOf(one) for one in met)
    assert QApplication.focusWidget() is page.log.grid


def test_the_page_still_hands_the_focus_to_its_first_field(opened: Opened) -> None:
    QTest.keyClick(opened.page.log.grid, Qt.Key.Key_Tab)
    opened.window.pages.focus_page()
    assert opened.page.log.grid.hasFocus()


def test_undo_after_an_event_was_noted_takes_the_event_back(opened: Opened) -> None:
    opened.note("Flu")
    assert opened.page.log.events.words.hasFocus()
    QTest.keyClick(opened.page.log.events.words, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert opened.page.log.events.rows == []


def test_undo_while_an_event_is_typed_takes_the_typing_back(opened: Opened) -> None:
    opened.note("Flu")
    words = opened.page.log.events.words
    QTest.keyClicks(words, "Fl")
    QTest.keyClick(words, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert words.text() == ""
    assert len(opened.page.log.events.rows) == 1


def test_the_focus_stays_with_the_events_when_one_is_removed(opened: Opened) -> None:
    opened.note("Flu")
    remove = opened.page.log.events.rows[0].remove_it
    remove.setFocus()
    QTest.keyClick(remove, Qt.Key.Key_Space)
    assert opened.page.log.events.words.hasFocus()
