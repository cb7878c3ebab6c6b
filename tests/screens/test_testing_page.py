from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from session_views import BATTERY, Remembering, line, pushed, trial, view
from strengthtrack.charts.palette import LIGHT
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.clinic.trial import Mark
from strengthtrack.errors import EntryFault
from strengthtrack.practice.session_view import LiveTrace, Phase, SessionView, TestLine
from strengthtrack.screens import theme
from strengthtrack.screens.push_face import lost_sentence
from strengthtrack.screens.testing_page import TestingPage

KEYS = {
    "Space": Qt.Key.Key_Space,
    "Esc": Qt.Key.Key_Escape,
    **{letter: getattr(Qt.Key, f"Key_{letter}") for letter in "RSVLOXT0123456789"},
}


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> Iterator[TestingPage]:
    theme.apply(qapp, LIGHT)
    page = TestingPage(BATTERY, LIGHT)
    qtbot.addWidget(page)
    page.resize(1270, 704)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    yield page
    page.hide()


def begin(page: TestingPage, now: SessionView, trace: LiveTrace | None = None) -> Remembering:
    session = Remembering(now, trace or LiveTrace())
    page.begin(session, "8-week test", date(2026, 4, 28))
    return session


def press(qtbot: QtBot, page: TestingPage, key: str) -> None:
    QTest.keyClick(page.window(), KEYS[key])


def rested(test: TestLine | None = None, *, one_more: bool = False, rest_left_s: float = 0.0) -> SessionView:
    shown = test or line(Movement.ABDUCTION, Side.RIGHT, trial(1, 181.0))
    return view(Phase.REST, shown, one_more=one_more, rest_left_s=rest_left_s)


@pytest.mark.parametrize(
    ("phase", "asked"),
    [
        (Phase.SET_UP, ["arm"]),
        (Phase.ARMED, ["start trial"]),
        (Phase.PUSHING, ["stop trial"]),
        (Phase.REST, ["arm"]),
        (Phase.TEST_DONE, ["next test"]),
        (Phase.PAUSED, ["arm"]),
        (Phase.LOST, []),
    ],
)
def test_space_does_the_one_next_thing(page: TestingPage, qtbot: QtBot, phase: Phase, asked: list[object]) -> None:
    session = begin(page, view(phase, line(Movement.ABDUCTION, Side.RIGHT, trial(1, 181.0))))
    press(qtbot, page, "Space")
    assert session.asked == asked


def test_space_after_the_last_test_goes_to_the_results(page: TestingPage, qtbot: QtBot) -> None:
    begin(page, view(Phase.FINISHED))
    with qtbot.waitSignal(page.finished, timeout=1000):
        press(qtbot, page, "Space")


@pytest.mark.parametrize(
    ("key", "asked"), [("R", "repeat"), ("S", "skip"), ("Esc", "pause"), ("L", Mark.PAIN), ("X", Mark.SLIPPED)]
)
def test_each_key_does_what_its_cap_says(page: TestingPage, qtbot: QtBot, key: str, asked: object) -> None:
    session = begin(page, rested())
    press(qtbot, page, key)
    assert session.asked == [asked]


def test_a_click_on_a_key_cap_does_the_same(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, rested())
    for hint in page.bar.hints:
        if hint.key in {"R", "Esc"}:
            QTest.mouseClick(hint, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.bar.next, Qt.MouseButton.LeftButton)
    assert session.asked == ["repeat", "pause", "arm"]


@pytest.mark.parametrize(("key", "score"), [("0", 0), ("7", 7), ("T", 10)])
def test_digits_are_pain_in_the_rest(page: TestingPage, qtbot: QtBot, key: str, score: int) -> None:
    session = begin(page, rested())
    press(qtbot, page, key)
    assert session.asked == [("pain", score)]


def test_digits_mean_nothing_while_pushing(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.PUSHING))
    press(qtbot, page, "5")
    assert session.asked == []


def test_the_same_pain_again_takes_the_answer_back(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, rested(line(Movement.ABDUCTION, Side.RIGHT, trial(1, 181.0), pain=2)))
    press(qtbot, page, "2")
    assert session.asked == [("pain", None)]


def test_pain_that_was_not_asked_is_not_preselected(page: TestingPage) -> None:
    begin(page, rested())
    assert page.rest.pain.score is None


def test_a_mark_while_pushing_shows_until_the_push_ends(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.PUSHING), pushed())
    press(qtbot, page, "O")
    assert session.asked == [Mark.OVERPOWERED]
    assert [hint.key for hint in page.bar.hints if hint.isChecked()] == ["O"]
    session.now = rested(line(Movement.ABDUCTION, Side.RIGHT, trial(1, 181.0, Mark.OVERPOWERED)))
    page.look()
    assert not any(hint.isChecked() for hint in page.bar.hints)


def test_a_mark_before_any_push_means_nothing(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP))
    press(qtbot, page, "L")
    assert session.asked == []


@pytest.mark.parametrize(
    ("phase", "face"),
    [
        (Phase.SET_UP, "set_up"),
        (Phase.ARMED, "push"),
        (Phase.PUSHING, "push"),
        (Phase.REST, "rest"),
        (Phase.TEST_DONE, "rest"),
        (Phase.LOST, "push"),
        (Phase.PAUSED, "push"),
    ],
)
def test_every_phase_has_its_face(page: TestingPage, phase: Phase, face: str) -> None:
    begin(page, view(phase, line(Movement.ABDUCTION, Side.RIGHT, trial(1, 181.0))))
    faces: dict[str, QWidget] = {"set_up": page.set_up, "push": page.push, "rest": page.rest}
    assert [name for name, widget in faces.items() if widget.isVisible()] == [face]


@pytest.mark.parametrize(("phase", "armed"), [(Phase.ARMED, Side.LEFT), (Phase.SET_UP, None), (Phase.PAUSED, None)])
def test_the_bar_over_the_centre_says_what_is_armed(page: TestingPage, phase: Phase, armed: Side | None) -> None:
    begin(page, view(phase, line(side=Side.LEFT)))
    assert page.armed_bar.side is armed


def test_the_columns_never_move(page: TestingPage) -> None:
    places = []
    for phase in Phase:
        begin(page, view(phase, line(Movement.ABDUCTION, Side.RIGHT, trial(1, 181.0))), pushed())
        QApplication.processEvents()
        right = page.plug if phase is Phase.LOST else page.column
        places.append((page.list.width(), right.mapTo(page, right.rect().topLeft()).x(), page.bar.y(), page.width()))
    assert set(places) == {(272, 1270 - 320, 704 - 72, 1270)}


def test_the_force_and_the_hold_are_shown_while_pushing(page: TestingPage) -> None:
    begin(page, view(Phase.PUSHING, force_n=178.6, held_s=3.4), pushed())
    assert (page.push.number.words, page.push.ring.words) == ("179", "3 of 5 s")
    assert page.push.ring.share == pytest.approx(0.68)
    assert page.push.chart is not None
    assert page.push.chart.isVisible()


def test_no_force_shows_a_dash_and_a_little_below_zero_shows_zero(page: TestingPage) -> None:
    session = begin(page, view(Phase.ARMED, force_n=None))
    assert page.push.number.words == "–"
    session.now = view(Phase.ARMED, force_n=-0.3)
    page.look()
    assert page.push.number.words == "0"


def test_the_rest_shows_the_newest_trial_and_the_clock(page: TestingPage) -> None:
    begin(page, rested(rest_left_s=37.2))
    assert (page.rest.number.words, page.rest.ring.words) == ("181", "0:38 rest")


def test_one_more_is_asked_for_by_the_clinics_rule(page: TestingPage) -> None:
    three = line(Movement.ABDUCTION, Side.RIGHT, trial(1, 160.0), trial(2, 186.0), trial(3, 181.0), wanted=4)
    begin(page, rested(three, one_more=True))
    assert page.rest.card.words == "One more: they differ by\N{NO-BREAK SPACE}14\N{NO-BREAK SPACE}%"
    assert page.bar.next.text() == "Start trial 4"


def test_one_trial_is_not_compared_with_anything(page: TestingPage) -> None:
    begin(page, rested())
    assert not page.rest.card.isVisible()


def test_a_lost_dynamometer_says_what_became_of_the_trial(page: TestingPage) -> None:
    cut = line(Movement.EXTENSION, Side.RIGHT, trial(1, 243.0), trial(2, 236.0, complete=False))
    begin(page, view(Phase.LOST, cut, force_n=None, lost_peak_n=236.0, lost_held_s=2.1), pushed(236.0, -1.0))
    kept = "trial 2 is kept up to 236\N{NO-BREAK SPACE}N, and testing goes on when it is back."
    assert page.push.card.sentence == f"The dynamometer came unplugged; {kept}"
    assert page.push.caption_more.text() == "236 N after 2.1 s of 5 s"
    assert page.plug.isVisible()


def test_a_dynamometer_lost_between_trials_loses_nothing() -> None:
    assert lost_sentence(view(Phase.LOST)).startswith("The dynamometer came unplugged; nothing is lost")


def test_after_a_loss_the_trace_stands_still_before_it_runs_out_of_sight(page: TestingPage) -> None:
    session = begin(page, view(Phase.LOST, force_n=None), pushed(236.0, -1.5))
    shown = page.push.chart
    assert shown is not None
    before = shown.grab().toImage()
    session.trace = pushed(236.0, -6.0)
    page.look()
    QApplication.processEvents()
    assert shown.grab().toImage() == before


def test_the_lever_arm_of_the_last_visit_is_named(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP, line(lever_arm_m=0.38, lever_arm_last_m=0.38)))
    assert page.column.lever.edit.text() == "38.0"
    assert page.column.lever.check.isVisible()
    session.now = view(Phase.SET_UP, line(lever_arm_m=0.36, lever_arm_last_m=0.38))
    page.look()
    assert not page.column.lever.check.isVisible()
    assert page.column.lever.note.text() == "Last visit\n38.0 cm"


def test_a_lever_arm_is_typed_in_centimetres(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP))
    QTest.keyClicks(page.column.lever.edit, "37,5")
    QTest.keyClick(page.column.lever.edit, Qt.Key.Key_Return)
    assert session.asked == [("lever arm", pytest.approx(0.375))]


def test_a_lever_arm_of_36_m_is_refused_with_a_sentence(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP))
    QTest.keyClicks(page.column.lever.edit, "3600")
    QTest.keyClick(page.column.lever.edit, Qt.Key.Key_Return)
    assert session.asked == []
    assert page.column.lever.fault.isVisible()
    assert page.column.lever.fault.text().startswith("A lever arm of 36 m cannot be right.")


def test_space_in_the_lever_arm_keeps_it_and_arms(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP))
    page.column.lever.edit.setFocus()
    QTest.keyClicks(page.column.lever.edit, "38")
    QTest.keyClick(page.column.lever.edit, Qt.Key.Key_Space)
    assert session.asked == [("lever arm", pytest.approx(0.38)), "arm"]


def test_letters_typed_into_a_field_are_no_commands(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP))
    page.column.lever.edit.setFocus()
    QTest.keyClicks(page.column.lever.edit, "s")
    assert session.asked == []


def test_without_a_dynamometer_values_are_typed(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP, force_n=None))
    typed = page.column.typed_value
    assert typed.isVisible()
    assert page.bar.next.text() == "Type a value"
    press(qtbot, page, "V")
    QTest.keyClicks(typed.edit, "17,5")
    typed.unit.setCurrentText("kgf")
    QTest.keyClick(typed.edit, Qt.Key.Key_Return)
    assert session.asked == [(17.5, "kgf")]
    assert typed.edit.text() == ""


def test_a_typed_value_that_cannot_be_right_stays_in_its_field(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP, force_n=None))
    session.raises = EntryFault([("value", "Give a force above 0 and up to 2000 N.")])
    typed = page.column.typed_value
    QTest.keyClicks(typed.edit, "99999")
    typed.file_it.click()
    assert typed.edit.text() == "99999"
    assert typed.fault.text() == "Give a force above 0 and up to 2000 N."


def test_a_typed_value_that_is_no_number_says_so(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP, force_n=None))
    QTest.keyClicks(page.column.typed_value.edit, "abc")
    page.column.typed_value.file_it.click()
    assert session.asked == []
    assert "“abc” is not a number" in page.column.typed_value.fault.text()


def test_typing_is_left_by_escape_without_pausing(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP))
    press(qtbot, page, "V")
    assert page.column.typed_value.isVisible()
    QTest.keyClick(page.column.typed_value.edit, Qt.Key.Key_Escape)
    assert not page.column.typed_value.isVisible()
    assert session.asked == []


def test_a_fault_is_passed_on_as_its_sentence(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, rested())
    session.raises = EntryFault([("records", "The disk is full; make room, then press Repeat again.")])
    with qtbot.waitSignal(page.fault, timeout=1000) as caught:
        press(qtbot, page, "R")
    assert caught.args == ["The disk is full; make room, then press Repeat again."]


def test_a_trial_that_was_filed_is_told_once(page: TestingPage, qtbot: QtBot) -> None:
    told: list[str] = []
    page.done.connect(told.append)
    session = begin(page, view(Phase.PUSHING))
    session.now = rested()
    page.look()
    page.look()
    session.now = rested(line(Movement.ABDUCTION, Side.RIGHT, trial(1, 181.0), trial(2, 90.0, complete=False)))
    page.look()
    assert told == ["Trial 1 saved", "Trial 2 kept"]


def test_a_row_of_the_list_is_gone_to_by_a_click(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP, line(), line(side=Side.LEFT)))
    row = next(row for row in page.list.rows if row.accessibleName().startswith("Hip abduction, left"))
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert session.asked == [("choose", 1)]


def test_a_row_says_its_test_in_words(page: TestingPage) -> None:
    typed = line(Movement.ABDUCTION, Side.RIGHT, trial(1, 160.0), trial(2, 176.0, typed=True), pain=3)
    begin(page, rested(replace(typed, last_visit_n=171.0)))
    said = "Hip abduction, right, best 176 N typed, 2 of 3 trials, they differ by 9 %, last visit 171 N, pain 3"
    assert page.list.rows[0].accessibleName() == said


def test_a_second_session_replaces_the_rows_of_the_first(page: TestingPage) -> None:
    begin(page, view(Phase.SET_UP, line(), line(side=Side.LEFT)))
    begin(page, view(Phase.SET_UP, line(Movement.EXTENSION)))
    assert [row.accessibleName() for row in page.list.rows] == ["Hip extension, right"]


def test_the_end_of_the_session_can_be_asked_for_at_any_time(page: TestingPage, qtbot: QtBot) -> None:
    begin(page, view(Phase.SET_UP))
    with qtbot.waitSignal(page.finished, timeout=1000):
        page.list.end.click()


def test_sixty_looks_a_second_lay_nothing_out_anew(page: TestingPage, monkeypatch: pytest.MonkeyPatch) -> None:
    session = begin(page, view(Phase.PUSHING, force_n=100.0, held_s=1.0), pushed())
    QApplication.processEvents()
    laid: list[str] = []
    monkeypatch.setattr(QWidget, "updateGeometry", lambda widget: laid.append(type(widget).__name__))
    for frame in range(60):
        session.now = replace(session.now, force_n=100.0 + frame, held_s=1.0 + frame / 60)
        page.look()
    assert laid == []


def test_the_resting_force_is_shown_beside_the_peak(page: TestingPage) -> None:
    begin(page, rested(line(Movement.ABDUCTION, Side.LEFT, replace(trial(1, 180.0), resting_n=31.4))))
    assert page.rest.facts == "Held 5.2 s  ·  at rest 31 N"


def bar_keys(page: TestingPage) -> list[str]:
    return [hint.key for hint in page.bar.hints]


@pytest.mark.parametrize("phase", [Phase.ARMED, Phase.REST, Phase.PAUSED])
def test_only_what_was_done_is_offered_again(page: TestingPage, phase: Phase) -> None:
    begin(page, view(phase))
    assert "R" not in bar_keys(page)
    begin(page, view(phase, line(Movement.ABDUCTION, Side.RIGHT, trial(1, 181.0))))
    assert "R" in bar_keys(page)


def reached_by_tab(page: TestingPage) -> list[QWidget]:
    reached: list[QWidget] = []
    page.setFocus()
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        reached += [focused] if (focused := QApplication.focusWidget()) else []
    return reached


def test_tab_reaches_every_row_of_the_list_and_every_key_of_the_bar(page: TestingPage, qtbot: QtBot) -> None:
    begin(page, view(Phase.SET_UP, line(Movement.ABDUCTION, Side.LEFT), line(Movement.ABDUCTION, Side.RIGHT)))
    qtbot.waitUntil(page.list.rows[1].isVisible, timeout=1000)
    assert {*page.list.rows, *page.bar.hints, page.list.end, page.bar.next} <= set(reached_by_tab(page))


def test_space_presses_the_row_that_tab_went_to(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP, line(Movement.ABDUCTION, Side.LEFT), line(Movement.ABDUCTION, Side.RIGHT)))
    qtbot.waitUntil(page.list.rows[1].isVisible, timeout=1000)
    page.list.rows[1].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.list.rows[1], Qt.Key.Key_Space)
    assert session.asked == [("choose", 1)]


def test_after_a_key_of_the_bar_was_pressed_space_is_the_pages_again(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP))
    page.bar.hints[1].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.bar.hints[1], Qt.Key.Key_Space)
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert session.asked == ["skip", "arm"]


def test_space_without_a_dynamometer_goes_to_the_value_and_arms_nothing(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP, force_n=None))
    press(qtbot, page, "Space")
    assert page.column.typed_value.edit.hasFocus()
    assert session.asked == []


def test_a_lever_arm_that_cannot_be_right_is_not_armed_over(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP, line(lever_arm_m=0.38, lever_arm_last_m=0.38)))
    page.column.lever.edit.setFocus()
    page.column.lever.edit.selectAll()
    QTest.keyClicks(page.column.lever.edit, "3600")
    QTest.keyClick(page.column.lever.edit, Qt.Key.Key_Space)
    assert session.asked == []
    assert page.column.lever.edit.hasFocus()
    assert "36 m cannot be right" in page.column.lever.fault.text()
    assert not page.column.lever.check.isVisible()


def test_a_lever_arm_still_in_its_field_is_kept_when_another_test_is_gone_to(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP, line(Movement.ABDUCTION, Side.LEFT), line(Movement.ABDUCTION, Side.RIGHT)))
    page.column.lever.edit.setFocus()
    QTest.keyClicks(page.column.lever.edit, "38,5")
    page.list.rows[1].click()
    assert session.asked == [("lever arm", 0.385), ("choose", 1)]


def test_a_lever_arm_that_was_emptied_comes_back(page: TestingPage) -> None:
    session = begin(page, view(Phase.SET_UP, line(lever_arm_m=0.38, lever_arm_last_m=0.38)))
    page.column.lever.edit.setFocus()
    page.column.lever.edit.clear()
    QTest.keyClick(page.column.lever.edit, Qt.Key.Key_Return)
    assert page.column.lever.edit.text() == "38.0"
    assert session.asked == []


def test_on_a_low_window_the_comparison_gives_way_to_digits_and_pain(page: TestingPage) -> None:
    begin(page, rested(line(Movement.ABDUCTION, Side.RIGHT, trial(1, 160.0), trial(2, 186.0))))
    page.resize(1184, 576)
    assert not page.rest.card.isVisible()
    page.resize(1270, 704)
    assert page.rest.card.isVisible()


def test_digits_are_set_smaller_where_they_would_not_fit(page: TestingPage) -> None:
    begin(page, view(Phase.PUSHING, force_n=188.0))
    assert page.push.number.fitting_px == 200
    page.resize(1184, 576)
    assert 96 <= page.push.number.fitting_px < 200


def test_the_live_trace_is_there_before_the_first_arm(page: TestingPage) -> None:
    begin(page, view(Phase.SET_UP, line(Movement.ABDUCTION, Side.LEFT)))
    assert page.push.chart is not None
