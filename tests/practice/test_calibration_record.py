"""Calibrations as somebody fills them in, keeps them, takes them back, and finds them by dynamometer."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from frame_bench import TODAY, Office
from strengthtrack.clinic.calibration import READ_OFF, Calibration, CalibrationKind, Standing
from strengthtrack.clinic.setup import Dynamometer
from strengthtrack.errors import EntryFault
from strengthtrack.practice.calibration import edits
from strengthtrack.practice.calibration.form import (
    CalibrationForm,
    calibration,
    doubt,
    empty_form,
    form_of,
    months,
    tolerance,
)
from strengthtrack.practice.calibration.gauges import gauges, standing_of
from strengthtrack.practice.testing.dynamometer import LiveDynamometer
from strengthtrack.records.changes import Kind
from table_samples import keep_clinic

GAUGE = "Sample dynamometer (S-1)"
FILLED = CalibrationForm(GAUGE, on="3 Oct 2025", mass="10 kg", read_n=98.8, made_by="Sample Tester ", note=" strap")
KEPT = Calibration(
    "c1", GAUGE, date(2025, 10, 3), date(2026, 10, 3), known_mass_kg=10.0, read_n=98.8, made_by="Sample Tester",
    note="strap",
)  # fmt: skip


def faults(**changed: object) -> dict[str, str]:
    with pytest.raises(EntryFault) as fault:
        calibration(replace(FILLED, **changed), TODAY, "c1")  # type: ignore[arg-type]
    return dict(fault.value.faults)


def test_what_is_filled_in_is_what_is_kept() -> None:
    assert calibration(FILLED, TODAY, "c1") == KEPT
    assert calibration(form_of(KEPT), TODAY, "c1") == KEPT


def test_a_certificate_needs_neither_mass_nor_reading() -> None:
    form = replace(FILLED, kind=CalibrationKind.CERTIFICATE, mass="", read_n=None, error="0.5 %", due="3 Oct 2027")
    made = calibration(form, TODAY, "c1")
    assert (made.known_mass_kg, made.read_n, made.error_percent) == (None, None, 0.5)
    assert made.due_on == date(2027, 10, 3)
    assert calibration(replace(form, error=""), TODAY, "c1").error_percent is None


def test_every_fault_is_told_at_once_by_its_field() -> None:
    told = faults(dynamometer=" ", on="soon", due="soon", mass="", read_n=None)
    assert list(told) == ["on", "due", "mass", "dynamometer", "read"]
    assert told["dynamometer"] == "Say which dynamometer it was, by model and serial number."
    assert told["read"] == "Nothing was read under the mass yet; put it on and wait until it is steady."


def test_a_calibration_is_not_of_a_day_to_come() -> None:
    assert faults(on="29 Apr 2026") == {"on": "This day is still to come; give the day of the calibration."}


def test_a_value_read_off_a_display_names_no_dynamometer() -> None:
    live = LiveDynamometer(lambda _: None, lambda: 0.0)
    live.by_hand()
    assert live.instrument.words == READ_OFF
    assert "dynamometer" in faults(dynamometer=live.instrument.words)


def test_a_reading_far_from_what_the_mass_weighs_is_asked_about_and_not_refused() -> None:
    assert doubt(KEPT) == ""
    assert doubt(replace(KEPT, read_n=22.2)) == (
        "It read 22.2 N and 10 kg weigh 98.1 N; check the mass, and the unit of the dynamometer."
    )


def test_the_fields_begin_with_today_the_clinic_s_interval_and_who_tests(office: Office) -> None:
    office.desk.set_setting("tester", "Sample Tester")
    assert empty_form(office.desk, GAUGE) == CalibrationForm(
        GAUGE, on="28 Apr 2026", due="12 months", made_by="Sample Tester"
    )
    office.desk.edits.do(edits.hold_for(office.desk, 6))
    assert office.desk.edits.last == "Calibrations hold for 6 months"
    assert empty_form(office.desk, GAUGE).due == "6 months"
    office.desk.edits.undo()
    assert months(office.desk) == 12


def test_the_clinic_s_own_tolerance_is_kept_and_taken_back(office: Office) -> None:
    assert tolerance(office.desk) is None
    office.desk.edits.do(edits.tolerate(office.desk, 2.0))
    assert (tolerance(office.desk), office.desk.edits.last) == (2.0, "Tolerance of checks: ±2 %")
    office.desk.edits.do(edits.tolerate(office.desk, None))
    assert (tolerance(office.desk), office.desk.edits.last) == (None, "Tolerance of checks taken away")
    office.desk.edits.undo()
    assert tolerance(office.desk) == 2.0


def test_a_calibration_is_recorded_changed_set_aside_and_each_is_taken_back(office: Office) -> None:
    do, kept = office.desk.edits.do, office.store.calibrations
    do(edits.record(KEPT))
    assert office.desk.edits.last == f"Calibration of {GAUGE} recorded"
    assert office.changes[-1].kinds == {Kind.CALIBRATION}
    mended = replace(KEPT, read_n=98.2)
    do(edits.amend(KEPT, mended))
    assert kept.all() == (mended,)
    office.desk.edits.undo()
    assert kept.all() == (KEPT,)
    do(edits.set_aside(KEPT))
    assert kept.all() == ()
    for left in ((KEPT,), ()):
        office.desk.edits.undo()
        assert kept.all() == left
    office.desk.edits.redo()
    assert kept.all() == (KEPT,)


def test_the_gauges_are_those_of_trials_and_calibrations_and_the_one_connected(office: Office) -> None:
    office.writer.do(lambda store: store.calibrations.save(replace(KEPT, due_on=TODAY - timedelta(1))))
    office.writer.do(lambda store: store.calibrations.save(replace(KEPT, id="c2", dynamometer="Never used")))
    with office.store.together():
        keep_clinic(office.store)
    found = gauges(office.store, TODAY, "New gauge")
    assert [(one.dynamometer, one.standing.state) for one in found] == [
        (GAUGE, Standing.OVERDUE),
        ("New gauge", Standing.NEVER),
        ("Never used", Standing.GOOD),
    ]
    used, connected, _ = found
    assert used.trials > 10
    assert (used.first_on, connected.first_on) == (TODAY, None)
    assert used.last_on == TODAY
    assert [one.connected for one in found] == [False, True, False]
    assert [one.id for one in used.calibrations] == ["c1"]


def test_one_that_is_connected_and_used_is_one_gauge(office: Office) -> None:
    with office.store.together():
        keep_clinic(office.store)
    (found,) = gauges(office.store, TODAY, GAUGE.upper())
    assert found.connected
    assert found.trials > 10


def test_how_it_stands_with_the_one_on_the_desk(office: Office) -> None:
    office.desk.edits.do(edits.record(KEPT))
    on_desk = standing_of(office.store, GAUGE, date(2026, 10, 4))
    assert on_desk is not None
    assert on_desk.sentence == f"Calibration of {GAUGE} was due on 3 Oct 2026."
    assert standing_of(office.store, READ_OFF, TODAY) is None
    assert standing_of(office.store, Dynamometer("").words, TODAY) is None
