from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frame_bench import TODAY, Office
from strengthtrack.clinic.patient import AffectedSide, Sex
from strengthtrack.clinic.programme import Pause, Programme
from strengthtrack.clinic.setup import Side
from strengthtrack.screens.patients.fields import BORN_NOTE, PROGRAMME_NOTE
from strengthtrack.screens.patients.patient_form import PatientForm
from strengthtrack.screens.theme import palette_in_use


@pytest.fixture
def form(office: Office, qtbot: QtBot) -> PatientForm:
    made = PatientForm(office.desk, palette_in_use())
    qtbot.addWidget(made)
    made.start_new()
    made.show()
    return made


def fill(form: PatientForm) -> None:
    fields = form.fields
    fields.name.edit.setText("Sample Patient A")
    fields.born.edit.setText("12.3.94")
    fields.sex.picker.setCurrentText("female")
    fields.record_number.edit.setText("SP-0417")
    fields.affected.picker.setCurrentText("right")
    fields.dominant.picker.setCurrentText("left")
    fields.height_cm.edit.setText("172,5")
    fields.reason.edit.setPlainText("Pain in the right knee")
    fields.referrer.edit.setPlainText("Dr Sample Referrer")
    fields.starts_on.edit.setText("4 May 2026")


def test_what_was_typed_is_kept_whole(form: PatientForm, office: Office, qtbot: QtBot) -> None:
    fill(form)
    with qtbot.waitSignals([form.saved, form.done], timeout=1000):
        form.save.click()
    (patient,) = office.store.patients()
    assert (patient.name, patient.born, patient.sex) == ("Sample Patient A", date(1994, 3, 12), Sex.FEMALE)
    assert (patient.record_number, patient.affected, patient.dominant) == ("SP-0417", AffectedSide.RIGHT, Side.LEFT)
    assert patient.height_m == pytest.approx(1.725)
    assert (patient.reason, patient.referrer) == ("Pain in the right knee", "Dr Sample Referrer")
    programme = office.store.programme(patient.id)
    assert programme is not None
    assert (programme.starts_on, programme.weeks, programme.per_week) == (date(2026, 5, 4), 8, 3)
    assert [(test.name, test.day) for test in programme.tests] == [
        ("Baseline", 0),
        ("8-week test", 56),
        ("6-month test", 182),
    ]


def test_name_and_birth_date_are_enough(form: PatientForm, office: Office) -> None:
    form.fields.name.edit.setText("Sample Patient A")
    form.fields.born.edit.setText("1994-03-12")
    form.save_patient()
    (patient,) = office.store.patients()
    assert patient.height_m is None
    assert patient.affected is AffectedSide.UNKNOWN
    assert office.store.programme(patient.id) is None


def test_an_empty_form_names_what_is_missing(form: PatientForm, office: Office, qtbot: QtBot) -> None:
    form.save.click()
    assert form.fields.name.fault == "Give the patient a name."
    assert form.fields.born.fault == "Give the date of birth: day, month and year, for example 12 Mar 1994."
    assert office.store.patients() == ()
    qtbot.waitUntil(form.fields.name.edit.hasFocus, timeout=1000)


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("born", "1.1.2027", "The date of birth lies in the future; check the year."),
        ("born", "1.1.1890", "The date of birth is over 120 years ago; check the year."),
        ("born", "12.3.", "This is not a whole date yet; type day, month and year, for example 12 Mar 1994."),
        ("height_cm", "1.72", "Give the height in centimetres, 50 to 250."),
        ("height_cm", "36 m", "“36 m” is not a number; give the height in centimetres, 50 to 250."),
        ("name", "x" * 201, "Shorten the name to 200 characters."),
        ("starts_on", "soon", "This is not a whole date yet; type day, month and year, for example 12 Mar 1994."),
    ],
)
def test_what_cannot_be_right_is_said_under_its_field(
    form: PatientForm, office: Office, field: str, text: str, sentence: str
) -> None:
    fill(form)
    getattr(form.fields, field).edit.setText(text)
    form.save_patient()
    assert getattr(form.fields, field).fault == sentence
    assert office.store.patients() == ()


def test_all_faults_are_named_at_once(form: PatientForm) -> None:
    fill(form)
    form.fields.name.edit.setText("")
    form.fields.height_cm.edit.setText("tall")
    form.save_patient()
    assert form.fields.name.fault
    assert form.fields.height_cm.fault


def test_a_date_says_what_was_understood_while_it_is_typed(form: PatientForm) -> None:
    assert form.fields.born.note == BORN_NOTE
    QTest.keyClicks(form.fields.born.edit, "12.3.")
    assert form.fields.born.note == BORN_NOTE
    QTest.keyClicks(form.fields.born.edit, "94")
    assert form.fields.born.note == "12 March 1994, 32 years old"


def test_a_half_typed_date_is_a_sentence_when_the_field_is_left(form: PatientForm) -> None:
    QTest.keyClicks(form.fields.born.edit, "12.3.")
    assert form.fields.born.fault == ""
    form.fields.born.edit.editingFinished.emit()
    assert form.fields.born.fault.startswith("This is not a whole date yet;")
    QTest.keyClicks(form.fields.born.edit, "94")
    assert form.fields.born.fault == ""


def test_the_start_of_a_programme_says_its_weekday(form: PatientForm) -> None:
    QTest.keyClicks(form.fields.starts_on.edit, "4.5.26")
    assert form.fields.starts_on.note == f"Monday 4 May 2026. {PROGRAMME_NOTE}"


def test_taking_back_a_new_patient_discards_them_and_their_programme(form: PatientForm, office: Office) -> None:
    fill(form)
    form.save_patient()
    (patient,) = office.store.patients()
    assert office.desk.edits.undo() == "Sample Patient A added"
    assert office.store.patients() == ()
    assert office.store.programme(patient.id) is None
    office.desk.edits.redo()
    assert office.store.patients() == (patient,)


def test_editing_shows_what_is_known_and_keeps_what_was_not_touched(form: PatientForm, office: Office) -> None:
    fill(form)
    form.save_patient()
    (before,) = office.store.patients()
    form.start_edit(before)
    assert form.fields.born.text == "12 Mar 1994"
    assert form.fields.height_cm.text == "172.5"
    form.fields.name.edit.setText("Sample Patient B")
    form.save_patient()
    (after,) = office.store.patients()
    assert after.name == "Sample Patient B"
    assert (after.id, after.born, after.dominant, after.reason) == (
        before.id,
        before.born,
        before.dominant,
        before.reason,
    )
    office.desk.edits.undo()
    assert office.store.patients() == (before,)


def test_another_start_moves_the_programme_and_keeps_its_id(form: PatientForm, office: Office) -> None:
    fill(form)
    form.save_patient()
    (patient,) = office.store.patients()
    first = office.store.programme(patient.id)
    form.start_edit(patient)
    form.fields.starts_on.edit.setText("11 May 2026")
    form.save_patient()
    moved = office.store.programme(patient.id)
    assert first is not None
    assert moved is not None
    assert (moved.id, moved.starts_on) == (first.id, date(2026, 5, 11))
    office.desk.edits.undo()
    assert office.store.programme(patient.id) == first


def test_an_emptied_start_takes_the_programme_away_until_undone(form: PatientForm, office: Office) -> None:
    fill(form)
    form.save_patient()
    (patient,) = office.store.patients()
    first = office.store.programme(patient.id)
    form.start_edit(patient)
    form.fields.starts_on.edit.setText("")
    form.save_patient()
    assert office.store.programme(patient.id) is None
    office.desk.edits.undo()
    assert office.store.programme(patient.id) == first


def test_taking_back_a_programme_that_was_given_later_takes_only_that(form: PatientForm, office: Office) -> None:
    patient = office.patient("Sample Patient A")
    form.start_edit(patient)
    form.fields.starts_on.edit.setText("4 May 2026")
    form.save_patient()
    assert office.store.programme(patient.id) is not None
    office.desk.edits.undo()
    assert office.store.programme(patient.id) is None
    assert office.store.patients() == (patient,)


def test_a_new_form_forgets_the_patient_before(form: PatientForm, office: Office) -> None:
    patient = office.patient("Sample Patient A", TODAY, dominant=Side.RIGHT)
    form.start_edit(patient)
    form.start_new()
    assert form.fields.name.text == form.fields.born.text == form.fields.starts_on.text == ""
    assert form.fields.dominant.picker.currentText() == "not recorded"


def test_the_form_is_saved_and_left_by_key(form: PatientForm, office: Office, qtbot: QtBot) -> None:
    fill(form)
    form.fields.reason.edit.setFocus()
    qtbot.waitUntil(form.fields.reason.edit.hasFocus, timeout=1000)
    with qtbot.waitSignal(form.saved, timeout=1000):
        QTest.keyClick(form.fields.reason.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(form.left, timeout=1000):
        QTest.keyClick(form.fields.name.edit, Qt.Key.Key_Escape)


def test_tab_goes_through_every_field(form: PatientForm, qtbot: QtBot) -> None:
    form.fields.name.edit.setFocus()
    qtbot.waitUntil(form.fields.name.edit.hasFocus, timeout=1000)
    seen = []
    for _ in range(14):
        widget = form.focusWidget()
        seen.append(widget.accessibleName() or widget.text())  # type: ignore[attr-defined]
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert seen[:4] == ["Name", "Date of birth", "Sex", "Record number"]
    assert "Save patient" in seen


def test_every_fault_is_said_at_once(form: PatientForm, office: Office) -> None:
    fill(form)
    form.fields.born.edit.setText("3 Feb 2030")
    form.fields.height_cm.edit.setText("360")
    form.fields.starts_on.edit.setText("tomorrow")
    form.save.click()
    assert all(field.fault for field in (form.fields.born, form.fields.height_cm, form.fields.starts_on))
    assert office.store.patients() == ()


def test_a_programme_decades_ahead_is_a_slip_of_the_year(form: PatientForm, office: Office) -> None:
    fill(form)
    form.fields.starts_on.edit.setText("4 May 2090")
    form.save.click()
    assert form.fields.starts_on.fault == "4 May 2090 is more than a year ahead; check the year."
    form.fields.starts_on.edit.setText("4 May 1850")
    form.save.click()
    assert form.fields.starts_on.fault == "4 May 1850 is more than ten years ago; check the year."
    assert office.store.patients() == ()
    assert office.store.patients() == ()


def test_arrow_down_leads_from_not_recorded_to_what_can_be_recorded(form: PatientForm) -> None:
    for field in (form.fields.sex, form.fields.affected, form.fields.dominant):
        QTest.keyClick(field.picker, Qt.Key.Key_Down)
        assert field.picker.currentText() != "not recorded"


def programme_of(office: Office) -> Programme:
    (patient,) = office.store.patients()
    found = office.store.programme(patient.id)
    assert found is not None
    return found


def test_a_programme_is_made_of_the_template_that_was_chosen_for_the_side_of_the_patient(
    form: PatientForm, office: Office
) -> None:
    fill(form)
    form.fields.template.picker.setCurrentText("Knee")
    form.save_patient()
    found = programme_of(office)
    assert (found.name, found.template, found.side) == ("knee", "knee", "right")
    assert [phase.name for phase in found.phases] == ["Weeks 0 to 7"]


def test_the_side_of_a_programme_may_be_another(form: PatientForm, office: Office) -> None:
    fill(form)
    form.fields.programme_side.picker.setCurrentText("both")
    form.save_patient()
    assert programme_of(office).side == "both"
    (patient,) = office.store.patients()
    form.start_edit(patient)
    assert form.fields.programme_side.picker.currentText() == "both"


def test_what_must_be_filled_first_is_begun_on_its_own_page(form: PatientForm) -> None:
    picker = form.fields.template.picker
    assert [picker.itemText(at) for at in range(picker.count())] == ["Hip", "Knee", "Hip and knee"]


def test_the_programme_there_is_is_changed_on_its_own_page(form: PatientForm, office: Office) -> None:
    patient = office.patient("Sample Patient A", TODAY)
    form.start_edit(patient)
    assert not form.fields.template.isEnabled()
    assert form.fields.template.note == "Hip, changed on the programme’s own page"
    form.start_new()
    assert form.fields.template.isEnabled()
    assert form.fields.template.note == ""


def test_a_start_before_birth_or_behind_a_pause_is_said_under_it(form: PatientForm, office: Office) -> None:
    fill(form)
    form.fields.born.edit.setText("1.1.2020")
    form.fields.starts_on.edit.setText("1.1.2019")
    form.save_patient()
    assert form.fields.starts_on.fault == "1 January 2019 lies before the patient was born; check the year."
    patient = office.patient("Sample Patient A", TODAY - timedelta(days=20))
    kept = office.store.programme(patient.id)
    assert kept is not None
    paused = replace(kept, pauses=(Pause(TODAY - timedelta(days=9), None),))
    office.writer.do(lambda store: store.save_programme(paused))
    form.start_edit(patient)
    form.fields.starts_on.edit.setText("today")
    form.save_patient()
    assert form.fields.starts_on.fault == (
        "The programme begins on 28 April 2026; a pause begins on a later day, or the start is moved."
    )
    form.fields.starts_on.edit.setText("10 Apr 2026")
    form.save_patient()
    moved = office.store.programme(patient.id)
    assert moved is not None
    assert (moved.starts_on, moved.pauses) == (date(2026, 4, 10), paused.pauses)


def test_other_facts_of_a_patient_are_kept_whatever_their_programme_is(form: PatientForm, office: Office) -> None:
    """An old programme is not judged again."""
    patient = office.patient("Sample Patient A", TODAY - timedelta(days=3600))
    form.start_edit(patient)
    form.fields.name.edit.setText("Sample Patient AA")
    form.save_patient()
    assert office.store.patient(patient.id).name == "Sample Patient AA"
