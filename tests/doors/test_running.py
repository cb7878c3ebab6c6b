"""The app as it is started from the command line."""

import signal
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from strengthtrack.bootstrap import running
from strengthtrack.bootstrap.application import application, close_on_ctrl_c
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


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert main(["--demo", "--shots", str(tmp_path / "file" / "shots")]) == 2
    assert "cannot be made" in capsys.readouterr().err


def test_ctrl_c_closes_the_window_and_nothing_is_torn_down(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = signal.getsignal(signal.SIGINT)
    try:
        close_on_ctrl_c()
        with ExitStack() as closing:
            start = started(qtbot, tmp_path, closing)
            qtbot.waitUntil(lambda: start.place is not None)
            signal.raise_signal(signal.SIGINT)
            qtbot.waitUntil(lambda: not start.window.isVisible())
    finally:
        signal.signal(signal.SIGINT, before)
