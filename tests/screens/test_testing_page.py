from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from faces_bench import SIZE, bar_keys, begin, press, rested
from session_views import line, pushed, trial, view
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.clinic.trial import Mark
from strengthtrack.errors import EntryFault
from strengthtrack.practice.testing.session_view import Phase
from strengthtrack.screens.testing.push_face import lost_sentence
from strengthtrack.screens.testing.testing_page import TestingPage


@pytest.fixture
def page(testing_page: TestingPage) -> TestingPage:
    return testing_page


def test_space_after_the_last_test_goes_to_the_results(page: TestingPage, qtbot: QtBot) -> None:
    begin(page, view(Phase.FINISHED))
    with qtbot.waitSignal(page.finished, timeout=1000):
        press(page, "Space")


def test_a_click_on_a_key_cap_does_the_same(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, rested())
    for hint in page.bar.hints:
        if hint.key in {"R", "Esc"}:
            QTest.mouseClick(hint, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.bar.next, Qt.MouseButton.LeftButton)
    assert session.asked == ["repeat", "pause", "advance"]


@pytest.mark.parametrize(("key", "score"), [("0", 0), ("7", 7), ("T", 10)])
def test_digits_are_pain_in_the_rest(page: TestingPage, qtbot: QtBot, key: str, score: int) -> None:
    session = begin(page, rested())
    press(page, key)
    assert session.asked == [("pain", score)]


def test_digits_mean_nothing_while_pushing(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.PUSHING))
    press(page, "5")
    assert session.asked == []


def test_the_same_pain_again_takes_the_answer_back(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, rested(line(Movement.ABDUCTION, Side.RIGHT, trial(1, 181.0), pain=2)))
    press(page, "2")
    assert session.asked == [("pain", None)]


def test_pain_that_was_not_asked_is_not_preselected(page: TestingPage) -> None:
    begin(page, rested())
    assert page.rest.pain.score is None


def test_a_mark_while_pushing_shows_until_the_push_ends(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.PUSHING), pushed())
    press(page, "O")
    assert session.asked == [Mark.OVERPOWERED]
    assert [hint.key for hint in page.bar.hints if hint.isChecked()] == ["O"]
    session.now = rested(line(Movement.ABDUCTION, Side.RIGHT, trial(1, 181.0, Mark.OVERPOWERED)))
    page.look()
    assert not any(hint.isChecked() for hint in page.bar.hints)


def test_a_mark_before_any_push_means_nothing(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, view(Phase.SET_UP))
    press(page, "L")
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
        places.append((page.list.width(), right.mapTo(page, right.rect().topLeft()).x(), page.foot.y(), page.width()))
    assert set(places) == {(272, SIZE[0] - 320, SIZE[1] - 72, SIZE[0])}


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


def test_a_fault_is_passed_on_as_its_sentence(page: TestingPage, qtbot: QtBot) -> None:
    session = begin(page, rested())
    session.raises = EntryFault([("records", "The disk is full; make room, then press Repeat again.")])
    with qtbot.waitSignal(page.fault, timeout=1000) as caught:
        press(page, "R")
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
    said = "Hip abduction, right, value 176 N typed, 2 of 3 trials, they differ by 9 %, last visit 171 N, pain 3"
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
    assert page.rest.facts == "Best second 171 N  ·  Held 5.2 s  ·  At rest 31 N"


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
    page.bar.hints[-1].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.bar.hints[-1], Qt.Key.Key_Space)
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert session.asked == ["pause", "advance"]


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
