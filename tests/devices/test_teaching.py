"""From a dynamometer nobody knows to readings: listened to, captured, taught, written, connected; and played back."""

import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from link_listener import Listener
from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.link.link import Link
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.profiles.schema import Serial
from strengthtrack.devices.readings import Readings
from strengthtrack.devices.teaching.baud_search import BaudSearch, Settled, Trying
from strengthtrack.devices.teaching.baud_search import News as BaudNews
from strengthtrack.devices.teaching.capture import Captured, Piece, replay
from strengthtrack.devices.teaching.capture_head import Head
from strengthtrack.devices.teaching.handling import AT_REST, Handling, Kind
from strengthtrack.devices.teaching.lesson import LASTS_S, READY_S, Lesson
from strengthtrack.devices.teaching.listening import Ended, Heard, Listening, News, Opened
from strengthtrack.devices.teaching.playing_back import PlayedBack, timeline
from strengthtrack.devices.teaching.proposing import proposals
from strengthtrack.devices.teaching.questions import Question, known_questions, typed_question
from strengthtrack.devices.teaching.writing import Naming, id_for, named, save_captured, write_named, write_profile
from strengthtrack.errors import DeviceFault, EntryFault, ProfileFault

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")

START = Question(b"AOUT250\r", every_s=0.0)
PUSH, PULL = Handling(Kind.PUSH, 52.0), Handling(Kind.PULL, 47.0)
READS = 20


@pytest.fixture(autouse=True)
def nobody_greets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens the port here says nothing first, and need not be waited for."""
    monkeypatch.setattr("strengthtrack.devices.teaching.playing_back.QUIET_S", 0.02)


def waited(what: Callable[[], object], within_s: float = 5.0) -> None:
    pause, ends_s = threading.Event(), time.monotonic() + within_s
    while not what():
        assert time.monotonic() < ends_s, "waited in vain"
        pause.wait(0.005)


def all_of(news: list[News], data: bytes) -> bool:
    return b"".join(one.data for one in news if isinstance(one, Heard)) == data


class Hand:
    """A hand on an emulated dynamometer that listens to it at the same time."""

    def __init__(self, profile: Profile, question: Question | None) -> None:
        self.force_n = 0.0
        self.news: list[News] = []
        self.emulator = Emulator(profile, lambda t_s: self.force_n + 0.1 * (int(t_s * 100) % 3))
        self.port = self.emulator.serve_pty()
        self.listening = Listening(self.port, profile.serial, self.news.append, question)
        self.listening.start()

    def piece(self, handling: Handling, force_n: float) -> Piece:
        self.force_n = force_n
        waited(lambda: self.emulator.played)
        fresh = self.emulator.played
        waited(lambda: self.emulator.played > fresh + 3)
        begins = len(self.news)
        waited(lambda: len(self.news) > begins + READS)
        heard = [news for news in self.news[begins:] if isinstance(news, Heard)]
        return Piece(handling, tuple((one.t_s, one.data) for one in heard))

    def close(self) -> None:
        self.listening.close()
        self.emulator.close()


@pytest.fixture(scope="module")
def taught() -> tuple[Captured, Profile]:
    """What was captured of a Mark-10 by somebody who has no profile for it, and its own profile."""
    mark10 = Library().profile("mark10_gcl2")
    hand = Hand(mark10, START)
    pieces = (hand.piece(AT_REST, 0.0), hand.piece(PUSH, 52.0), hand.piece(PULL, -47.0))
    hand.close()
    assert isinstance(hand.news[0], Opened)
    return Captured(Head(mark10.serial, START.send), pieces), mark10


def test_an_unknown_dynamometer_is_taught_and_read_at_once(
    taught: tuple[Captured, Profile], tmp_path: Path, listener: Listener
) -> None:
    captured, mark10 = taught
    library = Library(tmp_path)
    proposal = proposals(captured, ()).ranked[0]
    id_ = write_named(tmp_path, proposal, Naming("Our gauge", tried=True), captured, library)
    profile = library.profile(id_)
    assert library.is_own("our_gauge")
    assert (profile.acquire.mode, profile.acquire.start, profile.serial.baud) == ("stream", b"AOUT250\r", 115200)
    assert profile.profile.tested_on_hardware
    assert profile.profile.sources[0].where == "our_gauge.capture"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["our_gauge.capture", "our_gauge.toml"]
    emulator = Emulator(mark10, lambda _: 31.5)
    link = Link(emulator.serve_pty(), profile, listener.put)
    link.start()
    listener.wait_for(lambda heard: len(heard.values) >= 3)
    link.close()
    emulator.close()
    assert set(listener.values) == {31.5}


def test_a_capture_plays_as_a_port_and_reads_as_its_file(
    taught: tuple[Captured, Profile], tmp_path: Path, listener: Listener
) -> None:
    captured, _ = taught
    profile = proposals(captured, ()).ranked[0].profile
    save_captured(tmp_path / "x.capture", captured)
    read = [event for event in replay(tmp_path / "x.capture", profile) if isinstance(event, Readings)]
    values = [value for event in read for value in event.value.tolist()]
    player = PlayedBack(captured, speed=20.0)
    link = Link(player.serve_pty(), profile, listener.put)
    link.start()
    waited(player.done.is_set)
    listener.wait_for(lambda heard: len(heard.values) >= len(values) - 1)
    link.close()
    player.close()
    # a link drops what may be the tail of a frame when it joins
    assert listener.values == values[-len(listener.values) :]
    assert len(values) - len(listener.values) <= 1


def test_it_begins_anew_for_everybody_who_opens_the_port() -> None:
    captured = Captured(pieces=(Piece(AT_REST, ((3.0, b"1.5\r"), (3.1, b"2.5\r"))),))
    player = PlayedBack(captured, speed=100.0)
    port = player.serve_pty()
    for _ in range(2):
        news: list[News] = []
        listening = Listening(port, Serial(baud=9600), news.append)
        listening.start()
        waited(partial(all_of, news, b"1.5\r2.5\r"))
        listening.close()
        # who opens it at the same moment is not seen to be another
        waited(lambda: player._wire is not None and not player._wire.taken)
    player.close()


def test_long_waits_between_two_handlings_are_cut_short_and_those_within_one_are_kept() -> None:
    pieces = (Piece(AT_REST, ((10.0, b"a"), (14.0, b"b"))), Piece(PUSH, ((90.0, b"c"), (90.5, b"d"))))
    assert list(timeline(Captured(pieces=pieces))) == [(0.0, b"a"), (4.0, b"b"), (4.5, b"c"), (5.0, b"d")]


def test_an_empty_capture_cannot_be_played() -> None:
    with pytest.raises(DeviceFault, match=r"There is nothing in this capture to play; give another file."):
        PlayedBack(Captured())


def test_a_port_that_is_not_there_ends_the_listening_with_a_sentence() -> None:
    news: list[News] = []
    listening = Listening("/dev/nowhere9", Serial(baud=9600), news.append)
    listening.start()
    waited(lambda: news)
    listening.close()
    assert isinstance(news[0], Ended)
    assert news[0].why.startswith("/dev/nowhere9 is not there; plug the dynamometer in")


def test_nothing_is_said_once_it_was_stopped() -> None:
    news: list[News] = []
    player = PlayedBack(Captured(pieces=(Piece(AT_REST, ((0.0, b"1\r"),)),)), speed=100.0, loop=True)
    listening = Listening(player.serve_pty(), Serial(baud=9600), news.append)
    listening.start()
    waited(lambda: len(news) > 2)
    listening.close()
    said = len(news)
    player.close()
    assert len(news) == said


def test_the_baud_rate_at_which_text_comes_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("strengthtrack.devices.teaching.baud_search.LISTENS_S", 0.05)
    player = PlayedBack(Captured(pieces=(Piece(AT_REST, ((0.0, b"12.3 N\r\n" * 4),)),)), speed=100.0, loop=True)
    port = player.serve_pty()
    news: list[BaudNews] = []
    BaudSearch(port, news.append, bauds=(19200,)).start()
    waited(lambda: isinstance(news[-1] if news else None, Settled | Ended))
    player.close()
    assert news == [Trying(19200, 1, 1), Settled(19200, heard=True)]
    assert "can be read at 19200 baud" in Settled(19200, heard=True).words
    assert "at no baud rate were they text" in Settled(None, heard=True).words
    assert "Nothing came at any baud rate" in Settled(None, heard=False).words


def test_the_known_questions_are_harmless_and_named(library: Library) -> None:
    asked = {question.send: question.asked_by for question in known_questions(library.profiles())}
    assert "Imada" in asked[b"D\r"]
    assert not {b"Z\r", b"AOUT250\r", b"z"} & asked.keys()


@pytest.mark.parametrize(
    ("text", "end", "as_hex", "sent"),
    [
        ("?", "CR", False, b"?\r"),
        (r"\x02R\r\n", "nothing", False, b"\x02R\r\n"),
        ("3F 0x43,02", "LF", True, b"?C\x02\n"),
    ],
)
def test_a_typed_question_is_text_or_hexadecimal(text: str, end: str, as_hex: bool, sent: bytes) -> None:
    assert typed_question(text, end, as_hex=as_hex).send == sent


@pytest.mark.parametrize(
    ("text", "as_hex", "says"),
    [
        (" ", False, "Type what is to be sent, or choose a known question."),
        ("3G", True, "“3G” is no row of bytes in hexadecimal; write them as 3F 0D."),
        ("€", False, "has a character that is no single byte; type it in hexadecimal instead."),
        ("x" * 40, False, "A question has at most 32 bytes, and this has 40; shorten it."),
    ],
)
def test_a_question_that_cannot_be_sent_is_a_sentence(text: str, as_hex: bool, says: str) -> None:
    with pytest.raises(EntryFault, match=says):
        typed_question(text, as_hex=as_hex)


def test_a_lesson_keeps_what_comes_while_it_is_held() -> None:
    lesson = Lesson()
    lesson.take(PUSH, 10.0)
    for step in range(60):
        lesson.hear(10.0 + step / 10.0, b"ab")
    assert lesson.tick(10.0 + READY_S) is None
    piece = lesson.tick(10.0 + READY_S + LASTS_S)
    assert piece is not None
    assert (piece.reads[0][0], piece.reads[-1][0]) == (12.0, 15.0)
    assert (lesson.size, lesson.reads) == (120, 60)
    assert lesson.rate_hz(15.9) == pytest.approx(10.0, abs=0.6)
    lesson.take(AT_REST, 20.0)
    lesson.leave_off()
    assert lesson.tick(99.0) is None
    assert [piece.handling for piece in lesson.captured(Head()).pieces] == [PUSH]
    lesson.forget()
    assert (lesson.pieces, lesson.size, len(lesson.recent)) == ({}, 0, 0)


def test_a_profile_is_never_written_over_another_and_faults_are_all_told(
    taught: tuple[Captured, Profile], tmp_path: Path
) -> None:
    captured, _ = taught
    table = named(proposals(captured, ()).ranked[0].table or {}, Naming("Our gauge", "Maker", "M1"), "our_gauge")
    profile = write_profile(tmp_path, table, captured)
    assert (profile.profile.vendor, profile.profile.models) == ("Maker", ("M1",))
    with pytest.raises(DeviceFault, match=r"There is a profile our_gauge.toml already; give the dynamometer another"):
        write_profile(tmp_path, table, captured)
    broken = {**table, "sign": {"positive": "up"}, "unit": {"source": "wire"}}
    with pytest.raises(ProfileFault) as fault:
        write_profile(tmp_path, broken, captured, over=True)
    assert {"sign.positive", "sign.verified", "unit"} <= {path for path, _ in fault.value.faults}
    with pytest.raises(EntryFault, match="Give it a name"):
        named(table, Naming("  "), "x")
    blocked = tmp_path / "our_gauge.toml" / "below"
    with pytest.raises(DeviceFault, match=r"our_gauge.toml cannot be written to .*; make room there."):
        write_profile(blocked, table, captured)


def test_an_id_is_made_of_the_name_and_is_nobody_elses() -> None:
    assert id_for("Our Gauge, №2!", ()) == "our_gauge_2"
    assert id_for("Imada D", {"imada_d", "imada_d_2"}) == "imada_d_3"
    assert id_for("力", ()) == "own_gauge"
    assert len(id_for("x" * 99, {"x" * 36})) == 38
