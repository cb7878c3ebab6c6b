import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from frame_bench import NOW, TODAY
from strengthtrack.charts.palette import LIGHT
from strengthtrack.clinic.battery import Battery, Landmark, Order
from strengthtrack.clinic.setup import Contraction, Feedback, Movement, Side
from strengthtrack.paths import resources
from strengthtrack.practice.battery.batteries import Batteries
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.edits import Edits
from strengthtrack.practice.setting_names import BATTERY
from strengthtrack.records.changes import Changes, Kind
from strengthtrack.records.store import Store
from strengthtrack.records.writer import Writer
from strengthtrack.screens import theme
from strengthtrack.screens.batteries.battery_page import BatteryPage
from strengthtrack.screens.parts.picker import Picker
from strengthtrack.screens.settings.battery_section import BatterySection

SHIPPED = (resources() / "batteries" / "hips.toml").read_text(encoding="utf-8")


class Drawer:
    """The settings, in memory: nothing else of the records is looked at."""

    def __init__(self) -> None:
        self.settings: dict[str, str] = {}

    def setting(self, name: str) -> str | None:
        return self.settings.get(name)

    def save_setting(self, name: str, value: str) -> Changes:
        self.settings[name] = value
        return Changes(frozenset({Kind.SETTING}))

    def do(self, job: Callable[["Drawer"], Changes]) -> Changes:
        """What the writer does, at once."""
        return job(self)


@dataclass
class Table:
    """The page on a desk whose own batteries lie in a folder, and what it said."""

    drawer: Drawer
    desk: Desk
    page: BatteryPage
    own: Path
    done: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def battery(self, battery_id: str = "hips") -> Battery:
        return self.desk.batteries.of(battery_id)

    def clear(self) -> None:
        """As it was in the beginning."""
        self.drawer.settings.clear()
        if self.own.is_file():
            self.own.unlink()
        shutil.rmtree(self.own, ignore_errors=True)
        self.page.choose("hips_short")
        self.page.choose("hips")
        self.done.clear()
        self.faults.clear()


@pytest.fixture(scope="module")
def one_table(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Table]:
    """One page for all tests, for it has some sixty fields."""
    theme.apply(qapp, LIGHT)
    folder, drawer = tmp_path_factory.mktemp("desk"), Drawer()
    own, edits = folder / "batteries", Edits(cast(Writer, drawer))
    desk = Desk(cast(Store, drawer), edits, Batteries(own), lambda: NOW, lambda: TODAY, folder, "")
    page = BatteryPage(desk, LIGHT)
    page.resize(1270, 704)
    edits.follow(page.refresh)
    table = Table(drawer, desk, page, own)
    page.done.connect(table.done.append)
    page.fault.connect(table.faults.append)
    yield table
    page.deleteLater()


@pytest.fixture
def table(one_table: Table) -> Iterator[Table]:
    one_table.clear()
    yield one_table
    one_table.page.hide()


def type_over(edit: QLineEdit, words: str) -> None:
    """Type in place of what is there, and press Enter."""
    edit.selectAll()
    QTest.keyClicks(edit, words)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def leave(widget: QWidget) -> None:
    """The focus goes to another field."""
    QApplication.sendEvent(widget, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))


def pick(picker: Picker, index: int) -> None:
    """What a click in the open list does."""
    picker.setCurrentIndex(index)
    picker.activated.emit(index)


def test_the_batteries_are_listed_with_their_time_their_version_and_the_one_in_use(table: Table) -> None:
    first, second = (row.accessibleName() for row in table.page.choices.rows)
    assert first.startswith("Hips, About ")
    assert first.endswith(" min, version 1, used")
    assert second.startswith("Hips, short, About ")
    assert second.endswith(" min, version 1")


def test_a_click_shows_another_battery_and_changes_nothing(table: Table) -> None:
    QTest.mouseClick(table.page.choices.rows[1], Qt.MouseButton.LeftButton)
    assert table.page.form.name.text == "Hips, short"
    assert [row.plan.movement for row in table.page.movements.rows] == [Movement.ABDUCTION, Movement.EXTERNAL_ROTATION]
    assert table.page.head.facts.text().endswith("4 tests  ·  Version 1, as it shipped")
    assert not table.own.exists()


def test_a_line_is_kept_as_the_next_version_when_it_is_left(table: Table) -> None:
    type_over(table.page.form.name.edit, "Our hips")
    assert (table.battery().name, table.battery().version) == ("Our hips", 2)
    assert table.done == ["Our hips changed, version 2"]
    assert table.page.head.facts.text().endswith("Version 2, your own")
    assert table.page.choices.rows[0].accessibleName().endswith("version 2, used")


def test_nothing_is_written_where_nothing_is_new(table: Table) -> None:
    type_over(table.page.form.name.edit, "Hips")
    leave(table.page.form.order.picker)
    leave(table.page.form.note.edit)
    assert not table.own.exists()


def test_what_was_taken_back_is_shown_as_it_was(table: Table) -> None:
    type_over(table.page.form.name.edit, "Our hips")
    table.desk.edits.undo()
    assert table.page.form.name.text == table.page.head.name.text() == "Hips"


def test_undo_goes_to_the_window_but_first_to_what_was_just_typed(table: Table, qtbot: QtBot) -> None:
    undo = QAction(table.page)
    undo.setShortcut(QKeySequence("Ctrl+Z"))
    table.page.addAction(undo)
    edit, note = table.page.form.name.edit, table.page.form.note.edit
    table.page.show()
    table.page.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    QTest.keyClicks(edit, "!")
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == "Hips"
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    note.setFocus()
    with qtbot.waitSignal(undo.triggered, timeout=1000):
        QTest.keyClick(note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("name", " ", "Give it some words."),
        ("repeat_over", "120", "Give a percentage, 0 to 100."),
        ("repeat_over", "ten", "“ten” is not a number; type one in figures."),
    ],
)
def test_what_cannot_be_kept_is_said_under_its_field(table: Table, name: str, typed: str, sentence: str) -> None:
    wrong = getattr(table.page.form, name)
    type_over(wrong.edit, typed)
    assert wrong.fault == sentence
    assert wrong.edit.text() == typed
    assert not table.own.exists()


def test_a_fault_goes_when_it_is_mended_or_another_battery_is_shown(table: Table) -> None:
    field = table.page.form.repeat_over
    type_over(field.edit, "ten")
    type_over(field.edit, "10")
    assert field.fault == ""
    type_over(field.edit, "ten")
    table.page.choose("hips_short")
    assert (field.fault, field.text) == ("", "10")


def test_the_repeat_rule_may_be_off(table: Table) -> None:
    type_over(table.page.form.repeat_over.edit, "0 %")
    assert table.battery().repeat_over == 0.0
    assert table.page.form.repeat_over.note == "Clinic rule. 0 for never."


def test_a_choice_is_kept_when_it_is_clicked(table: Table) -> None:
    pick(table.page.form.sides.picker, 2)
    pick(table.page.form.feedback.picker, list(Feedback).index(Feedback.NOTHING))
    assert (table.battery().sides, table.battery().feedback) == ((Side.LEFT,), Feedback.NOTHING)


def test_a_choice_stepped_through_by_keys_is_kept_once_when_it_is_left(table: Table) -> None:
    picker = table.page.form.order.picker
    QTest.keyClick(picker, Qt.Key.Key_Down)
    QTest.keyClick(picker, Qt.Key.Key_Down)
    assert not table.own.exists()
    leave(picker)
    assert (table.battery().order, table.battery().version) == (Order.TURNS, 2)


def test_the_wheel_scrolls_the_page_and_changes_no_choice(table: Table) -> None:
    picker = table.page.form.order.picker
    down = QPoint(0, -120)
    wheel = QWheelEvent(
        QPointF(9, 9), QPointF(9, 9), down, down, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(picker, wheel)
    assert picker.currentIndex() == 0


def test_a_movement_is_opened_with_its_drawing_and_closed_again(table: Table) -> None:
    movements = table.page.movements
    table.page.show()
    QTest.mouseClick(movements.rows[1], Qt.MouseButton.LeftButton)
    assert movements.open_movement is Movement.EXTENSION
    assert movements.form.picture.accessibleName() == "Hip extension, right"
    assert movements.form.position.text == "lying face down, knee bent to a right angle"
    assert table.page._area.verticalScrollBar().value() > 0
    QTest.mouseClick(movements.rows[1], Qt.MouseButton.LeftButton)
    assert movements.form.isHidden()


def test_a_field_of_a_movement_is_kept_for_that_movement(table: Table) -> None:
    form = table.page.movements.form
    table.page.movements.open(Movement.EXTENSION)
    type_over(form.hold_s.edit, "4,5")
    type_over(form.trials.edit, "4")
    assert [(plan.hold_s, plan.trials) for plan in table.battery().plans] == [(5.0, 3), (4.5, 4), (5.0, 3)]
    assert "4 × 4.5 s, rest 60 s" in table.page.movements.rows[1].facts


def test_a_break_test_is_a_deliberate_choice_and_says_what_follows(table: Table) -> None:
    form = table.page.movements.form
    table.page.movements.open(Movement.ABDUCTION)
    assert "Their values are not joined." in form.contraction.note
    QTest.mouseClick(form._contraction._choices[1], Qt.MouseButton.LeftButton)
    assert [plan.contraction for plan in table.battery().plans] == [Contraction.BREAK, *[Contraction.MAKE] * 2]


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("hold_s", "77", "Give a number, 1 to 30."),
        ("hold_s", "inf", "“inf” is not a number; type one in figures."),
        ("trials", "2.5", "“2.5” is not a whole number; type one in figures."),
        ("practice", "9", "Give a number, 0 to 5."),
        ("pad", "", "Give it some words."),
        ("lying", "The {leg}", "Of words in braces only {side} and {other} are known."),
    ],
)
def test_what_cannot_be_kept_of_a_movement_is_said_there(table: Table, name: str, typed: str, sentence: str) -> None:
    table.page.movements.open(Movement.EXTERNAL_ROTATION)
    wrong = getattr(table.page.movements.form, name)
    wrong.edit.clear()
    type_over(wrong.edit, typed)
    assert wrong.fault == sentence
    assert not table.own.exists()


def test_another_drawing_is_shown_at_once(table: Table) -> None:
    form = table.page.movements.form
    table.page.movements.open(Movement.ABDUCTION)
    assert form.drawing.picker.count() == len(Movement)
    pick(form.drawing.picker, form.drawing.picker.findText("Knee flexion"))
    assert table.battery().plans[0].drawing == "knee_flexion.svg"
    assert form.picture.accessibleName() == "Knee flexion, right"


def test_a_note_beside_the_drawing_needs_both_its_words_and_may_be_left_out(table: Table) -> None:
    notes = table.page.movements.form.landmarks
    table.page.movements.open(Movement.ABDUCTION)
    type_over(notes.texts[1].edit, "Flat.")
    assert table.battery().plans[0].landmarks[1] == Landmark("Pad", "Flat.")
    notes.titles[1].edit.clear()
    notes.titles[1].edit.editingFinished.emit()
    assert notes.titles[1].fault == "Give it some words."
    notes.texts[1].edit.clear()
    notes.texts[1].edit.editingFinished.emit()
    assert [note.title for note in table.battery().plans[0].landmarks] == ["Hip", "Belt"]
    assert [title.text for title in notes.titles] == ["Hip", "Belt", ""]


def test_the_movements_that_are_missing_may_be_added(table: Table) -> None:
    movements = table.page.movements
    assert [movements.picker.itemText(at) for at in range(movements.picker.count())] == [
        "Hip flexion",
        "Hip adduction",
        "Hip internal rotation",
        "Knee extension",
        "Knee flexion",
    ]
    for _ in range(5):
        QTest.mouseClick(movements.add, Qt.MouseButton.LeftButton)
    assert movements.open_movement is Movement.KNEE_FLEXION
    assert {plan.movement for plan in table.battery().plans} == set(Movement)
    assert not movements.add.isEnabled()


def test_a_movement_is_moved_and_stays_open(table: Table) -> None:
    movements = table.page.movements
    movements.open(Movement.EXTENSION)
    QTest.mouseClick(movements.form.up, Qt.MouseButton.LeftButton)
    assert [plan.movement for plan in table.battery().plans][:2] == [Movement.EXTENSION, Movement.ABDUCTION]
    assert movements.open_movement is Movement.EXTENSION
    assert not movements.form.up.isEnabled()
    QTest.mouseClick(movements.form.down, Qt.MouseButton.LeftButton)
    assert [plan.movement for plan in table.battery().plans][:2] == [Movement.ABDUCTION, Movement.EXTENSION]


def test_a_movement_is_removed_but_never_the_last(table: Table) -> None:
    movements = table.page.movements
    for movement in (Movement.ABDUCTION, Movement.EXTENSION):
        movements.open(movement)
        QTest.mouseClick(movements.form.remove, Qt.MouseButton.LeftButton)
    assert [row.plan.movement for row in movements.rows] == [Movement.EXTERNAL_ROTATION]
    assert movements.open_movement is None
    movements.open(Movement.EXTERNAL_ROTATION)
    assert not movements.form.remove.isEnabled()


def test_tab_goes_from_the_open_row_through_its_form_to_the_next_row(table: Table) -> None:
    movements = table.page.movements
    movements.open(Movement.EXTENSION)
    met: list[QWidget] = [movements.rows[1]]
    while met[-1] is not movements.rows[2] and (following := met[-1].nextInFocusChain()) is not None:
        met.append(following)
        assert len(met) < 200
    stops = [stop for stop in met if stop in movements.form.stops]
    assert stops == movements.form.stops
    assert {movements.rows[0], movements.add}.isdisjoint(met)


def test_the_chosen_battery_is_used_from_now_on_and_undo_takes_that_back(table: Table) -> None:
    table.page.choose("hips_short")
    assert table.page.head.used.isHidden()
    QTest.mouseClick(table.page.head.use, Qt.MouseButton.LeftButton)
    assert table.desk.setting(BATTERY) == "hips_short"
    assert table.page.head.use.isHidden()
    assert table.done == ["Hips, short is used from now on"]
    table.desk.edits.undo()
    assert table.desk.battery.id == "hips"
    assert table.page.head.used.isHidden()


def test_another_battery_from_this_one_is_shown_and_may_be_removed_again(table: Table) -> None:
    head = table.page.head
    assert head.remove.isHidden()
    QTest.mouseClick(head.copy, Qt.MouseButton.LeftButton)
    assert head.name.text() == "Hips, copy"
    assert table.page.form.name.edit.selectedText() == "Hips, copy"
    assert head.remove.text() == "Remove this battery"
    QTest.mouseClick(head.remove, Qt.MouseButton.LeftButton)
    assert head.name.text() == "Hips"
    assert [row.battery.id for row in table.page.choices.rows] == ["hips", "hips_short"]


def test_one_of_ours_goes_back_to_how_it_shipped(table: Table) -> None:
    type_over(table.page.form.name.edit, "Our hips")
    assert table.page.head.remove.text() == "Back to how it shipped"
    QTest.mouseClick(table.page.head.remove, Qt.MouseButton.LeftButton)
    assert table.page.form.name.text == "Hips"
    assert table.page.head.remove.isHidden()


def test_a_battery_that_cannot_be_used_is_told_in_one_sentence(table: Table) -> None:
    table.own.mkdir()
    (table.own / "hips.toml").write_text(SHIPPED.replace("hold_s = 5", "hold_s = 0", 1), encoding="utf-8")
    table.page.refresh(None)
    assert table.page.unusable.text() == (
        "The battery “hips” cannot be used until this is mended: plans[1].hold_s: give a number, 1 to 30"
    )
    assert table.page.head.facts.text().endswith("Version 1, as it shipped")
    (table.own / "hips.toml").unlink()
    table.page.refresh(None)
    assert table.page.unusable.isHidden()


def test_a_file_changed_by_hand_is_seen_when_the_page_is_gone_to(table: Table) -> None:
    table.own.mkdir()
    (table.own / "hips.toml").write_text(SHIPPED.replace('"Hips"', '"Our hips"'), encoding="utf-8")
    table.page.refresh(Changes(frozenset({Kind.PATIENT})))
    assert table.page.form.name.text == "Hips"
    table.page.refresh(None)
    assert table.page.form.name.text == "Our hips"


def test_a_disk_that_refuses_is_said_and_the_choice_goes_back(table: Table) -> None:
    table.own.write_text("in the way", encoding="utf-8")
    pick(table.page.form.order.picker, 2)
    assert len(table.faults) == 1
    assert table.faults[0].endswith("make room for it and try again.")
    assert table.page.form.order.picker.currentIndex() == 0


def test_the_settings_say_what_is_tested(table: Table, qtbot: QtBot) -> None:
    section = BatterySection(table.desk)
    qtbot.addWidget(section)
    assert section.words.startswith("Hips, version 1: hip abduction, hip extension, hip external rotation. About ")
    type_over(table.page.form.name.edit, "Our hips")
    section.refresh()
    assert section.words.startswith("Our hips, version 2: ")
