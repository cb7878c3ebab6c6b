import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.profiles.schema import Serial
from strengthtrack.devices.readings import Readings
from strengthtrack.devices.teaching.capture import (
    Capture,
    Captured,
    Piece,
    read_captured,
    reads,
    replay,
    write_captured,
)
from strengthtrack.devices.teaching.capture_head import Head, head_of
from strengthtrack.devices.teaching.handling import AT_REST, Handling, Kind, handling_typed
from strengthtrack.errors import DeviceFault, EntryFault

OLD = "5.000000\t41\n5.250000\t42430d\n"


def written(path: Path, captured: Captured) -> Captured:
    with path.open("w", encoding="utf-8") as file:
        write_captured(file, captured)
    return read_captured(path)


def test_what_was_captured_replays_to_the_same_readings(tmp_path: Path, mark10: Profile) -> None:
    path = tmp_path / "gauge.capture"
    with path.open("w") as file:
        capture = Capture(file)
        capture.add(81.0, b"1.5 N\r\n2.")
        capture.add(81.5, b"5 N\r\n\xff\r\n")
    assert list(reads(path)) == [(0.0, b"1.5 N\r\n2."), (0.5, b"5 N\r\n\xff\r\n")]
    first, second, garbled = replay(path, mark10)
    assert isinstance(first, Readings)
    assert isinstance(second, Readings)
    assert [first.value[0], second.value[0]] == [1.5, 2.5]
    assert (first.read_at_s, second.read_at_s) == (0.0, 0.5)
    assert not isinstance(garbled, Readings)


def test_a_whole_capture_comes_back_as_it_was(tmp_path: Path) -> None:
    settings = Serial(baud=2400, parity="E", bytesize=7, stopbits=2, flow="rtscts", dtr=False, rts=True, settle_ms=300)
    push, pull = Handling(Kind.PUSH, 52.5, "N"), Handling(Kind.PULL, 5.0, "kgf")
    pieces = (
        Piece(AT_REST, ((0.0, b"\x02"), (0.25, b"abc"))),
        Piece(push, ((9.0, b"de"),)),
        Piece(pull, ((20.5, b""),)),
    )
    captured = Captured(Head(settings, b"?\r", 0.05, "the grey one", "0.1.0"), pieces)
    assert written(tmp_path / "x.capture", captured) == captured


def test_an_old_capture_without_a_head_still_reads(tmp_path: Path) -> None:
    path = tmp_path / "old.capture"
    path.write_text(OLD)
    captured = read_captured(path)
    assert captured.head == Head()
    assert captured.serial.baud == 9600
    assert captured.pieces == (Piece(Handling(), ((5.0, b"A"), (5.25, b"BC\r"))),)


def test_the_head_says_nothing_but_the_port_and_the_question(tmp_path: Path, imada: Profile) -> None:
    path = tmp_path / "x.capture"
    written(path, Captured(head_of(imada), (Piece(AT_REST, ((7.0, b"E"),)),)))
    assert path.read_text().splitlines() == [
        "# strengthtrack capture 1",
        "# app: 0.1.0",
        "# port: 19200 baud, 8N1",
        "# asked: 44 0d",
        "# asked again: every 0.00625 s",
        "# done: rest",
        "0.000000\t45",
    ]


def test_a_note_is_one_short_line(tmp_path: Path) -> None:
    captured = Captured(Head(note="two\nlines\x07 and " + "x" * 400), (Piece(AT_REST, ((0.0, b"1"),)),))
    head = written(tmp_path / "x.capture", captured).head
    assert head.note.startswith("two lines and xxx")
    assert len(head.note) == 300


def test_a_head_that_is_not_understood_does_not_lose_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "x.capture"
    lines = "# port: 99 baud, 9X3\n# asked: zz\n# done: a dance\n# asked again: never\n# port\n"
    path.write_text(lines + OLD)
    captured = read_captured(path)
    assert captured.head == Head()
    assert [piece.data for piece in captured.pieces] == [b"ABC\r"]


@pytest.mark.parametrize("line", ["hello", "1.0 41", "1.0\t4", "-1.0\t41", "nan\t41", "1.0\t41\t42", "\x00" * 9])
def test_a_file_that_is_no_capture_names_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "x.capture"
    path.write_text(f"1.0\t41\n{line}\n")
    sentence = r"^x.capture is no capture: line 2 cannot be read; capture again.$"
    for reading in (lambda: list(reads(path)), lambda: read_captured(path)):
        with pytest.raises(DeviceFault, match=sentence):
            reading()


@settings(max_examples=25)
@given(st.one_of(st.binary(max_size=200), st.text("0123456789.\t\nabf# done:pushN", max_size=200).map(str.encode)))
def test_a_hostile_file_is_a_capture_or_a_sentence(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.capture"
        path.write_bytes(data)
        with suppress(DeviceFault):
            assert all(piece.reads for piece in read_captured(path).pieces)


def test_a_file_that_is_not_there_or_no_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DeviceFault, match=r"There is no file x.capture; check its name and folder."):
        read_captured(tmp_path / "x.capture")
    with pytest.raises(DeviceFault, match=r"cannot be read \(Is a directory\); choose another file."):
        read_captured(tmp_path)


def test_a_capture_of_hours_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.capture"
    path.write_text(OLD)
    monkeypatch.setattr("strengthtrack.devices.teaching.capture.MOST_BYTES", 3)
    with pytest.raises(DeviceFault, match=r"x.capture is too large for a capture; capture some seconds only."):
        read_captured(path)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("rest", AT_REST), (" Push 50 N ", Handling(Kind.PUSH, 50.0)), ("pull 5,5 kgf", Handling(Kind.PULL, 5.5, "kgf"))],
)
def test_what_was_done_is_typed_in_words(typed: str, meant: Handling) -> None:
    assert handling_typed(typed) == meant
    assert handling_typed(meant.words) == meant


@pytest.mark.parametrize(
    ("typed", "says"), [("jump", "is no rest, push or pull"), ("push 50 Nm", "Give the force with")]
)
def test_what_cannot_have_been_done_is_a_sentence(typed: str, says: str) -> None:
    with pytest.raises(EntryFault, match=says):
        handling_typed(typed)
