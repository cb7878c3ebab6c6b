from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from frame_bench import TODAY, Office
from strengthtrack.charts.palette import DARK, LIGHT
from strengthtrack.clinic.course import ExerciseDone
from strengthtrack.clinic.patient import AffectedSide
from strengthtrack.clinic.programme import Pause, Programme, hip_programme
from strengthtrack.practice.programme.exercise_log import DayState
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.screens import theme
from strengthtrack.screens.programme.log_grid import FIRST_DAY, TOLD
from strengthtrack.screens.programme.programme_page import ProgrammePage

BEGUN = TODAY - timedelta(days=14)  # week 2 begins today


def shown(office: Office, qtbot: QtBot, *programmes: Programme) -> ProgrammePage:
    """The page of a patient with these programmes, which hears of every write as the window would tell it."""
    patient = office.patient("Sample Patient A", affected=AffectedSide.RIGHT)
    for programme in programmes:
        office.writer.do(lambda store, kept=programme: store.save_programme(kept))  # type: ignore[misc]
    made = ProgrammePage(office.desk, LIGHT)
    qtbot.addWidget(made)
    office.desk.edits.follow(made.refresh)
    made.resize(1270, 704)
    made.open_patient(patient.id)
    made.show()
    return made


@pytest.fixture
def page(office: Office, qtbot: QtBot) -> ProgrammePage:
    return shown(office, qtbot, replace(hip_programme("g", "p0", BEGUN), side="right"))


def kept(office: Office) -> tuple[ExerciseDone, ...]:
    return office.store.courses.exercise("p0")


def press(widget: QWidget, key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(widget, key)


def week(page: ProgrammePage, number: int) -> str:
    return page.log.grid.weeks[number].words


# the log


def test_the_cursor_begins_on_today_and_space_marks_a_session(page: ProgrammePage, office: Office) -> None:
    grid = page.log.grid
    assert grid.day is not None
    assert grid.day.day == TODAY
    with QtBotSignals(page) as said:
        press(grid, Qt.Key.Key_Space)
    assert [one.day for one in kept(office)] == [TODAY]
    assert said == ["Session of 28 Apr marked as done"]
    assert page.log.adherence.text() == "1 of 7 sessions"


class QtBotSignals:
    """What a page says was done while the block runs."""

    def __init__(self, page: ProgrammePage) -> None:
        self._page, self._said = page, list[str]()

    def __enter__(self) -> list[str]:
        self._page.done.connect(self._said.append)
        return self._said

    def __exit__(self, *_: object) -> None:
        self._page.done.disconnect(self._said.append)


def test_arrows_move_and_stay_among_the_days(page: ProgrammePage) -> None:
    grid = page.log.grid
    press(grid, Qt.Key.Key_Up, 2)
    press(grid, Qt.Key.Key_Left)
    assert (grid.currentRow(), grid.currentColumn()) == (0, FIRST_DAY)
    press(grid, Qt.Key.Key_Right, 9)
    assert grid.currentColumn() == TOLD - 1
    assert grid.day is not None
    assert grid.day.day == BEGUN + timedelta(days=6)
    assert page.log.day.day.text() == "Monday 20 April 2026"


def test_a_second_press_asks_what_was_done_and_enter_keeps_it(
    page: ProgrammePage, office: Office, qtbot: QtBot
) -> None:
    grid, what = page.log.grid, page.log.day.what
    press(grid, Qt.Key.Key_Space, 2)
    qtbot.waitUntil(what.hasFocus, timeout=1000)
    QTest.keyClicks(what, "Tubing, red")
    press(what, Qt.Key.Key_Return)
    assert [one.what for one in kept(office)] == ["Tubing, red"]
    qtbot.waitUntil(grid.hasFocus, timeout=1000)
    assert len(kept(office)) == 1


def test_what_was_typed_is_kept_when_the_field_is_left_for_another_day(
    page: ProgrammePage, office: Office, qtbot: QtBot
) -> None:
    grid, what = page.log.grid, page.log.day.what
    press(grid, Qt.Key.Key_Space, 2)
    qtbot.waitUntil(what.hasFocus, timeout=1000)
    QTest.keyClicks(what, "Bridges")
    place = grid.visualRect(grid.model().index(1, FIRST_DAY))
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert [(one.day, one.what) for one in kept(office)] == [(TODAY - timedelta(days=7), ""), (TODAY, "Bridges")]
    assert what.text() == ""


def test_delete_takes_a_session_back_and_undo_brings_it(page: ProgrammePage, office: Office) -> None:
    press(page.log.grid, Qt.Key.Key_Space)
    press(page.log.grid, Qt.Key.Key_Delete)
    assert kept(office) == ()
    office.desk.edits.undo()
    assert len(kept(office)) == 1
    assert page.log.grid.day is not None
    assert page.log.grid.day.state is DayState.DONE


def test_delete_on_an_empty_day_does_nothing(page: ProgrammePage, office: Office) -> None:
    press(page.log.grid, Qt.Key.Key_Delete)
    assert office.desk.edits.last is None


def test_a_day_may_have_two_sessions_and_the_last_is_taken_back_first(page: ProgrammePage, office: Office) -> None:
    press(page.log.grid, Qt.Key.Key_Space)
    page.log.day.what.setText("In the morning")
    page.log.day.what.editingFinished.emit()
    page.log.day.another.click()
    assert len(kept(office)) == 2
    assert "2 sessions; before the last: In the morning." in page.log.day.said.text()
    page.log.day.take_back.click()
    assert [one.what for one in kept(office)] == ["In the morning"]


def test_a_day_to_come_cannot_be_marked(page: ProgrammePage, office: Office, qtbot: QtBot) -> None:
    press(page.log.grid, Qt.Key.Key_Right)
    with qtbot.waitSignal(page.fault, timeout=1000) as fault:
        press(page.log.grid, Qt.Key.Key_Space)
    assert fault.args == ["29 April 2026 lies in the future; mark the session on its day."]
    assert kept(office) == ()


def test_each_week_tells_its_sessions(page: ProgrammePage) -> None:
    press(page.log.grid, Qt.Key.Key_Up)
    press(page.log.grid, Qt.Key.Key_Space)
    press(page.log.grid, Qt.Key.Key_Right)
    press(page.log.grid, Qt.Key.Key_Space)
    assert [week(page, number) for number in range(4)] == ["0 of 3", "2 of 3", "0 so far", ""]


def test_every_cell_is_read_aloud(page: ProgrammePage) -> None:
    grid = page.log.grid
    press(grid, Qt.Key.Key_Space)
    item, title = grid.item(2, FIRST_DAY), grid.item(2, 0)
    assert item is not None
    assert title is not None
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Tuesday 28 April 2026: done"
    assert title.data(Qt.ItemDataRole.AccessibleTextRole) == "Week 2 from 28 Apr"
    assert grid.accessibleName() == "Exercise log"


def test_the_columns_are_named_after_the_day_the_course_began(page: ProgrammePage) -> None:
    grid = page.log.grid
    names = [grid.horizontalHeaderItem(column) for column in range(TOLD + 1)]
    assert [name.text() if name else "" for name in names] == [
        "Week", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Mon", "Sessions",
    ]  # fmt: skip


# events


def test_an_event_is_added_changed_removed_and_taken_back(page: ProgrammePage, office: Office) -> None:
    events = page.log.events
    events.day.setText("yesterday")
    events.words.setText("Flare")
    press(events.words, Qt.Key.Key_Return)
    (one,) = office.store.courses.events("p0")
    assert (one.day, one.words) == (TODAY - timedelta(days=1), "Flare")
    assert events.words.text() == ""
    events.rows[0].change_it.click()
    assert (events.day.text(), events.words.text()) == ("27 Apr 2026", "Flare")
    events.words.setText("Flu")
    events.keep.click()
    assert [event.words for event in office.store.courses.events("p0")] == ["Flu"]
    events.rows[0].remove_it.click()
    assert office.store.courses.events("p0") == ()
    assert events.rows == []
    office.desk.edits.undo()
    assert [event.words for event in office.store.courses.events("p0")] == ["Flu"]


def test_an_event_that_cannot_be_is_said_under_its_fields(page: ProgrammePage, office: Office) -> None:
    events = page.log.events
    events.day.setText("tomorrow")
    events.keep.click()
    assert events.fault.text().startswith("This is not a whole date yet;")
    events.day.setText("29 Apr 2026")
    events.keep.click()
    assert events.fault.text() == (
        "Say in a few words what happened, for example “New shoes”. "
        "29 April 2026 lies in the future; note it when it has happened."
    )
    QTest.keyClicks(events.words, "x")
    assert not events.fault.isVisible()
    assert office.store.courses.events("p0") == ()


def test_a_change_that_is_left_begins_a_new_event(page: ProgrammePage, office: Office) -> None:
    events = page.log.events
    events.words.setText("Flare")
    events.keep.click()
    events.rows[0].change_it.click()
    events.cancel.click()
    events.words.setText("New shoes")
    events.keep.click()
    assert [event.words for event in office.store.courses.events("p0")] == ["Flare", "New shoes"]
    assert events.rows[0].change_it.accessibleName() == "Change New shoes, 28 Apr 2026"


# the course


def test_left_stands_what_the_programme_plans_and_what_became_of_it(office: Office, qtbot: QtBot) -> None:
    page = shown(office, qtbot, hip_programme("g", "p0", TODAY - timedelta(days=62)))
    office.test(office.store.patient("p0"), TODAY - timedelta(days=62))
    page.refresh(Changes(frozenset({Kind.SESSION}), "p0"))
    panel = page.side.panel
    assert panel.what.text() == "Hip, 8 weeks, 3 × a week, from 25 Feb 2026"
    assert panel.week.text() == "Week 8 of 8"
    assert panel.tests.facts == (
        ("Baseline", "done 25 Feb 2026"),
        ("8-week test", "overdue 6 days, since 22 Apr 2026"),
        ("6-month test", "planned 26 Aug 2026"),
    )
    assert panel.another.isVisible()
    assert not panel.pause.isVisible()


def test_a_pause_is_asked_for_with_its_reason_and_moves_the_tests(
    page: ProgrammePage, office: Office, qtbot: QtBot
) -> None:
    page.side.panel.pause.click()
    qtbot.waitUntil(page.side.pause.day.edit.hasFocus, timeout=1000)
    page.side.pause.day.edit.setText("20.4.26")
    page.side.pause.why.edit.setText("flu")
    page.side.pause.keep.click()
    (programme,) = office.store.courses.programmes("p0")
    assert programme.pauses == (Pause(date(2026, 4, 20), None, "flu"),)
    assert not page.side.pause.isVisible()
    assert page.side.panel.state.text() == "Paused since 20 Apr: flu"
    page.side.panel.resume.click()
    page.side.resume.keep.click()
    assert page.side.panel.state.text() == "Paused 20 Apr to 27 Apr: flu"
    assert page.side.panel.tests.facts[1] == ("8-week test", "planned 17 Jun 2026\nmoved 8 days by a pause")


def test_a_day_that_cannot_be_is_said_in_the_question(page: ProgrammePage, office: Office) -> None:
    page.side.panel.pause.click()
    page.side.pause.day.edit.setText("1.1.2026")
    press(page.side.pause.day.edit, Qt.Key.Key_Return)
    assert page.side.pause.fault.text() == (
        "The programme begins on 14 April 2026; a pause begins on a later day, or the start is moved."
    )
    press(page.side.pause.day.edit, Qt.Key.Key_Escape)
    assert not page.side.pause.isVisible()
    assert office.desk.edits.last is None


def test_a_programme_is_ended_with_a_reason_and_taken_up_again(page: ProgrammePage, office: Office) -> None:
    panel = page.side.panel
    panel.end.click()
    page.side.end.why.edit.setText("moved away")
    page.side.end.keep.click()
    assert (panel.week.text(), panel.state.text()) == ("Ended today", "Ended: moved away")
    assert [one.isVisible() for one in (panel.pause, panel.change, panel.end, panel.another)] == [
        False,
        False,
        False,
        True,
    ]
    panel.go_on.click()
    assert panel.week.text() == "Week 2 of 8"


def test_the_bar_of_a_programme_that_ended_early_stays_as_far_as_it_came(office: Office, qtbot: QtBot) -> None:
    begun = hip_programme("g", "p0", TODAY - timedelta(days=100))
    page = shown(office, qtbot, replace(begun, ended_on=begun.starts_on + timedelta(days=40), ended_why="moved away"))
    assert page.side.panel.bar.accessibleName() == "week 5 of 8"


def test_one_question_stands_at_a_time(page: ProgrammePage) -> None:
    page.side.panel.pause.click()
    page.side.panel.end.click()
    assert (page.side.pause.isVisible(), page.side.end.isVisible()) == (False, True)


def test_a_change_keeps_the_course_and_the_log(page: ProgrammePage, office: Office) -> None:
    press(page.log.grid, Qt.Key.Key_Up)
    press(page.log.grid, Qt.Key.Key_Space)
    page.side.panel.change.click()
    assert page.form.title.text() == "Change the hip programme"
    assert page.form.which.picker.currentText() == "Knee, 8 weeks, 3 × a week"
    assert page.form.side.picker.currentText() == "right"
    page.form.why.edit.setText("pain on stairs")
    page.form.keep.click()
    old, new = office.store.courses.programmes("p0")
    assert (old.ended_on, old.ended_why, new.course) == (TODAY, "pain on stairs", "g")
    assert page.side.panel.earlier.text() == "Hip programme, 14 Apr to 27 Apr 2026: pain on stairs"
    assert page.log.grid.isVisible()
    assert len(page.log.grid.weeks) == 10
    assert week(page, 1) == "1 of 3"
    office.desk.edits.undo()
    assert page.side.panel.what.text().startswith("Hip")


def test_a_session_is_of_the_programme_that_ran_on_its_day(page: ProgrammePage, office: Office) -> None:
    page.side.panel.change.click()
    page.form.keep.click()
    press(page.log.grid, Qt.Key.Key_Space)
    press(page.log.grid, Qt.Key.Key_Up)
    press(page.log.grid, Qt.Key.Key_Space)
    new = office.store.courses.programmes("p0")[1].id
    assert [one.programme_id for one in kept(office)] == ["g", new]


# which programme


def test_without_one_a_template_and_a_day_are_chosen(office: Office, qtbot: QtBot) -> None:
    page = shown(office, qtbot)
    form = page.form
    assert form.isVisible()
    assert not form.cancel.isVisible()
    assert (form.starts_on.text, form.side.picker.currentText()) == ("today", "right")
    assert "Arch Phys Med Rehabil" in form.note.text()
    form.keep.click()
    (programme,) = office.store.courses.programmes("p0")
    assert (programme.name, programme.starts_on, programme.side) == ("hip", TODAY, "right")
    assert page.log.grid.isVisible()
    office.desk.edits.undo()
    assert page.form.isVisible()


def test_the_empty_one_is_filled_by_hand(office: Office, qtbot: QtBot) -> None:
    form = shown(office, qtbot).form
    form.which.picker.setCurrentText("Own, to be filled")
    assert (form.name.text, form.tests.text) == ("", "")
    form.keep.click()
    assert form.name.fault == "Give the programme a name, for example the muscles it trains."
    QTest.keyClicks(form.name.edit, "calf")
    form.tests.edit.setText("0, 6")
    form.exercises.edit.setPlainText("Heel raises")
    form.exercises.edit.setFocus()
    qtbot.waitUntil(form.exercises.edit.hasFocus, timeout=1000)
    QTest.keyClick(form.exercises.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (programme,) = office.store.courses.programmes("p0")
    assert (programme.name, [test.name for test in programme.tests]) == ("calf", ["Baseline", "6-week test"])
    assert programme.phases[0].exercises == "Heel raises"


def test_what_cannot_be_is_said_under_each_field(office: Office, qtbot: QtBot) -> None:
    form = shown(office, qtbot).form
    for field in (form.starts_on, form.weeks, form.tests):
        field.edit.setText("soon")
    form.keep.click()
    assert form.starts_on.fault.startswith("This is not a whole date yet;")
    assert form.weeks.fault == "Give the weeks as a whole number, for example 8."
    assert form.tests.fault.startswith("Give the weeks of the tests as whole numbers")
    form.starts_on.edit.setText("1.1.1990")
    form.weeks.edit.setText("8")
    form.tests.edit.setText("0 8")
    form.keep.click()
    assert form.starts_on.fault == "1 January 1990 lies before the patient was born; check the year."
    assert office.store.courses.programmes("p0") == ()


def test_a_broken_template_of_the_clinic_is_told_and_stops_nothing(office: Office, qtbot: QtBot) -> None:
    folder = office.desk.data / "programmes"
    folder.mkdir()
    (folder / "mine.toml").write_text("weeks = 6", encoding="utf-8")
    form = shown(office, qtbot).form
    assert form.unusable.text().startswith("The programme “mine” cannot be offered until this is mended: id:")
    assert form.which.picker.count() == 4


def test_several_courses_are_chosen_by_date_and_name_and_an_earlier_one_can_be_put_right(
    office: Office, qtbot: QtBot
) -> None:
    earlier = hip_programme("old", "p0", BEGUN - timedelta(days=900))
    page = shown(office, qtbot, earlier, replace(hip_programme("g", "p0", BEGUN), name="knee"))
    names = [page.picker.itemText(at) for at in range(page.picker.count())]
    assert names == ["14 Apr 2026, knee", "27 Oct 2023, hip"]
    assert page.side.panel.what.text().startswith("Knee")
    page.picker.activated.emit(1)
    panel = page.side.panel
    assert panel.week.text() == "Until 21 Dec 2023"
    assert panel.state.text().startswith("An earlier course of care.")
    assert [value for _, value in panel.tests.facts] == ["not done"] * 3
    assert not [one for one in (panel.pause, panel.change, panel.end, panel.another) if one.isVisible()]
    press(page.log.grid, Qt.Key.Key_Space)
    assert [(one.programme_id, one.day) for one in kept(office)] == [("old", date(2023, 12, 21))]
    assert page.picker.currentIndex() == 1


def test_another_course_is_started_when_one_is_over(office: Office, qtbot: QtBot) -> None:
    page = shown(office, qtbot, hip_programme("g", "p0", BEGUN - timedelta(days=300)))
    page.side.panel.another.click()
    qtbot.waitUntil(page.form.which.picker.hasFocus, timeout=1000)
    press(page.form.which.picker, Qt.Key.Key_Escape)
    assert page.side.panel.isVisible()
    page.side.panel.another.click()
    page.form.keep.click()
    assert page.picker.count() == 2
    assert page.side.panel.what.text().endswith("from 28 Apr 2026, right side")


def test_one_course_needs_no_choosing(page: ProgrammePage) -> None:
    assert not page.picker.isVisible()


# the page


def test_news_of_another_patient_is_ignored(page: ProgrammePage, office: Office) -> None:
    ended = replace(hip_programme("g", "p0", BEGUN), ended_on=TODAY)
    office.writer.do(lambda store: store.save_programme(ended))
    page.refresh(Changes(frozenset({Kind.PROGRAMME}), "somebody else"))
    assert page.side.panel.week.text() == "Week 2 of 8"
    page.refresh(Changes(frozenset({Kind.PROGRAMME}), "p0"))
    assert page.side.panel.week.text() == "Ended today"


def test_another_patient_does_not_see_what_was_asked_of_the_one_before(page: ProgrammePage, office: Office) -> None:
    page.side.panel.pause.click()
    page.log.events.words.setText("Flare")
    other = office.patient("Sample Patient B", BEGUN)
    page.open_patient(other.id)
    assert not page.side.pause.isVisible()
    assert page.log.events.words.text() == ""


def test_what_is_being_filled_in_stays_while_others_write(page: ProgrammePage, office: Office) -> None:
    page.side.panel.change.click()
    page.form.name.edit.setText("half typed")
    page.refresh(Changes(frozenset({Kind.SESSION}), "p0"))
    assert page.form.isVisible()
    assert page.form.name.text == "half typed"


def test_everything_that_can_be_pressed_has_a_name(page: ProgrammePage) -> None:
    page.log.events.words.setText("Flare")
    page.log.events.keep.click()
    nameless = [
        one
        for one in page.findChildren(QAbstractButton)
        if one.isVisible() and not (one.text() or one.accessibleName())
    ]
    named = {one.metaObject().className() for one in nameless}
    assert named <= {"QTableCornerButton"}


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_it_is_painted_in_both_looks(page: ProgrammePage, qapp: object, palette: object) -> None:
    theme.apply(qapp, palette)  # type: ignore[arg-type]
    press(page.log.grid, Qt.Key.Key_Space)
    assert not page.grab().isNull()
    theme.apply(qapp, LIGHT)  # type: ignore[arg-type]
