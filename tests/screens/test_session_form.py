"""The form before the first push: what it begins with, what it gives away, what it says of a mistake."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from form_samples import IN_MARCH, NOBODY, TEATIME
from strengthtrack.clinic.findings import Finding, Findings, Seen, Sign
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore, PatientActivity
from strengthtrack.clinic.pain import PainReport, PainScale, PainSite
from strengthtrack.clinic.screening import Chaperone, Consent, ConsentBy, ScreeningAnswer
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Fixation, Movement, Side
from strengthtrack.practice.battery.batteries import load
from strengthtrack.practice.battery.duration import minutes
from strengthtrack.practice.testing.appointment import SessionFacts
from strengthtrack.screens.beforehand.form import FormOfSession
from strengthtrack.screens.parts.segment import NONE


@pytest.fixture(scope="module")
def one_form(qapp: QApplication) -> Iterator[FormOfSession]:
    """One for all tests, as one serves all patients of a day."""
    form = FormOfSession()
    form.resize(757, 632)
    yield form
    form.deleteLater()


@pytest.fixture
def form(one_form: FormOfSession, qtbot: QtBot) -> FormOfSession:
    """It is not shown: that takes longer than all the rest."""
    one_form.begin(NOBODY)
    for section in one_form.sections:
        section.header.setChecked(section is one_form.pain)
    return one_form


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[FormOfSession]:
    """One with a focus and a place for everything."""
    form = FormOfSession()
    qtbot.addWidget(form)
    form.resize(757, 632)
    form.begin(NOBODY)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    yield form
    form.hide()


def given(form: FormOfSession) -> SessionFacts:
    facts = form.facts()
    assert facts is not None
    return facts


def in_sight(form: FormOfSession, field: QWidget) -> bool:
    """Whether a field stands inside what is scrolled to."""
    top = field.mapTo(form, QPoint(0, 0)).y()
    return top >= 0 and top + field.height() <= form.height()


def choose(segment: QWidget, words: str) -> None:
    """Click the choice with these words."""
    next(choice for choice in segment.findChildren(QAbstractButton) if choice.text() == words).click()


def test_nothing_is_compulsory_but_the_tester(form: FormOfSession) -> None:
    assert given(form) == SessionFacts("Sample Tester", fixation=Fixation.BELT, battery_id="hips")


def test_a_section_is_made_when_it_is_opened(qtbot: QtBot) -> None:
    form = FormOfSession()
    qtbot.addWidget(form)
    assert [section.made is not None for section in form.sections] == [False, True, False, False]
    form.function.header.click()
    assert form.function.made is not None
    assert form.function.inside.isVisibleTo(form)


def test_a_closed_section_says_what_it_holds(form: FormOfSession) -> None:
    assert [section.header.summary for section in form.sections] == [
        "Not asked",
        "Not answered",
        "Nothing entered",
        "Nothing recorded",
    ]
    form.pain.inside.numeric[0].press(6)
    choose(form.screening.inside.consent, "Patient")
    form.function.inside.rows[FunctionMeasure.GROC].take(FunctionScore(FunctionMeasure.GROC, 3))
    choose(form.findings.inside.signs[Sign.LUMBAR], "Seen")
    assert [section.header.summary for section in form.sections] == [
        "consent by patient",
        "Worst 6",
        "GROC +3",
        "1 of 6 signs looked for",
    ]
    choose(form.screening.inside.chaperone, "Present")
    choose(form.findings.inside.shorter, "Left shorter")
    assert form.screening.header.summary == "consent by patient, chaperone present"
    assert form.findings.header.summary == "1 of 6 signs looked for, left leg shorter"


def test_whatever_was_answered_first_counts_as_entered(form: FormOfSession) -> None:
    assert not form.entered
    choose(form.screening.inside.chaperone, "Present")
    assert form.entered


# the session itself


def test_a_battery_says_how_long_it_takes_and_what_fewer_movements_take(form: FormOfSession) -> None:
    picker, hips = form.basics.battery_field.picker, NOBODY.batteries[0]
    two = (Movement.ABDUCTION, Movement.EXTERNAL_ROTATION)
    assert picker.itemText(0) == f"Hips, about {minutes(hips)} min"
    form.basics.movements[Movement.EXTENSION].click()
    assert form.basics.time == f"Movements today, about {minutes(hips.only(two))} min"
    assert given(form).movements == two


def test_another_battery_brings_its_own_movements(form: FormOfSession) -> None:
    short = replace(load("hips").only([Movement.ABDUCTION]), id="short", name="Short")
    form.begin(replace(NOBODY, batteries=(load("hips"), short)))
    picker = form.basics.battery_field.picker
    picker.setCurrentIndex(1)
    picker.activated.emit(1)
    assert list(form.basics.movements) == [Movement.ABDUCTION]
    assert (given(form).battery_id, given(form).movements) == ("short", ())


def test_the_battery_is_the_one_of_the_last_time(form: FormOfSession) -> None:
    form.begin(replace(NOBODY, batteries=(load("hips"), replace(load("hips"), id="other")), battery_id="other"))
    assert given(form).battery_id == "other"


def test_a_battery_that_holds_each_test_in_its_own_way_is_held_as_planned(form: FormOfSession) -> None:
    hips = load("hips")
    mixed = replace(hips, plans=(replace(hips.plans[0], fixation=Fixation.HAND), *hips.plans[1:]))
    form.begin(replace(NOBODY, batteries=(mixed,), fixation=None))
    assert given(form).fixation is None


def test_blind_mode_is_chosen_each_time(form: FormOfSession) -> None:
    form.basics.blind.click()
    assert given(form).blind
    form.begin(NOBODY)
    assert not given(form).blind


# screening, consent


def test_what_was_asked_is_recorded_and_what_was_not_stays_unanswered(form: FormOfSession) -> None:
    form.begin(IN_MARCH)
    screening = form.screening.inside
    choose(screening.rows[1].inside[0], "Yes")
    assert given(form).form.screening == (ScreeningAnswer("One?"), ScreeningAnswer("Two?", True))
    choose(screening.rows[1].inside[0], "Yes")
    assert given(form).form.screening == ()


def test_the_list_is_the_clinics(form: FormOfSession) -> None:
    assert len(form.screening.inside.rows) == 5
    form.begin(IN_MARCH)
    assert [row.words for row in form.screening.inside.rows] == ["One?", "Two?"]


def test_who_consented_is_named_where_it_was_not_the_patient(form: FormOfSession) -> None:
    form.screening.open()
    screening = form.screening.inside
    assert not screening.name.isVisibleTo(form)
    choose(screening.consent, "Guardian")
    assert screening.name.isVisibleTo(form)
    QTest.keyClicks(screening.name, "Sample Guardian")
    choose(screening.chaperone, "Present")
    assert given(form).form.consent == Consent(ConsentBy.GUARDIAN, "Sample Guardian", Chaperone.PRESENT)
    choose(screening.consent, "Patient")
    assert given(form).form.consent == Consent(ConsentBy.PATIENT, "", Chaperone.PRESENT)


# pain


def test_pain_is_asked_as_it_was_asked_last(form: FormOfSession) -> None:
    form.begin(IN_MARCH)
    pain = form.pain.inside
    for row, score in zip(pain.numeric, (6, 3, 0), strict=True):
        row.press(score)
    assert given(form).pain == PainReport(6, 3, 0, PainScale.NUMERIC, PainSite.KNEE, Side.RIGHT)
    assert pain.broken == ""


def test_pain_asked_otherwise_says_that_the_line_breaks(form: FormOfSession) -> None:
    form.begin(IN_MARCH)
    choose(form.pain.inside.side, "Left")
    said = "Asked otherwise than on 3 March 2026 (NPRS, right knee): the pain line breaks here."
    assert form.pain.inside.broken == said
    choose(form.pain.inside.side, "Right")
    assert form.pain.inside.broken == ""


def test_a_first_answer_breaks_nothing(form: FormOfSession) -> None:
    choose(form.pain.inside.scale, "VAS, 10 cm")
    assert form.pain.inside.broken == ""


def test_on_the_line_pain_has_one_decimal(form: FormOfSession) -> None:
    pain = form.pain.inside
    choose(pain.scale, "VAS, 10 cm")
    assert [part.isVisibleTo(form) for part in (pain.numeric[0], pain.visual[0])] == [False, True]
    QTest.keyClicks(pain.visual[0].edit, "6,3")
    assert given(form).pain == PainReport(6.3, scale=PainScale.VISUAL)


def test_answers_on_one_scale_are_not_given_on_the_other(form: FormOfSession) -> None:
    form.pain.inside.numeric[0].press(6)
    choose(form.pain.inside.scale, "VAS, 10 cm")
    assert given(form).pain == PainReport()


# function, examination


def test_totals_and_activities_are_given(form: FormOfSession) -> None:
    form.begin(IN_MARCH)
    function = form.function.inside
    QTest.keyClicks(function.rows[FunctionMeasure.AKPS].edit, "78")
    QTest.keyClicks(function.own.scores[0], "5")
    assert given(form).form == SessionForm(
        function=(FunctionScore(FunctionMeasure.AKPS, 78),),
        activities=(PatientActivity("Sample stairs", 5.0), PatientActivity("Sample squat")),
    )


def test_the_answers_of_a_questionnaire_go_into_their_row(form: FormOfSession) -> None:
    form.begin(IN_MARCH)
    form.function.open()
    form.take(TEATIME.score({1: 1, 2: 0}))
    assert given(form).form.function == (TEATIME.score({1: 1, 2: 0}),)
    assert form.answers(TEATIME) == {1: 1, 2: 0}


def test_what_was_found_is_given(form: FormOfSession) -> None:
    findings = form.findings.inside
    choose(findings.signs[Sign.PATELLAR_TILT], "Both")
    choose(findings.signs[Sign.PELVIC_ROTATION], "Not seen")
    QTest.keyClicks(findings.leg_length, "8")
    choose(findings.shorter, "Left shorter")
    findings.text.edit.setPlainText("Sample finding")
    assert given(form).form.findings == Findings(
        (Finding(Sign.PELVIC_ROTATION, Seen.NO), Finding(Sign.PATELLAR_TILT, Seen.BOTH)),
        8.0,
        Side.LEFT,
        "Sample finding",
    )


def test_the_next_patient_inherits_no_answer(form: FormOfSession) -> None:
    form.begin(IN_MARCH)
    choose(form.screening.inside.consent, "Guardian")
    form.pain.inside.numeric[0].press(6)
    form.function.inside.rows[FunctionMeasure.AKPS].edit.setText("78")
    form.function.inside.own.scores[0].setText("5")
    choose(form.findings.inside.signs[Sign.LUMBAR], "Seen")
    form.findings.inside.leg_length.setText("8")
    form.basics.body_mass.edit.setText("64")
    form.begin(NOBODY)
    assert given(form) == SessionFacts("Sample Tester", fixation=Fixation.BELT, battery_id="hips")
    assert form.pain.inside.site.index == NONE
    assert form.function.inside.own.words[0].text() == ""


# mistakes


def test_a_fault_opens_its_section_and_is_in_sight_and_in_focus(shown: FormOfSession) -> None:
    findings = shown.findings.inside
    findings.leg_length.setText("800")
    assert not findings.isVisible()
    assert shown.facts() is None
    assert findings.isVisible()
    assert findings.fault == "Give the leg length difference in millimetres, 0 to 100, or leave it empty."
    assert QApplication.focusWidget() is findings.leg_length
    assert in_sight(shown, findings.leg_length)


def test_the_uppermost_fault_has_the_focus(shown: FormOfSession) -> None:
    shown.basics.tester.edit.clear()
    shown.findings.inside.leg_length.setText("800")
    assert shown.facts() is None
    assert QApplication.focusWidget() is shown.basics.tester.edit
    assert shown.basics.tester.fault == "Say who tests: values of two testers are not joined."
    assert shown.findings.inside.fault


@pytest.mark.parametrize("mass", ["7255", "many"])
def test_a_body_mass_that_cannot_be_right_is_said_under_it(form: FormOfSession, mass: str) -> None:
    form.basics.body_mass.edit.setText(mass)
    assert form.facts() is None
    assert form.basics.body_mass.fault == "Give the body mass in kilograms, 10 to 350, or leave it empty."
    form.basics.body_mass.edit.setText("72,5")
    assert given(form).body_mass_kg == 72.5
    assert form.basics.body_mass.fault == ""


def test_a_session_without_a_movement_is_none(form: FormOfSession) -> None:
    for tick in form.basics.movements.values():
        tick.click()
    assert form.facts() is None
    assert form.basics.faults == ("Choose at least one movement to test today.",)
    form.basics.movements[Movement.EXTENSION].click()
    assert given(form).movements == (Movement.EXTENSION,)


def test_a_mark_beyond_the_line_is_said_under_it(form: FormOfSession) -> None:
    pain = form.pain.inside
    choose(pain.scale, "VAS, 10 cm")
    pain.visual[1].edit.setText("12")
    assert form.facts() is None
    assert pain.visual[1].fault == "Give the mark on the line in centimetres, 0.0 to 10.0, or leave it empty."
    QTest.keyClicks(pain.visual[1].edit, "\b")
    assert pain.visual[1].fault == ""


# keys


def test_tab_runs_from_top_to_bottom(shown: FormOfSession) -> None:
    shown.begin(IN_MARCH)
    for section in shown.sections:
        section.open()
    QApplication.sendPostedEvents()
    reached: list[QWidget] = []
    shown.basics.tester.edit.setFocus()
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in reached:
            break
        reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    inside = shown.basics.parentWidget()
    assert inside is not None
    tops = [field.mapTo(inside, QPoint(0, 0)).y() for field in reached]
    assert reached[-1] is shown.findings.inside.text.edit
    assert all(later >= earlier - 20 for earlier, later in pairwise(tops)), tops


def test_a_number_answers_the_pain_that_has_the_focus(form: FormOfSession) -> None:
    row = form.pain.inside.numeric[1]
    QTest.keyClick(row, Qt.Key.Key_7)
    assert given(form).pain.usual == 7


def test_a_click_on_a_pain_brings_the_keys_to_it(shown: FormOfSession) -> None:
    row = shown.pain.inside.numeric[1]
    shown.basics.body_mass.edit.setFocus()
    QTest.mouseClick(row.findChildren(QAbstractButton)[4], Qt.MouseButton.LeftButton)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_6)
    assert (shown.basics.body_mass.text, given(shown).pain.usual) == ("", 6)
