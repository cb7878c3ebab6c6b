"""What the settings say about the form before the first push: the list, the pain scale, the questionnaires."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from frame_bench import Office
from strengthtrack.clinic.screening import QUESTIONS
from strengthtrack.practice.questionnaires import FOLDER, Questionnaires
from strengthtrack.practice.setting_names import PAIN_SCALE, SCREENING
from strengthtrack.screens.settings.questionnaire_section import QuestionnaireSection
from strengthtrack.screens.settings.screening_section import ScreeningSection

DOCS = Path(__file__).parents[2] / "docs" / "questionnaires.md"


@pytest.fixture
def screening(office: Office, qtbot: QtBot) -> ScreeningSection:
    made = ScreeningSection(office.desk)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def section(office: Office, qtbot: QtBot) -> QuestionnaireSection:
    made = QuestionnaireSection(office.desk)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    found = re.search(r"```toml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    file = tmp_path / "from a stick.toml"
    file.write_text(found[1], encoding="utf-8")
    return file


def test_the_list_begins_as_ours(screening: ScreeningSection) -> None:
    assert screening.questions.text.splitlines() == list(QUESTIONS)
    assert screening.ours.isHidden()
    assert screening.scale.index == 0


def test_the_clinics_list_is_kept_and_ours_can_come_back(screening: ScreeningSection, office: Office) -> None:
    screening.questions.edit.setPlainText("One?\n\n Two? ")
    screening.keep()
    assert office.desk.setting(SCREENING) == "One?\nTwo?"
    assert not screening.ours.isHidden()
    screening.ours.click()
    assert screening.questions.text.splitlines() == list(QUESTIONS)
    assert office.desk.setting(SCREENING).splitlines() == list(QUESTIONS)


def test_an_emptied_list_is_ours_again(screening: ScreeningSection) -> None:
    screening.questions.edit.clear()
    screening.keep()
    assert screening.questions.text.splitlines() == list(QUESTIONS)


def test_nothing_is_written_where_nothing_is_new(screening: ScreeningSection, office: Office) -> None:
    before = len(office.changes)
    screening.keep()
    assert len(office.changes) == before


def test_the_clinics_pain_scale_is_kept(screening: ScreeningSection, office: Office) -> None:
    screening.scale.chosen.emit(1)
    assert office.desk.setting(PAIN_SCALE) == "VAS"
    screening.refresh(None)
    assert screening.scale.index == 1


def test_without_a_pack_it_says_that_none_is_shipped(section: QuestionnaireSection) -> None:
    assert section.list.facts == ()
    assert section.fault == ""


def test_a_pack_is_picked_and_listed_with_its_licence(
    section: QuestionnaireSection, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(pack), ""))
    section.install_button.click()
    assert section.list.facts == (
        (
            "Sample teatime questions (made up)  ·  KOOS-PF",
            (
                "English, sample-teatime, version 1. Made up for this page; no licence needed. "
                "Taken from docs/questionnaires.md"
            ),
        ),
    )


def test_nothing_picked_installs_nothing(section: QuestionnaireSection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    section.install_button.click()
    assert section.list.facts == ()


def test_a_pack_that_cannot_be_used_says_why(section: QuestionnaireSection, pack: Path, office: Office) -> None:
    pack.write_text(pack.read_text(encoding="utf-8").replace('"KOOS-PF"', '"WOMAC"'), encoding="utf-8")
    section.install(pack)
    assert "the answers come to 0 to 100, but WOMAC runs from 0 to 96" in section.fault
    assert Questionnaires(office.desk.data / FOLDER).installed() == ()


def test_a_pack_that_was_spoilt_in_its_folder_is_named(section: QuestionnaireSection, office: Office) -> None:
    (office.desk.data / FOLDER).mkdir()
    (office.desk.data / FOLDER / "spoilt.toml").write_text("id = [", encoding="utf-8")
    section.look()
    assert section.fault.startswith("The questionnaire “spoilt.toml” cannot be used until this is mended:")
