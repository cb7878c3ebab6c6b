from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frame_bench import Office
from strengthtrack.clinic.setup import Movement
from strengthtrack.devices.profiles.library import Library
from strengthtrack.practice.bands.error_bands import ErrorBands
from strengthtrack.practice.study.pack import pack_id, save_pack
from strengthtrack.screens.actions import Act
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.settings.band_row import BandRow
from strengthtrack.screens.settings.error_band_section import ErrorBandSection
from strengthtrack.screens.settings.reference_section import ReferenceSection
from strengthtrack.screens.settings.settings_page import SettingsPage
from strengthtrack.screens.theme import palette_in_use
from study_bench import TEN, a_study, add


@pytest.fixture
def section(office: Office, qtbot: QtBot) -> Iterator[ErrorBandSection]:
    made = ErrorBandSection(office.desk)
    qtbot.addWidget(made)
    office.desk.edits.follow(made.refresh)
    made.show()
    yield made
    office.desk.edits.follow(office.changes.append)


def choose(segment: Segment, words: str) -> None:
    choice = next(one for one in segment._choices if one.text() == words)
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton)


def write(row: BandRow, text: str) -> None:
    row.percent.setText(text)
    row.percent.editingFinished.emit()


def test_each_movement_of_the_battery_tells_its_band_and_where_it_is_from(section: ErrorBandSection) -> None:
    assert [row.band.movement for row in section.rows] == [
        Movement.ABDUCTION,
        Movement.EXTENSION,
        Movement.EXTERNAL_ROTATION,
    ]
    assert section.rows[0].words == (
        "±15 %. Typical published value, your clinic may differ. One tester only. "
        "Our judgement of published figures. "
        "DOI 10.1111/j.1600-0838.2009.00958.x, PMID 19884441, DOI 10.7717/peerj.11521."
    )
    assert [choice.text() for choice in section.rows[0].kind._choices] == ["Typical", "Typed"]


def test_a_percentage_is_typed_and_taken_back(section: ErrorBandSection, office: Office, qtbot: QtBot) -> None:
    row = section.rows[0]
    choose(row.kind, "Typed")
    assert row.percent.text() == "15", "it begins with the band in use"
    with qtbot.waitSignal(section.done, timeout=1000) as said:
        write(row, "12,5")
    assert said.args == ["±12.5 % used for hip abduction"]
    assert row.words == "±12.5 % of the baseline, typed by this clinic."
    office.desk.edits.undo()
    assert row.words.startswith("±15 %. Typical")


def test_a_percentage_that_cannot_be_right_is_told_under_its_row(section: ErrorBandSection, office: Office) -> None:
    choose(section.rows[0].kind, "Typed")
    write(section.rows[0], "150")
    assert section.rows[0].fault == "Give a percentage of the baseline, 1 to 100."
    assert ErrorBands(office.desk).chosen(Movement.ABDUCTION).part == 0.0
    choose(section.rows[0].kind, "Typical")
    assert section.rows[0].fault == ""


def test_an_own_study_can_be_chosen_once_there_is_one(section: ErrorBandSection, office: Office) -> None:
    study = a_study(office.desk)
    packs = ErrorBands(office.desk).packs
    office.desk.edits.do(save_pack(packs, study, add(office.desk, study, TEN)))
    row = section.rows[0]
    choose(row.kind, "Own study")
    assert ErrorBands(office.desk).chosen(Movement.ABDUCTION).pack_id == pack_id(study)
    assert "Your own study is not used here: its dynamometer is “Dynamometer 1 (0417)”" in section.rows[0].words
    choose(section.rows[0].kind, "Typical")
    assert section.rows[0].words.endswith("DOI 10.7717/peerj.11521.")


def test_pain_is_a_number_of_points_that_can_be_taken_back(section: ErrorBandSection, office: Office) -> None:
    assert section.pain.text() == "2"
    section.pain.setText("1,5")
    section.pain.editingFinished.emit()
    assert office.desk.edits.last == "Pain within ±1.5 counts as unchanged"
    section.pain.setText("9")
    section.pain.editingFinished.emit()
    assert section.pain_row.fault == "Give the points that count as unchanged, 0.5 to 5."
    office.desk.edits.undo()
    assert section.pain.text() == "2"
    assert section.pain_row.fault == ""


def test_the_baseline_is_of_one_to_three_visits(section: ErrorBandSection, office: Office) -> None:
    choose(section.baseline, "Mean of 3")
    assert ErrorBands(office.desk).baseline_visits == 3
    office.desk.edits.undo()
    assert section.baseline.index == 0


def words_of(section: ReferenceSection) -> list[str]:
    return [words.text() for words in section.findChildren(QLabel) if not words.isHidden()]


def test_every_pack_is_listed_with_its_source_and_nobody_has_checked_it(office: Office, qtbot: QtBot) -> None:
    section = ReferenceSection(office.desk)
    qtbot.addWidget(section)
    words = words_of(section)
    packs = ErrorBands(office.desk).packs.usable()
    assert all(any(pack.source in said for said in words) for pack in packs)
    assert words.count("nobody yet") == 2 * len(packs)
    assert section.faults == ""


def test_a_pack_that_cannot_be_read_says_why_and_one_that_comes_is_shown(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    section = ReferenceSection(office.desk)
    qtbot.addWidget(section)
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "broken.toml").write_text("id = ", encoding="utf-8")
    study = a_study(office.desk)
    office.desk.edits.do(save_pack(ErrorBands(office.desk).packs, study, add(office.desk, study, TEN)))
    section.look()
    assert section.faults.startswith("The reference pack “broken” cannot be used until this is mended: the file: ")
    assert "not transcribed" in words_of(section)


def test_the_settings_lead_to_the_study(office: Office, qtbot: QtBot) -> None:
    page = SettingsPage(office.desk, palette_in_use(), Library())
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.asked, timeout=1000) as asked:
        page.bands.study.click()
    assert asked.args == [Act.STUDY.value]
