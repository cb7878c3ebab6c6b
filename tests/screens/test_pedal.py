"""A pedal is any key: learnt by its being pressed, and then the one next thing on the test page."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from session_bench import NOON, PATIENT, Bench, push
from strengthtrack.charts.palette import LIGHT
from strengthtrack.devices.readings import Readings
from strengthtrack.practice.battery.batteries import Batteries
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.setting_names import PEDAL_KEY
from strengthtrack.practice.testing.appointment import Appointment
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.screens import theme
from strengthtrack.screens.actions import ACTIONS
from strengthtrack.screens.place_of_test import TestPlace
from strengthtrack.screens.settings.pedal_field import ASK, NO_PEDAL, WAITING, PedalField
from strengthtrack.screens.testing.pedal import SPACE, TAKEN, UNKNOWN, in_words, key_of, refusal

Key, Modifier = Qt.Key, Qt.KeyboardModifier
DAY = NOON.astimezone().date()

# learning the key


@pytest.fixture
def field(qtbot: QtBot) -> PedalField:
    made = PedalField()
    qtbot.addWidget(made)
    made.show()
    made.set_button.click()
    return made


def test_any_key_is_learnt_by_its_being_pressed(field: PedalField) -> None:
    learnt: list[str] = []
    field.learnt.connect(learnt.append)
    keys = {
        Key.Key_PageDown: "PgDown",
        Key.Key_F5: "F5",
        Key.Key_B: "B",
        Key.Key_Period: ".",
        Key.Key_MediaNext: "Media Next",
        Key.Key_VolumeUp: "Volume Up",
        Key.Key_Tab: "Tab",
        Key.Key_Return: "Return",
        Key.Key_Enter: "Enter",
    }
    for key, kept in keys.items():
        QTest.keyClick(field.set_button, key)
        assert in_words(kept) in field.words
        assert not field.set_button.learning
        field.set_button.click()
    assert learnt == list(keys.values())


def test_it_asks_for_the_key_and_says_that_a_letter_is_one_no_more(field: PedalField) -> None:
    assert field.set_button.text() == ASK
    assert field.words == f"{NO_PEDAL} {WAITING}"
    QTest.keyClick(field.set_button, Key.Key_B)
    assert field.words == (
        "Goes on while testing, as Space does: B. While testing, B cannot be typed any more: it is the pedal."
    )


def test_what_cannot_be_a_pedal_says_why_and_the_next_key_may(field: PedalField) -> None:
    learnt: list[str] = []
    field.learnt.connect(learnt.append)
    for letter in "RSVLOXCNTMZ0123456789":
        QTest.keyClick(field.set_button, Key(ord(letter)))
        assert TAKEN.format(key=letter) in field.words
    for key, modifier, sentence in (
        (Key.Key_Space, Modifier.NoModifier, SPACE),
        (Key.Key_Escape, Modifier.NoModifier, TAKEN.format(key="Esc")),
        (Key.Key_K, Modifier.ControlModifier, TAKEN.format(key="Ctrl+K")),
        (Key.Key_J, Modifier.ControlModifier, TAKEN.format(key="Ctrl+J")),
        (Key.Key_F11, Modifier.NoModifier, TAKEN.format(key="F11")),
        (Key.Key_R, Modifier.ShiftModifier, TAKEN.format(key="Shift+R")),
        (Key.Key_7, Modifier.KeypadModifier, TAKEN.format(key="7")),
    ):
        QTest.keyClick(field.set_button, key, modifier)
        assert sentence in field.words
    QApplication.sendEvent(field.set_button, QKeyEvent(QEvent.Type.KeyPress, 0, Modifier.NoModifier))
    assert UNKNOWN in field.words
    assert field.set_button.learning
    assert learnt == []


def test_a_modifier_alone_is_waited_out(field: PedalField) -> None:
    QTest.keyClick(field.set_button, Key.Key_Shift)
    assert field.words.endswith(WAITING)


def test_a_second_click_leaves_it_as_it_was(field: PedalField, qtbot: QtBot) -> None:
    field.show_key("F5")
    with qtbot.assertNotEmitted(field.learnt):
        QTest.mouseClick(field.set_button, Qt.MouseButton.LeftButton)
        QTest.keyClick(field.set_button, Key.Key_PageDown)
    assert "F5" in field.words
    assert field.set_button.text() == "Set the pedal"


def test_a_pedal_can_be_forgotten(field: PedalField, qtbot: QtBot) -> None:
    field.show_key("F5")
    with qtbot.waitSignal(field.learnt, timeout=1000) as learnt:
        field.forget.click()
    assert learnt.args == [""]
    assert field.words.startswith(NO_PEDAL)
    assert not field.forget.isVisible()


def test_a_key_is_the_same_from_both_blocks_of_keys() -> None:
    keypad = QKeyEvent(QEvent.Type.KeyPress, Key.Key_PageDown, Modifier.KeypadModifier)
    assert key_of(keypad) == "PgDown"


# the key on the test page


@dataclass
class Room:
    bench: Bench
    appointment: Appointment
    page: TestPlace
    clock_s: float = 50.0

    def phase(self) -> Phase:
        assert self.appointment.session is not None
        return self.appointment.session.phase

    def tread(self, key: Qt.Key = Key.Key_PageDown, after_s: float = 1.0) -> None:
        """The pedal, as the computer gets it: to whatever has the focus."""
        self.clock_s += after_s
        QTest.keyClick(QApplication.focusWidget() or self.page, key)

    def now_s(self) -> float:
        return self.clock_s


@pytest.fixture
def room(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Room]:
    theme.apply(qapp, LIGHT)
    bench = Bench(tmp_path)
    bench.writer.do(lambda store: store.save_setting(PEDAL_KEY, "PgDown"))
    desk = Desk(bench.store, bench.edits, Batteries(), bench.now, lambda: DAY, tmp_path, "The key lies in a drawer.")
    appointment = Appointment(desk, bench.dynamometer, bench.recorder, bench.now_s)
    page = TestPlace(desk, LIGHT, appointment)
    qtbot.addWidget(page)
    page.resize(1270, 704)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    bench.plug_in()
    bench.dynamometer.feed(Readings(np.array([bench.clock_s]), np.array([0.0]), "N", ("ok",)))
    room = Room(bench, appointment, page)
    page.pedal._clock = room.now_s
    page.open_patient(PATIENT.id)
    yield room
    page.hide()
    appointment.leave()
    bench.writer.close()
    bench.connection.close()


@pytest.fixture
def testing(room: Room) -> Room:
    room.page.start.tester.edit.setText("Sample Tester")
    room.page.start.begin_button.click()
    return room


def test_a_tread_arms_and_ends_a_rest(testing: Room) -> None:
    testing.tread()
    assert testing.phase() is Phase.ARMED
    assert testing.appointment.session is not None
    testing.bench.play(testing.appointment.session, push(150.0))
    testing.page.tick()
    assert testing.phase() is Phase.REST
    testing.tread()
    assert testing.phase() is Phase.ARMED


def test_it_does_so_though_a_field_or_a_button_has_the_focus(testing: Room) -> None:
    lever = next(edit for edit in testing.page.testing.column.findChildren(QLineEdit) if edit.isVisible())
    lever.setText("37")
    for name, key, focused in (
        ("PgDown", Key.Key_PageDown, lever),
        ("B", Key.Key_B, lever),
        ("Return", Key.Key_Return, testing.page.testing.list.end),
        ("Tab", Key.Key_Tab, testing.page.sound),
    ):
        testing.bench.writer.do(lambda store, name=name: store.save_setting(PEDAL_KEY, name))  # type: ignore[misc]
        focused.setFocus()
        testing.tread(key)
        assert testing.phase() is Phase.ARMED
        assert testing.page.currentWidget() is testing.page.testing
        QTest.keyClick(testing.page.testing, Key.Key_Escape)
        assert testing.phase() is Phase.PAUSED
    assert float(lever.text()) == 37.0


def test_a_pedal_that_bounces_or_is_held_down_treads_once(testing: Room) -> None:
    trodden: list[str] = []
    testing.page.pedal.pressed.connect(trodden.append)
    for after_s in (1.0, 0.05, 0.2, 1.0):
        testing.tread(after_s=after_s)
    assert len(trodden) == 2
    focused = QApplication.focusWidget()
    assert focused is not None
    for repeats in (False, True, True):
        testing.clock_s += 1.0
        event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_PageDown, Modifier.NoModifier, "", repeats)
        QApplication.sendEvent(focused, event)
    assert len(trodden) == 3


def test_another_key_is_no_pedal_nor_is_one_that_has_a_meaning(testing: Room) -> None:
    testing.tread(Key.Key_PageUp)
    assert testing.phase() is Phase.SET_UP
    testing.bench.writer.do(lambda store: store.save_setting(PEDAL_KEY, "Esc"))
    testing.tread(Key.Key_Escape)
    assert testing.phase() is Phase.PAUSED


def test_before_the_first_push_and_at_the_end_it_does_nothing(room: Room) -> None:
    room.tread()
    assert room.appointment.session is None
    room.page.start.tester.edit.setText("Sample Tester")
    room.page.start.begin_button.click()
    room.page.testing.list.end.click()
    room.tread()
    assert room.page.currentWidget() is room.page.end
    assert room.appointment.session is not None


def test_every_key_of_the_page_and_of_the_window_is_refused(testing: Room) -> None:
    page = {one.key().toString() for one in testing.page.testing.findChildren(QShortcut)}
    assert {"Space", "Esc", "M", "R", "7"} <= page
    window = {QKeySequence(row.key).toString() for row in ACTIONS if row.key}
    answers = {"Return", "Enter"}  # to a question of the page, as the pedal does too
    assert [key for key in (page | window) - answers if not refusal(key)] == []
    assert refusal("PgDown") == ""
