import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from capture_samples import captured
from frame_bench import Office, StandInDynamometer
from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.ports.ports import Port
from strengthtrack.devices.profiles.library import Library, own_folder
from strengthtrack.devices.teaching.capture import Captured, Piece, read_captured
from strengthtrack.devices.teaching.handling import AT_REST, Kind
from strengthtrack.devices.teaching.writing import save_captured
from strengthtrack.practice.testing.dynamometer_state import State
from strengthtrack.screens.page import Place
from strengthtrack.screens.settings.gauge_section import GaugeSection
from strengthtrack.screens.teaching.ask_field import TYPED
from strengthtrack.screens.teaching.capture_card import NOTHING_CAME
from strengthtrack.screens.teaching.listen_step import GARBLED, NO_PORT_CHOSEN
from strengthtrack.screens.teaching.teach_page import CAPTURE, LISTEN, SAYS, TeachPage

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")


class Classroom:
    """A page, and an emulated Mark-10 whose profile is taken away where it is to be taught."""

    def __init__(self, office: Office, qtbot: QtBot) -> None:
        self.qtbot, self.office = qtbot, office
        self.force_n = 0.0
        mark10 = Library().profile("mark10_gcl2")
        self.emulator = Emulator(mark10, lambda t_s: self.force_n + 0.1 * (int(t_s * 50) % 3))
        self.port = self.emulator.serve_pty()
        self.live = StandInDynamometer()
        self.library = Library(own_folder(office.desk.data))
        self.page = self.made()
        self.heard: list[tuple[object, ...]] = []
        self.page.gauge_chosen.connect(self._chosen)
        self.page.fault.connect(self._said)

    def made(self) -> TeachPage:
        page = TeachPage(self.office.desk, self.library, self.live, find_ports=lambda: (Port(self.port, "Cable"),))  # type: ignore[arg-type]
        self.qtbot.addWidget(page)
        page.resize(1270, 704)
        page.show()
        return page

    def listen(self) -> None:
        page = self.page
        page.listen.baud.picker.setCurrentText("115200")
        page.listen.ask.picker.picker.setCurrentText(TYPED)
        page.listen.ask.typed.edit.setText("AOUT250")
        page.listen.ask.end.picker.setCurrentText("CR")
        page.listen.ask.often.choose(1)
        page.listen.ask.typed.edit.textEdited.emit("")
        page.listen.listen.click()
        self.qtbot.waitUntil(lambda: page.room.lesson.reads > 3, timeout=4000)

    def take(self, kind: Kind, force_n: float) -> None:
        self.force_n = force_n
        card = self.page.capture.cards[kind]
        card.force.edit.setText(f"{abs(force_n):g}")
        card.go.click()
        self.qtbot.waitUntil(lambda: self.page.room.lesson.taking is None, timeout=4000)

    def judged(self) -> None:
        self.qtbot.waitUntil(lambda: not self.page.guessing.running, timeout=4000)

    def _chosen(self, *what: object) -> None:
        self.heard.append(what)

    def _said(self, sentence: str) -> None:
        self.heard.append((sentence,))


@pytest.fixture
def room(office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Classroom]:
    monkeypatch.setattr("strengthtrack.devices.teaching.lesson.READY_S", 0.05)
    monkeypatch.setattr("strengthtrack.devices.teaching.lesson.LASTS_S", 0.15)
    made = Classroom(office, qtbot)
    yield made
    made.page.hide()
    made.emulator.close()


def test_three_steps_make_a_profile_that_is_used_at_once(room: Classroom, office: Office) -> None:
    page = room.page
    assert page.foot.next.isHidden()
    room.listen()
    assert " bytes in " in page.listen.counts.text()
    assert page.listen.wire.lines[-1][1].endswith(r" N\r\n")
    page.foot.next.click()
    assert page.step == CAPTURE
    room.take(Kind.REST, 0.0)
    assert page.capture.push.force.edit.hasFocus()
    room.take(Kind.PUSH, 52.0)
    room.take(Kind.PULL, -47.0)
    assert page.foot.words.text().startswith("All there.")
    page.foot.next.click()
    room.judged()
    known, *_, new = page.says.rows
    assert (known.name, new.name) == ("Known: Mark-10", "New, in N")
    assert page.foot.next.text() == "Use it now"
    new.click()
    assert [line[0] for line in page.says.view.table.lines] == ["Rest", "Rest", "Push", "Push", "Pull", "Pull"]
    page.foot.next.click()
    assert page.says.view.naming.name.fault.startswith("Give it a name")
    page.says.view.naming.name.edit.setText("Our gauge")
    page.foot.next.click()
    assert room.heard == [(room.port, "our_gauge", "115200", "")]
    assert room.library.profile("our_gauge").profile.tested_on_hardware is False
    assert (own_folder(office.desk.data) / "our_gauge.capture").exists()
    assert not page.room.running


def test_a_connected_dynamometer_is_let_go_first_and_leaving_lets_the_port_go(room: Classroom, qtbot: QtBot) -> None:
    room.live.state = State.READY
    with qtbot.waitSignal(room.page.let_go, timeout=2000):
        room.listen()
    assert room.live.asked == ["disconnect"]
    room.page.hide()
    assert not room.page.room.running
    assert room.page.room.lesson.reads > 0


def test_what_is_missing_is_said_where_it_is(room: Classroom) -> None:
    page = room.page
    page.listen.ask.picker.picker.setCurrentText(TYPED)
    page.listen.listen.click()
    assert page.listen.ask.typed.fault == "Type what is to be sent, or choose a known question."
    page.listen.ask.picker.picker.setCurrentIndex(0)
    page.listen.port.picker.setCurrentIndex(1)
    page.listen.listen.click()
    assert page.listen.port.fault == NO_PORT_CHOSEN
    page.listen.address.edit.setText("/dev/nowhere9")
    page.listen.listen.click()
    room.qtbot.waitUntil(lambda: page.listen.note.words.startswith("/dev/nowhere9 is not there"), timeout=2000)
    assert page.step == LISTEN


def test_what_is_sent_is_said_before_it_is_and_no_step_is_gone_to_before_its_time(room: Classroom) -> None:
    page, ask = room.page, room.page.listen.ask
    assert ask.words == ""
    ask.choose(b"D\r")
    assert ask.words == r"Sends 2 bytes, 20 times a second: “D\r”, 44 0D. Nothing else."
    ask.often.choose(1)
    ask.often.chosen.emit(1)
    assert ask.words == r"Sends 2 bytes, once: “D\r”, 44 0D. Nothing else."
    page.head.chosen.emit(SAYS)
    assert page.step == LISTEN
    for step in range(6):
        page.room.lesson.hear(float(step), b"\x80\xf8\x00\xfe\x86\x98")
    page.room.changed.emit()
    assert page.listen.note.words == GARBLED


def test_a_capture_may_come_to_nothing_and_a_pull_be_left_out(room: Classroom) -> None:
    page, lesson = room.page, room.page.room.lesson
    page.go(CAPTURE)
    page.capture.show_taken(Piece(AT_REST, ()))
    assert page.capture.cards[Kind.REST].fault.words == NOTHING_CAME
    page.capture.push.go.setEnabled(True)
    page.capture.push.go.click()
    assert page.capture.push.force.fault.startswith("Type the force that its display shows")
    for kind in (Kind.REST, Kind.PUSH):
        lesson.pieces[kind] = Piece(AT_REST, ((0.0, b"1"),))
    assert not page.capture.is_whole(lesson)
    page.capture.pull.skip.click()
    assert page.capture.is_whole(lesson)
    assert page.capture.pull.state.words == "Left out."


def test_a_capture_of_somebody_else_is_judged_and_saved(room: Classroom, tmp_path: Path, qtbot: QtBot) -> None:
    page, path = room.page, tmp_path / "sent.capture"
    sent = captured(room.library.profile("hx711_n"))
    save_captured(path, sent)
    page.ask_to_read = lambda _: path
    page.ask_to_save = lambda _: tmp_path / "again.capture"
    page.listen.open_file.click()
    room.judged()
    assert page.says.rows[0].name.startswith("Known: ")
    assert page.foot.next.isHidden()
    page.says.rows[-1].click()
    assert page.foot.next.text() == "Save"
    page.says.save.click()
    assert read_captured(tmp_path / "again.capture") == read_captured(path)
    page.says.view.naming.name.edit.setText("Theirs")
    with qtbot.waitSignal(page.left, timeout=1000) as left:
        page.foot.next.click()
    assert left.args == [Place.SETTINGS]
    assert room.library.is_own("theirs")


def test_what_cannot_be_read_judged_or_saved_says_why(room: Classroom, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("hello")
    room.page.read_file(tmp_path / "x.txt")
    room.page.ask_to_save = lambda _: tmp_path / "no" / "x.capture"
    room.page.save()
    assert room.heard == [
        ("x.txt is no capture: line 1 cannot be read; capture again.",),
        ("x.capture cannot be written (No such file or directory); choose another place.",),
    ]
    save_captured(tmp_path / "x.capture", Captured(pieces=(Piece(AT_REST, ((0.0, b"12.3\r"),)),)))
    room.page.read_file(tmp_path / "x.capture")
    room.judged()
    assert room.page.says.sentence.text().startswith("Capture a push too")
    assert room.page.foot.next.isHidden()


def test_the_settings_list_own_files_with_every_fault_and_read_them_again(office: Office, qtbot: QtBot) -> None:
    folder = own_folder(office.desk.data)
    library = Library(folder)
    section = GaugeSection(office.desk, library)
    qtbot.addWidget(section)
    opened: list[Path] = []

    def open_it(path: Path) -> bool:
        opened.append(path)
        return True

    section.open_folder = open_it
    section.folder.click()
    assert opened == [folder]
    (folder / "mine.toml").write_text("schema = 1\n[serial]\nbaud = 7\n", encoding="utf-8")
    with qtbot.waitSignal(section.profiles_changed, timeout=1000):
        section.again.click()
    words = [one.text() for one in section.table.findChildren(QLabel)]
    assert any(one.startswith("mine.toml has ") for one in words)
    assert {"profile: is missing", "framing: is missing"} <= set(words)
    section.open_folder = lambda _: False
    with qtbot.waitSignal(section.fault, timeout=1000) as fault:
        section.folder.click()
    assert fault.args == [f"No program here shows folders; put your own profiles into “{folder}”."]
