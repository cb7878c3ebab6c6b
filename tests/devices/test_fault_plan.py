from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strengthtrack.devices.emulator.fault_kinds import KINDS
from strengthtrack.devices.emulator.fault_plan import Fault, moments, standing, written
from strengthtrack.errors import DeviceFault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("silence", Fault("silence")),
        ("silence@3", Fault("silence", at_s=3.0)),
        ("noise=50@10+5", Fault("noise", 50.0, at_s=10.0, lasts_s=5.0)),
        ("noise", Fault("noise", 20.0)),
        ("glue=2.5", Fault("glue", 2.5)),
        ("drop=100", Fault("drop", 100.0)),
        ("unplug@0.5+0.25", Fault("unplug", at_s=0.5, lasts_s=0.25)),
        ("wrong-unit", Fault("wrong-unit")),
        ("wrong-unit=lbf@2", Fault("wrong-unit", unit="lbf", at_s=2.0)),
        ("low-battery@1", Fault("low-battery", at_s=1.0)),
    ],
)
def test_a_fault_is_read_as_it_is_written(text: str, fault: Fault) -> None:
    assert written(text) == fault


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("hum", "There is no fault “hum”; choose one of halves, glue, noise, jitter, drop, silence,"),
        ("", "There is no fault “”; choose one of"),
        ("=3", "There is no fault “”; choose one of"),
        ("noise=lots", "The fault noise needs a number of bytes a second over 0 and up to 10000, as in noise=20."),
        ("noise=0", "The fault noise needs a number of bytes a second over 0"),
        ("noise=nan", "The fault noise needs a number of bytes a second over 0"),
        ("noise=", "The fault noise needs a number of bytes a second over 0"),
        ("drop=101", "The fault drop needs a number of percent over 0 and up to 100, as in drop=10."),
        ("halves=2000", "The fault halves needs a number of milliseconds over 0 and up to 1000, as in halves=5."),
        ("silence=3", "The fault silence takes no value; write silence, or silence@10 for from 10 s on."),
        ("silence@soon", "“silence@soon” needs seconds after @, as in silence@10, or silence@10+5 for five of them."),
        ("silence@", "“silence@” needs seconds after @"),
        ("silence@-1", "“silence@-1” needs seconds after @"),
        ("silence@1+0", "“silence@1+0” needs seconds after @"),
        ("silence@1+2+3", "“silence@1+2+3” needs seconds after @"),
        ("silence@1@2", "“silence@1@2” needs seconds after @"),
    ],
)
def test_what_is_written_wrong_is_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(DeviceFault) as caught:
        written(text)
    assert str(caught.value).startswith(sentence)


@given(st.text(max_size=30))
def test_whatever_is_written_is_a_fault_or_a_sentence(text: str) -> None:
    with suppress(DeviceFault):
        assert written(text).name in KINDS


def test_a_fault_stands_from_its_beginning_to_its_end() -> None:
    faults = [written("noise@2+3"), written("silence@4")]
    assert moments(faults) == [2.0, 4.0, 5.0]
    assert [list(standing(faults, at_s)) for at_s in (1.9, 2.0, 4.0, 4.9, 5.0, 1e6)] == [
        [],
        ["noise"],
        ["noise", "silence"],
        ["noise", "silence"],
        ["silence"],
        ["silence"],
    ]


def test_of_two_of_a_kind_the_later_stands() -> None:
    faults = [written("noise=5@3+4"), written("noise=10@1+4")]
    assert [standing(faults, at_s)["noise"].amount for at_s in (1.0, 3.0, 5.0, 6.0)] == [10.0, 5.0, 5.0, 5.0]
