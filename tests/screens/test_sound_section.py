"""Sound and pedal in the settings, and the note at the foot of the test page."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frame_bench import Office
from strengthtrack.practice.setting_names import PEDAL_KEY, SOUND, VOICE, VOLUME
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.settings.sound_section import SoundSection
from strengthtrack.screens.sound.sound_settings import DEFAULT_VOLUME, is_on, volume_of
from strengthtrack.screens.sound.sounds import NO_DEVICE, NO_VOICE
from strengthtrack.screens.testing.sound_note import SoundNote


@pytest.fixture
def section(office: Office, qtbot: QtBot) -> SoundSection:
    made = SoundSection(office.desk)
    qtbot.addWidget(made)
    made.resize(1200, 400)
    made.show()
    return made


def test_everything_is_on_until_it_is_turned_off(section: SoundSection, office: Office) -> None:
    assert is_on(office.desk, SOUND)
    assert is_on(office.desk, VOICE)
    assert (section.sound.index, section.voice.index, section.volume.value()) == (0, 0, DEFAULT_VOLUME)


def test_each_choice_is_kept_at_once(section: SoundSection, office: Office) -> None:
    section.voice.chosen.emit(1)
    section.sound.chosen.emit(1)
    assert (office.desk.setting(VOICE), office.desk.setting(SOUND)) == ("off", "off")
    assert not section.try_button.isEnabled()  # nothing would be heard
    section.sound.chosen.emit(0)
    assert office.desk.setting(SOUND) == "on"
    assert section.try_button.isEnabled()


def test_the_volume_is_kept_when_the_handle_is_let_go(section: SoundSection, office: Office) -> None:
    slider = section.volume
    middle = slider.height() // 2
    before = len(office.changes)
    at = QPoint(10 + (slider.width() - 20) * 7 // 10, middle)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    for x in (120, 80, 40):
        QTest.mouseMove(slider, QPoint(x, middle))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(40, middle))
    assert int(office.desk.setting(VOLUME)) == slider.value() < 40
    assert len(office.changes) == before + 1


def test_the_volume_goes_by_keys_too(section: SoundSection, office: Office) -> None:
    section.volume.setFocus()
    QTest.keyClick(section.volume, Qt.Key.Key_Right)
    assert office.desk.setting(VOLUME) == str(DEFAULT_VOLUME + 10)


@pytest.mark.parametrize(("kept", "volume"), [("", 70), ("loud", 70), ("30", 30), ("900", 100), ("0", 0)])
def test_a_volume_that_cannot_be_is_mended(office: Office, kept: str, volume: int) -> None:
    office.desk.set_setting(VOLUME, kept)
    assert volume_of(office.desk) == volume


def test_what_was_kept_elsewhere_is_shown(section: SoundSection, office: Office) -> None:
    for name, value in {SOUND: "off", PEDAL_KEY: "F5", VOLUME: "20"}.items():
        office.desk.set_setting(name, value)
    section.refresh(Changes(frozenset({Kind.PATIENT})))
    assert section.sound.index == 0
    section.refresh(Changes(frozenset({Kind.SETTING})))
    assert (section.sound.index, section.volume.value()) == (1, 20)
    assert "F5" in section.pedal.words


def test_the_pedal_is_kept_and_forgotten(section: SoundSection, office: Office) -> None:
    section.pedal.set_button.click()
    QTest.keyClick(section.pedal.set_button, Qt.Key.Key_PageDown)
    assert office.desk.setting(PEDAL_KEY) == "PgDown"
    section.pedal.forget.click()
    assert office.desk.setting(PEDAL_KEY) == ""


def test_try_it_asks_to_be_heard_and_the_answer_is_a_sentence(section: SoundSection, qtbot: QtBot) -> None:
    with qtbot.waitSignal(section.tried, timeout=1000):
        section.try_button.click()
    section.show_status(NO_VOICE)
    assert section.status == "No voice on this computer: tones only."


@pytest.fixture
def foot(qtbot: QtBot) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(SoundNote())
    column.addWidget(QLineEdit())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_the_note_says_what_is_heard_and_m_turns_it_off(foot: QWidget) -> None:
    note, field = foot.findChild(SoundNote), foot.findChild(QLineEdit)
    assert isinstance(note, SoundNote)
    assert isinstance(field, QLineEdit)
    asked: list[int] = []

    def ask() -> None:
        asked.append(1)

    note.clicked.connect(ask)
    note.show_status(NO_DEVICE)
    assert note.words == "No sound device"
    assert note.accessibleName() == note.toolTip() == "No sound device: cues are shown, not heard."
    note.setFocus()
    QTest.keyClick(note, Qt.Key.Key_M)
    QTest.mouseClick(note, Qt.MouseButton.LeftButton)
    assert len(asked) == 2
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_M)
    assert (field.text(), len(asked)) == ("m", 2)
