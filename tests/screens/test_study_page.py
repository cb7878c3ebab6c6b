from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from frame_bench import Office
from strengthtrack.clinic.setup import Fixation, Movement
from strengthtrack.clinic.study import StudyPerson
from strengthtrack.practice.bands.error_bands import ErrorBands
from strengthtrack.screens.repeatability.person_row import PersonRow
from strengthtrack.screens.repeatability.study_page import StudyPage
from strengthtrack.screens.theme import palette_in_use
from study_bench import TEN, a_study, add


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> Iterator[StudyPage]:
    made = StudyPage(office.desk, palette_in_use())
    qtbot.addWidget(made)
    office.desk.edits.follow(made.refresh)
    made.resize(1270, 704)
    made.show()
    yield made
    office.desk.edits.follow(office.changes.append)


def people(page: StudyPage, office: Office) -> tuple[StudyPerson, ...]:
    assert page.study is not None
    return office.store.studies.people(page.study.id)


def write(row: PersonRow, which: int, text: str) -> None:
    """Type into a field and leave it."""
    edit = row.fields[which].edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    edit.clearFocus()


def press(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


def test_without_a_study_the_page_says_what_one_is_for(page: StudyPage, office: Office) -> None:
    assert page.empty.isVisible()
    press(page.empty.begin)
    assert not page.empty.isVisible()
    assert [study.name for study in office.store.studies.all()] == ["Hip abduction, belt"]
    assert page.form.header.isChecked(), "how it is tested is asked first"


def test_values_are_typed_row_by_row_and_another_row_waits(page: StudyPage, office: Office) -> None:
    a_study(office.desk)
    write(page.panel.people.blank, 0, "165,5")
    assert [row.code.text() for row in page.panel.people.rows] == ["Person 1", "Person 2"]
    write(page.panel.people.rows[0], 1, "160")
    assert [(person.first_n, person.second_n) for person in people(page, office)] == [(165.5, 160.0)]
    assert page.panel.people.rows[0].apart.text() == "−6"


def test_enter_goes_from_field_to_field_and_on_to_the_next_person(page: StudyPage, office: Office) -> None:
    a_study(office.desk)
    page.panel.people.blank.fields[0].edit.setFocus()
    for value in ("165", "160", "180", "178"):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, value)
        QTest.keyClick(focused, Qt.Key.Key_Return)
    assert [(person.first_n, person.second_n) for person in people(page, office)] == [(165.0, 160.0), (180.0, 178.0)]


def test_a_bad_entry_is_told_under_its_row_and_nothing_is_kept(page: StudyPage, office: Office) -> None:
    add(office.desk, a_study(office.desk), [(165.0, None)])
    row = page.panel.people.rows[0]
    write(row, 1, "abc")
    assert row.fault == "“abc” is not a number. Give a force in newtons, above 0 and up to 2000, or leave it empty."
    assert people(page, office)[0].second_n is None
    write(row, 1, "160")
    assert row.fault == ""
    assert people(page, office)[0].second_n == 160.0


def test_a_bad_entry_keeps_the_focus_on_enter(page: StudyPage, office: Office) -> None:
    a_study(office.desk)
    edit = page.panel.people.blank.fields[0].edit
    edit.setFocus()
    QTest.keyClicks(edit, "abc")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.hasFocus()


def test_figures_come_with_the_third_person(page: StudyPage, office: Office) -> None:
    study = a_study(office.desk)
    add(office.desk, study, TEN[:2])
    assert not page.results.plot.isVisible()
    add(office.desk, study, TEN[2:3])
    assert page.results.plot.isVisible()
    assert dict(page.results.alike.facts)["People"] == "3"
    assert page.results.needed.words == "Ten or more people are needed; 3 measured twice so far."
    assert not page.head.save.isEnabled()


def test_ten_people_are_saved_and_then_used(page: StudyPage, office: Office, qtbot: QtBot) -> None:
    add(office.desk, a_study(office.desk), TEN)
    assert not page.results.needed.isVisible()
    with qtbot.waitSignal(page.done, timeout=1000) as said:
        press(page.head.save)
    assert said.args == ["Hip abduction, belt saved as a reference pack"]
    assert page.head.saved.isVisible()
    assert page.head.use.text() == "Use for hip abduction"
    press(page.head.use)
    assert page.head.used.words == "Used for hip abduction"
    assert ErrorBands(office.desk).chosen(Movement.ABDUCTION).pack_id


def test_another_value_offers_to_save_again(page: StudyPage, office: Office) -> None:
    study = a_study(office.desk)
    add(office.desk, study, TEN)
    press(page.head.save)
    add(office.desk, study, [(140.0, 150.0)])
    assert page.head.save.isVisible()
    assert page.head.save.isEnabled()


def test_what_cannot_be_saved_is_said(page: StudyPage, office: Office, qtbot: QtBot) -> None:
    add(office.desk, a_study(office.desk, tester=""), TEN)
    with qtbot.waitSignal(page.fault, timeout=1000) as said:
        press(page.head.save)
    assert said.args == ["Say under “How it is tested” who measured and with which dynamometer, then save."]


def test_a_person_is_left_out_and_comes_back(page: StudyPage, office: Office) -> None:
    add(office.desk, a_study(office.desk), TEN[:3])
    press(page.panel.people.rows[1].remove)
    assert [row.code.text() for row in page.panel.people.rows] == ["Person 1", "Person 3", "Person 4"]
    office.desk.edits.undo()
    assert [row.code.text() for row in page.panel.people.rows] == ["Person 1", "Person 2", "Person 3", "Person 4"]


def test_another_movement_brings_its_set_up(page: StudyPage, office: Office) -> None:
    a_study(office.desk)
    page.form.open()
    picker = page.form.inside.movement.picker
    picker.setCurrentIndex(list(Movement).index(Movement.EXTENSION))
    picker.activated.emit(picker.currentIndex())
    study = page.study
    assert study is not None
    assert (study.movement, study.name) == (Movement.EXTENSION, "Hip extension, belt")
    assert page.form.inside.position.text == "lying face down, knee bent to a right angle"


def test_how_it_is_tested_is_kept_as_fields_are_left(page: StudyPage, office: Office) -> None:
    a_study(office.desk)
    page.form.open()
    form = page.form.inside
    form.serial.edit.setText("99")
    form.serial.edit.editingFinished.emit()
    form.fixation.picker.setCurrentIndex(list(Fixation).index(Fixation.HAND))
    form.fixation.picker.activated.emit(0)
    study = page.study
    assert study is not None
    assert (study.dynamometer.words, study.fixation) == ("Dynamometer 1 (99)", Fixation.HAND)


def test_a_study_needs_a_name(page: StudyPage, office: Office) -> None:
    a_study(office.desk)
    page.form.open()
    page.form.inside.name.edit.setText("")
    page.form.inside.name.edit.editingFinished.emit()
    assert page.form.inside.name.fault == "Give the study a name."


def test_studies_are_chosen_between_and_removed(page: StudyPage, office: Office) -> None:
    older, newer = a_study(office.desk), a_study(office.desk, name="Hip abduction, by hand")
    assert page.study == newer
    page.panel.picker.activated.emit(1)
    assert page.study == older
    press(page.head.remove)
    assert page.study == newer
    assert office.desk.edits.undo() == "Study “Hip abduction, belt” removed"


def test_the_records_are_looked_into_when_asked_and_nobody_is_named_in_the_study(
    page: StudyPage, office: Office
) -> None:
    a_study(office.desk)
    assert page.visits.made is None
    page.visits.open()
    assert page.visits.inside.ticks == ()
    assert not page.visits.inside.take.isVisible()


def test_the_plot_is_taken_under_the_name_of_the_study(page: StudyPage, office: Office) -> None:
    study = a_study(office.desk)
    assert page.taker.handed() is None
    add(office.desk, study, TEN)
    page.taker.save()
    assert page.taker.window is not None
    assert page.taker.window.offer.name(page.taker.window.choice) == "Hip abduction, belt 2026-04-28.png"
    assert page.taker.window.sheet.words.startswith("Hip abduction, belt. 10 people.")
    page.taker.window.close()
