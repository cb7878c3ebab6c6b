"""Every dynamometer we know, one after another on a cable, among all the profiles we ship."""

import pytest

from finding_bench import CABLE, Bench
from strengthtrack.devices.emulator.emulated_gauge import EmulatedGauge
from strengthtrack.devices.finding.harmless import orders
from strengthtrack.devices.finding.plan import can_be_found, plan
from strengthtrack.devices.framing.framers import framer_for
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.paths import device_profiles

SHIPPED = sorted(path.stem for path in device_profiles().glob("*.toml"))


@pytest.fixture(scope="module")
def everything() -> tuple[Profile, ...]:
    return Library().profiles()


def shows(profile: Profile, gauge: EmulatedGauge) -> tuple[list[bytes | str | None], float, bool]:
    """What a zero, another unit, mode or format, or a stream begun would change."""
    (frame,) = framer_for(profile.framing).feed(gauge.frame(-12.0), 0.0).whole
    read = profile.parse.pattern.fullmatch(frame)
    assert read
    return [read["value"], gauge.unit], gauge.stream_hz, gauge.off


@pytest.mark.parametrize("id_", SHIPPED)
def test_it_is_found_first_on_its_port_and_stays_as_it_was(id_: str, everything: tuple[Profile, ...]) -> None:
    bench, profile = Bench(), next(one for one in everything if one.id == id_)
    gauge, alike = bench.plug(profile), EmulatedGauge(profile)
    if profile.framing.kind == "endless":
        bench.force_n = -12.0  # only its minus says where a number begins
    if profile.probe and not any(probe.send for probe in profile.probe):
        for one in (gauge, alike):  # it is only listened to, so somebody set it to send by itself
            one.hear(profile.acquire.start, float)
    outcome = bench.only(*everything)
    if can_be_found(profile):
        assert outcome.answers, "nothing answered"
        assert [answer.profile.id for answer in outcome.best] == [id_]
    probes = {probe.send for one in everything for probe in one.probe}
    assert {data for _, data in bench.sent} <= probes
    assert shows(profile, gauge) == shows(profile, alike), "it was set, zeroed or set off"


def test_what_was_said_at_another_baud_rate_does_not_spoil_the_first_question(everything: tuple[Profile, ...]) -> None:
    bench = Bench()
    bench.any_baud = True
    bench.plug(next(one for one in everything if one.id == "imada_d"))
    assert bench.only(*everything).best[0].profile.id == "imada_d"


def test_no_question_is_an_order_to_whoever_may_hear_it(everything: tuple[Profile, ...]) -> None:
    for turn in plan(CABLE, everything):
        forbidden = {order for profile in turn.profiles for order in orders(profile) if order}
        assert not forbidden & {question.send for question in turn.questions}


def test_a_search_of_everything_takes_half_a_minute_at_most(everything: tuple[Profile, ...]) -> None:
    bench = Bench()
    bench.only(*everything)
    assert bench.now_s < 30.0
