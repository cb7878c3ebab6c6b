"""The app is started again: the dynamometer of last time is looked for by itself, and without a word."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from strengthtrack.bootstrap import window
from strengthtrack.bootstrap.clinic import Clinic, open_clinic
from strengthtrack.bootstrap.window import Workplace
from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.practice.setting_names import LAST_TYPED, RECONNECT
from strengthtrack.practice.testing import search
from strengthtrack.practice.testing.dynamometer_state import STREAMS, State
from strengthtrack.practice.testing.last_gauge import LastGauge, remember
from strengthtrack.practice.testing.whereabouts import Whereabouts
from strengthtrack.screens import theme

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")


@pytest.fixture
def clinic(tmp_path: Path, qapp: QApplication) -> Iterator[Clinic]:
    theme.apply(qapp, theme.palette_for("light"))
    with open_clinic(tmp_path, use_keyring=False) as clinic:
        yield clinic


def start(qtbot: QtBot, clinic: Clinic) -> Workplace:
    place = Workplace(clinic)
    qtbot.addWidget(place.window)
    place.open()
    place.window.show()
    return place


def left_with(clinic: Clinic, port: Path) -> None:
    last = LastGauge(Whereabouts(str(port)), "mark10_gcl2", name="Mark-10")
    remember(clinic.desk.edits, last.settings)


def test_it_is_looked_for_and_found(
    qtbot: QtBot, clinic: Clinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "OPENED_IN_VAIN_S", 0.1)
    monkeypatch.setattr(window, "LOOK_MS", 20)
    left_with(clinic, tmp_path / "gauge")
    place = start(qtbot, clinic)
    live = clinic.appointment.dynamometer
    qtbot.waitUntil(lambda: bool(live.why))
    assert place.window.strip.gauge_words[1] == "Looking for it"
    assert live.name == "Mark-10"
    assert not place.window.toast.isVisible()
    assert not place.pump.running
    emulator = Emulator(clinic.library.profile("mark10_gcl2"))
    emulator.serve_pty(tmp_path / "gauge")
    qtbot.waitUntil(lambda: live.state in STREAMS)
    qtbot.waitUntil(lambda: place.pump.running)
    assert not place.window.toast.isVisible()
    place.window.close()
    live.disconnect()
    emulator.close()


def test_it_is_not_looked_for_where_that_is_switched_off(qtbot: QtBot, clinic: Clinic, tmp_path: Path) -> None:
    left_with(clinic, tmp_path / "gauge")
    clinic.desk.set_setting(RECONNECT, "off")
    start(qtbot, clinic).bring_dynamometer()
    assert clinic.appointment.dynamometer.state is State.NOTHING


def test_who_typed_last_time_goes_on_typing(qtbot: QtBot, clinic: Clinic, tmp_path: Path) -> None:
    left_with(clinic, tmp_path / "gauge")
    clinic.desk.set_setting(LAST_TYPED, "yes")
    start(qtbot, clinic).bring_dynamometer()
    assert clinic.appointment.dynamometer.state is State.MANUAL


def test_whoever_disconnects_is_not_connected_again_by_another_page(
    qtbot: QtBot, clinic: Clinic, tmp_path: Path
) -> None:
    left_with(clinic, tmp_path / "gauge")
    place = start(qtbot, clinic)
    place.bring_dynamometer()
    place.window.act("disconnect")
    place.window.act("connect")
    assert clinic.appointment.dynamometer.state is State.NOTHING
