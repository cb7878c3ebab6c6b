import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import NoReturn

import pytest

from plain_batteries import PlainBatteries
from session_bench import KEY, NOON, PATIENT, RATE_HZ, SESSION, Bench, push, quiet
from strengthtrack.clinic.pain import PainReport
from strengthtrack.clinic.screening import Consent, ConsentBy
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Fixation, Movement, Side
from strengthtrack.clinic.trial import Mark
from strengthtrack.devices.readings import Connected, Garbled, Loss, Lost, Readings
from strengthtrack.errors import RecordsFault
from strengthtrack.practice.battery import batteries
from strengthtrack.practice.battery.batteries import Batteries
from strengthtrack.practice.desk import Desk
from strengthtrack.practice.testing.appointment import Appointment, News, SessionFacts
from strengthtrack.practice.testing.dynamometer_state import State
from strengthtrack.practice.testing.session_view import Gone, Phase
from strengthtrack.practice.testing.unfinished import unfinished_sessions
from strengthtrack.records.changes import Kind
from strengthtrack.records.writer import WriteFailed, Written

FACTS = SessionFacts("Sample Physiotherapist", body_mass_kg=64.0, pain=PainReport(worst=4))


@pytest.fixture
def appointment(bench: Bench) -> Appointment:
    desk = Desk(bench.store, bench.edits, PlainBatteries(), bench.now, NOON.astimezone().date, bench.folder, KEY)
    return Appointment(desk, bench.dynamometer, bench.recorder, bench.now_s)


def forbidden(*_: object) -> NoReturn:
    raise AssertionError


def readings(bench: Bench, force: float) -> Readings:
    import numpy as np

    t_s = bench.clock_s + np.arange(1, 6) / RATE_HZ
    bench.clock_s = float(t_s[-1])
    return Readings(t_s, np.full(5, force), "N", ("ok",) * 5)


def test_a_session_is_in_the_records_before_its_first_trial(bench: Bench, appointment: Appointment) -> None:
    session = appointment.begin("p1", FACTS).session
    assert bench.store.session(session.id) == session
    assert session.pain.worst == 4
    assert session.pain.usual is None


def test_the_fixation_asked_for_holds_for_every_test(appointment: Appointment, bench: Bench) -> None:
    session = appointment.begin("p1", replace(FACTS, fixation=Fixation.HAND))
    session.type_value(100.0, "N")
    bench.settle()
    assert bench.store.session_trials(session.session.id)[0].setup.fixation is Fixation.HAND


def test_a_session_of_today_can_be_taken_up_again(appointment: Appointment) -> None:
    begun = appointment.begin("p1", FACTS).session
    appointment.leave()
    unfinished = appointment.unfinished("p1")
    assert unfinished == begun
    assert appointment.go_on(begun).session == begun


def test_a_session_taken_up_again_is_set_up_as_it_was(bench: Bench, appointment: Appointment) -> None:
    first = appointment.begin("p1", replace(FACTS, fixation=Fixation.HAND))
    first.set_lever_arm(0.38)
    first.type_value(100.0, "N")
    bench.settle()
    appointment.leave()
    again = appointment.go_on(first.session)
    again.type_value(101.0, "N")
    bench.settle()
    before, after = (trial.setup for trial in bench.store.session_trials(first.session.id))
    assert before == after
    again.next_test()
    assert again.view().test.fixation is Fixation.HAND


def test_a_session_of_before_batteries_were_kept_is_held_as_in_its_last_trial(
    bench: Bench, appointment: Appointment
) -> None:
    begun = appointment.begin("p1", replace(FACTS, fixation=Fixation.HAND))
    begun.type_value(100.0, "N")
    bench.settle()
    before = replace(begun.session, battery_text="")
    assert {line.fixation for line in appointment.go_on(before).view().tests} == {Fixation.HAND}


@pytest.mark.parametrize(("days", "offered"), [(1, True), (7, True), (8, False)])
def test_a_session_is_gone_on_with_within_a_week(
    bench: Bench, appointment: Appointment, days: int, *, offered: bool
) -> None:
    earlier = replace(SESSION, started_at=NOON - timedelta(days=days))
    bench.writer.do(lambda store: store.save_session(earlier))
    assert appointment.unfinished("p1") == (earlier if offered else None)
    assert unfinished_sessions(appointment.desk) == ((earlier,) if offered else ())


def test_a_finished_session_is_not_offered(bench: Bench, appointment: Appointment) -> None:
    bench.writer.do(lambda store: store.save_session(replace(SESSION, finished_at=NOON)))
    appointment.begin("p1", FACTS).finish()
    appointment.leave()
    assert appointment.unfinished("p1") is None
    assert unfinished_sessions(appointment.desk) == ()


def test_unfinished_sessions_of_every_patient_are_found_newest_first(bench: Bench, appointment: Appointment) -> None:
    bench.writer.do(lambda store: store.save_patient(replace(PATIENT, id="p2")))
    bench.writer.do(lambda store: store.save_patient(replace(PATIENT, id="p3", discarded_at=NOON)))
    for patient_id in ("p2", "p3"):
        one = replace(SESSION, id=f"of {patient_id}", patient_id=patient_id, started_at=NOON - timedelta(hours=3))
        bench.writer.do(lambda store, one=one: store.save_session(one))  # type: ignore[misc]
    assert [session.id for session in unfinished_sessions(appointment.desk)] == ["s1", "of p2"]


def test_the_form_and_the_battery_are_kept_with_the_session(bench: Bench, appointment: Appointment) -> None:
    form = SessionForm(consent=Consent(by=ConsentBy.PATIENT))
    facts = replace(FACTS, form=form, battery_id="hips_short", movements=(Movement.ABDUCTION,), blind=True)
    begun = appointment.begin("p1", facts)
    kept = bench.store.session(begun.session.id)
    assert bench.store.form(kept.id) == form
    assert bench.changes[-1].kinds == {Kind.SESSION, Kind.FORM}
    assert kept.blind
    assert begun.view().blind
    assert batteries.read(kept.battery_text) == begun.battery
    assert begun.battery.tests == ((Movement.ABDUCTION, Side.LEFT), (Movement.ABDUCTION, Side.RIGHT))


def test_a_session_goes_on_with_the_battery_it_began_with(
    bench: Bench, appointment: Appointment, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = appointment.begin("p1", replace(FACTS, movements=(Movement.EXTENSION,), fixation=Fixation.RIG))
    battery, session = begun.battery, begun.session
    appointment.leave()
    monkeypatch.setattr(Batteries, "of", forbidden)
    assert appointment.go_on(session).battery == battery
    assert {plan.fixation for plan in battery.plans} == {Fixation.RIG}


@pytest.mark.parametrize("text", ["version = ", 'id = "hips"', "x = " + "[" * 5000])
def test_a_session_whose_battery_cannot_be_read_says_what_to_do(appointment: Appointment, text: str) -> None:
    with pytest.raises(RecordsFault, match=r"^The battery this session began with is damaged, or of a newer version"):
        appointment.go_on(replace(SESSION, battery_text=text))
    assert appointment.session is None


def test_a_session_of_before_batteries_were_kept_goes_on_with_the_clinics(appointment: Appointment) -> None:
    assert appointment.go_on(SESSION).battery == appointment.desk.battery


def test_a_session_that_goes_on_knows_what_was_skipped_and_asks_for_zero_again(
    bench: Bench, appointment: Appointment
) -> None:
    session = appointment.begin("p1", FACTS)
    bench.plug_in()
    bench.play(session, quiet(1.0))
    session.zero()
    session.skip("Too sore today.")
    assert session.view().tests[0].zeroed
    appointment.leave()
    again = appointment.go_on(session.session)
    first = again.view().tests[0]
    assert (first.skipped, first.skipped_why, first.zeroed) == (True, "Too sore today.", False)
    assert again.current == 1


def test_values_of_a_blind_session_that_is_not_finished_are_no_last_visit(
    bench: Bench, appointment: Appointment
) -> None:
    blind = appointment.begin("p1", replace(FACTS, blind=True))
    blind.set_lever_arm(0.4)
    blind.type_value(171.0, "N")
    bench.settle()
    told = appointment.begin("p1", FACTS).view().test
    assert (told.last_visit_n, told.baseline_n, told.lever_arm_last_m) == (None, None, 0.4)
    blind.finish()
    told = appointment.begin("p1", FACTS).view().test
    assert (told.last_visit_n, told.baseline_n) == (171.0, 171.0)


def test_what_is_heard_reaches_the_session(bench: Bench, appointment: Appointment) -> None:
    session = appointment.begin("p1", FACTS)
    appointment.hear(Connected())
    session.arm()
    for force in push(150.0)[::5]:
        appointment.hear(readings(bench, float(force)))
        appointment.tick()
    assert session.view().phase is Phase.REST
    appointment.hear(Lost("The dynamometer came unplugged."))
    assert session.view().lost_why == "The dynamometer came unplugged."
    appointment.hear(Connected())
    assert session.view().phase is Phase.PAUSED


@pytest.mark.parametrize(
    ("loss", "gone"), [(Loss.GONE, Gone.UNPLUGGED), (Loss.UNREAD, Gone.UNREAD), (Loss.UNOPENED, Gone.UNREAD)]
)
def test_only_a_port_that_went_came_unplugged(appointment: Appointment, loss: Loss, gone: Gone) -> None:
    session = appointment.begin("p1", FACTS)
    for event in (Connected(), Lost("Why.", loss), Lost("It is not there.", Loss.UNOPENED)):
        appointment.hear(event)
    assert session.view().gone is gone
    assert appointment.dynamometer.loss is loss, "a vain look does not change how it went"


def test_while_the_dynamometer_is_looked_for_testing_goes_on_by_typing(bench: Bench, appointment: Appointment) -> None:
    session = appointment.begin("p1", FACTS)
    for event in (Connected(), Lost("The dynamometer came unplugged.")):
        bench.dynamometer.state = State.READY
        appointment.hear(event)
    assert session.view().phase is Phase.LOST
    session.type_value(150.0, "N")
    appointment.hear(Lost("The port is still gone."))
    assert session.view().phase is Phase.REST
    bench.through_rest(session)
    assert session.view().phase is Phase.ARMED
    appointment.hear(Connected())
    assert session.view().phase is Phase.PAUSED


def test_a_loss_outside_a_session_is_said_once_however_often_it_is_looked_for(appointment: Appointment) -> None:
    assert appointment.hear(Lost("The port is gone.")) == News(sentence="The port is gone.")
    appointment.dynamometer.state = State.LOST
    assert appointment.hear(Lost("The port is still gone.")) == News()


def test_readings_that_cannot_be_used_are_said_once(appointment: Appointment) -> None:
    peak_mode = Garbled(1, b"+1.0NPO", "The dynamometer shows peaks; set it to track.")
    assert appointment.hear(peak_mode).sentence == "The dynamometer shows peaks; set it to track."
    assert appointment.hear(peak_mode) == News()
    assert appointment.hear(Garbled(1, b"?")) == News()


def test_in_a_session_the_first_reason_stays(appointment: Appointment) -> None:
    session = appointment.begin("p1", FACTS)
    appointment.hear(Connected())
    appointment.hear(Lost("The dynamometer came unplugged."))
    appointment.hear(Lost("There is no such port."))
    assert session.view().lost_why == "The dynamometer came unplugged."


def test_a_trial_cut_short_by_a_stopped_app_is_offered_and_can_be_kept(bench: Bench, appointment: Appointment) -> None:
    session = appointment.begin("p1", FACTS)
    bench.plug_in()
    session.arm()
    bench.play(session, push(150.0)[:450])
    assert appointment.cut_short() == ()
    bench.settle()
    appointment.session = None
    (trial,) = appointment.cut_short()
    assert trial.trace is not None
    assert max(trial.trace.value) == pytest.approx(150.0 * 0.97, rel=0.05)
    appointment.keep(trial)
    assert appointment.cut_short() == ()
    (kept,) = bench.store.session_trials(session.session.id)
    assert not kept.counts


def test_a_trial_cut_short_can_be_let_go(bench: Bench, appointment: Appointment) -> None:
    session = appointment.begin("p1", FACTS)
    bench.plug_in()
    session.arm()
    bench.play(session, push(150.0)[:450])
    bench.settle()
    appointment.session = None
    appointment.drop(appointment.cut_short()[0])
    assert appointment.cut_short() == ()
    assert bench.store.session_trials(session.session.id) == ()


def test_a_trial_that_could_not_be_written_is_kept_and_tried_again(bench: Bench, appointment: Appointment) -> None:
    session = appointment.begin("p1", FACTS)
    with refusing(bench):
        session.type_value(100.0, "N")
    news = appointment.hear(WriteFailed(bench.refused[0], "The disk is full; make room on it and try again."))
    assert news.sentence.endswith("The trial is kept in memory and tried again every five seconds.")
    assert session.view().test.best_n == pytest.approx(100.0)
    appointment.tick()
    assert bench.recorder.unsaved == 1
    bench.clock_s += 5.0
    appointment.tick()
    bench.settle()
    assert bench.recorder.unsaved == 0
    assert len(bench.store.session_trials(session.session.id)) == 1


def test_another_try_does_not_undo_what_was_said_of_the_trial_since(bench: Bench, appointment: Appointment) -> None:
    session = appointment.begin("p1", FACTS)
    with refusing(bench):
        session.type_value(100.0, "N")
    session.mark(Mark.SLIPPED)
    bench.recorder.try_again()
    bench.settle()
    assert [trial.mark for trial in bench.store.session_trials(session.session.id)] == [Mark.SLIPPED]


def test_a_trial_of_another_patient_that_is_not_stored_yet_stays_out(bench: Bench, appointment: Appointment) -> None:
    with refusing(bench):
        appointment.begin("p1", FACTS).type_value(100.0, "N")
        bench.writer.do(lambda store: store.save_patient(replace(PATIENT, id="p2")))
        other = appointment.begin("p2", FACTS)
        appointment.reload()
    assert other.view().test.trials == ()


def test_a_reload_does_not_forget_a_trial_that_is_not_stored_yet(bench: Bench, appointment: Appointment) -> None:
    session = appointment.begin("p1", FACTS)
    with refusing(bench):
        session.type_value(100.0, "N")
    appointment.reload()
    assert session.view().test.best_n == pytest.approx(100.0)


def test_a_write_that_succeeds_says_what_changed(bench: Bench, appointment: Appointment) -> None:
    changes = bench.writer.do(lambda store: store.save_setting("a", "b"))
    assert appointment.hear(Written("a", changes)) == News(changes=changes)


@contextlib.contextmanager
def refusing(bench: Bench) -> Iterator[None]:
    """The records take nothing that is posted; `bench.refused` says what it was."""
    bench.refused = []
    post = bench.recorder._post
    bench.recorder._post = partial(_refuse, bench)
    try:
        yield
    finally:
        bench.recorder._post = post


def _refuse(bench: Bench, job: object, what: str) -> None:
    bench.refused.append(what)
