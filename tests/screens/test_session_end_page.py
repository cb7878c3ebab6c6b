from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from end_samples import EIGHT_WEEKS, PAINS, eight_weeks, end_of
from frame_bench import Office
from session_views import line
from strengthtrack.charts.palette import LIGHT
from strengthtrack.clinic.setup import Movement, Side
from strengthtrack.practice.ending.end_of_session import EndOfSession
from strengthtrack.screens import theme
from strengthtrack.screens.ending.end_page import SessionEndPage
from strengthtrack.screens.ending.end_sentences import FIRST
from strengthtrack.screens.taking.drag_out import DragOut

SKIPPED = line(Movement.EXTENSION, Side.LEFT, skipped=True, skipped_why="no time")


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, office: Office) -> Iterator[SessionEndPage]:
    theme.apply(qapp, LIGHT)
    page = SessionEndPage(office.desk)
    qtbot.addWidget(page)
    page.resize(1270, 704)
    page.show_end("8-week test", eight_weeks(), Side.RIGHT)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.setFocus()
    yield page
    page.hide()


def image_of(page: SessionEndPage) -> QImage:
    return page.table.grab().toImage()


def place(page: SessionEndPage, part: float) -> float:
    """Where a fraction of the baseline stands, px."""
    return page.table.span.at(page.table.axis.share(part))


def in_colour(image: QImage, colour: str, height: float, left: float = 160.0, right: float = 600.0) -> list[int]:
    wanted = QColor(colour).rgb()
    return [x for x in range(round(left), round(right)) if image.pixel(x, round(height)) == wanted]


def said(page: SessionEndPage) -> str:
    return page.table.accessibleName()


# the sentences


def test_the_page_says_what_is_beyond_error_and_what_chance_would_bring(page: SessionEndPage) -> None:
    assert page._title.text() == "8-week test, 28 April 2026"
    assert page._sentences.headline.text() == "2 of 6 tests are beyond measurement error:"
    assert page._sentences.detail.text() == "right hip abduction and right hip extension."
    assert page._sentences.quiet.text() == (
        "If nothing had changed, one or more of 6 would still be beyond it in about 1 of 4 patients. "
        "6 of 6 tests came to a value."
    )


def test_less_strength_is_named_as_less(page: SessionEndPage) -> None:
    weaker = replace(EIGHT_WEEKS[1], values=(142.0, 120.0, 106.0))
    page.show_end("Test", end_of((weaker, EIGHT_WEEKS[0]), PAINS), Side.RIGHT)
    assert page._sentences.detail.text() == "right hip abduction (less)."


def test_a_first_visit_is_the_baseline(page: SessionEndPage) -> None:
    first = [replace(one, values=one.values[:1]) for one in EIGHT_WEEKS]
    page.show_end("Baseline", end_of(first, PAINS[:1]), Side.RIGHT)
    assert page._sentences.headline.text() == FIRST
    assert "If nothing had changed" not in page._sentences.quiet.text()
    assert "Hip abduction, right, value 142 N" in said(page)
    assert "baseline 142 N, baseline" in said(page)


# the rows in words


def test_every_row_is_said_with_its_change_and_its_answer(page: SessionEndPage) -> None:
    assert (
        "Hip abduction, right, value 186 N, 3 of 3 trials, they differ by 3 %, pain 2, "
        "baseline 142 N, last visit 171 N, +31 % beyond error"
    ) in said(page)
    assert "baseline 102 N, last visit 104 N, −1 % within error" in said(page)
    assert "Worst pain, last week, 0–10, 3, baseline 7, last visit 4, −4 beyond ±2" in said(page)
    assert "Pain now, today, 0–10, 1, baseline 3, last visit 2, −2 within ±2" in said(page)


def test_the_affected_side_is_said_first(page: SessionEndPage) -> None:
    assert said(page).index("Hip abduction, right") < said(page).index("Hip abduction, left")
    page.show_end("Test", eight_weeks(), Side.LEFT)
    assert said(page).index("Hip abduction, left") < said(page).index("Hip abduction, right")


# the picture


def test_today_stands_filled_where_its_change_is(page: SessionEndPage) -> None:
    filled = in_colour(image_of(page), LIGHT.right, page.table.middle_of(Side.RIGHT) - 4, place(page, 0.26))
    assert sum(filled) / len(filled) == pytest.approx(place(page, 186 / 142 - 1), abs=1.5)


def test_the_last_visit_stands_hollow(page: SessionEndPage) -> None:
    image, middle = image_of(page), page.table.middle_of(Side.RIGHT)
    at = round(place(page, 171 / 142 - 1))
    assert image.pixelColor(at, round(middle)).name().upper() == LIGHT.ground
    assert in_colour(image, LIGHT.right, middle - 5, at - 8, at + 8)


def test_the_baseline_is_a_line_of_ink_in_its_band(page: SessionEndPage) -> None:
    image, top = image_of(page), round(page.table.middle_of(Side.LEFT) - 13)
    dark = [x for x in range(170, 600) if image.pixelColor(x, top).lightness() < 128]
    assert dark
    assert sum(dark) / len(dark) == pytest.approx(place(page, 0.0), abs=1.0)
    shaded = [x for x in range(170, 560) if 200 < image.pixelColor(x, top).lightness() < 250]
    assert min(shaded) == pytest.approx(place(page, -0.15), abs=1.5)
    assert max(shaded) == pytest.approx(place(page, 0.15), abs=1.5)


def test_every_trial_has_a_tick_under_its_row(page: SessionEndPage) -> None:
    image, middle = image_of(page), page.table.middle_of(Side.RIGHT)
    ticks = in_colour(image, LIGHT.right, middle + 14)
    for newtons in (186.0, 186.0 * 0.97, 186.0 * 0.98):
        assert any(abs(x - place(page, newtons / 142.0 - 1)) <= 1.5 for x in ticks)


def test_both_sides_and_pain_are_in_their_colours(page: SessionEndPage) -> None:
    image = image_of(page)
    seen = {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}
    assert {LIGHT.right, LIGHT.left, LIGHT.pain} <= seen


def test_pointing_at_a_row_says_all_of_it(page: SessionEndPage, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, _over: told.append(words))
    at = QPoint(400, round(page.table.middle_of(Side.RIGHT)))
    QApplication.sendEvent(page.table, QHelpEvent(QHelpEvent.Type.ToolTip, at, page.table.mapToGlobal(at)))
    assert told[0].startswith("Hip abduction, right, value 186 N")


def test_the_page_fits_the_smallest_laptop(page: SessionEndPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.table.width() > 1000, timeout=1000)
    assert page._area.verticalScrollBar().maximum() == 0


# a blind session


def hidden() -> EndOfSession:
    end = eight_weeks()
    return replace(end, session=replace(end.session, blind=True), summary=None)


def test_a_blind_session_shows_no_force_before_it_is_finished(page: SessionEndPage) -> None:
    page.show_end("8-week test", hidden(), Side.RIGHT)
    assert page.hidden.isVisible()
    assert not page._sentences.headline.isVisible()
    force = said(page).split("Worst pain")[0]
    assert not any(told in force for told in ("186", "142", "171", "31 %", "error"))
    image, middle = image_of(page), page.table.middle_of(Side.RIGHT)
    for height in range(round(middle) - 15, round(middle) + 16):
        assert {image.pixelColor(x, height).name().upper() for x in range(190, 580)} == {LIGHT.ground}
        assert {image.pixelColor(x, height).name().upper() for x in range(750, 1180)} == {LIGHT.ground}


def test_a_blind_session_that_is_finished_is_shown(page: SessionEndPage) -> None:
    done = hidden()
    done = replace(done, session=replace(done.session, finished_at=done.session.started_at))
    page.show_end("8-week test", done, Side.RIGHT)
    assert not page.hidden.isVisible()
    assert "186 N" in said(page)


# what can be done


def test_each_test_with_trials_offers_to_be_the_other_legs(page: SessionEndPage, qtbot: QtBot) -> None:
    assert [swap.accessibleName() for swap in page.table.swaps][:2] == [
        "Hip abduction, right: these were the left leg",
        "Hip abduction, left: these were the right leg",
    ]
    with qtbot.waitSignal(page.swap_asked, timeout=1000) as caught:
        page.table.swaps[0].click()
    assert caught.args == [1]


def test_the_foot_says_who_with_what_and_set_up_how(page: SessionEndPage) -> None:
    assert page._foot.text() == "Tester  ·  65 kg  ·  Dynamometer 1 (0417)  ·  same set-up as at baseline"


def test_what_is_not_compared_is_said_under_the_table(page: SessionEndPage) -> None:
    page.show_end("Test", replace(eight_weeks(), notes=("One.", "Two.")), Side.RIGHT)
    assert page._notes.isVisible()
    assert page._notes.text() == "One.\nTwo."
    page.show_end("Test", eight_weeks(), Side.RIGHT)
    assert not page._notes.isVisible()


def test_space_finishes_with_the_note(page: SessionEndPage, qtbot: QtBot) -> None:
    page.note_button.click()
    QTest.keyClicks(page.note, "Left knee sore")
    page.setFocus()
    with qtbot.waitSignal(page.finished, timeout=1000) as caught:
        QTest.keyClick(page, Qt.Key.Key_Space)
    assert caught.args == ["Left knee sore"]


def test_space_in_the_note_is_a_space(page: SessionEndPage, qtbot: QtBot) -> None:
    page.note_button.click()
    with qtbot.assertNotEmitted(page.finished):
        QTest.keyClick(page.note, Qt.Key.Key_Space)
    assert page.note.toPlainText() == " "


def test_one_can_go_back_to_the_tests(page: SessionEndPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.back_asked, timeout=1000):
        page.back_button.click()


def test_a_note_that_was_written_before_is_shown(page: SessionEndPage) -> None:
    end = eight_weeks()
    page.show_end("8-week test", replace(end, session=replace(end.session, note="Sore knee")), Side.RIGHT)
    assert page.note.isVisible()
    assert page.note.toPlainText() == "Sore knee"
    assert not page.note_button.isVisible()


def test_space_presses_the_button_that_tab_went_to_and_does_not_finish(page: SessionEndPage, qtbot: QtBot) -> None:
    page.note_button.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.assertNotEmitted(page.finished):
        QTest.keyClick(page.note_button, Qt.Key.Key_Space)
    assert page.note.hasFocus()


def test_a_note_is_shown_whole_on_a_low_window(page: SessionEndPage, qtbot: QtBot) -> None:
    page.resize(1270, 500)
    page.note_button.click()
    foot = page._area.viewport()
    qtbot.waitUntil(lambda: page.note.mapTo(foot, page.note.rect().bottomLeft()).y() <= foot.height(), timeout=1000)


# the chart, taken


@pytest.fixture
def taken(page: SessionEndPage, office: Office) -> SessionEndPage:
    """The page of somebody in the records."""
    patient, end = office.patient("Sample Patient A"), eight_weeks()
    end = replace(end, session=replace(end.session, patient_id=patient.id), notes=("One.", "Two."))
    page.show_end("8-week test", end, Side.RIGHT)
    return page


def test_the_chart_is_taken_with_the_day_of_the_session_and_the_notes(taken: SessionEndPage) -> None:
    assert taken.menu.isVisible()
    taken.taker.save()
    window = taken.taker.window
    assert window is not None
    assert window.offer.name(window.choice) == "8-week test Sample Patient A 2026-04-28.png"
    assert window.sheet.words == f"8-week test, 28 April 2026. {said(taken)}. One. Two."
    window.close()


def test_the_chart_is_dragged_out_of_the_table_without_a_name(taken: SessionEndPage) -> None:
    assert taken.table.findChild(DragOut)
    data = taken.taker.handed()
    assert data is not None
    assert data.urls()[0].fileName() == "8-week test 2026-04-28.png"
    assert not data.imageData().isNull()


def test_while_values_are_hidden_there_is_no_chart_to_take(page: SessionEndPage) -> None:
    page.show_end("8-week test", hidden(), Side.RIGHT)
    assert not page.menu.isVisible()
    assert page.taker.handed() is None
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert page.taker.window is None
