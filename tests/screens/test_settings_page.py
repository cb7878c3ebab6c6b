from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frame_bench import Office
from strengthtrack import __version__
from strengthtrack.devices.profiles.library import Library
from strengthtrack.practice.setting_names import CLINIC_ADDRESS, CLINIC_NAME, LOOK, SIGNATURE, TESTER
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.settings.profile_table import ProfileTable
from strengthtrack.screens.settings.settings_page import SettingsPage
from strengthtrack.screens.theme import palette_in_use


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(office.desk, palette_in_use(), Library())
    qtbot.addWidget(made)
    made.resize(1270, 704)
    made.show()
    return made


def test_a_setting_is_kept_when_its_field_is_left(page: SettingsPage, office: Office) -> None:
    page.clinic.edit.setText("Sample Clinic")
    page.tester.edit.setText("Sample Tester")
    page.clinic.edit.editingFinished.emit()
    assert office.desk.setting(CLINIC_NAME) == "Sample Clinic"
    assert office.desk.setting(TESTER) == "Sample Tester"


def test_several_lines_are_kept_when_the_focus_goes(page: SettingsPage, office: Office, qtbot: QtBot) -> None:
    page.address.edit.setFocus()
    qtbot.waitUntil(page.address.edit.hasFocus, timeout=1000)
    page.address.edit.setPlainText("1 Sample Street\nSampleton")
    page.signature.edit.setFocus()
    qtbot.waitUntil(lambda: office.desk.setting(CLINIC_ADDRESS) == "1 Sample Street\nSampleton", timeout=1000)
    assert office.desk.setting(SIGNATURE) == ""


def test_nothing_is_written_where_nothing_is_new(page: SettingsPage, office: Office) -> None:
    before = len(office.changes)
    page.keep()
    assert len(office.changes) == before


def test_what_is_kept_is_shown(page: SettingsPage, office: Office) -> None:
    office.desk.set_setting(CLINIC_NAME, "Sample Clinic")
    office.desk.set_setting(LOOK, "dark")
    page.refresh(Changes(frozenset({Kind.SETTING})))
    assert page.clinic.text == "Sample Clinic"
    assert page.look.index == 1


def test_news_of_a_patient_is_ignored(page: SettingsPage, office: Office) -> None:
    office.desk.set_setting(CLINIC_NAME, "Sample Clinic")
    page.refresh(Changes(frozenset({Kind.PATIENT})))
    assert page.clinic.text == ""


def test_the_look_is_kept_and_told(page: SettingsPage, office: Office, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.look_chosen, timeout=1000) as chosen:
        QTest.mouseClick(page.look._choices[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["dark"]
    assert office.desk.setting(LOOK) == "dark"


def test_it_says_plainly_where_records_and_key_lie(page: SettingsPage, office: Office) -> None:
    facts = dict(page.facts.facts)
    assert facts["Version"] == __version__
    assert facts["Key"] == "The key lies in a drawer."
    assert str(office.desk.data) in facts["Records"]


def words_of(table: ProfileTable) -> list[str]:
    return [words.text() for words in table.findChildren(QLabel)]


def test_every_profile_is_listed_with_its_evidence(page: SettingsPage) -> None:
    words = words_of(page.gauges.table)
    assert {"Imada", "Mark-10", "From the maker’s manual"} <= set(words)
    assert words.count("not tested on hardware") == len(Library().profiles())


def test_a_profile_that_cannot_be_read_says_why(tmp_path: Path, office: Office, qtbot: QtBot) -> None:
    (tmp_path / "broken.toml").write_text("schema = ", encoding="utf-8")
    table = ProfileTable(Library(tmp_path))
    qtbot.addWidget(table)
    assert any(words.startswith("broken.toml has 1 to mend") for words in words_of(table))


def test_it_leads_to_the_clinics_own_dynamometers(page: SettingsPage) -> None:
    asked: list[str] = []
    page.asked.connect(asked.append)
    page.gauges.yours.click()
    assert asked == ["gauges"]
