from array import array
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clinic_samples import sample_session, sample_setup, sample_trace
from form_samples import IN_MARCH, NOBODY, TEATIME
from strengthtrack.clinic.pain import PainReport, PainSite
from strengthtrack.clinic.patient import AffectedSide, Patient
from strengthtrack.clinic.setup import Fixation, Movement, Side
from strengthtrack.clinic.trial import Source, Trace, Trial
from strengthtrack.practice.testing.appointment import SessionFacts
from strengthtrack.screens.beforehand.kept_card import kept_words
from strengthtrack.screens.beforehand.start_page import SessionStartPage

PATIENT = Patient("p1", "Sample Patient A", date(1994, 3, 12), affected=AffectedSide.RIGHT, record_number="SP-0417")
DAY = date(2026, 4, 28)


def cut_short(newtons: list[float], rate_hz: float = 10.0) -> Trial:
    """The third trial of the left hip's abduction, as far as it came."""
    setup = sample_setup(Movement.ABDUCTION, Side.LEFT)
    trace = sample_trace(newtons, rate_hz) if newtons else Trace(array("d"), array("d"), "N")
    begun = datetime(2026, 4, 28, 9, tzinfo=UTC)
    return Trial("t3", "s1", setup, 3, begun, Source.WIRE, "0", trace=trace, complete=False)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[SessionStartPage]:
    page = SessionStartPage()
    qtbot.addWidget(page)
    page.resize(1270, 704)
    page.show_patient(PATIENT, "8-week test", IN_MARCH)
    page.offer(None, DAY)
    page.card.offer(None)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    yield page
    page.hide()


def test_it_asks_whether_this_is_the_right_person(page: SessionStartPage) -> None:
    assert page.person == ("Sample Patient A", "Born 12 March 1994", "Right side  ·  Record SP-0417")


def test_what_was_not_answered_stays_unanswered(page: SessionStartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.begun, timeout=1000) as caught:
        QTest.keyClick(page.tester.edit, Qt.Key.Key_Return)
    assert caught.args == [SessionFacts("Sample Tester", None, PainReport(), Fixation.BELT, battery_id="hips")]


def test_all_answers_are_given_away(page: SessionStartPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.body_mass.edit, "64,5")
    page.worst.press(6)
    page.usual.press(0)
    page.fixation.choose(0)
    with qtbot.waitSignal(page.begun, timeout=1000) as caught:
        page.begin_button.click()
    pain = PainReport(6, 0, site=PainSite.KNEE, side=Side.RIGHT)
    assert caught.args == [SessionFacts("Sample Tester", 64.5, pain, Fixation.HAND, battery_id="hips")]


@pytest.mark.parametrize(
    ("tester", "mass", "sentence"),
    [
        ("", "", "Say who tests: values of two testers are not joined."),
        ("Sample Tester", "7255", "Give the body mass in kilograms, 10 to 350, or leave it empty."),
        ("Sample Tester", "many", "Give the body mass in kilograms, 10 to 350, or leave it empty."),
    ],
)
def test_what_cannot_be_right_is_said_and_nothing_begins(
    page: SessionStartPage, qtbot: QtBot, tester: str, mass: str, sentence: str
) -> None:
    page.tester.edit.setText(tester)
    page.body_mass.edit.setText(mass)
    with qtbot.assertNotEmitted(page.begun):
        page.begin()
    assert page.form.basics.faults == (sentence,)


def test_a_mended_answer_takes_the_fault_away(page: SessionStartPage) -> None:
    page.body_mass.edit.setText("7255")
    page.begin()
    page.body_mass.edit.setText("72.55")
    page.begin()
    assert page.form.basics.faults == ()


def test_the_next_patient_does_not_inherit_answers(page: SessionStartPage) -> None:
    page.worst.press(6)
    page.body_mass.edit.setText("64")
    page.show_patient(replace(PATIENT, name="Sample Patient B"), "Hip test", NOBODY)
    assert (page.worst.score, page.body_mass.text) == (None, "")


def test_todays_unfinished_session_is_gone_on_with(page: SessionStartPage, qtbot: QtBot) -> None:
    session = sample_session("s1", DAY)
    page.offer(session, DAY)
    assert page.begin_button.text() == "Begin a new session"
    with qtbot.waitSignal(page.gone_on, timeout=1000) as caught:
        QTest.keyClick(page, Qt.Key.Key_Return)
    assert caught.args == [session]


def test_a_trial_that_a_stopped_app_left_is_offered_as_far_as_it_came() -> None:
    trial = cut_short([0.0, *([143.0] * 24)])
    said = kept_words(trial).replace("\N{NO-BREAK SPACE}", " ")
    assert said == "The app stopped during trial 3 of left hip abduction: 2.4 s up to 143 N are kept."


def test_a_trial_of_which_nothing_was_heard_says_so() -> None:
    said = "The app stopped as trial 3 of left hip abduction began; nothing was heard yet."
    assert kept_words(cut_short([])) == said


def test_the_offer_can_be_kept_or_discarded(page: SessionStartPage, qtbot: QtBot) -> None:
    trial = cut_short([0.0, 143.0])
    page.card.offer(trial)
    assert page.card.isVisible()
    with qtbot.waitSignals([page.kept, page.discarded], timeout=1000):
        page.card.keep.click()
        page.card.discard.click()


def test_without_such_a_trial_nothing_is_offered(page: SessionStartPage) -> None:
    assert not page.card.isVisible()


def test_the_words_to_say_are_always_in_sight(page: SessionStartPage) -> None:
    said = [words.text() for words in page.findChildren(QLabel) if words.isVisible()]
    assert "“Breathe as you push. Do not hold your breath.”" in said


def test_enter_begins_from_wherever_the_focus_is(page: SessionStartPage, qtbot: QtBot) -> None:
    page.form.findings.open()
    for field in (page.body_mass.edit, page.form.findings.header, page.form.findings.inside.leg_length, page.worst):
        with qtbot.waitSignal(page.begun, timeout=1000):
            QTest.keyClick(field, Qt.Key.Key_Return)


def test_questions_are_asked_where_the_form_was_and_enter_does_not_begin(page: SessionStartPage, qtbot: QtBot) -> None:
    page.ask(TEATIME)
    assert (page.asking, page.begin_button.isVisible(), page.form.isVisible()) == (True, False, False)
    with qtbot.assertNotEmitted(page.begun):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Escape)
    assert (page.asking, page.begin_button.isVisible(), page.form.isVisible()) == (False, True, True)


def test_the_answers_come_into_the_form(page: SessionStartPage, qtbot: QtBot) -> None:
    page.form.function.open()
    page.form.function.inside.rows[TEATIME.measure].buttons[0].click()
    for key in (Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget() or page, key)
    assert not page.asking
    with qtbot.waitSignal(page.begun, timeout=1000) as caught:
        page.begin()
    assert caught.args[0].form.function == (TEATIME.score({1: 1, 2: 0}),)


def test_another_patient_is_not_asked_the_questions_of_the_last(page: SessionStartPage) -> None:
    page.ask(TEATIME)
    page.show_patient(replace(PATIENT, name="Sample Patient B"), "Hip test", NOBODY)
    assert not page.asking


def test_no_part_of_it_is_a_window_for_a_moment(qtbot: QtBot, qapp: QApplication) -> None:
    """Shown before it has a parent, a part would flash on the screen and take the focus with it."""

    class Windows(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.seen: list[QObject] = []

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                self.seen.append(watched)
            return False

    windows = Windows()
    qapp.installEventFilter(windows)
    page = SessionStartPage()
    qtbot.addWidget(page)
    for section in page.form.sections:
        section.open()
    qapp.removeEventFilter(windows)
    assert windows.seen == []
