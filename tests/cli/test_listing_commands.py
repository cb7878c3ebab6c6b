from pathlib import Path

import pytest

from strengthtrack.cli import main
from strengthtrack.devices.ports import ports as ports_module
from strengthtrack.devices.ports.no_port import no_port_words
from strengthtrack.devices.ports.ports import Port
from strengthtrack.devices.profiles.library import own_folder
from strengthtrack.paths import device_profiles


def test_profiles_shows_who_it_is_for_and_how_well_it_is_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path), "profiles"]) == 0
    out = capsys.readouterr().out
    imada, mark10 = out[: out.index("mark10_gcl2\n")], out[out.index("mark10_gcl2\n") :]
    assert "Imada DS2" in imada
    assert "  evidence: driver\n  tested on hardware: no\n" in imada
    assert "  sign: + is compression, unverified: push once and see\n" in imada
    assert "  evidence: vendor-manual\n  tested on hardware: no\n  sign: + is compression\n" in mark10


def test_a_broken_profile_is_listed_with_every_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (device_profiles() / "imada_d.toml").read_text("utf-8").replace('id = "imada_d"', 'id = "mine"')
    own = own_folder(tmp_path)
    own.mkdir()
    (own / "mine.toml").write_text(text, "utf-8")
    broken = (
        text.replace("baud = 19200", "baud = 1").replace('positive = "compression"\n', "").replace("schema = 1", "")
    )
    (own / "broken.toml").write_text(broken, "utf-8")
    assert main(["--data", str(tmp_path), "profiles"]) == 0
    out = capsys.readouterr().out
    assert "mine  (your own)\n" in out
    listed = out[out.index("broken.toml: 3 to mend\n") :]
    assert [line.split(":")[0].strip() for line in listed.splitlines()[1:]] == [
        "schema",
        "serial.baud",
        "sign.positive",
    ]


@pytest.mark.parametrize("command", [["profiles"], ["read", "loop://", "--profile", "imada_d"]])
def test_data_that_names_no_folder_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("kept")
    assert main(["--data", str(file), *command]) == 2
    assert capsys.readouterr().err == f"strengthtrack: {file} is no folder; name another one with --data.\n"
    assert main(["--data", str(file / "inside"), *command]) == 2
    assert capsys.readouterr().err == (
        f"strengthtrack: The folder {file / 'inside'} cannot be made (Not a directory); name another one with --data.\n"
    )
    assert file.read_text() == "kept"


def test_ports_lists_what_there_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    found = (
        Port("COM5", "FTDI cable (COM5)"),
        Port("COM6", "FTDI cable (COM6)", busy=True, held_by="minicom"),
        Port("COM7", "Bluetooth port (COM7)", busy=True, advice="Switch it on."),
    )
    monkeypatch.setattr(ports_module, "ports", lambda: found)
    assert main(["ports"]) == 0
    assert capsys.readouterr().out == (
        "COM5\tFTDI cable (COM5)\nCOM6\tFTDI cable (COM6), in use by minicom\n"
        "COM7\tBluetooth port (COM7), in use by another program\n\tSwitch it on.\n"
    )


def test_no_port_says_what_to_do(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(ports_module, "ports", tuple)
    assert main(["ports"]) == 0
    assert capsys.readouterr().out == f"{no_port_words()}\n"
