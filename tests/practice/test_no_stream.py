"""A dynamometer that measures no force, and one that sends a value only at the press of its button."""

import numpy as np
import pytest

from plain_batteries import PlainBatteries
from session_bench import KEY, NOON, Bench, push, quiet
from strengthtrack.clinic.trial import Mark, Source
from strengthtrack.devices.profiles.library import Library
from strengthtrack.devices.profiles.profile import Profile
from strengthtrack.devices.readings import Connected, Readings
from strengthtrack.errors import DeviceFault, EntryFault
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.testing.appointment import Appointment, SessionFacts
from strengthtrack.practice.testing.dynamometer_state import State
from strengthtrack.practice.testing.session_view import Gone, Phase

FACTS = SessionFacts("Sample Physiotherapist")


@pytest.fixture
def appointment(bench: Bench) -> Appointment:
    desk = Desk(bench.store, bench.edits, PlainBatteries(), bench.now, NOON.astimezone().date, bench.folder, KEY)
    return Appointment(desk, bench.dynamometer, bench.recorder, bench.now_s)


def heard(appointment: Appointment, bench: Bench, value: float, unit: str, status: str = "ok") -> str:
    bench.clock_s += 0.01
    return appointment.hear(Readings(np.array([bench.clock_s]), np.array([value]), unit, (status,))).sentence


def read_by(bench: Bench, mode: str, profile_id: str = "mark10_gcl2") -> Profile:
    profile = Library().profile(profile_id)
    acquire = profile.acquire.model_copy(update={"mode": mode})
    bench.dynamometer._profile = profile.model_copy(update={"acquire": acquire})
    return bench.dynamometer._profile


def test_torque_is_refused_in_one_sentence_and_nothing_is_recorded(bench: Bench, appointment: Appointment) -> None:
    name = read_by(bench, "stream").name
    appointment.hear(Connected())
    said = heard(appointment, bench, 3.0, "Nm")
    assert said == f"The {name} measures torque (Nm), not force; nothing can be recorded with it."
    assert heard(appointment, bench, 3.1, "Nm") == ""
    assert (bench.dynamometer.state, bench.dynamometer.force_n) == (State.NO_FORCE, None)
    assert bench.dynamometer.instrument.words == "Read off its display", "what is typed now is not from it"
    heard(appointment, bench, 3.0, "N")
    assert (bench.dynamometer.state, bench.dynamometer.force_n) == (State.READY, 3.0)


def test_a_key_that_changes_it_to_torque_ends_the_push_and_force_goes_on(
    bench: Bench, appointment: Appointment
) -> None:
    session = appointment.begin("p1", FACTS)
    appointment.hear(Connected())
    session.arm()
    bench.play(session, push(150.0)[:430])
    assert heard(appointment, bench, 12.0, "Nm") == "", "its page says it"
    view = session.view()
    assert (view.phase, view.gone) == (Phase.LOST, Gone.NO_FORCE)
    assert "measures torque (Nm), not force" in view.lost_why
    (trial,) = session.trials
    assert (trial.complete, trial.trace.unit if trial.trace else "") == (False, "N")
    heard(appointment, bench, 0.1, "N")
    assert session.view().phase is Phase.PAUSED


def test_a_value_at_the_button_waits_until_it_is_kept_and_is_known_to_come_from_the_dynamometer(
    bench: Bench, appointment: Appointment
) -> None:
    profile = read_by(bench, "button")
    appointment.hear(Connected())
    assert bench.dynamometer.state is State.WAITING
    session = appointment.begin("p1", FACTS)
    heard(appointment, bench, 12.0, "kgf")
    heard(appointment, bench, 13.0, "kgf")
    view = session.view()
    assert view.force_n is None
    assert view.waits_for_button
    assert (view.given.words if view.given else "", view.given_waiting) == ("12 kgf", 1)
    session.keep_given()
    session.drop_given()
    session.keep_given()
    (trial,) = session.trials
    assert (trial.source, trial.typed_as) == (Source.WIRE, "12 kgf")
    assert trial.typed_n == pytest.approx(117.6798)
    assert trial.counts
    assert trial.setup.dynamometer.profile_id == profile.id
    line = session.view().test.trials[0]
    assert (line.pressed, line.typed) == (True, False)
    assert line.peak_n == pytest.approx(117.6798)
    bench.settle()
    assert bench.store.session_trials(session.session.id) == (trial,)


def test_a_value_at_the_button_that_cannot_be_right_stays_to_be_dropped(bench: Bench, appointment: Appointment) -> None:
    read_by(bench, "button")
    appointment.hear(Connected())
    session = appointment.begin("p1", FACTS)
    heard(appointment, bench, -12.0, "N")
    with pytest.raises(EntryFault, match="-12 N cannot be right"):
        session.keep_given()
    assert session.view().given is not None
    session.drop_given()
    assert session.view().given is None


def test_a_value_beyond_the_range_does_not_count(bench: Bench, appointment: Appointment) -> None:
    read_by(bench, "button")
    appointment.hear(Connected())
    session = appointment.begin("p1", FACTS)
    heard(appointment, bench, 500.0, "N", "overload")
    session.keep_given()
    assert session.trials[0].mark is Mark.OVERLOADED


def test_what_is_pressed_outside_a_session_is_shown_and_let_go(bench: Bench, appointment: Appointment) -> None:
    read_by(bench, "button")
    appointment.hear(Connected())
    heard(appointment, bench, 12.0, "kgf")
    assert bench.dynamometer.presses.last is not None
    assert appointment.begin("p1", FACTS).view().given is None


def test_at_its_button_it_is_zeroed_by_its_own_key(bench: Bench, appointment: Appointment) -> None:
    read_by(bench, "button")
    appointment.hear(Connected())
    with pytest.raises(DeviceFault, match="sends one reading at the press of its button; zero it by its own key"):
        bench.dynamometer.zero()


def test_frames_that_did_not_come_are_counted(bench: Bench) -> None:
    bench.plug_in()
    bench.dynamometer.feed(Readings(np.array([100.1, 100.2]), np.zeros(2), "N", ("ok", "ok"), dropped=3))
    assert (bench.dynamometer.frames.read, bench.dynamometer.frames.dropped) == (2, 3)
    assert bench.dynamometer.frames.words == "3 frames did not come"


def test_the_rate_is_that_of_the_link(bench: Bench) -> None:
    assert bench.dynamometer.rate_hz is None
    bench.plug_in()
    bench.dynamometer._link = type("Link", (), {"rate_hz": 98.0, "close": lambda _: None})()
    bench.play(bench.session(), quiet(0.1))
    assert bench.dynamometer.rate_hz == 98.0
