import pytest

from finding_bench import CABLE, kind
from strengthtrack.devices.finding.answers import Answer, Outcome, Strange
from strengthtrack.devices.finding.choice import to_search
from strengthtrack.devices.finding.plan import plan
from strengthtrack.devices.finding.words import in_hex, not_looked_for, sentence, shown, told_turns, what_to_try
from strengthtrack.devices.ports.ports import Port

NAMED = kind("named", ("WHO\\r\\n", "^I AM$", "certain"))
OTHER = kind("other", ("WHO\\r\\n", "^ME$", "certain"), acquire='mode = "stream"', baud=115200)
BUTTON = kind("button", acquire='mode = "button"')
FOUND = Answer(NAMED, "certain", "It named itself.", b"I AM\r\n", b"WHO\r\n")
ON = "FTDI cable (COM4)"


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome(CABLE, (FOUND,)), f"Answered as Named on {ON} at 9600 baud: certain. It named itself."),
        (
            Outcome(CABLE, (Answer(OTHER, "possible", "Numbers come", b"1.5\r\n"),)),
            f"Speaks as Other on {ON} at 115200 baud: possible. Numbers come.",
        ),
        (
            Outcome(CABLE, (FOUND, Answer(OTHER, "certain", "It did.", b"ME\r\n", b"WHO\r\n"))),
            f"Answered as Named or Other on {ON} at 9600 baud: certain. They sound alike.",
        ),
        (Outcome(CABLE, trouble="COM4 is gone."), "COM4 is gone."),
        (
            Outcome(CABLE, strange=Strange(9600, b"ST,1.2\r\n")),
            f"What comes from {ON} at 9600 baud is read by no profile: “ST,1.2\\r\\n”.",
        ),
        (Outcome(CABLE), f"Nothing answered on {ON}."),
    ],
)
def test_what_was_found_is_one_sentence(outcome: Outcome, words: str) -> None:
    assert sentence(outcome) == words


def test_an_answer_that_is_surer_than_another_is_said_alone() -> None:
    less = Answer(OTHER, "possible", "Numbers come", b"1.5\r\n")
    assert "Other" not in sentence(Outcome(CABLE, (FOUND, less)))


def test_bytes_are_shown_as_text_and_as_numbers() -> None:
    assert shown(b"\x02A\\b\r\n\xff") == "\\x02A\\\\b\\r\\n\\xff"
    assert in_hex(b"\x02A\r") == "02 41 0D"
    assert shown(b"a" * 61) == "a" * 60 + "…"


def test_what_to_try_is_said_only_where_nothing_was_recognised() -> None:
    silent, troubled = Outcome(CABLE), Outcome(CABLE, trouble="It is held.")
    assert what_to_try([silent, Outcome(CABLE, (FOUND,))]) == ""
    assert what_to_try([]) == ""
    assert what_to_try([silent, troubled]).startswith("Nothing was recognised; switch the dynamometer on")
    assert what_to_try([troubled]) == "No port could be searched; do what stands beside it, then search again."


def test_what_will_be_sent_is_told_beforehand() -> None:
    assert list(told_turns(plan(CABLE, [NAMED, OTHER]))) == [
        "9600 baud: listens for 0.5 s, then asks “WHO\\r\\n” (Named)",
        "115200 baud: listens for 0.5 s, then asks “WHO\\r\\n” (Other)",
    ]
    assert not_looked_for([NAMED, BUTTON]) == ("Button",)


def test_bluetooth_and_what_is_held_or_barred_is_searched_only_when_asked_for() -> None:
    assert to_search(CABLE)
    assert not to_search(Port("COM7", "Bluetooth port (COM7)", bluetooth=True))
    assert not to_search(Port("COM5", "Cable", busy=True))
    assert not to_search(Port("/dev/ttyUSB0", "Cable", advice="You may not open it."))
