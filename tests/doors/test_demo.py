"""The demo: sample patients, an emulated dynamometer, a walk with a camera."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from strengthtrack.bootstrap.clinic import open_clinic
from strengthtrack.bootstrap.window import Workplace
from strengthtrack.clinic.units import STANDARD_GRAVITY
from strengthtrack.demo import PROFILE, Recording, open_demo, rows_of
from strengthtrack.demo_walk.camera import SIZES, Camera
from strengthtrack.demo_walk.walk import PATIENT, Walk
from strengthtrack.devices.emulator.recording_file import force_column
from strengthtrack.errors import Mendable
from strengthtrack.practice.setting_names import LAST_PORT, LAST_PROFILE
from strengthtrack.practice.testing.dynamometer_state import State
from strengthtrack.science.push_model import round_and_round


def test_the_demo_has_patients_and_a_dynamometer_and_leaves_nothing_behind() -> None:
    with open_demo(pushing=False) as (clinic, _):
        folder = clinic.desk.data
        assert clinic.desk.store.patient(PATIENT).name == "Sample Patient A"
        assert clinic.appointment.dynamometer.state is State.READY
    assert not folder.exists()


def test_the_sample_visits_can_be_compared_with_the_demo_dynamometer() -> None:
    with open_demo(pushing=False) as (clinic, _):
        tested_with = clinic.desk.store.trials(PATIENT)[-1].setup.dynamometer
        assert tested_with == clinic.appointment.dynamometer.instrument


def test_a_recording_is_played_in_newtons(tmp_path: Path) -> None:
    file = tmp_path / "push.csv"
    file.write_text("t_s,force\n0.00,1.0\n0.01,2.0\n")
    assert rows_of(Recording(file, "force", "kgf", 100.0)) == [STANDARD_GRAVITY, 2 * STANDARD_GRAVITY]
    with open_demo(Recording(file, "force", "kgf", 100.0)) as (clinic, _):
        assert clinic.appointment.dynamometer.state is not State.LOST


def test_a_recording_comes_round_again() -> None:
    force_at = round_and_round([0.0, 10.0, 20.0], rate_hz=10.0)
    assert [round(force_at(t_s), 6) for t_s in (0.0, 0.05, 0.1, 0.2, 0.25, 0.3, 0.4)] == [0, 5, 10, 20, 10, 0, 10]


def test_the_first_column_that_is_no_time_is_played(tmp_path: Path) -> None:
    file = tmp_path / "push.csv"
    file.write_text("t_s,knee,hip\n0.0,1,2\n")
    assert force_column(file) == "knee"


@pytest.mark.parametrize("text", ["", "t_s\n0.0\n"])
def test_a_recording_without_force_is_one_sentence(tmp_path: Path, text: str) -> None:
    file = tmp_path / "push.csv"
    file.write_text(text)
    with pytest.raises(Mendable, match="is not a CSV table"):
        force_column(file)


def test_the_camera_takes_every_step_in_each_size(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with open_clinic(tmp_path / "data", use_keyring=False) as clinic:
        place = Workplace(clinic)
        qtbot.addWidget(place.window)
        place.open()
        place.bring_dynamometer()
        Walk(place, Camera(tmp_path, "dark")).first_start()
        place.window.close()
    for width, height in SIZES:
        pictures = sorted((tmp_path / f"dark-{width}x{height}").glob("*.png"))
        assert [path.name for path in pictures] == ["01-empty-start.png", "02-add-patient.png"]
        assert {QImage(str(path)).size().toTuple() for path in pictures} == {(width, height)}


def test_the_page_of_the_dynamometer_shows_the_port_the_demo_is_connected_to() -> None:
    with open_demo(pushing=False) as (clinic, _):
        assert clinic.desk.setting(LAST_PORT)
        assert clinic.desk.setting(LAST_PROFILE) == PROFILE
