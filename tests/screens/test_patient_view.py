from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frame_bench import TODAY, Office, PlainPage
from patient_samples import five_years, nothing_tested, sample_words
from strengthtrack.charts.palette import DARK
from strengthtrack.charts.patient.page import Paper
from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.practice.patient.words import PatientWords
from strengthtrack.practice.setting_names import PAPER
from strengthtrack.screens import theme
from strengthtrack.screens.deeds import Deeds
from strengthtrack.screens.main_window import MainWindow
from strengthtrack.screens.page import Place
from strengthtrack.screens.patient_view.displays import screen_for
from strengthtrack.screens.patient_view.patient_view import PatientView
from strengthtrack.screens.patient_view.take_home import PageFacts

NAME = "Sample Patient A"
FACTS = PageFacts("Sample Clinic", NAME, TODAY, Paper.A4)


def view_of(qtbot: QtBot, words: PatientWords) -> PatientView:
    view = PatientView(words, FACTS)
    qtbot.addWidget(view)
    view.resize(1366, 768)
    view.show()
    return view


def said(view: PatientView) -> str:
    """Every word on the page."""
    assert view.board.page is not None
    return " ".join(words.words for words in view.board.page.words)


@pytest.fixture
def view(qtbot: QtBot) -> PatientView:
    return view_of(qtbot, sample_words(affected=AffectedSide.BOTH))


def test_it_opens_at_the_first_by_the_rule_and_its_names_carry_the_sentences(view: PatientView) -> None:
    step = view.shown
    assert step is not None
    assert view.board.accessibleName() == step.strength.sentence
    assert view.board.accessibleDescription() == step.pain.sentence
    assert view.accessibleName() == step.aloud
    assert step.strength.sentence.startswith("Your right hip pushes")


def test_the_arrows_step_through_movements_and_sides_and_come_round_again(view: PatientView) -> None:
    seen = []
    for _ in view.words.steps:
        assert view.shown is not None
        seen.append((view.shown.name, view.shown.side.value))
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert seen[:3] == [
        ("Lifting the leg sideways", "right"),
        ("Lifting the leg sideways", "left"),
        ("Pushing the leg back", "right"),
    ]
    assert len(set(seen)) == 6
    assert view.shown is view.words.steps[0]
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.shown is view.words.steps[-1]
    assert view.foot.name.text() == "Pushing the foot inwards"


def test_buttons_do_what_the_keys_do(view: PatientView) -> None:
    QTest.mouseClick(view.foot.after, Qt.MouseButton.LeftButton)
    assert view.shown is view.words.steps[1]
    QTest.mouseClick(view.foot.before, Qt.MouseButton.LeftButton)
    assert view.shown is view.words.steps[0]
    QTest.mouseClick(view.foot.print, Qt.MouseButton.LeftButton)
    assert view.take_home.isVisible()
    QTest.keyClick(view.take_home, Qt.Key.Key_Escape)
    assert view.board.isVisible()
    QTest.mouseClick(view.foot.close_button, Qt.MouseButton.LeftButton)
    assert not view.isVisible()


def test_every_button_has_a_name_and_its_key(view: PatientView) -> None:
    told = [(key.accessibleName(), key.accessibleDescription()) for key in view.foot.keys]
    assert told == [
        ("movement before", "Key: ←"),
        ("next movement", "Key: →"),
        ("print", "Key: P"),
        ("close", "Key: Esc"),
    ]


def test_escape_closes_it_and_says_so(view: PatientView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.closed):
        QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()


@pytest.mark.parametrize("make", [sample_words, five_years, nothing_tested])
def test_nobody_is_named_in_it(qtbot: QtBot, make: object) -> None:
    view = view_of(qtbot, make())  # type: ignore[operator]
    assert NAME not in said(view) + view.windowTitle() + view.accessibleName()
    assert "Sample" not in said(view)


def test_before_the_first_test_there_is_a_kind_sentence_and_only_the_way_out(qtbot: QtBot) -> None:
    view = view_of(qtbot, nothing_tested())
    assert said(view).startswith("Hip programme")
    assert "Your strength has not been tested yet." in said(view)
    assert [key for key in view.foot.keys if key.isVisible()] == [view.foot.close_button]
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_P)
    assert view.board.isVisible()


def test_a_single_movement_has_nothing_to_step_through(qtbot: QtBot) -> None:
    view = view_of(qtbot, five_years())
    assert not view.foot.after.isVisible()
    assert view.foot.print.isVisible()


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1920, 1080), (3840, 2160)])
def test_it_fills_any_screen_and_the_foot_stays_whole(view: PatientView, size: tuple[int, int]) -> None:
    view.resize(*size)
    QApplication.processEvents()
    assert view.board.page is not None
    assert view.board.page.bottom <= view.board.height()
    assert all(view.foot.rect().contains(key.geometry()) for key in view.foot.keys)
    assert min(key.height() for key in view.foot.keys) >= 40


def test_another_look_is_put_on_while_it_is_open(view: PatientView, qapp: QApplication) -> None:
    theme.apply(qapp, DARK)
    QApplication.processEvents()
    assert view.grab().toImage().pixelColor(4, 4).name().upper() == DARK.ground


@dataclass
class Display:
    """A screen of the computer, by its place on the desk."""

    box: QRect

    def geometry(self) -> QRect:
        return self.box


LAPTOP, MIRROR, WALL = (
    Display(QRect(0, 0, 1366, 768)),
    Display(QRect(0, 0, 1366, 768)),
    Display(QRect(1366, 0, 1920, 1080)),
)


@pytest.mark.parametrize(
    ("screens", "current", "chosen"),
    [
        ([LAPTOP], LAPTOP, LAPTOP),
        ([LAPTOP, WALL], LAPTOP, WALL),
        ([LAPTOP, WALL], WALL, LAPTOP),
        ([LAPTOP, MIRROR], LAPTOP, LAPTOP),
        ([], LAPTOP, LAPTOP),
    ],
)
def test_a_second_display_is_taken_and_a_mirror_is_none(
    screens: list[Display], current: Display, chosen: Display
) -> None:
    assert screen_for(screens, current) is chosen


class Opened:
    """A window over an office, whose patient view is asked for."""

    def __init__(self, office: Office) -> None:
        self.window = MainWindow(office.desk, lambda _: PlainPage())
        self.deeds = Deeds(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.go(Place.PATIENTS)

    @property
    def view(self) -> PatientView | None:
        found = [one for one in self.window.findChildren(PatientView) if one.isVisible()]
        return found[0] if found else None


@pytest.fixture
def opened(office: Office, qtbot: QtBot) -> Opened:
    office.patient(NAME, TODAY - timedelta(days=56), TODAY - timedelta(days=56), affected=AffectedSide.RIGHT)
    office.patient("Sample Patient B", TODAY, TODAY)
    made = Opened(office)
    qtbot.addWidget(made.window)
    return made


def test_it_is_asked_for_by_its_action_and_fills_the_screen(opened: Opened) -> None:
    opened.window.act("patient view")
    assert opened.view is None
    opened.window.open_patient("p0")
    opened.window.act("patient view")
    view = opened.view
    assert view is not None
    assert view.isFullScreen()
    assert view.geometry() == view.screen().geometry()
    assert view.accessibleName().startswith("This was your first test.")


def test_the_key_opens_it_and_asked_again_it_is_made_anew(opened: Opened, qtbot: QtBot) -> None:
    opened.window.open_patient("p0")
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow)
    QTest.keyClick(opened.window, Qt.Key.Key_F6)
    first = opened.view
    assert first is not None
    opened.window.act("patient view")
    assert opened.view is not first
    assert len([one for one in opened.window.findChildren(PatientView) if one.isVisible()]) == 1


@pytest.mark.parametrize("other", ["p1", ""])
def test_it_goes_when_somebody_else_is_opened_or_nobody(opened: Opened, other: str) -> None:
    opened.window.open_patient("p0")
    opened.window.act("patient view")
    assert opened.view is not None
    if other:
        opened.window.open_patient(other)
    else:
        opened.window.close_patient()
    assert opened.view is None


def test_a_change_to_the_same_patient_leaves_it_open(opened: Opened, office: Office) -> None:
    opened.window.open_patient("p0")
    opened.window.act("patient view")
    changed = replace(office.store.patient("p0"), record_number="SP-1")
    office.desk.edits.follow(opened.window.refresh)
    office.desk.edits.write(lambda store: store.save_patient(changed))
    assert opened.view is not None


def test_neither_a_toast_nor_a_lost_dynamometer_shows_in_it(opened: Opened) -> None:
    opened.window.open_patient("p0")
    opened.window.act("patient view")
    assert opened.view is not None
    before = opened.view.grab().toImage()
    opened.window.fault("The dynamometer is unplugged; plug it in again.")
    opened.window.done("Sample Patient B changed")
    QApplication.processEvents()
    assert opened.view.grab().toImage() == before


def test_keys_of_the_window_do_nothing_while_it_is_open(opened: Opened, qtbot: QtBot) -> None:
    opened.window.open_patient("p0")
    opened.window.act("patient view")
    view = opened.view
    assert view is not None
    qtbot.waitUntil(view.isActiveWindow)
    QTest.keyClick(view, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert opened.window.pages.place is Place.PATIENT
    assert not opened.window.search.isVisible()


def test_it_closes_with_the_window_and_gives_the_focus_back(opened: Opened) -> None:
    opened.window.open_patient("p0")
    opened.window.act("patient view")
    view = opened.view
    assert view is not None
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert opened.view is None
    opened.window.act("patient view")
    opened.window.close()
    assert opened.view is None


def test_the_chosen_paper_is_kept(opened: Opened, office: Office) -> None:
    opened.window.open_patient("p0")
    opened.window.act("patient view")
    view = opened.view
    assert view is not None
    view.paper_chosen.emit("Letter")
    assert office.desk.setting(PAPER) == "Letter"
    opened.window.act("patient view")
    assert opened.view is not None
    assert opened.view.take_home.paper.index == 1
