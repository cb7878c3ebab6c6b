from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frame_bench import NOW, TODAY, Office
from strengthtrack.clinic.patient import AffectedSide, Patient
from strengthtrack.clinic.programme import hip_programme
from strengthtrack.clinic.session import Session
from strengthtrack.practice import edits
from strengthtrack.practice.due import When
from strengthtrack.records.cases import Case
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.patients.more_rows import AT_ONCE
from strengthtrack.screens.patients.patients_page import PatientsPage
from strengthtrack.screens.theme import palette_in_use


def page_of(office: Office, qtbot: QtBot) -> PatientsPage:
    page = PatientsPage(office.desk, palette_in_use())
    qtbot.addWidget(page)
    page.resize(1270, 704)
    page.show()
    page.setFocus()
    return page


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> PatientsPage:
    office.some_patients()
    return page_of(office, qtbot)


def names(page: PatientsPage) -> list[str]:
    return [line.row.patient.name if line.row else f"= {line.heading}" for line in page.list.lines]


def typed(page: PatientsPage, text: str, qtbot: QtBot) -> None:
    page.search.setText(text)
    qtbot.waitUntil(lambda: not page._soon.isActive(), timeout=1000)


def test_an_empty_clinic_says_how_to_begin(office: Office, qtbot: QtBot) -> None:
    page = page_of(office, qtbot)
    assert page.start.isVisible()
    with qtbot.waitSignal(page.asked, timeout=1000) as asked:
        page.start.add.click()
    assert asked.args == ["add patient"]
    with qtbot.waitSignal(page.sample_clinic_asked, timeout=1000):
        page.start.sample.click()


def test_the_first_patient_ends_the_first_start(office: Office, qtbot: QtBot) -> None:
    page = page_of(office, qtbot)
    office.patient("Sample Patient A")
    page.refresh(None)
    assert not page.start.isVisible()


def test_the_search_has_the_focus(page: PatientsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.search.hasFocus, timeout=1000)


def test_who_is_due_is_shown_first_in_groups(page: PatientsPage) -> None:
    assert names(page) == [
        f"= {When.OVERDUE}",
        "Sample Patient C",
        f"= {When.TODAY}",
        "Sample Patient A",
        f"= {When.SOON}",
        "Sample Patient G",
    ]


def test_the_filter_counts_its_patients(page: PatientsPage) -> None:
    labels = [choice.text() for choice in page.segment._choices]
    assert labels == ["Due 3", "In programme 3", "Follow-up 0", "All 4"]


def test_another_filter_shows_others(page: PatientsPage) -> None:
    QTest.mouseClick(page.segment._choices[3], Qt.MouseButton.LeftButton)
    assert "Sample Patient K" in names(page)


def test_arrows_skip_headings_and_enter_opens(page: PatientsPage, qtbot: QtBot) -> None:
    assert page.list.chosen is not None
    assert page.list.chosen.patient.name == "Sample Patient C"
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.opened, timeout=1000) as opened:
        QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert opened.args == ["p1"]


def test_arrows_stop_at_both_ends(page: PatientsPage) -> None:
    for key, name in ((Qt.Key.Key_PageDown, "Sample Patient G"), (Qt.Key.Key_PageUp, "Sample Patient C")):
        QTest.keyClick(page.search, key)
        assert page.list.chosen is not None
        assert page.list.chosen.patient.name == name


def test_a_click_opens(page: PatientsPage, qtbot: QtBot) -> None:
    index = page.list.model().index(3, 0)
    with qtbot.waitSignal(page.opened, timeout=1000) as opened:
        QTest.mouseClick(
            page.list.viewport(), Qt.MouseButton.LeftButton, pos=page.list.visualRect(index).center()
        )  # fmt: skip
    assert opened.args == ["p1"]


@pytest.mark.parametrize("text", ["patient a", "sp-0417", "SP0417"])
def test_part_of_a_name_or_number_finds_among_all(page: PatientsPage, qtbot: QtBot, text: str) -> None:
    typed(page, text, qtbot)
    assert [name for name in names(page) if not name.startswith("=")] == ["Sample Patient A"]


def test_a_birth_date_finds_and_an_empty_field_brings_the_filter_back(page: PatientsPage, qtbot: QtBot) -> None:
    typed(page, "12.3.1994", qtbot)
    assert len([name for name in names(page) if not name.startswith("=")]) == 4
    typed(page, "", qtbot)
    assert page.segment.index == 0
    assert "Sample Patient K" not in names(page)


def test_enter_is_never_quicker_than_the_list(page: PatientsPage, qtbot: QtBot) -> None:
    page.search.setText("Sample Patient K")
    with qtbot.waitSignal(page.opened, timeout=1000) as opened:
        QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert opened.args == ["p3"]


def test_nobody_found_says_what_to_try(page: PatientsPage, qtbot: QtBot) -> None:
    typed(page, "zzz", qtbot)
    assert page.nobody.isVisible()
    assert page.nobody.text() == "Nobody fits “zzz”; try part of a name, a birth date or a record number."
    page.show_all.click()
    assert page.search.text() == ""
    assert not page.nobody.isVisible()


def test_nobody_due_offers_everybody(office: Office, qtbot: QtBot) -> None:
    office.patient("Sample Patient K")
    page = page_of(office, qtbot)
    assert page.nobody.text() == "Nobody is due in the next 7 days."
    assert page.show_all.text() == "Show all 1"
    page.show_all.click()
    assert "Sample Patient K" in names(page)


def test_discarded_patients_can_be_seen_and_brought_back(page: PatientsPage, office: Office, qtbot: QtBot) -> None:
    assert not page.discarded.isVisible()
    office.desk.edits.do(edits.discard_patient(office.store.patient("p1"), office.desk.now()))
    page.refresh(None)
    assert page.discarded.text() == "Discarded patients (1)"
    page.discarded.click()
    assert names(page) == ["= Discarded", "Sample Patient A"]
    with qtbot.waitSignal(page.done, timeout=1000) as done:
        QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert done.args == ["Sample Patient A brought back"]
    assert office.store.patient("p1").discarded_at is None
    page.refresh(office.changes[-1])
    assert "Sample Patient A" in names(page)
    assert not page.discarded.isVisible()


def test_who_was_chosen_stays_chosen_when_the_list_is_read_again(page: PatientsPage, office: Office) -> None:
    page.list.step(1)
    office.patient("Sample Patient B", TODAY - timedelta(days=60), TODAY - timedelta(days=60))
    page.refresh(None)
    assert page.list.chosen is not None
    assert page.list.chosen.patient.name == "Sample Patient A"


def test_a_change_of_a_setting_is_ignored(page: PatientsPage, office: Office) -> None:
    before = page.list.lines
    office.patient("Sample Patient Z", TODAY)
    page.refresh(Changes(frozenset({Kind.SETTING})))
    assert page.list.lines is before


def test_a_new_day_moves_the_list_when_it_is_seen_again(page: PatientsPage, office: Office) -> None:
    page.hide()
    office.today = TODAY + timedelta(days=1)
    page.show()
    assert names(page)[:3] == [f"= {When.OVERDUE}", "Sample Patient C", "Sample Patient A"]


def test_a_row_is_read_aloud_as_it_is_seen(page: PatientsPage) -> None:
    spoken = page.list.lines[3].spoken
    assert spoken == (
        "Sample Patient A, SP-0417, 32 years, side right, Week 8 of 8, last test 3 Mar 2026, 8-week test today"
    )


def test_rows_are_painted_light_and_narrow_without_harm(office: Office, qtbot: QtBot) -> None:
    office.some_patients()
    office.patient("Sample Patient " + "with a very long name " * 8, TODAY, affected=AffectedSide.LEFT)
    page = page_of(office, qtbot)
    for width in (1824, 1270, 928):
        page.resize(width, 704)
        assert not page.grab().isNull()


def test_the_column_names_follow_rows_that_scroll(office: Office, qtbot: QtBot) -> None:
    for number in range(30):
        office.patient(f"Sample Patient {number}", TODAY)
    page = page_of(office, qtbot)
    assert page._names._room == page.list.viewport().width() < page.list.width()


def test_with_everybody_discarded_the_page_says_what_to_do(page: PatientsPage, office: Office) -> None:
    for patient in office.store.patients():
        office.desk.edits.do(edits.discard_patient(patient, office.desk.now()))
    page.refresh(None)
    assert page.nobody.text() == "Nobody is in the list; add a patient, or bring one back."
    assert page.discarded.isVisible()


def test_a_session_that_was_not_finished_is_offered_over_the_list(office: Office, qtbot: QtBot) -> None:
    who = office.patient("Sample Patient A")
    other = office.patient("Sample Patient B")
    for patient, hours in ((who, 2), (other, 30)):
        session = Session(f"of {patient.id}", patient.id, NOW - timedelta(hours=hours), "Sample Tester")
        office.writer.do(lambda store, session=session: store.save_session(session))  # type: ignore[misc]
    page = page_of(office, qtbot)
    assert page.unfinished.words.startswith("Sample Patient A. Today’s session, begun at ")
    assert page.unfinished.words.endswith(" by Sample Tester, is not finished. 1 more is on the patients’ pages.")
    with qtbot.waitSignal(page.test_asked, timeout=1000) as asked:
        page.unfinished.go_on.click()
    assert asked.args == [who.id]


def test_where_every_session_is_finished_nothing_is_offered(office: Office, qtbot: QtBot) -> None:
    office.patient("Sample Patient A", tested=date(2026, 4, 20))
    assert page_of(office, qtbot).unfinished.words == ""


@pytest.fixture
def crowd(office: Office, qtbot: QtBot) -> PatientsPage:
    """Four times as many in the list as are shown at once, half of them due, a few discarded."""
    cases = []
    for number in range(4 * AT_ONCE):
        patient = Patient(f"p{number:03}", f"Sample Patient {number:03}", date(1994, 3, 12))
        programme = hip_programme(f"g{number}", patient.id, TODAY - timedelta(days=number % 50))
        cases.append(Case(patient, programme if number % 2 else None))
    office.writer.do(lambda store: store.add_cases(cases))
    return page_of(office, qtbot)


def shown(page: PatientsPage) -> int:
    return sum(line.row is not None for line in page.list.lines)


def test_a_long_list_shows_its_beginning_and_says_how_long_it_is(crowd: PatientsPage) -> None:
    assert crowd.segment._choices[0].text() == f"Due {2 * AT_ONCE}"
    assert shown(crowd) == AT_ONCE
    assert crowd.more.isVisible()
    assert crowd.more.words.text() == "50 of 100 are shown."


def test_more_of_a_long_list_is_shown_until_it_is_all_there(crowd: PatientsPage) -> None:
    crowd.list.step(3)
    chosen = crowd.list.chosen
    crowd.more.show_more.click()
    assert shown(crowd) == 2 * AT_ONCE
    assert not crowd.more.isVisible()
    assert crowd.list.chosen == chosen
    QTest.mouseClick(crowd.segment._choices[3], Qt.MouseButton.LeftButton)
    assert shown(crowd) == AT_ONCE
    assert crowd.more.words.text() == "50 of 200 are shown."


def test_of_many_who_fit_the_first_are_shown_and_typing_more_finds_the_others(
    crowd: PatientsPage, qtbot: QtBot
) -> None:
    typed(crowd, "sample", qtbot)
    assert shown(crowd) == AT_ONCE
    assert crowd.more.words.text() == "The first 50 are shown; type more to find the others."
    crowd.more.show_more.click()
    assert shown(crowd) == 2 * AT_ONCE
    assert crowd.more.words.text() == "The first 100 are shown; type more to find the others."
    typed(crowd, "sample patient 19", qtbot)
    assert shown(crowd) == 10
    assert not crowd.more.isVisible()
    typed(crowd, "sample patient", qtbot)
    assert shown(crowd) == AT_ONCE


def test_a_write_is_shown_without_reading_everybody_again(
    crowd: PatientsPage, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office.store, "patients", pytest.fail)
    changes = office.writer.do(lambda store: store.save_patient(Patient("new", "Sample New", date(1994, 3, 12))))
    crowd.refresh(changes)
    assert crowd.segment._choices[3].text() == f"All {4 * AT_ONCE + 1}"
