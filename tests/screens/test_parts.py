import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAction, QColor, QFocusEvent, QImage, QKeyEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from strengthtrack.charts.palette import LIGHT
from strengthtrack.practice.due import ChipKind
from strengthtrack.screens import theme
from strengthtrack.screens.parts.buttons import button
from strengthtrack.screens.parts.chip import Chip, paint_chip
from strengthtrack.screens.parts.fact_list import FactList
from strengthtrack.screens.parts.fields import LongTextField, PickField, TextField
from strengthtrack.screens.parts.gauge import ForceReadout, force_words
from strengthtrack.screens.parts.icons import icon
from strengthtrack.screens.parts.key_cap import KeyCap
from strengthtrack.screens.parts.logo import Logo, app_icon
from strengthtrack.screens.parts.search_field import SearchField
from strengthtrack.screens.parts.segment import Segment
from strengthtrack.screens.parts.text import ROLES, label
from strengthtrack.screens.parts.tick import Tick
from strengthtrack.screens.parts.toast import Toast
from strengthtrack.screens.parts.week_bar import WeekBar


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    theme.apply(qapp, LIGHT)


def colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def drawn(chip: Chip, *, on_tint: bool = False) -> list[str]:
    image = QImage(160, 28, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.ground))
    painter = QPainter(image)
    paint_chip(painter, QPointF(160, 0), chip, on_tint=on_tint)
    painter.end()
    return [image.pixelColor(x, y).name() for y in range(28) for x in range(160)]


def first_choice(segment: Segment) -> QAbstractButton:
    return segment.findChildren(QAbstractButton)[0]


def holds(widget: QWidget, colour: str) -> bool:
    return QColor(colour).name() in colours(widget)


def test_no_words_are_under_fifteen_pixels() -> None:
    assert min(role.px for role in ROLES.values()) == 15


def test_words_keep_the_line_height_of_their_role(qtbot: QtBot) -> None:
    words = label("Hip abduction", "name")
    qtbot.addWidget(words)
    assert words.sizeHint().height() == 24


def test_wrapped_words_take_a_line_for_each_line(qtbot: QtBot) -> None:
    words = label("one two three four five six seven eight nine ten", wrap=True)
    qtbot.addWidget(words)
    assert words.heightForWidth(2000) == 20
    assert words.heightForWidth(120) > 20
    assert words.heightForWidth(120) % 20 == 0
    words.setText("Short.")
    assert words.heightForWidth(120) == 20


def test_a_name_with_marks_in_it_is_shown_as_it_stands(qtbot: QtBot) -> None:
    words = label("<b>Sample</b> & Co")
    qtbot.addWidget(words)
    assert words.text() == "<b>Sample</b> & Co"
    assert words.textFormat() is Qt.TextFormat.PlainText


def test_a_button_is_forty_high_and_a_big_one_forty_eight(qtbot: QtBot) -> None:
    small, big = button("Zero"), button("Zero", big=True)
    for one in (small, big):
        qtbot.addWidget(one)
    assert (small.sizeHint().height(), big.sizeHint().height()) == (40, 48)


def test_the_key_inside_a_button_is_read_aloud(qtbot: QtBot) -> None:
    add = button("Add patient", "primary", "Ctrl N", "plus")
    qtbot.addWidget(add)
    assert add.text() == "Add patient"
    assert add.accessibleDescription() == "Key: Ctrl N"
    assert add.sizeHint().width() > button("Add patient", "primary").sizeHint().width()


def test_only_a_primary_button_is_filled_with_the_accent(qtbot: QtBot) -> None:
    for kind, filled in (("primary", True), ("secondary", False)):
        one = button("Go", kind)
        qtbot.addWidget(one)
        one.resize(one.sizeHint())
        assert holds(one, LIGHT.accent) is filled


def test_a_button_is_ringed_when_the_focus_comes_by_key_and_not_by_mouse(qtbot: QtBot) -> None:
    one = button("Go")
    qtbot.addWidget(one)
    one.resize(one.sizeHint())
    one.show()
    one.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(one.hasFocus, timeout=1000)
    assert not holds(one, LIGHT.accent)
    one.focusInEvent(QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert holds(one, LIGHT.accent)
    assert one.sizeHint().height() == 40


def test_a_disabled_button_has_no_accent(qtbot: QtBot) -> None:
    one = button("Go", "primary")
    qtbot.addWidget(one)
    one.resize(one.sizeHint())
    one.setEnabled(False)
    assert not holds(one, LIGHT.accent)


def test_exactly_one_choice_of_a_segment_is_chosen(qtbot: QtBot) -> None:
    segment = Segment(["Due 8", "All 31"], name="Which patients")
    qtbot.addWidget(segment)
    assert segment.index == 0
    segment.choose(1)
    assert segment.index == 1


def test_a_segment_speaks_only_when_a_person_chooses(qtbot: QtBot) -> None:
    segment = Segment(["Due", "All"])
    qtbot.addWidget(segment)
    segment.show()
    with qtbot.assertNotEmitted(segment.chosen):
        segment.choose(1)
    choice = first_choice(segment)
    with qtbot.waitSignal(segment.chosen, timeout=1000) as said:
        QTest.mouseClick(choice, Qt.MouseButton.LeftButton)
    assert said.args == [0]


def test_arrow_keys_move_the_choice(qtbot: QtBot) -> None:
    segment = Segment(["Due", "All"])
    qtbot.addWidget(segment)
    segment.show()
    choice = first_choice(segment)
    choice.setFocus()
    qtbot.waitUntil(choice.hasFocus, timeout=1000)
    with qtbot.waitSignal(segment.chosen, timeout=1000):
        QTest.keyClick(choice, Qt.Key.Key_Right)
    assert segment.index == 1


def test_new_counts_leave_the_choice_alone(qtbot: QtBot) -> None:
    segment = Segment(["Due 8", "All 31"])
    qtbot.addWidget(segment)
    segment.choose(1)
    segment.set_labels(["Due 7", "All 30"])
    assert segment.index == 1


@pytest.mark.parametrize("kind", ChipKind)
def test_a_chip_draws_its_words_and_not_only_its_colour(kind: ChipKind) -> None:
    said, silent = drawn(Chip("Due today", "calendar", kind)), drawn(Chip(" " * 22, "calendar", kind))
    assert said != silent


def test_a_chip_of_today_stands_out_from_the_row_that_is_chosen() -> None:
    tint, chip = QColor(LIGHT.tint).name(), Chip("Due today", "calendar", ChipKind.TODAY)
    assert tint in drawn(chip)
    assert tint not in drawn(chip, on_tint=True)


def test_a_week_bar_is_read_aloud(qtbot: QtBot) -> None:
    bar = WeekBar(8, 5)
    qtbot.addWidget(bar)
    assert bar.accessibleName() == "week 5 of 8"
    assert bar.sizeHint().width() == 8 * 14 - 3


def test_a_key_is_never_narrower_than_tall(qtbot: QtBot) -> None:
    key = KeyCap("↑")
    qtbot.addWidget(key)
    assert key.sizeHint().height() == 24
    assert 24 <= key.sizeHint().width() <= 28


def test_a_fault_stands_under_its_field_and_is_read_aloud(qtbot: QtBot) -> None:
    field = TextField("Height", unit="cm", note="Without shoes")
    qtbot.addWidget(field)
    assert field.edit.accessibleName() == "Height"
    field.show_fault("Give the height in centimetres.")
    assert field.fault == field.edit.accessibleDescription() == "Give the height in centimetres."
    field.clear_fault()
    assert field.fault == ""
    assert field.note == "Without shoes"


def test_a_label_belongs_to_its_field(qtbot: QtBot) -> None:
    for field in (TextField("Name"), LongTextField("Reason"), PickField("Sex", ["female"])):
        qtbot.addWidget(field)
        (words,) = (part for part in field.findChildren(QLabel) if part.buddy() is not None)
        assert words.buddy() is field.inside


def test_typed_text_loses_the_spaces_around_it(qtbot: QtBot) -> None:
    field, long = TextField("Name", "  Sample Patient A "), LongTextField("Reason", "\n knee \n")
    for one in (field, long):
        qtbot.addWidget(one)
    assert (field.text, long.text) == ("Sample Patient A", "knee")


def test_undo_in_the_search_field_is_the_windows(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    field, undone = SearchField("Find"), QAction(window)
    window.setCentralWidget(field)
    undone.setShortcut("Ctrl+Z")
    window.addAction(undone)
    window.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus, timeout=1000)
    QTest.keyClicks(field, "typed")
    with qtbot.waitSignal(undone.triggered, timeout=1000):
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "typed"


def test_arrow_keys_in_the_search_field_step_the_list(qtbot: QtBot) -> None:
    field = SearchField("Find")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.stepped, timeout=1000) as stepped:
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert stepped.args == [1]


@pytest.mark.parametrize(
    ("force_n", "words"), [(0.04, "0.0"), (-0.04, "0.0"), (-3.25, "−3.2"), (171.06, "171.1"), (-0.06, "−0.1")]
)
def test_a_force_has_one_decimal_and_a_true_minus(force_n: float, words: str) -> None:
    assert force_words(force_n) == words


def test_the_strips_force_is_empty_while_nothing_is_heard(qtbot: QtBot) -> None:
    readout = ForceReadout()
    qtbot.addWidget(readout)
    readout.show_force(12.34)
    assert readout.text == "12.3"
    readout.show_force(None)
    assert readout.text == ""


def test_facts_are_replaced_and_not_added_to(qtbot: QtBot) -> None:
    facts = FactList()
    qtbot.addWidget(facts)
    facts.show_facts([("Height", "172 cm"), ("Reason", "knee")])
    facts.show_facts([("Height", "173 cm")])
    assert facts.facts == (("Height", "173 cm"),)


def test_a_box_is_ticked_by_space(qtbot: QtBot) -> None:
    box = Tick("turn the sign round")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    assert not holds(box, LIGHT.accent)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    assert holds(box, LIGHT.accent)


def test_the_logo_is_there_in_every_size(qtbot: QtBot) -> None:
    logo = Logo()
    qtbot.addWidget(logo)
    assert logo.accessibleName() == "strengthtrack"
    assert len(app_icon().availableSizes()) > 4


def test_an_icon_is_sharp_on_a_fine_screen(qapp: QApplication) -> None:
    assert {round(size.width()) for size in icon("users", "#000000", 24).availableSizes()} >= {24, 48}


@pytest.fixture
def toast(qtbot: QtBot) -> Toast:
    window = QWidget()
    window.resize(1200, 700)
    qtbot.addWidget(window)
    made = Toast(window)
    window.show()
    return made


def test_a_toast_stands_bottom_right_above_the_bar(toast: Toast) -> None:
    toast.stand(72, None)
    toast.say("Trial 2 set aside")
    assert toast.geometry().bottom() < 700 - 72
    assert toast.geometry().right() == 1200 - 32 - 1
    assert toast.height() == 48


def test_a_toast_asks_for_undo(toast: Toast, qtbot: QtBot) -> None:
    toast.say("Sample Patient A discarded")
    with qtbot.waitSignal(toast.asked, timeout=1000) as asked:
        QTest.mouseClick(toast._undo, Qt.MouseButton.LeftButton)
    assert asked.args == ["undo"]
    assert not toast.isVisible()


def test_a_toast_goes_after_its_time_but_not_while_it_is_held(toast: Toast, qtbot: QtBot) -> None:
    toast._timer.setInterval(20)
    toast.say("done")
    toast._undo.setFocus()
    qtbot.waitUntil(toast._undo.hasFocus, timeout=1000)
    assert not toast._timer.isActive()
    toast._undo.clearFocus()
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=1000)


def test_a_fault_stays_until_it_is_closed(toast: Toast, qtbot: QtBot) -> None:
    toast.say("done")
    toast.fault("The disk is full; make room, then save again.")
    assert not toast._timer.isActive()
    assert not toast.undo_offered
    QTest.mouseClick(toast._close, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_a_long_fault_is_wrapped_and_not_cut(toast: Toast) -> None:
    toast.fault("What happened, and what to do next. " * 8)
    assert toast.height() > 48
    assert toast.geometry().right() < 1200


def test_a_toast_is_no_wider_than_its_room(toast: Toast) -> None:
    toast.stand(72, 272)
    toast.fault("The force is moving; lay the dynamometer down unloaded, then press Zero again.")
    assert toast.width() <= 272 + 2
    assert toast.geometry().bottom() < 700 - 72


def test_a_fault_that_is_put_away_says_so(toast: Toast, qtbot: QtBot) -> None:
    toast.fault("The disk is full; make room, then save again.")
    with qtbot.waitSignal(toast.put_away, timeout=1000):
        QTest.mouseClick(toast._close, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_enter_and_escape_in_a_search_are_the_searchs_own(qtbot: QtBot, key: Qt.Key) -> None:
    field = SearchField("Name")
    qtbot.addWidget(field)
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    asked.ignore()
    QApplication.sendEvent(field, asked)
    assert asked.isAccepted()
