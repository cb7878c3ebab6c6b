import threading
import time

import pytest

from finding_bench import CABLE, Bench, Socket, kind
from strengthtrack.devices.finding.answers import Outcome
from strengthtrack.devices.finding.plan import ANY_NUMBER, plan
from strengthtrack.devices.finding.search import search
from strengthtrack.devices.finding.setting import setting_of
from strengthtrack.devices.ports.ports import Port
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.errors import DeviceFault

STREAMS = 'mode = "stream"'
NAMED = kind("named", ("WHO\\r\\n", "^I AM [0-9]$", "certain"))
ASKED = kind("asked", ("D\\r\\n", r"^F[0-9.]{1,6}$", "likely"), before="F", evidence="driver")
SPEAKS = kind("speaks", ("", r"^G-?[0-9.]{1,6}$", "likely"), before="G", acquire=STREAMS)
TWIN = kind("twin", ("D\\r\\n", r"^F[0-9.]{1,6}$", "likely"), before="F", evidence="driver")
NUMBERS = kind("numbers", acquire=STREAMS, evidence="driver")
ANY = kind(ANY_NUMBER, acquire=STREAMS)
FAST = kind("fast", ("WHO\\r\\n", "^I AM FAST$", "certain"), baud=115200, serial="bauds = [9600]")
BOARD = kind("board", acquire=STREAMS, serial="settle_ms = 2000")
BUTTON = kind("button", acquire='mode = "button"')
OWN = kind(
    "own",
    ("V\\r\\n", "^OWN$", "likely"),
    baud=19200,
    serial='[[serial.also]]\nname = "USB"\nbaud = 256000\n',
    more='[[usb]]\nvid = 0x1412\npid = 0x0200\nserial = "USB"\n',
)
AT_9600, AT_115200 = setting_of(NAMED.serial), setting_of(FAST.serial)
EVERYBODY = (NAMED, ASKED, SPEAKS, NUMBERS, ANY, FAST, BOARD)


@pytest.fixture
def bench() -> Bench:
    return Bench()


def heard(bench: Bench, answers: dict[bytes, bytes] | None = None, **socket: object) -> Bench:
    bench.sockets[CABLE.url] = Socket(AT_9600, answers or {}, **socket)  # type: ignore[arg-type]
    return bench


def test_one_that_names_itself_is_certain_and_nothing_more_is_asked(bench: Bench) -> None:
    (answer,) = heard(bench, {b"WHO\r\n": b"I AM 7\r\n"}).only(*EVERYBODY).answers
    assert (answer.profile.id, answer.sure, answer.reply) == ("named", "certain", b"I AM 7\r\n")
    assert (answer.asked, answer.says) == (b"WHO\r\n", "It spoke.")
    assert [data for setting, data in bench.sent if setting == AT_9600].count(b"WHO\r\n") == 1
    assert bench.sent[-1][1] == b"WHO\r\n"


def test_one_that_speaks_by_itself_is_told_without_a_word(bench: Bench) -> None:
    outcome = heard(bench, stream=b"G1.5\r\n").only(SPEAKS, ASKED)
    assert [answer.profile.id for answer in outcome.answers] == ["speaks"]
    assert outcome.answers[0].asked == b""
    assert bench.sent == []


def test_a_stream_is_asked_only_by_those_who_read_it(bench: Bench) -> None:
    names_itself = kind("namer", ("N?\\r\\n", "^NAMER$", "certain"))
    heard(bench, {b"N?\r\n": b"NAMER\r\n"}, stream=b"1.5\r\n")
    outcome = bench.only(names_itself, ASKED, NUMBERS)
    assert [data for _, data in bench.sent] == [b"N?\r\n"], "and not what another one would ask"
    assert [(answer.profile.id, answer.sure) for answer in outcome.answers] == [
        ("namer", "certain"),
        ("numbers", "possible"),
    ]


def test_a_stream_that_goes_on_is_no_answer_to_a_question(bench: Bench) -> None:
    asks = kind("asks", ("V\\r\\n", "^1\\.5$", "likely"))
    outcome = heard(bench, stream=b"1.5\r\n").only(asks, NUMBERS)
    assert {data for _, data in bench.sent} == {b"V\r\n"}
    assert [answer.profile.id for answer in outcome.answers] == ["numbers"]


def test_a_word_without_an_end_is_said_after_those_with_one() -> None:
    bare = kind("bare", ("?", "^B$", "likely"))
    (turn,) = plan(CABLE, [bare, NAMED, ASKED])
    assert [question.send for question in turn.questions] == [b"WHO\r\n", b"D\r\n", b"?"]


def test_a_reply_that_two_grammars_have_is_only_possible_for_both(bench: Bench) -> None:
    outcome = heard(bench, {b"D\r\n": b"F1.5\r\n"}).only(ASKED, TWIN, NAMED)
    assert [(answer.profile.id, answer.sure) for answer in outcome.best] == [
        ("asked", "possible"),
        ("twin", "possible"),
    ]


def test_what_reads_any_number_comes_last(bench: Bench) -> None:
    outcome = heard(bench, stream=b"1.5\r\n").only(ANY, NUMBERS, BOARD)
    assert [answer.profile.id for answer in outcome.answers] == ["board", "numbers", ANY_NUMBER]
    assert {answer.sure for answer in outcome.answers} == {"possible"}


def test_one_line_that_looks_like_a_number_is_not_yet_a_stream(bench: Bench) -> None:
    assert heard(bench, stream=b"1.5\r\n", every_s=60.0).only(ANY).answers == ()


def test_one_line_is_not_enough_for_a_probe_that_only_hopes_either() -> None:
    hopes = kind("hopes", ("", "^[0-9.]{1,4}$", "possible"), acquire=STREAMS)
    assert heard(Bench(), stream=b"1.5\r\n", every_s=60.0).only(hopes).answers == ()
    assert heard(Bench(), stream=b"1.5\r\n").only(hopes).answers


def test_a_board_that_starts_anew_when_its_port_opens_is_waited_for(bench: Bench) -> None:
    heard(bench)
    begins_s = bench.now_s + 1.8

    def begin() -> None:
        bench.sockets[CABLE.url].stream = b"1.5\r\n" if bench.now_s > begins_s else b""

    bench.when_read = begin
    assert [answer.profile.id for answer in bench.only(BOARD).answers] == ["board"]


def test_another_baud_rate_is_tried_after_all_factory_settings(bench: Bench) -> None:
    slow = kind("slow", ("WHO\\r\\n", "^I AM SLOW$", "certain"), baud=19200, serial="bauds = [2400, 9600]")
    outcome = heard(bench, {b"WHO\r\n": b"I AM SLOW\r\n"}).only(slow, FAST)
    assert [setting.baud for setting in bench.opened] == [115200, 19200, 9600]
    assert (outcome.answers[0].profile.id, outcome.answers[0].profile.serial.baud) == ("slow", 9600)
    assert [turn.setting.baud for turn in plan(CABLE, [slow, FAST])] == [115200, 19200, 9600, 2400]


def test_a_port_is_opened_once_for_all_who_share_its_setting(bench: Bench) -> None:
    bench.only(NAMED, ASKED, SPEAKS, NUMBERS, BOARD)
    assert bench.opened == [AT_9600]
    assert bench.open_ports == 0


def test_a_makers_own_usb_id_asks_that_maker_alone_and_by_that_socket(bench: Bench) -> None:
    port = Port("COM9", "Imada", vid=0x1412, pid=0x0200)
    (turn,) = plan(port, [*EVERYBODY, OWN])
    assert ([profile.id for profile in turn.profiles], turn.setting.baud) == (["own"], 256000)
    bench.sockets["COM9"] = Socket(turn.setting, {b"V\r\n": b"OWN\r\n"})
    (outcome,) = bench.search(*EVERYBODY, OWN, ports=(port,))
    assert (outcome.answers[0].profile.serial.baud, outcome.answers[0].socket) == (256000, "USB")


def test_a_cables_id_narrows_nothing() -> None:
    assert {profile.id for turn in plan(CABLE, [*EVERYBODY, OWN]) for profile in turn.profiles} == {
        profile.id for profile in (*EVERYBODY, OWN)
    }
    assert 256000 not in {turn.setting.baud for turn in plan(CABLE, [OWN])}


def test_nothing_there_is_an_outcome_without_an_answer(bench: Bench) -> None:
    outcome = bench.only(*EVERYBODY)
    assert (outcome.answers, outcome.trouble, outcome.strange) == ((), "", None)


def test_what_nobody_reads_is_kept_as_it_looked_most_like_text(bench: Bench) -> None:
    outcome = heard(bench, stream=b"ST,GS,+0012.3kg\r\n").only(*EVERYBODY)
    assert outcome.answers == ()
    assert outcome.strange
    assert outcome.strange.baud == 9600
    assert outcome.strange.heard.startswith(b"ST,GS,+0012.3kg\r\n")
    assert bench.sent == [], "it speaks, and nobody here knows its language: it is left alone"


def test_each_trouble_of_a_port_is_one_sentence_and_the_next_is_searched(bench: Bench) -> None:
    held, gone, free = Port("COM1", "Held", held_by="minicom"), Port("COM2", "Gone"), CABLE
    bench.shut["COM1"] = "COM1 is in use by another program; close that program, then connect again."
    bench.sockets["COM2"] = Socket(AT_9600, lasts=3)
    heard(bench, {b"WHO\r\n": b"I AM 7\r\n"})
    first, second, third = bench.search(NAMED, FAST, ports=(held, gone, free))
    assert first.trouble == "Held is in use by minicom; close that program, then search again."
    assert second.trouble == "Gone went away during the search; plug it in again, then search again."
    assert third.answers[0].profile.id == "named"
    assert bench.open_ports == 0


def test_the_app_itself_may_hold_a_port(bench: Bench) -> None:
    bench.shut["COM1"] = "COM1 is in use by another program; close that program, then connect again."
    (outcome,) = bench.search(NAMED, ports=(Port("COM1", "Cable", held_by="this app"),))
    assert outcome.trouble == "Cable is in use by this app; disconnect it first, then search again."


def test_a_baud_rate_that_a_port_refuses_does_not_end_the_search(bench: Bench) -> None:
    heard(bench, {b"WHO\r\n": b"I AM 7\r\n"})
    real = bench.open_port

    def refuse(url: str, profile: Profile) -> object:
        if profile.serial.baud == 115200:
            bench.shut[url] = "COM4 cannot be opened; check its name and cable, then connect again."
        try:
            return real(url, profile)
        finally:
            bench.shut.clear()

    bench.open_port = refuse  # type: ignore[method-assign,assignment]
    assert bench.only(FAST, NAMED).answers[0].profile.id == "named"


def test_the_trouble_of_one_baud_rate_is_not_that_of_the_port(bench: Bench) -> None:
    real = bench.open_port

    def refuse(url: str, profile: Profile) -> object:
        if profile.serial.baud == 115200:
            raise DeviceFault("COM4 cannot be opened; check its name and cable, then connect again.")
        return real(url, profile)

    bench.open_port = refuse  # type: ignore[method-assign,assignment]
    assert bench.only(FAST, ASKED) == Outcome(CABLE)


def test_a_port_that_is_gone_is_not_tried_at_every_baud_rate(bench: Bench) -> None:
    bench.shut[CABLE.url] = "COM4 is not there; plug the dynamometer in, then choose its port again."
    outcome = bench.only(NAMED, FAST, OWN)
    assert outcome.trouble == "COM4 is not there; plug the dynamometer in, then search again."
    assert len(bench.steps) == 2


def test_stopping_ends_it_within_a_read_and_lets_the_port_go(bench: Bench) -> None:
    def stop() -> None:
        bench.stop = True

    bench.when_read = stop
    assert bench.search(*EVERYBODY, ports=(CABLE, Port("COM9", "Other"))) == []
    assert bench.now_s < 0.1
    assert bench.open_ports == 0


def test_it_says_how_far_it_is(bench: Bench) -> None:
    other = Port("COM9", "Other")
    bench.search(NAMED, FAST, ports=(CABLE, other))
    assert [(step.port, step.at, step.of, step.turn, step.turns) for step in bench.steps] == [
        (port, at, 2, turn, 2) for at, port in ((1, CABLE), (2, other)) for turn in (1, 2)
    ]
    assert {step.setting for step in bench.steps} == {"9600 baud", "115200 baud"}


def test_a_port_that_never_opens_is_given_up_and_closed_when_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("strengthtrack.devices.finding.one_port.OPEN_S", 0.05)
    bench, gate = Bench(), threading.Event()

    def slow(url: str, profile: Profile) -> object:
        gate.wait(5.0)
        return bench.open_port(url, profile)

    (outcome,) = search([CABLE], [NAMED, FAST], told=bench.steps.append, open_port=slow)  # type: ignore[arg-type]
    assert len(bench.steps) == 1, "another baud rate would not open it either"
    assert outcome.trouble == (
        "FTDI cable (COM4) did not open in time; unplug its cable and plug it in again, then search again."
    )
    gate.set()
    ends_s = time.monotonic() + 2.0
    while not (bench.opened and bench.open_ports == 0):
        assert time.monotonic() < ends_s
        gate.wait(0.01)


def test_a_bug_in_opening_stays_loud(bench: Bench) -> None:
    def broken(url: str, profile: Profile) -> object:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(search([CABLE], [NAMED], open_port=broken))  # type: ignore[arg-type]


def test_one_that_speaks_only_at_its_button_is_not_looked_for() -> None:
    assert plan(CABLE, [BUTTON]) == ()
