import pytest

from finding_bench import CABLE, kind
from strengthtrack.devices.finding.harmless import is_harmless, orders
from strengthtrack.devices.finding.plan import plan
from strengthtrack.devices.ports.ports import Port

ASKED = kind("asked", ("I1\\r\\n", "^1$", "likely"))
LINES = kind("lines", more='[commands.zero]\nsend = "Z\\r\\n"\n')
LETTERS = kind("letters", more='[commands.zero]\nsend = "z"\n[commands.unit]\nsend = "u"\n')
DIGITS = kind("digits", more='[commands.zero]\nsend = "2"\n')


@pytest.mark.parametrize(
    ("send", "harmless"),
    [
        (b"I1\r\n", True),
        (b"Z\r\n", False),
        (b"\r\nZ\r", False),
        (b"ZERO?\r\n", True),
        (b"z\r\n", True),
        (b"\r\r", True),
    ],
)
def test_one_that_hears_lines_takes_only_a_whole_line_for_an_order(send: bytes, harmless: bool) -> None:
    assert is_harmless(send, ASKED, [ASKED, LINES]) is harmless


@pytest.mark.parametrize(("send", "harmless"), [(b"size\r\n", False), (b"LIST\r\n", True), (b"menu\r\n", False)])
def test_one_that_hears_letters_takes_any_of_them_within_a_word(send: bytes, harmless: bool) -> None:
    assert is_harmless(send, ASKED, [LETTERS]) is harmless


def test_a_question_is_no_order_to_the_one_it_is_meant_for() -> None:
    assert is_harmless(b"Z\r\n", LINES, [LINES])


def test_a_question_that_would_zero_somebody_else_at_that_setting_is_not_asked() -> None:
    asked = kind("asked", ("I2\\r\\n", "^1$", "likely"))
    (turn,) = plan(CABLE, [asked, DIGITS])
    assert turn.questions == ()
    elsewhere = kind("digits", baud=2400, more='[commands.zero]\nsend = "2"\n')
    assert [question.send for turn in plan(CABLE, [asked, elsewhere]) for question in turn.questions] == [b"I2\r\n"]


def test_on_a_makers_own_usb_nobody_else_can_mishear_it() -> None:
    own = kind("own", ("I2\\r\\n", "^1$", "likely"), more="[[usb]]\nvid = 0x1412\npid = 0x0200\n")
    (turn,) = plan(Port("COM9", "Own", vid=0x1412, pid=0x0200), [own, DIGITS])
    assert [question.send for question in turn.questions] == [b"I2\r\n"]


def test_first_words_starts_and_commands_are_orders_and_asking_a_name_is_none() -> None:
    acquire = (
        'mode = "stream"\nstart = "GO\\r\\n"\nstop = "HALT\\r\\n"\n'
        '[[acquire.init]]\nsend = "FULL\\r\\n"\n[[acquire.init]]\nsend = "WHO\\r\\n"\nidentity = true\n'
        '[acquire.keep_alive]\nsend = "HEY\\r\\n"\nevery_s = 60\n'
    )
    profile = kind("all", acquire=acquire, more='[commands.zero]\nsend = "Z\\r\\n"\n')
    assert set(orders(profile)) == {b"FULL\r\n", b"GO\r\n", b"HALT\r\n", b"HEY\r\n", b"Z\r\n"}
