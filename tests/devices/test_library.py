from pathlib import Path

import pytest

from strengthtrack.devices.profiles.library import Library, own_folder
from strengthtrack.errors import DeviceFault, ProfileFault
from strengthtrack.paths import device_profiles

IMADA = (device_profiles() / "imada_d.toml").read_text("utf-8")


def test_every_profile_that_ships_loads_and_reads_its_own_examples() -> None:
    library = Library()
    assert library.faults == ()
    assert {profile.id for profile in library.profiles()} == {path.stem for path in device_profiles().glob("*.toml")}
    assert {"mark10_gcl2", "imada_d"} <= {profile.id for profile in library.profiles()}


def test_the_users_folder_adds_and_overrides(tmp_path: Path) -> None:
    (tmp_path / "imada_d.toml").write_text(IMADA.replace("baud = 19200", "baud = 256000"), "utf-8")
    (tmp_path / "mine.toml").write_text(IMADA.replace('id = "imada_d"', 'id = "mine"'), "utf-8")
    library = Library(tmp_path)
    assert library.profile("imada_d").serial.baud == 256_000
    assert [library.is_own(id_) for id_ in ("imada_d", "mine", "mark10_gcl2")] == [True, True, False]


def test_of_two_own_files_with_one_id_the_first_is_read_and_the_second_told(tmp_path: Path) -> None:
    mine = IMADA.replace('id = "imada_d"', 'id = "mine"')
    (tmp_path / "a.toml").write_text(mine, "utf-8")
    (tmp_path / "b.toml").write_text(mine.replace("baud = 19200", "baud = 9600"), "utf-8")
    library = Library(tmp_path)
    assert library.profile("mine").serial.baud == 19_200
    assert [fault.where for fault in library.faults] == ["b.toml"]
    told = "is that of a.toml too, which is read; give this one another"
    assert library.faults[0].faults == (("profile.id", told),)


def test_a_broken_file_is_listed_with_its_faults_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "imada_d.toml").write_text("schema = 1", "utf-8")
    (tmp_path / "mine.toml").write_text(IMADA.replace('id = "imada_d"', 'id = "mine"'), "utf-8")
    library = Library(tmp_path)
    assert [fault.where for fault in library.faults] == ["imada_d.toml"]
    assert ("sign", "is missing") in library.faults[0].faults
    assert library.profile("imada_d").serial.baud == 19_200
    assert library.profile("mine")


@pytest.mark.parametrize(
    ("old", "new", "path", "sentence"),
    [
        ("value = 123.4", "value = 123.5", "example.2", "reads as 123.4 N (ok), not 123.5 N (ok)"),
        ('raw = "+0.00NTO"', 'raw = "what"', "example.0", "is not read at all"),
        ('raw = "E"\n', 'raw = "+1.0NTO"\n', "example.5", "is read as a value, but should be an error"),
        ('raw = "+0.00NTO"', 'raw = "' + "0" * 60 + '"', "example.0", "is longer than framing lets a frame be"),
    ],
)
def test_an_example_that_does_not_hold_is_a_fault(tmp_path: Path, old: str, new: str, path: str, sentence: str) -> None:
    assert old in IMADA
    (tmp_path / "imada_d.toml").write_text(IMADA.replace(old, new), "utf-8")
    assert Library(tmp_path).faults[0].faults == ((path, sentence),)


def test_a_profile_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(DeviceFault) as fault:
        Library().profile("lafayette")
    known = ", ".join(sorted(path.stem for path in device_profiles().glob("*.toml")))
    assert str(fault.value) == f"There is no profile “lafayette”; choose one of {known}."


def test_a_profile_whose_file_is_broken_is_refused_with_its_faults(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(IMADA.replace("baud = 19200", 'baud = "fast"'), "utf-8")
    with pytest.raises(ProfileFault, match=r"mine\.toml has 1 to mend: serial\.baud: "):
        Library(tmp_path).profile("mine")


@pytest.mark.parametrize("text", ["schema = " + "9" * 6000, "a = " + "[" * 5000])
def test_a_file_that_chokes_the_reader_of_toml_stops_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "mine.toml").write_text(text, "utf-8")
    library = Library(tmp_path)
    assert [fault.where for fault in library.faults] == ["mine.toml"]
    assert library.profile("imada_d")


def test_a_folder_that_is_not_there_adds_nothing(tmp_path: Path) -> None:
    assert Library(tmp_path / "none").faults == ()
    assert own_folder(tmp_path) == tmp_path / "device_profiles"
