"""Force over time from other software: what is asked, what is refused, and the trial that comes of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import intake_samples as samples
from frame_bench import NOW, TODAY, Office
from strengthtrack.clinic.patient import Patient
from strengthtrack.clinic.setup import Dynamometer, Fixation, Movement, Side
from strengthtrack.clinic.trial import Source
from strengthtrack.errors import EntryFault
from strengthtrack.practice.intake.encodings import content_of, text_of
from strengthtrack.practice.intake.faults import IntakeFault
from strengthtrack.practice.intake.force_reading import ForceReading, force_reading, still_asked
from strengthtrack.practice.intake.force_table import (
    Decimal,
    ForceChoice,
    ForceTable,
    TimeUnit,
    force_table,
    proposed,
    unit_named,
)
from strengthtrack.practice.intake.force_trial import (
    ForceOf,
    add_words,
    force_edit,
    not_compared,
    sessions_on,
    setup_asked,
)

GAUGE = Dynamometer("Sample gauge", "S-9")
SAID = ForceChoice(1, 0, TimeUnit.SECONDS, "N")


def table(text: str) -> ForceTable:
    return force_table(text_of(text.encode(), "push.csv"), "push.csv")


def reading(text: str, choice: ForceChoice = SAID) -> ForceReading:
    return force_reading(table(text), choice)


# what a file says of itself


def test_columns_are_proposed_and_the_unit_is_not_taken() -> None:
    choice, unit = proposed(table(samples.push()))
    assert (choice.time, choice.force, choice.time_unit) == (0, 1, TimeUnit.SECONDS)
    assert (choice.unit, unit) == ("", "N")
    assert still_asked(choice) == "Say in which unit the force is."


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Force (N)", "N"), ("Force [kgf]", "kgf"), ("Load (lbs)", "lbf"), ("force_kN", "kN"), ("Force (Newtons)", "N"),
        ("Force (mN)", "mN"), ("Force", ""), ("Force (V)", ""), ("N", ""),
    ],
)  # fmt: skip
def test_a_heading_names_a_unit(heading: str, unit: str) -> None:
    assert unit_named(heading) == unit


def test_what_stands_before_the_readings_is_passed_over() -> None:
    text = "Sample software 3.1\nSubject;Sample\n\nTime;Force\n[ms];[kg]\n0;0,5\n10;1,5\n"
    found = table(text)
    assert found.columns == ("Time (ms)", "Force (kg)")
    assert found.decimal is Decimal.COMMA
    assert [line.number for line in found.lines] == [6, 7]
    choice, unit = proposed(found)
    assert (choice.time_unit, unit) == (TimeUnit.MILLISECONDS, "kgf")


def test_a_file_of_numbers_alone_is_read_at_a_rate() -> None:
    found = table("\n".join(str(number) for number in range(200)))
    choice, _ = proposed(found)
    assert (choice.force, choice.time_unit) == (0, TimeUnit.RATE)
    assert still_asked(replace(choice, unit="N")) == "Say how many readings there are a second."
    got = force_reading(found, replace(choice, unit="N", rate_hz=100.0))
    assert (got.lasted_s, got.peak_n) == (1.99, 199.0)
    assert got.rate_hz == pytest.approx(100.0)


def test_seconds_and_milliseconds_are_not_told_apart_by_guessing() -> None:
    choice, _ = proposed(table(samples.push(heading="Time,Force (N)")))
    assert still_asked(replace(choice, unit="N")) == "Say whether the time is in seconds or in milliseconds."


# the readings


def test_readings_are_kept_as_they_came() -> None:
    text = "t [ms];F [kgf]\n" + "".join(f"{5000 + 10 * at};{at / 4:.2f}\n".replace(".", ",") for at in range(101))
    got = reading(text, ForceChoice(1, 0, TimeUnit.MILLISECONDS, "kgf", decimal=Decimal.COMMA, zero=5.0))
    assert (got.trace.unit, got.trace.zero) == ("kgf", 5.0)
    assert (got.trace.value[-1], got.trace.t_s[0], got.trace.t_s[-1]) == (25.0, 0.0, 1.0)
    assert got.peak_n == pytest.approx(20.0 * 9.80665)
    assert got.rate_hz == pytest.approx(100.0)


def test_pushes_that_count_down_are_turned_over() -> None:
    text = "t,F\n" + "".join(f"{at / 10},{-at}\n" for at in range(20))
    with pytest.raises(IntakeFault, match="No reading lies above zero; turn the force over"):
        reading(text)
    assert reading(text, replace(SAID, turned=True)).peak_n == 19.0


def test_what_is_shown_unloaded_is_turned_over_with_the_pushes() -> None:
    text = "t,F\n" + "".join(f"{at / 10},{-25 - at}\n" for at in range(20))
    got = reading(text, replace(SAID, turned=True, zero=-25.0))
    assert (got.peak_n, got.trace.zero, got.trace.value[0]) == (19.0, 25.0, 25.0)


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (["0,1", "0.4,2", "0.3,3"], r"In line 4 the time goes from 0.4 to 0.3 and does not rise"),
        (["0,1", "1,2", "1,3"], r"In line 4 the time goes from 1 to 1 and does not rise"),
        (["0,1", "1,pause", "2,3"], r"Line 3 has “pause” and no number under “F”"),
        (["0,1", "1,", "2,3"], r"Line 3 has nothing under “F”"),
        (["0,1", "1", "2,3"], r"Line 3 has nothing under “F”"),
        (["0,1", "1,nan", "2,3"], r"Line 3 has “nan” and no number"),
        (["0,1", "0.2,2"], r"The file holds 0.200 s; a push lasts 0.5 s or more"),
        (["0,1", "500,2"], r"The file holds 500 s; a push lasts 120 s at most"),
        (["0,1", "3,2"], r"A rate of 0.333 Hz cannot be right; it is 5 to 20000 readings a second"),
        (["0,1", *(f"{at / 10},{-at * 1e298}" for at in range(1, 12))], r"The greatest force would be 1e\+299 N, and"),
        (
            ["0,1", *(f"{at / 10},{at * 500}" for at in range(1, 11))],
            r"The greatest force would be 5000 N, and the most is 2000 N; check the unit",
        ),
    ],
)
def test_what_cannot_be_a_push_is_told_by_its_line(lines: list[str], sentence: str) -> None:
    with pytest.raises(IntakeFault, match=sentence):
        reading("\n".join(["t,F", *lines]))


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        (replace(SAID, unit="V"), "The unit “V” is not known; choose one of N, "),
        (replace(SAID, time=1), "Say which column holds the time; it is not the one of the force."),
        (replace(SAID, force=None), "Say which column holds the force."),
        (replace(SAID, time_unit=TimeUnit.RATE, rate_hz=1.0), "A rate of 1 Hz cannot be right"),
        (replace(SAID, zero=None), "Say what the file shows unloaded, 0 where it was zeroed."),
        (replace(SAID, zero=float("nan")), "Say what the file shows unloaded"),
    ],
)
def test_what_is_not_said_or_wrong_is_told(choice: ForceChoice, sentence: str) -> None:
    with pytest.raises(IntakeFault, match=sentence):
        reading(samples.push(), choice)


def test_signs_that_cannot_be_seen_are_no_part_of_a_number() -> None:
    text = samples.push().replace("\n0.0100,", "\n0.0100\x1f,", 1)
    assert reading(text) == reading(samples.push())
    with pytest.raises(IntakeFault, match=r"Line 3 has “0\.01"):
        reading(samples.push().replace("\n0.0100,", "\n0.01\x1f00,", 1))


def test_a_file_without_numbers_is_refused() -> None:
    with pytest.raises(IntakeFault, match=r"“push.csv” holds no row of numbers; choose a file of force over time"):
        table("Name,Born\nSample Patient A,1994-03-12\n")


@given(st.lists(st.floats(0.0, 400.0), min_size=60, max_size=80).filter(lambda values: max(values) > 1e-6))
def test_any_push_comes_back(values: list[float]) -> None:
    text = samples.columns([("t", "F"), *((repr(at / 100), repr(value)) for at, value in enumerate(values))])
    got = reading(text)
    assert list(got.trace.value) == values
    assert got.peak_n == max(values)


# real force


@pytest.mark.parametrize(
    ("name", "column", "peak_n", "rate_hz"),
    [
        ("ID2_DNM_100Hz_every20th.csv", 1, 193, 100.0),
        ("ID18_DNM_100Hz_every20th.csv", 4, 297, 100.0),
        ("ID8_DNM_100Hz_every20th.csv", 3, 167, 100.0),
        ("ID28_DNM_2000Hz.csv", 2, 99, 2000.0),
    ],
)
def test_real_recordings_are_read(recordings: Path, name: str, column: int, peak_n: float, rate_hz: float) -> None:
    path = recordings / "lower_limb_isometric_cc0" / name
    found = force_table(text_of(content_of(path), name), name)
    choice, unit = proposed(found)
    assert (unit, choice.time, choice.time_unit) == ("", 0, TimeUnit.SECONDS)
    got = force_reading(found, replace(choice, force=column, unit="kgf"))
    assert got.peak_n == pytest.approx(peak_n, abs=1.0)
    assert got.lasted_s == 10.0
    assert got.rate_hz == pytest.approx(rate_hz)


def test_a_real_recording_whose_time_begins_anew_is_refused(recordings: Path) -> None:
    path = recordings / "gripsensor_mit" / "P1_power_grasp_force_only_hard_trial1.csv"
    found = force_table(text_of(content_of(path), path.name), path.name)
    choice, _ = proposed(found)
    assert found.columns[choice.force or 0] == "Grip_Force"
    with pytest.raises(IntakeFault, match=r"In line 296 the time goes from 3.2269 to 0 and does not rise"):
        force_reading(found, replace(choice, unit="N", time_unit=TimeUnit.SECONDS))


# the trial


@pytest.fixture
def who(office: Office) -> Patient:
    return office.patient("Sample Patient A", tested=TODAY - timedelta(days=7))


def about(office: Office, who: Patient, day: date = TODAY, **setup: object) -> ForceOf:
    asked = setup_asked(office.store, office.desk.battery, who.id, Movement.ABDUCTION, Side.RIGHT)
    named = replace(asked, dynamometer=GAUGE, **setup)  # type: ignore[arg-type]
    there = sessions_on(office.store, who.id, day)
    return ForceOf(who, day, named, there[-1] if there else None, "push.csv")


def test_the_last_set_up_is_offered_without_its_dynamometer(office: Office, who: Patient) -> None:
    asked = setup_asked(office.store, office.desk.battery, who.id, Movement.ABDUCTION, Side.RIGHT)
    assert (asked.position, asked.fixation, asked.tester) == ("side", Fixation.BELT, "Sample Tester")
    assert asked.dynamometer == Dynamometer("")
    other = setup_asked(office.store, office.desk.battery, who.id, Movement.EXTENSION, Side.LEFT)
    assert (other.side, other.tester) == (Side.LEFT, "")
    assert other.position == office.desk.battery.plan(Movement.EXTENSION).position


def test_it_becomes_a_trial_in_a_session_of_its_day(office: Office, who: Patient) -> None:
    got, of = reading(samples.push()), about(office, who)
    assert add_words(office.store, of) == "Add trial 1 to a new session of 28 April 2026"
    office.desk.edits.do(force_edit(office.store, got, of, NOW))
    assert office.desk.edits.last == "Trial 1 of hip abduction right added from push.csv"
    session = office.store.sessions(who.id)[-1]
    assert (session.day, session.tester, session.finished_at) == (TODAY, "Sample Tester", session.started_at)
    (trial,) = office.store.session_trials(session.id)
    assert (trial.trace, trial.source, trial.note) == (got.trace, Source.FILE, "From the file push.csv")
    assert trial.setup.dynamometer == GAUGE
    assert office.store.analyses.in_force(trial.id) is not None
    assert office.store.tested_on(who.id)[-1] == TODAY


def test_it_is_undone_and_done_again(office: Office, who: Patient) -> None:
    edits = office.desk.edits
    edits.do(force_edit(office.store, reading(samples.push()), about(office, who), NOW))
    edits.undo()
    assert [session.day for session in office.store.sessions(who.id)] == [TODAY - timedelta(days=7)]
    edits.redo()
    assert len(office.store.trials(who.id)) == 2


def test_it_joins_a_session_that_is_there(office: Office, who: Patient) -> None:
    of = about(office, who, TODAY - timedelta(days=7))
    assert add_words(office.store, of) == "Add trial 2 to the session of 21 April 2026"
    edit = force_edit(office.store, reading(samples.push()), of, NOW)
    office.desk.edits.do(edit)
    (session,) = office.store.sessions(who.id)
    assert [trial.number for trial in office.store.session_trials(session.id)] == [1, 2]
    office.desk.edits.undo()
    assert len(office.store.sessions(who.id)) == 1, "the session was there before"


def test_the_same_recording_is_not_taken_twice(office: Office, who: Patient) -> None:
    office.desk.edits.do(force_edit(office.store, reading(samples.push()), about(office, who), NOW))
    with pytest.raises(EntryFault, match="is here already, as trial 1 of hip abduction right on that day"):
        force_edit(office.store, reading(samples.push()), about(office, who), NOW)


def test_another_set_up_is_not_compared(office: Office, who: Patient) -> None:
    of = about(office, who, fixation=Fixation.HAND)
    told = not_compared(office.store, who.id, of.setup)
    assert told == (
        "Fixation changed, belt to by hand",
        "Dynamometer changed, Read off its display to Sample gauge (S-9)",
    )
    alike = replace(about(office, who).setup, dynamometer=Dynamometer("Read off its display"))
    assert not_compared(office.store, who.id, alike) == ()


def test_an_open_session_is_not_added_to_from_beside(office: Office, who: Patient) -> None:
    session = replace(office.store.sessions(who.id)[0], id="open", finished_at=None)
    office.writer.do(lambda store: store.save_session(session))
    assert [one.id for one in sessions_on(office.store, who.id, session.day)] != ["open"]
    assert "open" not in {one.id for one in sessions_on(office.store, who.id, session.day)}


@pytest.mark.parametrize(
    ("field", "setup", "day"),
    [
        ("position", {"position": " "}, TODAY),
        ("pad", {"pad": ""}, TODAY),
        ("tester", {"tester": ""}, TODAY),
        ("day", {}, TODAY + timedelta(days=1)),
        ("day", {}, date(1990, 1, 1)),
    ],
)
def test_what_is_missing_is_named(
    office: Office, who: Patient, field: str, setup: dict[str, object], day: date
) -> None:
    with pytest.raises(EntryFault) as caught:
        force_edit(office.store, reading(samples.push()), about(office, who, day, **setup), NOW)
    assert [name for name, _ in caught.value.faults] == [field]


def test_no_dynamometer_is_named(office: Office, who: Patient) -> None:
    of = about(office, who)
    bare = replace(of, setup=replace(of.setup, dynamometer=Dynamometer(" ")))
    with pytest.raises(EntryFault, match="Say with which dynamometer it was measured"):
        force_edit(office.store, reading(samples.push()), bare, NOW)


def test_a_session_of_today_does_not_begin_in_the_future(office: Office, who: Patient) -> None:
    early = datetime(2026, 4, 28, 5, 0, tzinfo=UTC)
    office.desk.edits.do(force_edit(office.store, reading(samples.push()), about(office, who), early))
    assert office.store.sessions(who.id)[-1].started_at == early
