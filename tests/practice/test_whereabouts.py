"""Which port is the cable that was there before."""

from strengthtrack.devices.ports.ports import Port
from strengthtrack.practice.testing.whereabouts import Whereabouts, whereabouts


def ftdi(url: str, number: str = "") -> Port:
    return Port(url, "Cable", serial_number=number, vid=0x0403, pid=0x6001, location="1-4")


def ch340(url: str, socket: str) -> Port:
    return Port(url, "Cable", vid=0x1A86, pid=0x7523, location=socket)


def test_a_serial_number_is_found_at_whatever_port_it_came_back() -> None:
    was = whereabouts("COM3", [ftdi("COM3", "A1")])
    there = [ftdi("COM4", "B2"), ftdi("COM7", "A1")]
    assert was.must_be_found
    assert was.among(there) == "COM7"


def test_another_cable_at_the_old_port_is_left_alone() -> None:
    was = whereabouts("COM3", [ftdi("COM3", "A1")])
    assert was.among([ftdi("COM3", "B2")]) == ""
    assert was.among([]) == ""


def test_of_two_that_say_the_same_number_the_one_at_the_old_port_is_taken() -> None:
    was = whereabouts("COM3", [ftdi("COM3", "0001")])
    twins = [ftdi(url, "0001") for url in ("COM2", "COM3")]
    assert was.among(twins) == "COM3"
    assert was.among([ftdi(url, "0001") for url in ("COM5", "COM6")]) == ""


def test_a_cable_without_a_number_is_known_by_its_socket_or_as_the_only_one_of_its_kind() -> None:
    was = whereabouts("COM3", [ch340("COM3", "1-2")])
    assert was.among([ch340("COM9", "1-2")]) == "COM9"
    assert was.among([ch340("COM9", "1-4")]) == "COM9"
    assert was.among([ftdi("COM9")]) == ""
    two = [ch340("COM9", "1-4"), ch340("COM8", "1-5")]
    assert was.among(two) == ""


def test_an_address_has_nothing_but_itself() -> None:
    for url in ("socket://127.0.0.1:7000", "/dev/ttyS0"):
        assert not whereabouts(url, [Port("/dev/ttyS0", "Serial port")]).must_be_found
    assert not Whereabouts("COM3").must_be_found
