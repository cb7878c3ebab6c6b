import json
from dataclasses import replace
from datetime import date, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic_samples import sample_session, sample_setup, sample_trial
from fhir_r4 import resources
from fhir_samples import DAY, NOW, PATIENT, VISIT, codes, component, observation, record, told
from strengthtrack.clinic.calibration import Calibration
from strengthtrack.clinic.function import FunctionMeasure, FunctionScore, PatientActivity
from strengthtrack.clinic.pain import PainReport
from strengthtrack.clinic.patient import AffectedSide, Sex
from strengthtrack.clinic.session_form import SessionForm
from strengthtrack.clinic.setup import Contraction, Dynamometer, Fixation, Movement, Side, ValueRule
from strengthtrack.clinic.trial import Mark, Source
from strengthtrack.documents.fhir.bundle import bundle
from strengthtrack.documents.fhir.record import PatientRecord


def test_a_patient_is_told_with_number_name_birth_date_sex_and_address() -> None:
    (patient,) = resources(told(record()), "Patient")
    del patient["id"]
    assert patient == {
        "resourceType": "Patient",
        "identifier": [{"system": "urn:strengthtrack:record-number", "value": "SP-04a"}],
        "name": [{"text": "Sample Patient A"}],
        "birthDate": "1994-03-12",
        "address": [{"text": "1 Sample Street, Sampletown", "line": ["1 Sample Street", "Sampletown"]}],
        "gender": "female",
    }


@pytest.mark.parametrize(
    ("sex", "gender"),
    [(Sex.FEMALE, "female"), (Sex.MALE, "male"), (Sex.OTHER, "other"), (Sex.UNKNOWN, "unknown")],
)
def test_the_sex_is_one_of_fhirs_four(sex: Sex, gender: str) -> None:
    (patient,) = resources(told(record(patient=replace(PATIENT, sex=sex))), "Patient")
    assert patient["gender"] == gender


def test_why_the_patient_came_is_a_condition_in_words_with_its_side_and_no_verdict() -> None:
    (condition,) = resources(told(record()), "Condition")
    assert condition["code"] == {"text": "Pain on stairs"}
    assert condition["bodySite"][0]["text"] == "Right side"
    assert "clinicalStatus" not in condition
    assert "verificationStatus" not in condition
    nothing_said = replace(PATIENT, reason=" ", affected=AffectedSide.UNKNOWN)
    assert resources(told(record(patient=nothing_said)), "Condition") == []


def test_a_test_is_told_with_its_value_its_side_and_how_it_was_done() -> None:
    trials = [sample_trial(VISIT, 186.0), replace(sample_trial(VISIT, 171.5), number=2)]
    test = observation(told(record(trials=trials)), "hip-abduction-strength")
    assert test["status"] == "final"
    assert test["valueQuantity"] == {"value": 186.0, "unit": "N", "system": "http://unitsofmeasure.org", "code": "N"}
    assert test["code"]["text"] == "Right hip abduction strength"
    assert (codes(test["bodySite"]), test["bodySite"]["text"]) == (["right-hip"], "Right hip")
    assert codes(test["method"]) == ["make-test"]
    assert test["method"]["text"] == (
        "Make test; position: side-lying; pad: 5 cm above the knee; dynamometer held by a belt; value: best peak; "
        "seen in a push: force, both bests"
    )
    assert test["performer"] == [{"display": "Tester"}]
    assert test["effectiveDateTime"] == "2026-04-28T12:00:00Z"
    assert "note" not in test


def test_torque_and_force_per_body_mass_are_the_value_in_other_units() -> None:
    test = observation(told(record(trials=[sample_trial(VISIT, 186.0)])), "hip-abduction-strength")
    assert component(test, "lever-arm")["valueQuantity"]["value"] == 0.36
    torque, per_mass = component(test, "torque")["valueQuantity"], component(test, "force-per-body-mass")
    assert (torque["value"], torque["code"]) == (66.96, "N.m")
    assert (per_mass["valueQuantity"]["value"], per_mass["valueQuantity"]["code"]) == (2.862, "N/kg")


def test_without_body_mass_or_lever_arm_nothing_is_made_of_them() -> None:
    unweighed = replace(VISIT, body_mass_kg=None)
    trial = sample_trial(unweighed, 186.0, replace(sample_setup(), lever_arm_m=None))
    made = told(record(unweighed, [trial], patient=replace(PATIENT, height_m=None)))
    (test,) = resources(made, "Observation")
    assert [codes(part["code"])[0] for part in test["component"]] == [
        "trial-peak", "position", "pad", "fixation", "value-rule"
    ]  # fmt: skip


def test_every_trial_says_what_it_gave_and_whether_it_counts() -> None:
    limited = replace(sample_trial(VISIT, 190.0, mark=Mark.PAIN), number=2)
    cut = replace(sample_trial(VISIT, 80.0), number=3, complete=False)
    test = observation(told(record(trials=[sample_trial(VISIT, 186.0), limited, cut])), "hip-abduction-strength")
    trials = [part for part in test["component"] if codes(part["code"]) == ["trial-peak"]]
    assert [(part["code"]["text"], part["valueQuantity"]["value"]) for part in trials] == [
        ("Trial 1, peak", 186.0), ("Trial 2, peak", 190.0), ("Trial 3, peak", 80.0)
    ]  # fmt: skip
    assert [[codes(said)[0] for said in part["interpretation"]] for part in trials] == [
        ["counts", "read-from-dynamometer"],
        ["does-not-count", "limited-by-pain", "read-from-dynamometer"],
        ["does-not-count", "cut-short", "read-from-dynamometer"],
    ]
    assert test["valueQuantity"]["value"] == 186.0


def test_a_test_of_which_no_trial_counts_has_no_value_and_says_so() -> None:
    test = observation(told(record(trials=[sample_trial(VISIT, 190.0, mark=Mark.SLIPPED)])), "hip-abduction-strength")
    assert "valueQuantity" not in test
    assert test["dataAbsentReason"]["text"] == "No trial of this test counts and has a value."
    assert "torque" not in [codes(part["code"])[0] for part in test["component"]]


def test_a_typed_value_says_that_it_was_typed_and_as_what() -> None:
    typed = replace(sample_trial(VISIT, 0.0), source=Source.TYPED, trace=None, typed_n=178.48103, typed_as="18.2 kgf")
    test = observation(told(record(trials=[typed])), "hip-abduction-strength")
    assert test["valueQuantity"]["value"] == 178.481
    assert test["note"] == [{"text": "Trial 1: read off the dynamometer’s display and typed as 18.2 kgf."}]
    assert codes(test["component"][0]["interpretation"][1]) == ["typed-from-display"]


def test_a_best_second_is_told_as_one_and_a_push_too_short_for_it_has_none() -> None:
    setup = replace(sample_setup(), value=ValueRule.PLATEAU)
    test = observation(told(record(trials=[sample_trial(VISIT, 186.0, setup)])), "hip-abduction-strength")
    (trial,) = (part for part in test["component"] if codes(part["code"]) == ["trial-best-second"])
    assert trial["dataAbsentReason"]["text"] == "The push was too short to have a best second."
    assert codes(component(test, "value-rule")["valueCodeableConcept"]) == ["best-second"]


def test_a_set_up_that_was_changed_within_a_visit_is_a_value_of_its_own() -> None:
    by_hand = sample_trial(VISIT, 150.0, sample_setup(fixation=Fixation.HAND))
    made = told(record(trials=[sample_trial(VISIT, 186.0), by_hand]))
    tests = [one for one in resources(made, "Observation") if codes(one["code"]) == ["hip-abduction-strength"]]
    assert [one["valueQuantity"]["value"] for one in tests] == [186.0, 150.0]
    assert [codes(component(one, "fixation")["valueCodeableConcept"])[0] for one in tests] == [
        "held-by-belt", "held-by-hand"
    ]  # fmt: skip


def test_going_back_to_the_first_set_up_leaves_its_id_as_it_was() -> None:
    belt, again = sample_trial(VISIT, 186.0), sample_trial(VISIT, 190.0)
    by_hand = sample_trial(VISIT, 150.0, sample_setup(fixation=Fixation.HAND))
    alone = observation(told(record(trials=[belt])), "hip-abduction-strength")
    made = told(record(trials=[belt, by_hand, again]))
    first, second = (one for one in resources(made, "Observation") if "method" in one)
    assert first["id"] == alone["id"]
    assert (first["valueQuantity"]["value"], second["valueQuantity"]["value"]) == (190.0, 150.0)


def test_left_and_right_hip_and_knee_are_told_apart() -> None:
    both = [
        sample_trial(VISIT, 100.0 + at, sample_setup(movement, side))
        for at, (movement, side) in enumerate((m, s) for m in Movement for s in Side)
    ]
    tests = [one for one in resources(told(record(trials=both)), "Observation") if "method" in one]
    sites = [(codes(one["code"])[0], codes(one["bodySite"])[0], one["valueQuantity"]["value"]) for one in tests]
    assert sites == [
        (f"{trial.setup.movement.value.replace('_', '-')}-strength",
         f"{trial.setup.side.value}-{'knee' if 'knee' in trial.setup.movement.value else 'hip'}",
         float(trial.id.rpartition("-")[2]))
        for trial in both
    ]  # fmt: skip


def test_break_tests_are_told_as_such() -> None:
    trial = sample_trial(VISIT, 186.0, replace(sample_setup(), contraction=Contraction.BREAK))
    assert codes(observation(told(record(trials=[trial])), "hip-abduction-strength")["method"]) == ["break-test"]


def test_the_dynamometer_is_told_once_with_serial_number_and_profile() -> None:
    gauge = Dynamometer("Force gauge", "0417", "mark10_gcl2", "00ff")
    trials = [sample_trial(VISIT, n, replace(sample_setup(), dynamometer=gauge)) for n in (186.0, 180.0)]
    made = told(record(trials=trials))
    (device,) = resources(made, "Device")
    assert device["deviceName"] == [{"name": "Force gauge", "type": "model-name"}]
    assert device["serialNumber"] == "0417"
    assert {codes(one["type"])[0]: one["valueCode"][0]["text"] for one in device["property"]} == {
        "profile": "mark10_gcl2", "profile-hash": "00ff"
    }  # fmt: skip
    test = observation(made, "hip-abduction-strength")
    assert test["device"]["reference"] == f"Device/{device['id']}"


def test_the_calibration_of_the_dynamometer_is_told_and_said_with_each_value_while_it_was_overdue() -> None:
    made_on, due_on = date(2025, 4, 1), DAY - timedelta(1)
    calibration = Calibration("c1", "Dynamometer 1 (0417)", made_on, due_on, known_mass_kg=10.0, read_n=98.8)
    trials = [sample_trial(VISIT, 186.0)]
    made = told(record(trials=trials, calibrations=(calibration,)))
    (device,) = resources(made, "Device")
    assert {codes(one["type"])[0]: one["valueCode"][0]["text"] for one in device["property"]} == {
        "calibrated-on": "2025-04-01", "calibration-due-on": "2026-04-27"
    }  # fmt: skip
    assert device["note"] == [{"text": "Calibration was due on 27 Apr 2026."}]
    assert observation(made, "hip-abduction-strength")["note"] == [
        {"text": "Calibration of the dynamometer was due on 27 Apr 2026."}
    ]
    good = told(record(trials=trials, calibrations=(replace(calibration, due_on=DAY),)))
    assert "note" not in resources(good, "Device")[0]
    assert "note" not in observation(good, "hip-abduction-strength")


def test_without_identity_no_calibration_tells_the_serial_number() -> None:
    calibration = Calibration("c1", "Dynamometer 1 (0417)", date(2025, 4, 1), DAY - timedelta(1))
    made = told(record(trials=[sample_trial(VISIT, 186.0)], calibrations=(calibration,)), identified=False)
    assert "0417" not in json.dumps(made)
    assert resources(made, "Device")[0]["note"] == [{"text": "Calibration was due on 27 Apr 2026."}]


def test_body_mass_and_height_are_vital_signs_and_the_height_has_no_day() -> None:
    made = told(record())
    mass, height = observation(made, "29463-7"), observation(made, "8302-2")
    assert (mass["valueQuantity"]["value"], mass["valueQuantity"]["code"]) == (65.0, "kg")
    assert (height["valueQuantity"]["value"], height["valueQuantity"]["code"]) == (168.0, "cm")
    assert {codes(one["category"][0])[0] for one in (mass, height)} == {"vital-signs"}
    assert "effectiveDateTime" not in height
    assert height["_effectiveDateTime"]["extension"][0]["valueCode"] == "unknown"


def test_what_is_not_finished_is_preliminary() -> None:
    made = told(record(sample_session("s1", DAY), [sample_trial(VISIT, 186.0)]))
    visits = [one for one in resources(made, "Observation") if "effectiveDateTime" in one]
    assert {one["status"] for one in visits} == {"preliminary"}


def test_times_are_told_in_utc_whatever_the_zone_they_came_in() -> None:
    west = timezone(timedelta(hours=-5))
    visit = replace(VISIT, started_at=VISIT.started_at.astimezone(west), pain=PainReport(now=1))
    made = json.loads(bundle([record(visit)], NOW.astimezone(west)))
    assert made["timestamp"] == "2026-04-28T14:00:00Z"
    assert observation(made, "pain-now")["effectiveDateTime"] == "2026-04-28T12:00:00Z"


def test_the_same_records_are_the_same_bytes_and_another_visit_changes_no_id() -> None:
    first = record(trials=[sample_trial(VISIT, 186.0)])
    assert bundle([first], NOW) == bundle([first], NOW)
    later = sample_session("s2", date(2026, 5, 12))
    grown = replace(first, sessions=(VISIT, later), trials=(*first.trials, sample_trial(later, 190.0)))
    before, after = ({entry["fullUrl"] for entry in told(one)["entry"]} for one in (first, grown))
    assert before < after


def test_nobody_makes_a_bundle_without_entries() -> None:
    assert json.loads(bundle([], NOW)) == {
        "resourceType": "Bundle", "type": "transaction", "timestamp": "2026-04-28T14:00:00Z"
    }  # fmt: skip


SECRET = replace(
    PATIENT,
    name="Name-Secret",
    record_number="Number-Secret",
    address="Address-Secret\nTown-Secret",
    reason="Reason-Secret",
    referrer="Referrer-Secret",
)


def secret_record() -> PatientRecord:
    visit = replace(VISIT, note="Note-Secret", tester="Tester-Secret")
    gauge = Dynamometer("Force gauge", "Serial-Secret")
    setup = replace(sample_setup(), tester="Tester-Secret", dynamometer=gauge)
    trial = replace(sample_trial(visit, 186.0, setup), note="Trial-Secret")
    form = SessionForm(activities=(PatientActivity("Activity-Secret", 4.0),))
    return record(visit, [trial], patient=SECRET, forms={"s1": form})


def test_a_hidden_patient_is_told_without_who_it_is_or_what_was_typed() -> None:
    named, hidden = (told(secret_record(), identified=identified) for identified in (True, False))
    assert json.dumps(named).count("Secret") >= 9
    assert "Secret" not in json.dumps(hidden)
    assert "1994" not in json.dumps(hidden)
    assert observation(hidden, "hip-abduction-strength")["valueQuantity"]["value"] == 186.0
    assert observation(hidden, "function-psfs")["component"][0]["code"]["text"] == "Activity 1"
    assert {one["id"] for one in resources(hidden, "Patient")}.isdisjoint(
        one["id"] for one in resources(named, "Patient")
    )


ANY_TEXT = st.text(max_size=60) | st.sampled_from(
    ["=cmd|' /C calc'!A0", "../../etc/passwd", "\x00\x1f\x7f", "\u202eשלום", "\ud800", " \u00a0\u3000 ", "x" * 4000]
)


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_whatever_was_typed_makes_a_valid_bundle(name: str, note: str, place: str) -> None:
    visit = replace(VISIT, note=note, tester=name)
    setup = replace(sample_setup(), position=place, pad=note, tester=name, dynamometer=Dynamometer(place, note, name))
    trial = replace(sample_trial(visit, 186.0, setup), note=note, source=Source.TYPED, typed_as=place)
    patient = replace(PATIENT, name=name, record_number=place, reason=note, address=f"{name}\n{place}")
    form = SessionForm(
        function=(FunctionScore(FunctionMeasure.AKPS, 70.0, name),), activities=(PatientActivity(note, 3.0),)
    )
    of = record(visit, [trial], patient=patient, forms={"s1": form})
    for identified in (True, False):
        told(of, identified=identified)
