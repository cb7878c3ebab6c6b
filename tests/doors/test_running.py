"""The app as it is started from the command line."""

import os
import signal
import subprocess
import sys
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from strengthtrack.bootstrap import running
from strengthtrack.bootstrap.application import application, closed_by_signals
from strengthtrack.cli import main
from strengthtrack.cli.window import has_display
from strengthtrack.records import key
from strengthtrack.records.one_start import OneStart
from strengthtrack.screens.page import Place


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key, "system_ring", key.no_ring)


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, words: said.append(words))
    return said


def started(qtbot: QtBot, folder: Path, closing: ExitStack) -> running.Start:
    application()
    start = running.Start(folder, closing)
    qtbot.addWidget(start.window)
    start.window.show()
    return start


def test_the_window_is_there_first_and_the_records_follow(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with ExitStack() as closing:
        start = started(qtbot, tmp_path, closing)
        assert start.place is None
        qtbot.waitUntil(lambda: start.place is not None)
        assert start.place is not None
        assert start.place.window.pages.place is Place.PATIENTS
        assert start.place.window.isVisible()
        assert (tmp_path / "records.db").exists()
        start.window.close()
    assert start.exit_code == 0


def test_a_second_start_on_the_same_data_says_so_and_ends(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, boxes: list[str]
) -> None:
    with OneStart(tmp_path), ExitStack() as closing:
        start = started(qtbot, tmp_path, closing)
        qtbot.waitUntil(lambda: bool(boxes))
        assert "is already open with the records in" in boxes[0]
        assert start.exit_code == running.CANNOT_START
        assert not start.window.isVisible()


def test_records_without_their_key_are_said_and_left_alone(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, boxes: list[str]
) -> None:
    (tmp_path / "records.db").write_bytes(b"somebody's records")
    with ExitStack() as closing:
        start = started(qtbot, tmp_path, closing)
        qtbot.waitUntil(lambda: bool(boxes))
    assert start.exit_code == running.CANNOT_START
    assert boxes[0].startswith("The key to the records in")
    assert (tmp_path / "records.db").read_bytes() == b"somebody's records"


def test_data_that_names_a_file_is_said_and_left_alone(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, boxes: list[str]
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("kept")
    with ExitStack() as closing:
        start = started(qtbot, file, closing)
        qtbot.waitUntil(lambda: bool(boxes))
    assert boxes == [f"{file} is no folder; name another one with --data."]
    assert start.exit_code == running.CANNOT_START
    assert file.read_text() == "kept"


def test_a_window_that_is_held_back_stays_whole(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with ExitStack() as closing:
        start = started(qtbot, tmp_path, closing)
        qtbot.waitUntil(lambda: start.place is not None)
        assert start.place is not None
        start.place.window.hold_back = lambda: "Not yet."
        assert not start.window.close()
        assert start.window.isVisible()
        assert start.place.window.toast.words == "Not yet."
        start.place.window.hold_back = str
        assert start.window.close()


def test_without_a_display_run_says_so_and_names_the_pictures(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main([]) == 2
    said = capsys.readouterr().err
    assert said.startswith("strengthtrack: There is no display to open a window on")
    assert "--demo --shots DIR" in said


def test_windows_and_macos_always_have_a_display() -> None:
    assert has_display("win32", {})
    assert has_display("darwin", {})
    assert has_display("linux", {"WAYLAND_DISPLAY": "wayland-0"})
    assert not has_display("linux", {})


@pytest.mark.parametrize("option", [["--shots", "x"], ["--play", "x.csv"]])
def test_pictures_and_recordings_go_with_the_demo(option: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(option) == 2
    assert "--play and --shots go with --demo; add it." in capsys.readouterr().err


@pytest.mark.parametrize("rate", ["0", "-5", "nan", "1e9"])
def test_a_recording_with_a_rate_that_cannot_be_right_is_refused(
    rate: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "table.csv"
    table.write_text("force\n1\n")
    assert main(["--demo", "--play", str(table), "--rate", rate]) == 2
    assert "cannot be right; give the rows per second." in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert main(["--demo", "--shots", str(tmp_path / "file" / "shots")]) == 2
    assert "cannot be made" in capsys.readouterr().err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_and_nothing_is_torn_down(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, number: signal.Signals
) -> None:
    before = signal.getsignal(number)
    with closed_by_signals(), ExitStack() as closing:
        start = started(qtbot, tmp_path, closing)
        qtbot.waitUntil(lambda: start.place is not None)
        signal.raise_signal(number)
        qtbot.waitUntil(lambda: not start.window.isVisible())
    assert signal.getsignal(number) is before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
def test_a_signal_wakes_an_app_in_which_nothing_happens(qapp: QApplication) -> None:
    window = QWidget()
    window.show()
    with closed_by_signals():
        # the signal comes while the event loop waits, in which no Python runs that could notice it
        sender = subprocess.Popen([sys.executable, "-c", f"import os; os.kill({os.getpid()}, {int(signal.SIGTERM)})"])
        given_up = threading.Timer(20.0, qapp.quit)
        given_up.start()
        qapp.exec()
        assert not window.isVisible()
        given_up.cancel()
        given_up.join()
        sender.wait(20)


def test_the_search_field_has_the_keys_when_the_list_is_there(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with ExitStack() as closing:
        start = started(qtbot, tmp_path, closing)
        start.window.activateWindow()
        qtbot.waitUntil(lambda: start.place is not None and QApplication.focusWidget() is not None)
        assert start.place is not None
        assert start.place.window.pages.isAncestorOf(QApplication.focusWidget() or start.window)
        start.window.close()
