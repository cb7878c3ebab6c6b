import threading
from collections.abc import Callable, Iterator, Sequence

import pytest
from pytestqt.qtbot import QtBot

from frame_bench import Office, StandInDynamometer
from strengthtrack.devices.finding.answers import Answer, Outcome, Strange
from strengthtrack.devices.finding.search import Step
from strengthtrack.devices.ports.no_port import no_port_words
from strengthtrack.devices.ports.ports import Port
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.practice.setting_names import LAST_PORT
from strengthtrack.practice.testing.dynamometer_state import State
from strengthtrack.screens.connecting.connect_page import ConnectPage
from strengthtrack.screens.finding.find_page import HARMLESS, STOPPED, FindPage
from strengthtrack.screens.main_window import MainWindow
from strengthtrack.screens.page import Place
from strengthtrack.screens.theme import palette_in_use

CABLE = Port("COM4", "FTDI cable (COM4)", vid=0x0403, pid=0x6001)
OTHER = Port("COM9", "CH340 cable (COM9)", vid=0x1A86, pid=0x7523)
HELD = Port("COM5", "FTDI cable (COM5)", busy=True, held_by="minicom")
BLUETOOTH = Port("COM7", "Bluetooth port (COM7)", bluetooth=True, advice="Choose the outgoing one.")


class Shop:
    """The page over ports and outcomes that the test thinks up; a search goes on while `gate` is shut."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.plugged: tuple[Port, ...] = (CABLE, OTHER, HELD, BLUETOOTH)
        self.library, self.live = Library(), StandInDynamometer()
        self.outcomes: dict[str, Outcome] = {}
        self.gate = threading.Event()
        self.gate.set()
        self.searched: list[str] = []
        self.was_stopped = False
        self.page = FindPage(
            office.desk, self.library, self.live, find_ports=lambda: self.plugged, search=self.search,  # type: ignore[arg-type]
        )  # fmt: skip

    def search(
        self,
        ports: Sequence[Port],
        profiles: Sequence[Profile],
        *,
        told: Callable[[Step], None],
        stopped: Callable[[], bool],
    ) -> Iterator[Outcome]:
        for at, port in enumerate(ports, start=1):
            told(Step(port, at, len(ports), 1, 4, "9600 baud"))
            self.searched.append(port.url)
            while not (self.gate.wait(0.005) or stopped()):
                pass
            if stopped():
                self.was_stopped = True
                return
            yield self.outcomes.get(port.url, Outcome(port))

    def found(self, port: Port, *answers: tuple[str, str]) -> None:
        """Let these (profile, how sure) answer on a port."""
        said = [Answer(self.library.profile(id_), sure, "It spoke.", b"12.3\r\n", b"?\r") for id_, sure in answers]  # type: ignore[arg-type]
        self.outcomes[port.url] = Outcome(port, tuple(said))

    def words(self) -> list[str]:
        return [row.words for row in self.page.rows]


@pytest.fixture
def shop(office: Office, qtbot: QtBot) -> Shop:
    made = Shop(office)
    qtbot.addWidget(made.page)
    made.page.show()
    return made


def search_to_its_end(shop: Shop, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shop.page.searching.ended, timeout=3000):
        shop.page.foot.search.click()


def test_free_cables_are_ticked_and_bluetooth_and_busy_ones_are_not(shop: Shop) -> None:
    assert [row.tick.isChecked() for row in shop.page.rows] == [True, True, False, False]
    assert [row.facts.text() for row in shop.page.rows] == ["", "", "In use by minicom.", "Choose the outgoing one."]
    assert shop.page.foot.words.text() == "2 ports will be searched."
    assert HARMLESS == "Only questions are sent, nothing is set or zeroed."


def test_what_is_not_ticked_is_not_searched(shop: Shop, qtbot: QtBot) -> None:
    shop.page.rows[0].tick.click()
    shop.page.rows[3].tick.click()
    search_to_its_end(shop, qtbot)
    assert shop.searched == ["COM9", "COM7"]


def test_nothing_ticked_says_so(shop: Shop) -> None:
    for row in shop.page.rows[:2]:
        row.tick.click()
    assert shop.page.foot.words.text() == "Tick a port to search."
    assert not shop.page.foot.search.isEnabled()


def test_rows_fill_in_as_answers_come(shop: Shop, qtbot: QtBot) -> None:
    shop.gate.clear()
    shop.found(CABLE, ("mark10_gcl2", "certain"))
    shop.page.foot.search.click()
    qtbot.waitUntil(lambda: shop.words()[0] == "Listens and asks at 9600 baud (1 of 4)", timeout=3000)
    assert shop.words() == ["Listens and asks at 9600 baud (1 of 4)", "Waits its turn", "", ""]
    assert shop.page.foot.line.words.text() == "Port 1 of 2, 9600 baud"
    assert not shop.page.rows[0].tick.isEnabled()
    with qtbot.waitSignal(shop.page.searching.ended, timeout=3000):
        shop.gate.set()
    assert shop.words() == ["Mark-10", "Nothing answered.", "", ""]
    assert shop.page.foot.words.text() == "Recognised on 1 of 2 ports."
    assert shop.page.rows[0].tick.isEnabled()


def test_an_answer_says_how_sure_it_is_and_what_was_said(shop: Shop, qtbot: QtBot) -> None:
    shop.found(CABLE, ("mark10_gcl2", "certain"))
    search_to_its_end(shop, qtbot)
    (view,) = shop.page.rows[0].answers
    assert view.sure.words == "Certain, at 115200 baud. It spoke."
    assert view.reply.text() == "It answered “12.3\\r\\n”  ·  31 32 2E 33 0D 0A"
    assert (view.use.kind, shop.page.foot.search.kind) == ("primary", "secondary")
    assert view.use.hasFocus(), "Enter uses what was found"


def test_two_that_sound_alike_are_both_offered_and_a_weaker_one_is_not(shop: Shop, qtbot: QtBot) -> None:
    shop.found(CABLE, ("imada_d", "possible"), ("sauter_fh", "possible"))
    shop.found(OTHER, ("mark10_gcl2", "certain"), ("number_per_line", "possible"))
    search_to_its_end(shop, qtbot)
    assert shop.words()[0].splitlines() == [
        "The wire does not tell these apart; choose by the name on the dynamometer.",
        shop.library.profile("imada_d").name,
        shop.library.profile("sauter_fh").name,
    ]
    assert shop.words()[1] == "Mark-10"
    buttons = [view.use.kind for row in shop.page.rows for view in row.answers]
    assert buttons == ["primary", "secondary", "secondary"]


def test_nothing_found_says_what_to_try_and_offers_to_teach(shop: Shop, qtbot: QtBot) -> None:
    shop.outcomes["COM9"] = Outcome(OTHER, strange=Strange(9600, b"ST,1.2\r\n"))
    search_to_its_end(shop, qtbot)
    assert shop.words()[1] == "Something speaks at 9600 baud that no profile reads: “ST,1.2\\r\\n”."
    assert shop.page.foot.words.text().startswith("Nothing was recognised; switch the dynamometer on")
    with qtbot.waitSignal(shop.page.teach_asked, timeout=1000):
        shop.page.foot.teach.click()


def test_trouble_is_said_beside_its_port(shop: Shop, qtbot: QtBot) -> None:
    shop.outcomes["COM4"] = Outcome(CABLE, trouble="FTDI cable (COM4) is gone.")
    shop.found(OTHER, ("mark10_gcl2", "certain"))
    search_to_its_end(shop, qtbot)
    assert shop.words()[0] == "FTDI cable (COM4) is gone."
    assert not shop.page.foot.teach.isVisible()


def test_stopping_and_leaving_the_page_end_the_search(shop: Shop, qtbot: QtBot) -> None:
    for leave in (shop.page.foot.line.cancel.click, shop.page.hide):
        shop.gate.clear()
        shop.was_stopped = False
        shop.page.show()
        shop.page.foot.search.click()
        qtbot.waitUntil(lambda: bool(shop.searched), timeout=3000)
        with qtbot.waitSignal(shop.page.searching.ended, timeout=3000):
            leave()
        assert shop.was_stopped
        assert shop.page.foot.words.text() == STOPPED
        assert shop.words()[:2] == ["Not searched", "Not searched"]


def test_a_page_that_is_thrown_away_ends_its_search(office: Office, qtbot: QtBot) -> None:
    shop = Shop(office)
    shop.gate.clear()
    shop.page.foot.search.click()
    qtbot.waitUntil(lambda: bool(shop.searched), timeout=3000)
    with qtbot.waitSignal(shop.page.destroyed, timeout=1000):
        shop.page.deleteLater()
    qtbot.waitUntil(lambda: shop.was_stopped, timeout=3000)


def test_a_bug_in_the_search_stays_loud_and_the_page_can_be_used_again(shop: Shop, qtbot: QtBot) -> None:
    def broken(*_: object, **__: object) -> Iterator[Outcome]:
        raise ZeroDivisionError

    shop.page.searching._search = broken
    with qtbot.captureExceptions() as raised:
        search_to_its_end(shop, qtbot)
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]
    assert shop.page.foot.search.isVisible()


def test_no_port_says_what_to_do_and_ports_may_be_looked_for_again(shop: Shop) -> None:
    shop.plugged = ()
    shop.page.look.click()
    assert shop.page.rows == []
    assert shop.page.none.text() == no_port_words()
    shop.plugged = (CABLE,)
    shop.page.refresh(None)
    assert [row.port for row in shop.page.rows] == [CABLE]
    assert not shop.page.none.isVisible()


def test_what_was_found_and_ticked_stays_with_a_port_that_is_still_there(shop: Shop, qtbot: QtBot) -> None:
    shop.found(OTHER, ("mark10_gcl2", "certain"))
    search_to_its_end(shop, qtbot)
    shop.page.rows[0].tick.click()
    shop.plugged = (OTHER, CABLE)
    shop.page.look.click()
    assert [row.tick.isChecked() for row in shop.page.rows] == [True, False]
    assert shop.words() == ["Mark-10", "Nothing answered."]


def test_the_port_that_is_connected_is_held_by_this_app(shop: Shop) -> None:
    shop.live.port, shop.live.state = "COM4", State.READY
    shop.page.look.click()
    assert shop.page.rows[0].facts.text() == "In use by this app."
    assert not shop.page.rows[0].tick.isChecked()


def test_an_address_that_was_connected_last_is_offered_too(shop: Shop) -> None:
    shop.office.desk.set_setting(LAST_PORT, "socket://127.0.0.1:7000")
    shop.page.look.click()
    assert shop.page.rows[-1].port.url == "socket://127.0.0.1:7000"


def test_a_dynamometer_that_is_being_looked_for_is_let_go_before_the_search(shop: Shop, qtbot: QtBot) -> None:
    shop.live.state = State.LOST
    with qtbot.waitSignal(shop.page.let_go, timeout=1000):
        search_to_its_end(shop, qtbot)
    assert shop.live.asked == ["disconnect"]


def test_what_will_be_sent_is_there_to_read(shop: Shop) -> None:
    shop.page.sends.open()
    lines = [child.text() for child in shop.page.sends.inside.children() if hasattr(child, "text")]
    assert any("then asks" in line and "“LIST\\r” (Mark-10" in line for line in lines)


def test_using_it_goes_to_the_page_that_connects_and_remembers(shop: Shop, office: Office, qtbot: QtBot) -> None:
    connect = ConnectPage(
        office.desk, palette_in_use(), shop.library, shop.live, find_ports=lambda: shop.plugged,  # type: ignore[arg-type]
    )  # fmt: skip
    shop.found(OTHER, ("imada_d", "likely"))
    window = MainWindow(office.desk, lambda place: {Place.FINDING: shop.page, Place.CONNECT: connect}[place])
    qtbot.addWidget(window)
    deeds_and_wires(window, shop.page)
    window.find_asked.emit()
    assert window.pages.currentWidget() is shop.page
    search_to_its_end(shop, qtbot)
    shop.page.rows[1].answers[0].use.click()
    assert window.pages.currentWidget() is connect
    (asked,) = [one for one in shop.live.asked if isinstance(one, tuple)]
    assert (asked[0], asked[1].id, asked[1].serial.baud) == ("COM9", "imada_d", 19200)
    assert office.desk.setting(LAST_PORT) == "COM9"


def test_one_that_does_not_send_its_unit_waits_for_it(shop: Shop, office: Office, qtbot: QtBot) -> None:
    connect = ConnectPage(
        office.desk, palette_in_use(), shop.library, shop.live, find_ports=lambda: shop.plugged,  # type: ignore[arg-type]
    )  # fmt: skip
    qtbot.addWidget(connect)
    connect.take_gauge("COM9", "sauter_fh", "9600", "")
    assert shop.live.asked == []
    assert connect.fields.unit.note.startswith("It does not send its unit")
    connect.connect_button.click()
    assert shop.live.asked == [], "no unit is taken for granted"
    connect.fields.unit.picker.setCurrentText("N")
    connect.connect_button.click()
    assert len(shop.live.asked) == 1


def deeds_and_wires(window: MainWindow, page: FindPage) -> None:
    from strengthtrack.screens.deeds import Deeds
    from strengthtrack.screens.wiring import wire

    Deeds(window)
    wire(window, page)
