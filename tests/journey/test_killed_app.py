"""The real app is killed in the middle of the third trial: what was stored is there, and the rest is offered."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import app_process
from app_process import HELD_S, PEAKS_N, RUNS
from plain_batteries import keep_plain_battery
from strengthtrack.bootstrap.clinic import open_clinic
from strengthtrack.bootstrap.window import Workplace
from strengthtrack.science.measures import trial_peak_n
from strengthtrack.screens import theme
from strengthtrack.screens.page import Place
from strengthtrack.screens.place_of_test import TestPlace

PATIENCE_S = 90.0
WITHIN_N = 5.0
"""The model of a push trembles."""


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """The data folder of an app that was killed in its third trial."""
    folder = tmp_path / "data"
    keep_plain_battery(folder)
    alone = {
        name: value for name, value in os.environ.items() if name not in {"DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"}
    }
    app = subprocess.Popen(
        [sys.executable, app_process.__file__, str(folder)], env=alone, stdout=subprocess.PIPE, text=True
    )
    giving_up = threading.Timer(PATIENCE_S, app.kill)
    giving_up.start()
    try:
        assert app.stdout is not None
        said = app.stdout.readline()
        app.kill()  # SIGKILL: nothing in it gets to tidy up
        assert said.strip() == RUNS, "the app did not get as far as its third trial"
    finally:
        giving_up.cancel()
        app.kill()
        app.communicate()
        giving_up.join()
    return folder


def test_two_trials_are_there_and_the_third_is_offered_as_far_as_it_came(
    qtbot: QtBot, qapp: QApplication, killed: Path
) -> None:
    theme.apply(qapp, theme.palette_for("light"))
    with open_clinic(killed, use_keyring=False) as clinic:
        patient = clinic.desk.store.patients()[0]
        stored = clinic.desk.store.trials(patient.id)
        assert [(trial.number, trial.counts) for trial in stored] == [(1, True), (2, True)]
        assert [trial_peak_n(trial) for trial in stored] == pytest.approx(PEAKS_N[:2], abs=WITHIN_N)
        (third,) = clinic.desk.store.running.cut_short()
        assert third.number == 3
        assert third.trace is not None
        assert third.trace.t_s[-1] > HELD_S - 1.0  # written down second by second

        place = Workplace(clinic)
        qtbot.addWidget(place.window)
        place.open()
        place.window.show()
        assert place.window.pages.place is Place.TEST
        test = place.window.pages.page(Place.TEST)
        assert isinstance(test, TestPlace)
        assert "trial 3 of left hip abduction" in test.start.card.words.replace("\N{NO-BREAK SPACE}", " ")
        test.start.card.keep.click()
        kept = clinic.desk.store.trials(patient.id)
        assert [(trial.number, trial.counts) for trial in kept] == [(1, True), (2, True), (3, False)]
        assert trial_peak_n(kept[2]) == pytest.approx(PEAKS_N[2], abs=WITHIN_N)
        test.start.go_on_button.click()
        assert place.session is not None
        assert [line.number for line in place.session.view().test.trials] == [1, 2, 3]
        place.window.close()
