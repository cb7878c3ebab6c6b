from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from frame_bench import TODAY, Office
from strengthtrack.clinic.patient import AffectedSide, Sex
from strengthtrack.clinic.programme import Pause, hip_programme
from strengthtrack.clinic.screening import Consent, ConsentBy, ScreeningAnswer
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens.patients.patient_page import PatientPage
from strengthtrack.screens.theme import palette_in_use

BEGUN = TODAY - timedelta(days=56)


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> PatientPage:
    made = PatientPage(office.desk, palette_in_use())
    qtbot.addWidget(made)
    made.resize(1270, 704)
    made.show()
    return made


def test_it_says_who_this_is(page: PatientPage, office: Office) -> None:
    patient = office.patient(
        "Sample Patient A", sex=Sex.FEMALE, record_number="SP-0417", affected=AffectedSide.RIGHT, height_m=1.72
    )
    page.open_patient(patient.id)
    assert page.name.text() == "Sample Patient A"
    assert page.line.text() == "Born 12 Mar 1994, 32 years  ·  female  ·  Record SP-0417"
    assert dict(page.facts.facts) == {
        "Affected side": "Right",
        "Dominant leg": "Not recorded",
        "Height": "172 cm",
        "Reason": "Not recorded",
        "Referrer": "Not recorded",
        "Address": "Not recorded",
    }


def test_without_a_programme_it_says_how_to_begin_one(page: PatientPage, office: Office, qtbot: QtBot) -> None:
    page.open_patient(office.patient("Sample Patient K").id)
    assert page.programme.start.isVisible()
    with qtbot.waitSignal(page.asked, timeout=1000) as asked:
        page.programme.start.click()
    assert asked.args == ["programme"]


def test_the_programme_shows_where_it_stands(page: PatientPage, office: Office) -> None:
    page.open_patient(office.patient("Sample Patient A", BEGUN, BEGUN).id)
    assert page.programme.what.text() == "Hip, 8 weeks, 3 × a week, from 3 Mar 2026"
    assert page.programme.week.text() == "Week 8 of 8"
    assert page.programme.tests.facts == (
        ("Baseline", "done 3 Mar 2026"),
        ("8-week test", "due today"),
        ("6-month test", "planned 1 Sep 2026"),
    )
    assert not page.programme.more.isVisible()


def test_from_the_programme_one_goes_to_its_log(page: PatientPage, office: Office, qtbot: QtBot) -> None:
    page.open_patient(office.patient("Sample Patient A", BEGUN).id)
    assert not page.programme.start.isVisible()
    with qtbot.waitSignal(page.asked, timeout=1000) as asked:
        page.programme.log.click()
    assert asked.args == ["programme"]


def test_pauses_a_change_and_earlier_courses_have_a_line_each(page: PatientPage, office: Office) -> None:
    patient = office.patient("Sample Patient M")
    first = hip_programme("g", patient.id, BEGUN)
    changed = replace(first, ended_on=TODAY - timedelta(days=20), ended_why="knee exercises added")
    knee = replace(
        hip_programme("k", patient.id, TODAY - timedelta(days=20)),
        name="knee",
        course_id="g",
        pauses=(Pause(TODAY - timedelta(days=9), None, "flu"),),
    )
    earlier = hip_programme("old", patient.id, BEGUN - timedelta(days=900))
    for programme in (changed, knee, earlier):
        office.writer.do(lambda store, kept=programme: store.save_programme(kept))  # type: ignore[misc]
    page.open_patient(patient.id)
    assert page.programme.more.text().split("\n") == [
        "Paused since 19 Apr: flu",
        "Changed from hip programme, 3 Mar to 7 Apr 2026: knee exercises added",
        "Earlier: 15 Sep 2023, hip",
    ]
    assert page.programme.what.text().startswith("Knee, 8 weeks")


def test_weeks_of_sessions_are_those_of_the_course_they_were_in(page: PatientPage, office: Office) -> None:
    patient = office.patient("Sample Patient N", BEGUN - timedelta(days=900))
    later = hip_programme("later", patient.id, BEGUN)
    changed = replace(later, ended_on=BEGUN + timedelta(days=20))
    follows = replace(hip_programme("k", patient.id, BEGUN + timedelta(days=20)), course_id="later")
    for programme in (changed, follows):
        office.writer.do(lambda store, kept=programme: store.save_programme(kept))  # type: ignore[misc]
    for days in (-900, -844, -7, 0, 35):
        office.test(patient, BEGUN + timedelta(days=days))
    page.open_patient(patient.id)
    assert [cells(page, row)[1] for row in range(5)] == ["5", "0", "−1", "8", "0"]


def test_a_programme_that_was_ended_says_why(page: PatientPage, office: Office) -> None:
    patient = office.patient("Sample Patient P")
    ended = replace(hip_programme("g", patient.id, BEGUN), ended_on=TODAY, ended_why="moved away")
    office.writer.do(lambda store: store.save_programme(ended))
    page.open_patient(patient.id)
    assert (page.programme.week.text(), page.programme.more.text()) == ("Ended today", "Ended: moved away")


def test_no_session_yet_says_what_the_first_will_be(page: PatientPage, office: Office) -> None:
    page.open_patient(office.patient("Sample Patient K").id)
    assert page.sessions.none.isVisible()
    assert not page.sessions.table.isVisible()


def cells(page: PatientPage, row: int) -> list[str]:
    table = page.sessions.table
    items = [table.item(row, column) for column in range(table.columnCount())]
    return [item.text() if item else "" for item in items]


def test_sessions_are_listed_newest_first(page: PatientPage, office: Office) -> None:
    patient = office.patient("Sample Patient A", BEGUN, BEGUN)
    office.test(patient, BEGUN + timedelta(days=14))
    page.open_patient(patient.id)
    assert cells(page, 0) == ["17 Mar 2026", "2", "64.0 kg", "6", "3", "Sample Tester", ""]
    assert cells(page, 1)[0] == "3 Mar 2026"


def test_a_session_written_while_it_is_open_joins_the_list(page: PatientPage, office: Office) -> None:
    patient = office.patient("Sample Patient A", BEGUN)
    page.open_patient(patient.id)
    office.test(patient, TODAY)
    page.refresh(Changes(frozenset({Kind.SESSION}), patient.id))
    assert page.sessions.table.rowCount() == 1


def test_news_of_another_patient_is_ignored(page: PatientPage, office: Office) -> None:
    patient = office.patient("Sample Patient A", BEGUN)
    page.open_patient(patient.id)
    office.test(patient, TODAY)
    page.refresh(Changes(frozenset({Kind.SESSION}), "somebody else"))
    assert page.sessions.table.rowCount() == 0


@pytest.mark.parametrize(
    ("button", "act"),
    [
        ("test", "test"),
        ("progress", "progress"),
        ("letter", "letters"),
        ("edit", "edit patient"),
        ("discard", "discard patient"),
    ],
)
def test_each_button_asks_for_its_action(page: PatientPage, qtbot: QtBot, button: str, act: str) -> None:
    with qtbot.waitSignal(page.asked, timeout=1000) as asked:
        getattr(page, button).click()
    assert asked.args == [act]


def test_what_was_asked_before_the_first_push_stands_with_its_session(office: Office, qtbot: QtBot) -> None:
    patient = office.patient("Sample Patient A")
    session = office.test(patient, TODAY)
    form = SessionForm((ScreeningAnswer("Acute pain today", True),), Consent(ConsentBy.PATIENT))
    office.writer.do(lambda store: store.save_form(session.id, form))
    page = PatientPage(office.desk, palette_in_use())
    qtbot.addWidget(page)
    page.open_patient(patient.id)
    table = page.sessions.table
    note = table.item(0, table.columnCount() - 1)
    assert note is not None
    assert note.text() == "Screening: yes to Acute pain today. Consent: patient."
    assert note.toolTip() == note.text()
