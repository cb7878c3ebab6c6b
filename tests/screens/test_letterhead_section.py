"""The letterhead in the settings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from frame_bench import Office
from strengthtrack.clinic.letter import LetterKind, Paper
from strengthtrack.errors import RecordsFault
from strengthtrack.practice.letter.drafts import open_draft
from strengthtrack.practice.setting_names import CLINIC_ADDRESS, CLINIC_LOGO, CLINIC_NAME, PAPER
from strengthtrack.screens import paper
from strengthtrack.screens.actions import Act
from strengthtrack.screens.settings.letterhead_section import LetterheadSection


@pytest.fixture
def section(office: Office, qtbot: QtBot) -> Iterator[LetterheadSection]:
    made = LetterheadSection(office.desk)
    qtbot.addWidget(made)
    office.desk.edits.follow(made.refresh)
    made.resize(1206, 180)
    made.show()
    yield made
    office.desk.edits.follow(office.changes.append)


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    path = tmp_path / "logo.png"
    assert image.save(str(path))
    return path


def shown_colours(section: LetterheadSection) -> set[str]:
    image = section.preview.grab().toImage()
    return {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}


def test_a_logo_is_kept_shown_and_taken_away_again(
    section: LetterheadSection, office: Office, logo: Path, qtbot: QtBot
) -> None:
    section.ask_file = lambda _parent: logo
    with qtbot.waitSignal(section.done) as told:
        section.choose.click()
    assert told.args == ["Logo changed"]
    assert office.desk.setting(CLINIC_LOGO)
    assert "#ff00ff" in shown_colours(section)
    assert section.choose.text() == "Choose another"
    section.clear.click()
    assert office.desk.setting(CLINIC_LOGO) == ""
    assert not section.clear.isVisible()
    office.desk.edits.undo()
    assert section.preview.has_logo


def test_a_file_that_is_no_logo_says_so_under_its_row(
    section: LetterheadSection, office: Office, logo: Path, tmp_path: Path
) -> None:
    none = tmp_path / "logo.txt"
    none.write_bytes(b"words")
    section.take_logo(none)
    assert section.logo.fault == "The logo is not a picture that can be read; choose a PNG, JPEG or SVG file."
    section.take_logo(tmp_path / "gone.png")
    assert section.logo.fault == "“gone.png” is not there any more; choose the file again."
    with none.open("wb") as long:
        long.truncate(10**11)
    section.take_logo(none)
    assert section.logo.fault == "“logo.txt” is larger than 20 MB; make the picture smaller and choose it again."
    assert office.desk.setting(CLINIC_LOGO) == ""
    section.take_logo(logo)
    assert section.logo.fault == ""


def test_forty_megapixels_are_told_in_one_sentence(section: LetterheadSection, tmp_path: Path) -> None:
    image = QImage(8000, 5000, QImage.Format.Format_Mono)
    image.fill(0)
    assert image.save(str(tmp_path / "large.png"))
    section.take_logo(tmp_path / "large.png")
    assert section.logo.fault == (
        "The logo has 40 megapixels, and 16 are the most; make the picture smaller and choose it again."
    )


def test_a_dialog_that_is_left_does_nothing(section: LetterheadSection, office: Office) -> None:
    section.ask_file = lambda _parent: None
    section.choose.click()
    assert office.desk.setting(CLINIC_LOGO) == ""


def test_the_head_is_shown_as_it_prints(section: LetterheadSection, office: Office) -> None:
    assert section.preview.accessibleName().startswith("Nothing yet")
    low = section.preview.height()
    office.desk.set_setting(CLINIC_NAME, "Sample Clinic")
    office.desk.set_setting(CLINIC_ADDRESS, "\n".join(f"Line {number}" for number in range(9)))
    assert section.preview.accessibleName().startswith("The letterhead as it prints: Sample Clinic, Line 0, Line 1")
    assert section.preview.height() > low


def test_the_paper_is_that_of_the_country_until_one_is_chosen(
    office: Office, section: LetterheadSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_US"))
    section.refresh(None)
    assert section.paper.index == 1
    assert open_draft(office.desk, "p0", LetterKind.PROGRESS, paper.usual_paper()).paper is Paper.US
    section.paper.chosen.emit(0)
    assert office.desk.setting(PAPER) == "A4"
    assert section.paper.index == 0
    assert open_draft(office.desk, "p0", LetterKind.PROGRESS, paper.usual_paper()).paper is Paper.A4
    office.desk.edits.undo()
    assert section.paper.index == 1


def test_records_that_cannot_be_written_leave_the_paper_as_it_was(
    section: LetterheadSection, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(_edit: object) -> None:
        raise RecordsFault("The disk is full.")

    before = section.paper.index
    monkeypatch.setattr(office.desk.edits, "do", refuses)
    with qtbot.waitSignal(section.fault):
        section.paper._choices[1 - before].click()
    assert section.paper.index == before


def test_the_way_to_the_templates(section: LetterheadSection, qtbot: QtBot) -> None:
    with qtbot.waitSignal(section.asked) as told:
        section.templates.click()
    assert told.args == [Act.TEMPLATES.value]
