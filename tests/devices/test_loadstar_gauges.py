"""What is special of Loadstar's interfaces: bare numbers, in thousandths of a pound or in a unit told apart."""

from collections.abc import Callable

import pytest

from link_listener import Listener
from strengthtrack.clinic.units import newtons_per
from strengthtrack.devices.emulator.emulated_gauge import EmulatedGauge, emulated
from strengthtrack.devices.emulator.emulator import Emulator
from strengthtrack.devices.link.link import Link
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.profiles.schema import Unit

NO_FORCE = "which is not read here as a force; choose another dynamometer."
TEN_LBF = 10.0 * newtons_per("lbf")


@pytest.fixture(scope="module")
def interface(library: Library) -> Profile:
    return library.profile("loadstar_di")


@pytest.fixture(scope="module")
def iload(library: Library) -> Profile:
    return library.profile("loadstar_iload")


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (b"\r\r", b"A\r\nA\r\n"),
        (b"MODEL\r", b"FCM DI-1000\r\n"),
        (b"ID\r", b"W1234-5678\r\n"),
        (b"UNITS\r", b"LB\r\n"),
        (b"unit\r", b"LB\r\n"),
        (b"W\r", b"10.000\r\n"),
        (b"w\r", b"10.000\r\n"),
        (b"W\rTARE\rW\r", b"10.000\r\nTared\r\n0.000\r\n"),
        (b"W\rCT0\rW\r", b"10.000\r\nTared\r\n0.000\r\n"),
        (b"css 5\rcss\r", b"A\r\n5\r\n"),
        (b"hello\r", b""),
    ],
)
def test_a_di_1000_answers_as_its_maker_says(interface: Profile, asked: bytes, answer: bytes) -> None:
    assert EmulatedGauge(interface).hear(asked, lambda: TEN_LBF) == answer


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (b"\r", b"A\r\n"),
        (b"O0W1\r", b"10000\r\n"),
        (b"W\r", b"10000\r\n"),
        (b"O0W1\rCT0\rO0W1\r", b"10000\r\nA\r\n0\r\n"),
        (b"SLC\r", b"100.000\r\n"),
    ],
)
def test_an_iload_answers_as_its_maker_says(iload: Profile, asked: bytes, answer: bytes) -> None:
    assert EmulatedGauge(iload).hear(asked, lambda: TEN_LBF) == answer


def test_an_empty_line_ends_the_stream_and_zeroing_begins_it_again(interface: Profile, iload: Profile) -> None:
    for profile in (interface, iload):
        gauge = EmulatedGauge(profile)
        gauge.hear(profile.acquire.start, lambda: 0.0)
        assert gauge.stream_hz > 0.0
        gauge.frame(TEN_LBF)
        gauge.hear(profile.commands["zero"].send, lambda: TEN_LBF)
        assert gauge.stream_hz > 0.0
        assert float(gauge.frame(TEN_LBF)) == 0.0
        assert gauge.hear(profile.acquire.stop, lambda: 0.0) == b"A\r\n"
        assert gauge.stream_hz == 0.0


def test_neither_reads_the_numbers_of_the_other_a_thousand_times_too_large(interface: Profile, iload: Profile) -> None:
    for number in (b"3.04", b"-0.000456", b"      3.0400"):
        assert interface.parse.pattern.fullmatch(number)
        assert not iload.parse.pattern.fullmatch(number)
    for number in (b"2345", b"-12", b"0"):
        assert iload.parse.pattern.fullmatch(number)
        assert not interface.parse.pattern.fullmatch(number)


def test_a_di_1000_names_itself_and_says_its_unit(interface: Profile) -> None:
    gauge = EmulatedGauge(interface)
    asked = [step for step in interface.acquire.init if step.identity or step.unit]
    answers = [gauge.hear(step.send, lambda: 0.0).strip() for step in asked]
    assert answers == [b"FCM DI-1000", b"W1234-5678", b"LB"]
    assert [step.unit for step in asked] == [False, False, True]
    for step, answer in zip(asked, answers, strict=True):
        assert step.expect
        assert step.expect.fullmatch(answer)
        assert not any(error.fullmatch(answer) for error in interface.parse.error_patterns)


@pytest.mark.parametrize(
    ("says", "chosen", "lost"),
    [
        ("LB", "lbf", ""),
        ("lbf", "lbf", ""),
        ("LB", "N", "The Loadstar DI says that it shows lbf; choose that unit, then connect again."),
        ("psi", "lbf", f"The Loadstar DI says that it shows “psi”, {NO_FORCE}"),
        ("lbf-ft", "lbf", f"The Loadstar DI says that it shows “lbf-ft”, {NO_FORCE}"),
    ],
)
def test_a_unit_that_was_chosen_wrongly_is_not_read(
    interface: Profile,
    emulate: Callable[[Profile], Emulator],
    connect: Callable[..., Link],
    listener: Listener,
    says: str,
    chosen: Unit,
    lost: str,
) -> None:
    spelt = emulated(interface).model_copy(update={"units": {"lbf": says}})
    connect(emulate(interface.model_copy(update={"emulate": spelt})).serve_pty(), interface.in_unit(chosen))
    listener.wait_for(lambda heard: heard.lost or heard.values)
    assert listener.lost == [lost] * bool(lost)
    assert bool(listener.values) is not bool(lost)
