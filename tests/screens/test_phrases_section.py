from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frame_bench import Office
from strengthtrack.practice.patient.phrases import shipped
from strengthtrack.practice.setting_names import PHRASES
from strengthtrack.screens.settings.phrases_section import PhrasesSection

HEAD = 'language = "xx"\nname = "Sample tongue"\n'


@pytest.fixture
def folder(office: Office) -> Path:
    made = office.desk.data / "phrases"
    made.mkdir()
    return made


def section_of(office: Office, qtbot: QtBot) -> PhrasesSection:
    made = PhrasesSection(office.desk)
    qtbot.addWidget(made)
    return made


def test_without_other_languages_it_says_how_one_is_added(office: Office, qtbot: QtBot) -> None:
    section = section_of(office, qtbot)
    assert [section.language.itemText(n) for n in range(section.language.count())] == ["English"]
    assert section.note.startswith("Another language is a file such as “de.toml” in ")
    assert section.warning == ""


def test_a_language_is_kept_as_soon_as_it_is_chosen_and_what_it_lacks_is_listed(
    office: Office, qtbot: QtBot, folder: Path
) -> None:
    (folder / "xx.toml").write_text(f'{HEAD}[months]\nmarch = "Marzo"\n', encoding="utf-8")
    section = section_of(office, qtbot)
    assert section.note == "Every phrase is there."
    section.language.activated.emit(1)
    assert office.desk.setting(PHRASES) == "xx"
    assert section.language.currentText() == "Sample tongue"
    assert section.note.startswith(
        "Said in English, for the file lacks them: months.january, months.february, months.april"
    )
    assert section.note.endswith(f" and {len(shipped().words) - 1 - 8} more.")


def test_a_broken_file_is_named_with_its_key(office: Office, qtbot: QtBot, folder: Path) -> None:
    (folder / "xx.toml").write_text(f'{HEAD}[strength]\nbetter = "Yes"\n', encoding="utf-8")
    section = section_of(office, qtbot)
    assert "strength.better: keep the gap {percent} in it" in section.warning
    assert section.language.count() == 1
