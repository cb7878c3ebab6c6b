import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from strengthtrack.errors import RecordsFault
from strengthtrack.screens.safety import LOG_NAME, Safety, sentence


class Caught:
    def __init__(self, folder: Path) -> None:
        self.said: list[str] = []
        self.safety = Safety(folder, self.said.append)
        self.log = folder / LOG_NAME

    def written(self) -> str:
        return self.log.read_text(encoding="utf-8")


@pytest.fixture
def caught(tmp_path: Path, qtbot: QtBot) -> Iterator[Caught]:
    made = Caught(tmp_path)
    yield made
    made.safety.remove()


def fault_with_a_name() -> ValueError:
    try:
        int("Sample Patient A")
    except ValueError as fault:
        return fault
    raise AssertionError


def tell(safety: Safety) -> None:
    fault = fault_with_a_name()
    safety.caught(type(fault), fault, fault.__traceback__)


def test_a_bug_is_said_in_one_calm_sentence(caught: Caught, qtbot: QtBot) -> None:
    tell(caught.safety)
    qtbot.waitUntil(lambda: bool(caught.said), timeout=1000)
    assert caught.said == [sentence(caught.log)]
    assert "what was recorded is kept" in caught.said[0]


def test_the_log_says_where_and_never_who(caught: Caught) -> None:
    tell(caught.safety)
    assert "ValueError" in caught.written()
    assert "fault_with_a_name" in caught.written()
    assert "Sample Patient" not in caught.written()


def test_the_traceback_still_reaches_the_developer(caught: Caught, capsys: pytest.CaptureFixture[str]) -> None:
    tell(caught.safety)
    assert "Sample Patient A" in capsys.readouterr().err


def test_a_fault_in_a_thread_is_said_too(caught: Caught, qtbot: QtBot) -> None:
    caught.safety.install()
    try:
        thread = threading.Thread(target=int, args=("no number",))
        thread.start()
        thread.join(5)
    finally:
        caught.safety.remove()
    qtbot.waitUntil(lambda: bool(caught.said), timeout=1000)


def test_what_qt_says_is_written_down(caught: Caught) -> None:
    caught.safety.heard(QtMsgType.QtWarningMsg, QMessageLogContext(), "a painter was not ended")
    assert "WARNING Qt" in caught.written()
    assert "a painter was not ended" in caught.written()


def test_ctrl_c_stays_ctrl_c(caught: Caught) -> None:
    caught.safety.caught(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert caught.written() == ""


def test_it_gives_the_hooks_back(caught: Caught) -> None:
    before = sys.excepthook
    caught.safety.install()
    assert sys.excepthook != before
    caught.safety.remove()
    assert sys.excepthook == before


def test_a_fault_that_can_be_mended_says_so_itself(caught: Caught, qtbot: QtBot) -> None:
    fault = RecordsFault("The disk is full; make room, then save again.")
    caught.safety.caught(type(fault), fault, None)
    qtbot.waitUntil(lambda: bool(caught.said), timeout=1000)
    assert caught.said == ["The disk is full; make room, then save again."]


def test_a_second_fault_opens_no_second_box(tmp_path: Path, qtbot: QtBot) -> None:
    safety = Safety(tmp_path)
    try:
        tell(safety)
        tell(safety)
        qtbot.waitUntil(lambda: bool(boxes()), timeout=1000)
        QApplication.processEvents()
        assert len(boxes()) == 1
        assert not boxes()[0].isModal()
    finally:
        safety.remove()
        for box in boxes():
            box.close()


def boxes() -> list[QMessageBox]:
    return [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]


def test_a_folder_that_takes_no_log_is_left_to_the_records(tmp_path: Path, qtbot: QtBot) -> None:
    caught = Caught(tmp_path / "nowhere")
    tell(caught.safety)
    qtbot.waitUntil(lambda: bool(caught.said), timeout=1000)
    assert not caught.log.exists()
    caught.safety.remove()
