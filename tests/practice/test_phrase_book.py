from pathlib import Path

import pytest

from frame_bench import Office, office
from strengthtrack.practice.patient.phrase_book import PhraseBook
from strengthtrack.practice.setting_names import PHRASES

__all__ = ["office"]
OWN = 'language = "xx"\nname = "Sample tongue"\n[end]\nbetter = "plus fort"\n'


@pytest.fixture
def folder(office: Office) -> Path:
    made = office.desk.data / "phrases"
    made.mkdir()
    return made


def test_without_files_of_the_clinic_there_is_english(office: Office) -> None:
    book = PhraseBook(office.desk)
    assert [phrases.language for phrases in book.usable()] == ["en"]
    assert book.chosen().name == "English"
    assert book.faults() == ()


def test_a_language_of_the_clinics_own_is_used_once_it_is_chosen(office: Office, folder: Path) -> None:
    (folder / "xx.toml").write_text(OWN, encoding="utf-8")
    book = PhraseBook(office.desk)
    assert book.chosen().language == "en"
    office.desk.set_setting(PHRASES, "xx")
    assert book.chosen().say("end.better") == "plus fort"
    assert book.chosen().say("end.worse") == "less hard"


def test_an_english_file_of_the_clinic_stands_before_ours(office: Office, folder: Path) -> None:
    (folder / "en.toml").write_text('language = "en"\nname = "English"\n[end]\nbetter = "stronger"\n', encoding="utf-8")
    assert PhraseBook(office.desk).chosen().say("end.better") == "stronger"


@pytest.mark.parametrize("text", [b"language = ", b"\xff\xfe", OWN.replace("xx", "yy").encode()])
def test_a_broken_file_is_told_and_english_is_used(office: Office, folder: Path, text: bytes) -> None:
    (folder / "xx.toml").write_bytes(text)
    office.desk.set_setting(PHRASES, "xx")
    book = PhraseBook(office.desk)
    assert book.chosen().language == "en"
    (fault,) = book.faults()
    assert str(fault).startswith("The phrases “xx” cannot be used until this is mended: ")
