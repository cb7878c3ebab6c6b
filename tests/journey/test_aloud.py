"""What the window lets be heard, over loudspeakers that only remember."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from strengthtrack.bootstrap import aloud
from strengthtrack.bootstrap.clinic import Clinic, open_clinic
from strengthtrack.bootstrap.window import Workplace
from strengthtrack.clinic.patient import Patient
from strengthtrack.devices.readings import Connected
from strengthtrack.practice.setting_names import SOUND, VOICE, VOLUME
from strengthtrack.practice.testing.appointment import SessionFacts
from strengthtrack.practice.testing.cues import Cue
from strengthtrack.screens import theme
from strengthtrack.screens.page import Place
from strengthtrack.screens.place_of_test import TestPlace
from strengthtrack.screens.settings.settings_page import SettingsPage
from strengthtrack.screens.sound.sounds import NO_DEVICE, UNTRIED, Sounds


class Ears(Sounds):
    """They remember what they would have heard."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.did: list[object] = []

    def prepare(self) -> None:
        self.did.append("prepare")

    def play_samples(self) -> None:
        self.did.append("samples")

    def play(self, cues: tuple[Cue, ...]) -> None:  # type: ignore[override]
        self.heard += [cue.words for cue in cues]

    def set_on(self, on: bool) -> None:
        self.did.append(("on", on))

    def set_voice(self, spoken: bool) -> None:
        self.did.append(("voice", spoken))

    def set_volume(self, percent: int) -> None:
        self.did.append(percent)

    def no_device(self) -> None:
        self.status = NO_DEVICE
        self.told.emit()


@pytest.fixture
def place(tmp_path: Path, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workplace]:
    theme.apply(qapp, theme.palette_for("light"))
    monkeypatch.setattr(aloud, "somebody_listens", lambda: True)
    with open_clinic(tmp_path, use_keyring=False) as clinic:
        place = Workplace(clinic)
        qtbot.addWidget(place.window)
        place.aloud._sounds = Ears()
        place.aloud._follow(place.aloud._sounds)
        place.bring_dynamometer()
        yield place
        place.close()


def ears(place: Workplace) -> Ears:
    assert isinstance(place.aloud.sounds, Ears)
    return place.aloud.sounds


def begin(place: Workplace) -> Clinic:
    clinic = place._clinic
    patient = Patient("p1", "Sample Patient A", clinic.desk.today().replace(year=1994, day=1))
    clinic.desk.edits.write(lambda store: store.save_patient(patient))
    clinic.appointment.hear(Connected())
    clinic.appointment.begin(patient.id, SessionFacts("Sample Physiotherapist"))
    return clinic


def test_a_session_is_heard_from_its_beginning_and_each_cue_once(place: Workplace) -> None:
    clinic = begin(place)
    for _ in range(3):
        place.tick()
    assert ears(place).did.count("prepare") == 1
    assert clinic.appointment.session is not None
    clinic.appointment.session.arm()
    for _ in range(3):
        place.tick()
    (name,) = ears(place).heard
    assert name.startswith("left hip, abduction")
    clinic.appointment.leave()
    place.tick()


def test_the_settings_are_obeyed_as_soon_as_they_are_kept(place: Workplace) -> None:
    heard = ears(place)
    assert heard.did[-3:] == [("on", True), ("voice", True), 70]
    for name, value in {SOUND: "off", VOICE: "off", VOLUME: "20"}.items():
        place._clinic.desk.set_setting(name, value)
    assert heard.did[-3:] == [("on", False), ("voice", False), 20]


def test_the_action_turns_sound_off_and_on(place: Workplace) -> None:
    place.window.act("sound")
    assert place._clinic.desk.setting(SOUND) == "off"
    place.window.act("sound")
    assert place._clinic.desk.setting(SOUND) == "on"


def test_the_pages_say_what_can_be_heard(place: Workplace) -> None:
    begin(place)
    place.window.open_patient("p1")
    for where in (Place.TEST, Place.SETTINGS):
        place.window.go(where)
    test, settings = place.window.pages.page(Place.TEST), place.window.pages.page(Place.SETTINGS)
    assert isinstance(test, TestPlace)
    assert isinstance(settings, SettingsPage)
    assert (test.sound.words, settings.sound.status) == ("Sound on", UNTRIED.sentence)
    ears(place).no_device()
    assert (test.sound.words, settings.sound.status) == (NO_DEVICE.short, NO_DEVICE.sentence)
    settings.sound.try_button.click()
    assert ears(place).did[-1] == "samples"
    place.window.go(Place.TEST)
    test.sound.click()
    assert place._clinic.desk.setting(SOUND) == "off"


def test_where_nothing_is_shown_nothing_is_loaded(place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert not aloud.somebody_listens()  # tests and pictures are made off screen
    begin(place)
    place.tick()
    assert "prepare" not in ears(place).did
