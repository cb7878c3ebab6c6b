"""Totals, answers and the patient's own activities, as rows of the form."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from form_samples import IN_MARCH, MARCH, NOBODY, TEATIME
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore, PatientActivity
from strengthtrack.screens.beforehand.activities import ActivitiesForm
from strengthtrack.screens.beforehand.function import FunctionForm
from strengthtrack.screens.beforehand.measure import NO_TOTAL, MeasureRow

STAIRS, SQUAT = PatientActivity("Sample stairs", 4.0), PatientActivity("Sample squat", 6.0)


@pytest.fixture
def form(qtbot: QtBot) -> FunctionForm:
    form = FunctionForm(IN_MARCH)
    qtbot.addWidget(form)
    return form


@pytest.fixture
def own(qtbot: QtBot) -> ActivitiesForm:
    own = ActivitiesForm()
    qtbot.addWidget(own)
    own.begin((STAIRS, SQUAT), MARCH)
    return own


def akps(form: FunctionForm) -> MeasureRow:
    return form.rows[FunctionMeasure.AKPS]


def koos(form: FunctionForm) -> MeasureRow:
    return form.rows[FunctionMeasure.KOOS_PF]


def test_each_measure_says_its_range_its_direction_and_what_it_was_last(form: FunctionForm) -> None:
    assert [row.note for row in form.rows.values()] == [
        "0 to 100, higher is better  ·  last 71 on 3 March 2026",
        "0 to 100, higher is better",
        "0 to 96, lower is better",
        "−7 to +7, higher is better",
    ]


@pytest.mark.parametrize(
    ("measure", "typed", "said"),
    [
        ("AKPS", "101", "Give AKPS as a number, 0 to 100, or leave it empty."),
        ("WOMAC", "97", "Give WOMAC as a number, 0 to 96, or leave it empty."),
        ("GROC", "much", "Give GROC as a number, −7 to 7, or leave it empty."),
    ],
)
def test_a_total_out_of_range_is_said_under_it(form: FunctionForm, measure: str, typed: str, said: str) -> None:
    row = form.rows[FunctionMeasure(measure)]
    row.edit.setText(typed)
    assert form.faulty() is row.edit
    assert row.fault == said
    QTest.keyClicks(row.edit, "\b")
    assert row.fault == ""


def test_questions_can_be_asked_where_a_text_is_installed(form: FunctionForm, qtbot: QtBot) -> None:
    assert [len(row.buttons) for row in form.rows.values()] == [0, 1, 0, 0]
    with qtbot.waitSignal(form.asked, timeout=1000) as caught:
        koos(form).buttons[0].click()
    assert caught.args == [TEATIME]


def test_two_texts_are_told_apart_by_their_language(form: FunctionForm, qtbot: QtBot) -> None:
    other = replace(TEATIME, id="other", language="Sample language")
    form.begin(replace(IN_MARCH, packs=(TEATIME, other)))
    assert [asked.text() for asked in koos(form).buttons] == ["Ask: English", "Ask: Sample language"]
    with qtbot.waitSignal(form.asked, timeout=1000) as caught:
        koos(form).buttons[1].click()
    assert caught.args == [other]


def test_answers_fill_the_total_and_say_where_it_is_from(form: FunctionForm) -> None:
    koos(form).take(TEATIME.score({1: 1, 2: 0}))
    assert koos(form).edit.text() == "75"
    assert koos(form).note == "2 answers kept  ·  sample-teatime, version 1"
    assert form.scores == (TEATIME.score({1: 1, 2: 0}),)


def test_answers_without_a_total_are_kept_and_say_why(form: FunctionForm) -> None:
    koos(form).take(TEATIME.score({1: 1}))
    assert koos(form).edit.text() == ""
    assert koos(form).note.endswith(NO_TOTAL)
    assert form.scores == (TEATIME.score({1: 1}),)
    assert form.summary == "KOOS-PF no total"


def test_a_total_typed_over_the_answers_stands_alone(form: FunctionForm) -> None:
    koos(form).take(TEATIME.score({1: 1, 2: 0}))
    koos(form).edit.selectAll()
    QTest.keyClicks(koos(form).edit, "80")
    assert form.scores == (FunctionScore(FunctionMeasure.KOOS_PF, 80),)


def test_activities_are_carried_over_with_empty_scores(own: ActivitiesForm) -> None:
    assert [edit.text() for edit in own.words] == ["Sample stairs", "Sample squat", "", "", ""]
    assert [edit.text() for edit in own.scores] == [""] * 5
    assert own.activities == ()


def test_what_an_activity_was_last_stands_beside_it(own: ActivitiesForm) -> None:
    assert own.lasts == ("last 4", "last 6", "", "", "")
    assert own.note.endswith("last mean 5.0 on 3 March 2026")


def test_the_mean_is_shown_as_it_is_typed(own: ActivitiesForm) -> None:
    QTest.keyClicks(own.scores[0], "5")
    assert own.mean.text() == "Mean 5.0"
    QTest.keyClicks(own.scores[1], "8")
    assert own.mean.text() == "Mean 6.5"
    assert own.activities == (replace(STAIRS, score=5), replace(SQUAT, score=8))


def test_one_row_more_than_is_filled_up_to_five(own: ActivitiesForm) -> None:
    for words, rows in (("Sample running", 4), ("Sample hill", 5), ("Sample chair", 5)):
        QTest.keyClicks(own.words[own.shown - 1], words)
        assert own.shown == rows


def test_an_activity_that_was_taken_out_is_gone_and_another_is_new(own: ActivitiesForm) -> None:
    own.words[0].setText("Sample running")
    assert own.activities == (PatientActivity("Sample running"), PatientActivity("Sample squat"))


@pytest.mark.parametrize(
    ("words", "score", "said"),
    [
        ("Sample running", "11", "Score the activity 0 to 10: 0 cannot do it, 10 as before; or leave it empty."),
        ("", "4", "Name the activity that is scored, or leave its score empty."),
    ],
)
def test_a_score_that_cannot_be_right_is_said(own: ActivitiesForm, words: str, score: str, said: str) -> None:
    own.words[2].setText(words)
    own.scores[2].setText(score)
    assert own.faulty() is (own.scores[2] if words else own.words[2])
    assert own.fault == said
    QTest.keyClicks(own.scores[2], "\b\b")
    assert own.fault == ""


def test_a_new_patient_has_no_activities(own: ActivitiesForm) -> None:
    own.begin(NOBODY.activities, NOBODY.activities_on)
    assert (own.shown, own.lasts[0], own.mean.text()) == (1, "", "")
    assert "last" not in own.note
