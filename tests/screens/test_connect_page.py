from dataclasses import replace
from functools import cache

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frame_bench import Office, StandInDynamometer
from strengthtrack.devices.ports.ports import Port
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Loss
from strengthtrack.errors import DeviceFault
from strengthtrack.practice.setting_names import LAST_TYPED, RECONNECT
from strengthtrack.practice.testing.dynamometer_state import State
from strengthtrack.practice.testing.frames import FrameCount
from strengthtrack.practice.testing.pressed import Pressed
from strengthtrack.screens.connecting.connect_page import ConnectPage
from strengthtrack.screens.connecting.fields import NO_KIND, NO_PORT, kind_note
from strengthtrack.screens.connecting.gauge_card import heard_words, rate_words, sentence
from strengthtrack.screens.connecting.kinds import matching
from strengthtrack.screens.connecting.model_field import NO_MODEL
from strengthtrack.screens.parts.gauge import gauge_of
from strengthtrack.screens.theme import palette_in_use

CABLE = Port("/dev/ttyUSB0", "FTDI cable (/dev/ttyUSB0)")
HELD = Port("/dev/ttyUSB1", "WCH cable (/dev/ttyUSB1)", busy=True)
BARRED = Port("/dev/ttyS0", "Serial port (/dev/ttyS0)", advice="You may not open /dev/ttyS0; join the group dialout.")


@cache
def library() -> Library:
    return Library()


class Shop:
    """A page with ports that the test plugs in."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.plugged: tuple[Port, ...] = (CABLE, HELD, BARRED)
        self.live = StandInDynamometer()
        self.page = self.made()

    def made(self) -> ConnectPage:
        return ConnectPage(
            self.office.desk, palette_in_use(), library(), self.live, find_ports=lambda: self.plugged  # type: ignore[arg-type]
        )  # fmt: skip

    def choose_kind(self) -> None:
        self.page.fields.kind.picker.setCurrentText("Mark-10")

    def asked(self) -> tuple[str, Profile]:
        (port, profile), = (one for one in self.live.asked if isinstance(one, tuple))  # fmt: skip
        return port, profile


@pytest.fixture
def shop(office: Office, qtbot: QtBot) -> Shop:
    made = Shop(office)
    qtbot.addWidget(made.page)
    made.page.show()
    return made


def kinds(shop: Shop) -> list[str]:
    picker = shop.page.fields.kind.picker
    return [picker.itemText(index) for index in range(picker.count())]


def test_ports_and_kinds_are_offered_in_words(shop: Shop) -> None:
    picker = shop.page.fields.port.picker
    assert [picker.itemText(index) for index in range(picker.count())] == [
        CABLE.words,
        f"{HELD.words}, in use",
        BARRED.words,
        "Another address",
    ]
    assert {"Imada", "Mark-10"} <= set(kinds(shop))


def test_connecting_opens_the_chosen_port_with_the_chosen_kind(shop: Shop, qtbot: QtBot) -> None:
    shop.page.fields.kind.picker.setCurrentText("Mark-10")
    with qtbot.waitSignal(shop.page.connecting, timeout=1000):
        shop.page.connect_button.click()
    port, profile = shop.asked()
    assert (port, profile.id) == ("/dev/ttyUSB0", "mark10_gcl2")


def test_a_port_in_use_or_barred_says_what_to_do_first(shop: Shop) -> None:
    shop.page.fields.port.picker.setCurrentIndex(1)
    assert shop.page.fields.port.note == "Another program holds it; close that program first."
    shop.page.fields.port.picker.setCurrentIndex(2)
    assert shop.page.fields.port.note == BARRED.advice


def test_no_port_says_to_plug_in_and_an_address_may_be_typed(shop: Shop) -> None:
    shop.choose_kind()
    shop.plugged = ()
    shop.page.look.click()
    assert shop.page.fields.port.note == NO_PORT
    assert shop.page.fields.address.isVisible()
    shop.page.fields.address.edit.setText("socket://127.0.0.1:7000")
    shop.page.connect_button.click()
    assert shop.asked()[0] == "socket://127.0.0.1:7000"


def test_an_empty_address_is_a_sentence(shop: Shop) -> None:
    shop.plugged = ()
    shop.page.look.click()
    shop.page.connect_button.click()
    assert shop.page.fields.port.fault == "No port is chosen; choose one, or type its address."
    assert shop.live.asked == []


def test_a_port_that_is_plugged_in_later_is_found_and_the_choice_stays(shop: Shop) -> None:
    shop.page.fields.port.picker.setCurrentIndex(2)
    shop.plugged = (Port("/dev/ttyACM0", "New cable"), *shop.plugged)
    shop.page.refresh(None)
    assert shop.page.fields.url == BARRED.url


def test_the_baud_rate_may_be_another_without_making_it_another_instrument(shop: Shop) -> None:
    shop.page.fields.kind.picker.setCurrentText("Mark-10")
    shop.page.fields.baud.picker.setCurrentText("9600")
    shop.page.connect_button.click()
    profile = shop.asked()[1]
    assert profile.serial.baud == 9600
    assert profile.hash == library().profile("mark10_gcl2").hash


def test_a_turned_sign_is_another_profile(shop: Shop) -> None:
    shop.choose_kind()
    shop.page.fields.turned.setChecked(True)
    shop.page.connect_button.click()
    profile = shop.asked()[1]
    assert profile.hash != library().profile(profile.id).hash


def test_a_kind_says_that_it_was_never_tried_on_hardware(shop: Shop) -> None:
    for kind in kinds(shop):
        shop.page.fields.kind.picker.setCurrentText(kind)
        assert "never tried on hardware" in shop.page.fields.about.text()


def test_nothing_is_chosen_before_somebody_does(shop: Shop) -> None:
    fields = shop.page.fields
    assert fields.kind.picker.currentText() == ""
    assert not any(field.isVisible() for field in (fields.about, fields.baud, fields.unit, fields.mode, fields.socket))
    shop.page.connect_button.click()
    assert fields.kind.fault == NO_KIND
    fields.kind.picker.setCurrentText("Sauter FH")
    assert fields.kind.fault == ""
    shop.page.connect_button.click()
    assert fields.unit.fault == "The Sauter FH does not send its unit; say which unit its display shows."
    assert shop.live.asked == []
    fields.unit.picker.setCurrentText("kgf")
    fields.kind.picker.setCurrentText("Number-a-line gauge")
    assert fields.unit.picker.currentText() == "", "the unit of one kind says nothing of another"


def test_a_kind_chosen_by_hand_lets_the_model_go(shop: Shop) -> None:
    QTest.keyClicks(shop.page.fields.model.edit, "dst")
    shop.page.fields.kind.picker.activated.emit(0)
    assert shop.page.fields.model.edit.text() == ""
    assert not any(row.isVisible() for row in shop.page.fields.model.rows)


def test_the_port_we_hold_ourselves_is_not_in_use_and_another_program_is_named(shop: Shop) -> None:
    shop.plugged = (replace(HELD, held_by="this app"), replace(HELD, url="COM9", held_by="minicom"))
    shop.page.look.click()
    picker = shop.page.fields.port.picker
    assert [picker.itemText(index) for index in range(2)] == [HELD.words, f"{HELD.words}, in use"]
    picker.setCurrentIndex(0)
    assert shop.page.fields.port.note == ""
    picker.setCurrentIndex(1)
    assert shop.page.fields.port.note == "The program minicom holds it; close that first."


def test_one_that_was_found_at_another_port_shows_where_it_is(shop: Shop) -> None:
    assert shop.page.fields.url == CABLE.url
    shop.plugged = (CABLE, Port("COM9", "Cable (COM9)"))
    shop.live.port, shop.live.state = "COM9", State.READY
    shop.page.tick()
    assert shop.page.fields.url == "COM9"
    assert shop.page.connect_button.text() == "Connect again"
    shop.page.fields.port.picker.setCurrentIndex(0)
    shop.page.tick()
    assert shop.page.fields.url == CABLE.url, "another may be chosen while it is connected"


def test_what_was_chosen_is_chosen_again_next_time(shop: Shop, qtbot: QtBot) -> None:
    fields = shop.page.fields
    fields.port.picker.setCurrentIndex(2)
    fields.kind.picker.setCurrentText("Mark-10")
    fields.baud.picker.setCurrentText("9600")
    fields.turned.setChecked(True)
    shop.page.connect_button.click()
    again = shop.made()
    qtbot.addWidget(again)
    assert again.fields.url == BARRED.url
    assert again.fields.kind.picker.currentText() == "Mark-10"
    assert again.fields.baud.picker.currentText() == "9600"
    assert again.fields.turned.isChecked()


def test_a_port_that_is_gone_next_time_is_shown_as_an_address(shop: Shop, qtbot: QtBot) -> None:
    shop.choose_kind()
    shop.page.connect_button.click()
    shop.plugged = ()
    again = shop.made()
    qtbot.addWidget(again)
    assert again.fields.address.text == CABLE.url


def test_values_may_be_typed_instead(shop: Shop, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shop.page.let_go, timeout=1000):
        shop.page.by_hand.click()
    assert shop.live.asked == ["by hand"]
    assert not shop.page.by_hand.isVisible()
    assert "marked as typed" in shop.page.card.sentence.text()


def test_disconnecting_lets_it_go(shop: Shop, qtbot: QtBot) -> None:
    shop.live.state = State.READY
    shop.page.tick()
    with qtbot.waitSignal(shop.page.let_go, timeout=1000):
        shop.page.release.click()
    assert shop.live.asked == ["disconnect"]
    assert not shop.page.release.isVisible()


def test_the_card_shows_the_live_force_large(shop: Shop) -> None:
    assert shop.page.card.force.words == "–"
    assert not shop.page.card.zero.isEnabled()
    shop.live.state, shop.live.force_n, shop.live.name = State.RECEIVING, 171.06, "Dynamometer 1"
    shop.page.tick()
    assert shop.page.card.force.words == "171.1"
    assert shop.page.card.name.text() == "Dynamometer 1"
    assert shop.page.card.zero.isEnabled()


def test_zero_says_how_it_must_be_held(shop: Shop, qtbot: QtBot) -> None:
    shop.live.state = State.READY
    shop.page.tick()
    assert shop.page.card.zero_words.text() == "Zero it unloaded, held as in the test."
    with qtbot.waitSignal(shop.page.said, timeout=1000) as said:
        shop.page.card.zero.click()
    assert said.args == ["Zeroed, unloaded in this orientation"]


def test_a_refused_zero_says_why(shop: Shop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: StandInDynamometer) -> None:
        raise DeviceFault("The force is moving; lay the dynamometer down.")

    monkeypatch.setattr(StandInDynamometer, "zero", refuse)
    shop.live.state = State.READY
    shop.page.tick()
    with qtbot.waitSignal(shop.page.fault, timeout=1000) as fault:
        shop.page.card.zero.click()
    assert fault.args == ["The force is moving; lay the dynamometer down."]


@pytest.mark.parametrize(
    ("live", "words"),
    [
        (StandInDynamometer(State.LOST, why="The cable was pulled; plug it in again."), "The cable was pulled;"),
        (StandInDynamometer(State.LOST), "The dynamometer is gone; plug its cable in again."),
        (StandInDynamometer(State.READY, silent_s=3.0), "The port is open but nothing is heard;"),
        (StandInDynamometer(State.READY, overloaded=True), "Overload:"),
        (StandInDynamometer(State.READY, low_battery=True), "The dynamometer says that its battery is low;"),
        (StandInDynamometer(State.READY), "Push the pad with your hand:"),
        (StandInDynamometer(State.CONNECTING), "The port is being opened."),
        (StandInDynamometer(), "Choose a port and a kind,"),
    ],
)
def test_the_card_says_one_sentence_for_each_state(live: StandInDynamometer, words: str) -> None:
    assert sentence(live).startswith(words)  # type: ignore[arg-type]


def test_what_could_not_be_read_is_counted(shop: Shop) -> None:
    assert heard_words(StandInDynamometer()) == ""  # type: ignore[arg-type]
    words = heard_words(StandInDynamometer(frames=FrameCount(900, 3, 12)))  # type: ignore[arg-type]
    assert words == "3 frames did not come, 12 frames could not be read; if there are many, check cable, kind and baud."


def test_the_model_on_its_plate_leads_to_its_kind(shop: Shop) -> None:
    field = shop.page.fields.model
    QTest.keyClicks(field.edit, "dst-50n")
    assert [match.profile_id for match in field.matches] == ["imada_d"]
    assert [row.text() for row in field.rows if row.isVisible()] == ["Imada DST, read as Imada"]
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert shop.page.fields.kind.picker.currentText() == "Imada"
    assert field.edit.text() == "Imada DST"
    assert not any(row.isVisible() for row in field.rows)
    field.edit.selectAll()
    QTest.keyClicks(field.edit, "FG-7000")
    field.rows[0].click()
    assert shop.page.fields.kind.picker.currentText() == "Shimpo FG-7000T"
    field.edit.selectAll()
    QTest.keyClicks(field.edit, "xq")
    assert field.note == NO_MODEL


@pytest.mark.parametrize(
    ("typed", "kind"), [("M5", "mark10_gcl2"), ("fh 500", "sauter_fh"), ("FG7000", "shimpo_fg7000t")]
)
def test_spaces_hyphens_and_a_capacity_behind_the_model_are_let_pass(typed: str, kind: str) -> None:
    assert matching(library().profiles(), typed)[0].profile_id == kind


def test_nothing_in_the_middle_of_a_word_is_a_model() -> None:
    assert "loadstar_di" not in [match.profile_id for match in matching(library().profiles(), "dst")]


def test_the_socket_brings_its_baud_rate_and_is_remembered(shop: Shop, qtbot: QtBot) -> None:
    fields = shop.page.fields
    fields.kind.picker.setCurrentText("Imada")
    assert fields.socket.isVisible()
    fields.socket.picker.setCurrentIndex(1)
    socket = library().profile("imada_d").serial.also[0]
    assert fields.baud.picker.currentText() == str(socket.baud)
    shop.page.connect_button.click()
    assert shop.asked()[1].serial.baud == socket.baud
    again = shop.made()
    qtbot.addWidget(again)
    assert again.fields.socket.picker.currentIndex() == 1
    assert again.fields.baud.picker.currentText() == str(socket.baud)


def test_another_way_of_reading_it_is_offered_where_there_is_one(shop: Shop, qtbot: QtBot) -> None:
    profile = next(one for one in library().profiles() if one.acquire.also)
    fields = shop.page.fields
    fields.kind.picker.setCurrentText(profile.name)
    fields.unit.picker.setCurrentText("N")
    assert fields.mode.isVisible()
    fields.mode.picker.setCurrentIndex(1)
    shop.page.connect_button.click()
    assert shop.asked()[1].acquire.mode == profile.acquire.also[0]
    again = shop.made()
    qtbot.addWidget(again)
    assert again.fields.mode.picker.currentIndex() == 1


def test_a_kind_with_one_way_asks_nothing(shop: Shop) -> None:
    profile = next(one for one in library().profiles() if not one.acquire.also and not one.serial.also)
    shop.page.fields.kind.picker.setCurrentText(profile.name)
    assert not shop.page.fields.mode.isVisible()
    assert not shop.page.fields.socket.isVisible()


def test_a_port_that_is_the_dynamometers_own_says_its_kind(shop: Shop) -> None:
    profile = next(one for one in library().profiles() if one.usb)
    own = Port("COM8", "Own", vid=profile.usb[0].vid, pid=profile.usb[0].pid)
    shop.plugged = (*shop.plugged, own)
    shop.page.look.click()
    picker = shop.page.fields.port.picker
    picker.setCurrentIndex(3)
    picker.activated.emit(3)
    assert shop.page.fields.kind.picker.currentText() == profile.name


def test_the_cable_is_remembered_and_found_at_another_port(shop: Shop, qtbot: QtBot) -> None:
    shop.choose_kind()
    shop.plugged = (Port("COM3", "Cable", serial_number="A1", vid=0x0403, pid=0x6001),)
    shop.page.look.click()
    shop.page.fields.port.picker.setCurrentIndex(0)
    shop.page.connect_button.click()
    assert shop.live.cable == "0403:6001 serial A1"
    shop.plugged = (CABLE, replace(shop.plugged[0], url="COM9"))
    again = shop.made()
    qtbot.addWidget(again)
    assert again.fields.url == "COM9"


def test_whether_it_is_looked_for_at_the_start_is_kept(shop: Shop) -> None:
    assert shop.page.again.isChecked()
    shop.page.again.click()
    assert shop.office.desk.setting(RECONNECT) == "off"
    shop.page.again.click()
    assert shop.office.desk.setting(RECONNECT) == "on"


def test_typing_instead_is_remembered_until_one_is_connected(shop: Shop) -> None:
    shop.choose_kind()
    shop.page.by_hand.click()
    assert shop.office.desk.setting(LAST_TYPED) == "yes"
    shop.page.connect_button.click()
    assert shop.office.desk.setting(LAST_TYPED) == ""


def test_a_search_can_be_given_up(shop: Shop) -> None:
    shop.live.state = State.SEARCHING
    shop.page.tick()
    assert shop.page.release.text() == "Stop looking"
    assert sentence(shop.live).startswith("It is looked for by itself;")  # type: ignore[arg-type]
    shop.page.release.click()
    assert shop.live.asked == ["disconnect"]


def test_somebody_who_knows_neither_port_nor_kind_may_have_it_found(shop: Shop, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shop.page.find_asked, timeout=1000):
        shop.page.find_button.click()


def test_the_card_says_how_fast_it_really_reads_and_what_that_is_too_slow_for(shop: Shop) -> None:
    shop.live.state, shop.live.rate_hz = State.READY, 98.2
    assert rate_words(shop.live) == (  # type: ignore[arg-type]
        "98 readings a second. What is told of the rise of a push needs 200 readings a second."
    )
    shop.live.rate_hz = 999.7
    assert rate_words(shop.live) == "1000 readings a second."  # type: ignore[arg-type]
    shop.live.rate_hz = 3.33
    assert rate_words(shop.live).endswith("only peaks can be told; the best second needs 5 readings a second.")  # type: ignore[arg-type]


def test_the_card_shows_what_came_at_the_button(shop: Shop) -> None:
    shop.live.state = State.WAITING
    shop.live.presses.last = Pressed(27.7, "lbf", 123.216)
    shop.page.tick()
    assert shop.page.card.force.words == "123.2"
    assert shop.page.card.sentence.text().startswith("Its last reading was 27.7 lbf.")
    assert shop.page.card.zero_words.text() == "Zero it by its own key."


@pytest.mark.parametrize(
    ("loss", "words"),
    [(Loss.GONE, "Unplugged"), (Loss.UNREAD, "Cannot be read"), (Loss.UNOPENED, "Not connected")],
)
def test_how_it_was_lost_is_one_plain_word(shop: Shop, loss: Loss, words: str) -> None:
    shop.live.state, shop.live.loss, shop.live.why = State.LOST, loss, "Why."
    shop.page.tick()
    assert shop.page.card.state.text() == words
    shown = gauge_of(shop.live)  # type: ignore[arg-type]
    assert (shown.hint or shown.state.value, shown.whole) == (words, "Why.")


def test_the_strip_says_overload_before_drift_and_drift_before_a_low_battery(shop: Shop) -> None:
    live = StandInDynamometer(State.READY, low_battery=True)
    assert gauge_of(live).hint == "Battery low"  # type: ignore[arg-type]
    live.drift.shows_n = 4.2
    assert gauge_of(live).hint == "Not 0 at rest: press Zero"  # type: ignore[arg-type]
    live.overloaded = True
    assert gauge_of(live).hint == "Overload: take the load off"  # type: ignore[arg-type]
    assert not shop.page.card.zero.isEnabled()


def test_the_card_says_that_it_drifted(shop: Shop) -> None:
    shop.live.state = State.READY
    shop.live.drift.shows_n = 4.2
    shop.page.tick()
    assert shop.page.card.sentence.text().startswith("The dynamometer shows 4.2 N at rest;")


def test_the_note_of_a_kind_says_when_it_switches_itself_off() -> None:
    profile = library().profile("mark10_gcl2")
    habits = profile.habits.model_copy(update={"auto_off_min": 5.0})
    assert kind_note(profile.model_copy(update={"habits": habits})).endswith("off after 5 minutes untouched.")


def test_enter_in_the_address_connects(shop: Shop) -> None:
    shop.choose_kind()
    shop.page.fields.port.picker.setCurrentIndex(len(shop.plugged))
    QTest.keyClicks(shop.page.fields.address.edit, "socket://127.0.0.1:7000")
    QTest.keyClick(shop.page.fields.address.edit, Qt.Key.Key_Return)
    assert shop.asked()[0] == "socket://127.0.0.1:7000"
